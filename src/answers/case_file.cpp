// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/case-files.md.
#include "answers/case_file.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace vigil::answers {
namespace {

constexpr std::array<std::string_view, 7> action_fields{"kind", "what", "to", "sent", "due", "answered", "answer"};
constexpr std::array<std::string_view, 4> step_fields{"what", "due", "who", "done"};
constexpr std::array<std::string_view, 4> need_fields{"what", "kind", "since", "met"};
constexpr std::array<std::string_view, 6> day_fields{"sent", "due", "answered", "done", "since", "met"};
constexpr std::string_view not_so = "no";

template <typename Keyed>
Keyed& with_key(std::vector<Keyed>& all, std::string_view key)
{
    const auto found = std::ranges::find(all, key, &Keyed::key);
    if (found != all.end())
        return *found;
    all.emplace_back().key = key;
    return all.back();
}

Written* field_in(CaseAction& action, std::string_view name)
{
    const std::array<Written*, 7> fields{&action.kind, &action.what,     &action.to,    &action.sent,
                                         &action.due,  &action.answered, &action.answer};
    const auto at = std::ranges::find(action_fields, name) - action_fields.begin();
    return at < 7 ? fields.at(static_cast<std::size_t>(at)) : nullptr;
}

Written* field_in(CaseStep& step, std::string_view name)
{
    const std::array<Written*, 4> fields{&step.what, &step.due, &step.who, &step.done};
    const auto at = std::ranges::find(step_fields, name) - step_fields.begin();
    return at < 4 ? fields.at(static_cast<std::size_t>(at)) : nullptr;
}

Written* field_in(CaseNeed& need, std::string_view name)
{
    const std::array<Written*, 4> fields{&need.what, &need.kind, &need.since, &need.met};
    const auto at = std::ranges::find(need_fields, name) - need_fields.begin();
    return at < 4 ? fields.at(static_cast<std::size_t>(at)) : nullptr;
}

/// "action/2-mara/due": where its values go; nullptr: this version does not know the field.
Written* numbered(CaseFile& file, std::string_view field)
{
    const auto pieces = split(field, '/');
    if (pieces.size() != 3 || pieces[1].empty())
        return nullptr;
    if (pieces[0] == "action" && std::ranges::find(action_fields, pieces[2]) != action_fields.end())
        return field_in(with_key(file.actions, pieces[1]), pieces[2]);
    if (pieces[0] == "step" && std::ranges::find(step_fields, pieces[2]) != step_fields.end())
        return field_in(with_key(file.steps, pieces[1]), pieces[2]);
    if (pieces[0] == "need" && std::ranges::find(need_fields, pieces[2]) != need_fields.end())
        return field_in(with_key(file.needs, pieces[1]), pieces[2]);
    return nullptr;
}

/// "person/<id>": the rest of the field is the id.
std::vector<CaseItem>* items_of(CaseFile& file, std::string_view kind)
{
    if (kind == "person")
        return &file.people;
    if (kind == "proceeding")
        return &file.proceedings;
    if (kind == "call")
        return &file.calls;
    return kind == "document" ? &file.documents : nullptr;
}

Written* head_field(CaseFile& file, std::string_view field)
{
    if (field == "title")
        return &file.title;
    if (field == "officer")
        return &file.officer;
    if (field == "state")
        return &file.state;
    return field == "note" ? &file.note : nullptr;
}

int number_of(std::string_view key)
{
    int number = 0;
    const auto digits = key.substr(0, key.find('-'));
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return fault == std::errc{} && end == digits.data() + digits.size() ? number : 0;
}

template <typename Keyed>
void sort_by_number(std::vector<Keyed>& all)
{
    std::ranges::sort(all, {}, [](const Keyed& one) { return std::pair{number_of(one.key), one.key}; });
}

std::vector<std::string> keys_of(const CaseFile& file, std::string_view kind)
{
    std::vector<std::string> keys;
    const auto take = [&](const auto& all) {
        for (const auto& one : all)
            keys.push_back(one.key);
    };
    if (kind == "action")
        take(file.actions);
    else if (kind == "step")
        take(file.steps);
    else
        take(file.needs);
    return keys;
}

} // namespace

std::string Written::text() const
{
    std::string text;
    for (const auto& one : values)
        text += (text.empty() ? "" : " / ") + one.value;
    return concurrent() ? text + " (" + std::to_string(values.size()) + " values)" : text;
}

std::optional<Day> Written::day() const
{
    std::optional<Day> earliest;
    for (const auto& one : values)
        if (const auto day = parse_day(one.value); day && (!earliest || *day < *earliest))
            earliest = *day;
    return earliest;
}

bool Written::all_days() const
{
    return !values.empty() && std::ranges::all_of(values, [](const auto& one) { return bool{parse_day(one.value)}; });
}

void Written::add_entries_to(std::vector<records::EntryId>& entries) const
{
    for (const auto& one : values)
        entries.push_back(one.entry);
}

std::string CaseAction::words() const
{
    std::string words = kind.empty() ? "action" : kind.text();
    if (!to.empty())
        words += " to " + to.text();
    return what.empty() ? words : words + ": " + what.text();
}

bool CaseFile::closed() const
{
    return !state.empty() && std::ranges::all_of(state.values, [](const auto& one) { return one.value == "closed"; });
}

CaseFile case_file(std::string reference, const WorkFields& fields)
{
    CaseFile file;
    file.reference = std::move(reference);
    for (const auto& [field, values] : fields) {
        if (auto* head = head_field(file, field)) { // Step 3.
            head->values = values;
            continue;
        }
        const auto slash = field.find('/');
        auto* items = slash == std::string::npos ? nullptr : items_of(file, field.substr(0, slash));
        if (items != nullptr) // Step 4.
            items->push_back({field.substr(slash + 1), {values}});
        else if (auto* place = numbered(file, field)) // Steps 5 to 7.
            place->values = values;
        else if (field != "level")
            file.others.emplace_back(field, Written{values});
    }
    sort_by_number(file.actions);
    sort_by_number(file.steps);
    sort_by_number(file.needs);
    return file;
}

Result<Done> check_reference(std::string_view reference)
{
    const auto plain = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    const bool good =
        !reference.empty() && reference.size() <= 60 && plain(reference.front()) &&
        std::ranges::all_of(reference, [&](char c) { return plain(c) || c == '-' || c == '_' || c == '.'; });
    if (good)
        return Done{};
    return Error{Fault::invalid_argument, "'" + std::string{reference} +
                                              "' is no reference of a case file; use up to 60 letters, digits, '-', "
                                              "'_' and '.', and no name, since it goes into calendars"};
}

std::span<const std::string_view> fields_of(std::string_view kind)
{
    if (kind == "action")
        return action_fields;
    if (kind == "step")
        return step_fields;
    return kind == "need" ? std::span<const std::string_view>{need_fields} : std::span<const std::string_view>{};
}

Result<Done> check_field(std::string_view kind, std::string_view field, std::string_view value)
{
    const std::string name{field};
    if (std::ranges::find(fields_of(kind), field) == fields_of(kind).end())
        return Error{Fault::invalid_argument, "a case file's " + std::string{kind} + " has no field '" + name + "'"};
    const bool is_day = std::ranges::find(day_fields, field) != day_fields.end();
    if (is_day && !value.empty() && value != not_so && !parse_day(value))
        return Error{Fault::invalid_argument,
                     "'" + std::string{value} + "' is no day for '" + name + "'; write it as 2026-01-09"};
    return Done{};
}

std::string next_key(const CaseFile& file, std::string_view kind, std::string_view member)
{
    int highest = 0;
    for (const auto& key : keys_of(file, kind))
        highest = std::max(highest, number_of(key));
    std::string name;
    for (const char c : member)
        name += c == '/' ? '-' : c;
    return std::to_string(highest + 1) + "-" + name;
}

Result<std::string> key_named(const CaseFile& file, std::string_view kind, std::string_view typed)
{
    std::vector<std::string> fit;
    for (const auto& key : keys_of(file, kind)) {
        if (key == typed)
            return key;
        if (key.starts_with(std::string{typed} + "-"))
            fit.push_back(key);
    }
    const auto what = std::string{kind} + " " + std::string{typed};
    if (fit.empty())
        return Error{Fault::not_found, "the case file " + file.reference + " has no " + what};
    if (fit.size() > 1)
        return Error{Fault::invalid_argument, "several things are called " + what + " in the case file " +
                                                  file.reference + ": " + fit[0] + ", " + fit[1]};
    return fit.front();
}

} // namespace vigil::answers
