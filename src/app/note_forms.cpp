// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/note.hpp"
#include "base/utf8.hpp"
#include "records/fair_trial.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

namespace vigil::app {
namespace {

using nlohmann::json;

struct ClaimField {
    std::string_view name;
    std::string NoteClaim::*member;
};
constexpr std::array claim_fields{
    ClaimField{"what", &NoteClaim::what},   ClaimField{"who", &NoteClaim::who},
    ClaimField{"when", &NoteClaim::when},   ClaimField{"where", &NoteClaim::where},
    ClaimField{"by", &NoteClaim::by},       ClaimField{"according_to", &NoteClaim::according_to},
    ClaimField{"law", &NoteClaim::law},     ClaimField{"detail", &NoteClaim::detail},
    ClaimField{"count", &NoteClaim::count},
};

struct NoteField {
    std::string_view name;
    std::string Note::*member;
};
constexpr std::array note_fields{NoteField{"channel", &Note::channel}, NoteField{"told_on", &Note::told_on},
                                 NoteField{"source", &Note::source}, NoteField{"text", &Note::text},
                                 NoteField{"language", &Note::language}};

Result<std::string> text_of(const json& value, const std::string& name)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_number_integer())
        return std::to_string(value.get<std::int64_t>());
    return Error{Fault::malformed, "the field '" + name + "' of a note must be a text"};
}

Result<bool> take(NoteClaim& claim, const std::string& name, const json& value)
{
    const auto field = std::ranges::find(claim_fields, name, &ClaimField::name);
    if (field == claim_fields.end())
        return false;
    VIGIL_TRY(claim.*field->member, text_of(value, name));
    return true;
}

/// A field of the hearing; one that may come several times may be a list. False: no such field.
Result<bool> take(NoteHearing& hearing, const std::string& name, const json& value)
{
    const auto* field = records::hearing_field(name);
    if (field == nullptr)
        return false;
    for (const auto& item : value.is_array() && field->several ? value : json::array({value})) {
        VIGIL_TRY(auto words, text_of(item, name));
        if (!trimmed(words).empty())
            hearing.fields.emplace_back(name, std::move(words));
    }
    return true;
}

Result<Done> take_checks(NoteHearing& hearing, const json& checks)
{
    if (!checks.is_object())
        return Error{Fault::malformed, "'checks' of a note must be an object of items and answers"};
    for (const auto& [item, value] : checks.items()) {
        VIGIL_TRY(auto words, text_of(value, item));
        if (!trimmed(words).empty())
            hearing.checks.emplace_back(item, std::move(words));
    }
    return Done{};
}

Result<NoteClaim> claim_of(const json& object)
{
    if (!object.is_object())
        return Error{Fault::malformed, "'claims' of a note must be a list of objects"};
    NoteClaim claim;
    for (const auto& [name, value] : object.items()) {
        VIGIL_TRY(const bool taken, take(claim, name, value));
        if (!taken)
            return Error{Fault::malformed, "a claim of a note has no field '" + name + "'"};
    }
    return claim;
}

std::optional<std::int64_t> number(std::string_view text)
{
    std::int64_t value = 0;
    std::string digits;
    for (const char c : text)
        if (c != ',' && c != ' ')
            digits += c;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (fault != std::errc{} || end != digits.data() + digits.size() || digits.empty() || value < 0)
        return std::nullopt;
    return value;
}

bool strip(std::string_view& text, std::string_view prefix)
{
    if (!text.starts_with(prefix))
        return false;
    text = trimmed(text.substr(prefix.size()));
    return true;
}

/// The two ends of "200 to 999", "200..999", "200..", "200-999".
std::optional<std::pair<std::string_view, std::string_view>> ends_of(std::string_view text)
{
    for (const std::string_view separator : {"..", " to ", "-", "–"})
        if (const auto at = text.find(separator); at != std::string_view::npos)
            return std::pair{trimmed(text.substr(0, at)), trimmed(text.substr(at + separator.size()))};
    return std::nullopt;
}

} // namespace

Result<domain::Count> parse_count(std::string_view typed)
{
    std::string_view text = trimmed(typed);
    domain::Count count;
    const bool open = strip(text, "at least");
    const bool up_to = strip(text, "up to");
    count.approximate = strip(text, "about") || strip(text, "~");
    const auto ends = ends_of(text);
    const auto first = number(ends ? ends->first : text);
    const auto last = ends && !ends->second.empty() ? number(ends->second) : first;
    if (!first || !last || *last < *first)
        return Error{Fault::malformed,
                     "'" + std::string{typed} + "' is no number; write 28, at least 28, about 1000, or 200 to 999"};
    count.min = up_to ? 0 : *first;
    if (!open && !(ends && ends->second.empty()))
        count.max = last;
    return count;
}

Result<Note> note_from_json(std::string_view line)
{
    const auto object = json::parse(line, nullptr, false);
    if (!object.is_object())
        return Error{Fault::malformed, "a note must be one JSON object"};
    Note note;
    NoteClaim plain;
    for (const auto& [name, value] : object.items()) {
        if (name == "claims" && value.is_array()) {
            for (const auto& item : value) {
                VIGIL_TRY(auto claim, claim_of(item));
                note.claims.push_back(std::move(claim));
            }
            continue;
        }
        const auto field = std::ranges::find(note_fields, name, &NoteField::name);
        if (field != note_fields.end()) {
            VIGIL_TRY(note.*field->member, text_of(value, name));
            continue;
        }
        if (name == "checks") {
            VIGIL_CHECK(take_checks(note.hearing, value));
            continue;
        }
        VIGIL_TRY(const bool of_hearing, take(note.hearing, name, value));
        if (of_hearing)
            continue;
        VIGIL_TRY(const bool taken, take(plain, name, value));
        if (!taken)
            return Error{Fault::malformed, "a note has no field '" + name + "'"};
    }
    if (!plain.what.empty())
        note.claims.insert(note.claims.begin(), std::move(plain));
    return note;
}

/// "panel: …", "check counsel: partly: …". False: the line belongs to something else.
static bool take_line(NoteHearing& hearing, const std::string& name, std::string_view value)
{
    constexpr std::string_view check = "check_";
    const bool checks = name.starts_with(check);
    if (checks) // The label that the blank prints behind the answer.
        value = trimmed(value.substr(0, value.find('#')));
    if (!checks && records::hearing_field(name) == nullptr)
        return false;
    if (value.empty())
        return true;
    if (checks)
        hearing.checks.emplace_back(name.substr(check.size()), value);
    else
        hearing.fields.emplace_back(name, value);
    return true;
}

Result<Note> note_from_lines(std::string_view text)
{
    Note note;
    bool fresh = true; // the next claim field starts another claim
    for (const auto line : split(text, '\n')) {
        if (trimmed(line).empty()) {
            fresh = true;
            continue;
        }
        if (trimmed(line).starts_with('#'))
            continue;
        const auto colon = line.find(':');
        auto name = std::string{trimmed(line.substr(0, colon))};
        std::ranges::replace(name, ' ', '_');
        const auto value = colon == std::string_view::npos ? std::string_view{} : trimmed(line.substr(colon + 1));
        if (const auto field = std::ranges::find(note_fields, name, &NoteField::name); field != note_fields.end()) {
            note.*field->member = std::string{value};
            continue;
        }
        if (take_line(note.hearing, name, value))
            continue;
        const auto field = std::ranges::find(claim_fields, name, &ClaimField::name);
        if (colon == std::string_view::npos || field == claim_fields.end())
            return Error{Fault::malformed,
                         "'" + std::string{trimmed(line)} +
                             "' is no field of a note; write for example 'who: NAME' or 'told_on: 2026-01-15'"};
        if (fresh)
            note.claims.emplace_back();
        fresh = false;
        note.claims.back().*field->member = std::string{value};
    }
    return note;
}

} // namespace vigil::app
