// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/mentions.hpp"

#include "base/utf8.hpp"
#include "records/conventions.hpp"

#include <algorithm>

namespace vigil::records {

using domain::ClaimType;
using domain::Field;
using domain::ValueKind;

bool concerns_people(ClaimType type)
{
    switch (type) {
    case ClaimType::arrest:
    case ClaimType::held:
    case ClaimType::release:
    case ClaimType::disappearance:
    case ClaimType::deportation:
    case ClaimType::restriction:
    case ClaimType::investigation:
    case ClaimType::charge:
    case ClaimType::hearing:
    case ClaimType::verdict:
    case ClaimType::sentence:
    case ClaimType::appeal:
    case ClaimType::closure:
    case ClaimType::ruling:
    case ClaimType::killing:
    case ClaimType::execution:
    case ClaimType::death:
    case ClaimType::injury:
    case ClaimType::torture:
    case ClaimType::sexual_violence:
    case ClaimType::attack:
    case ClaimType::threat:
    case ClaimType::designation:
    case ClaimType::particular: return true;
    case ClaimType::shutdown:
    case ClaimType::blocking:
    case ClaimType::restoration:
    case ClaimType::protest:
    case ClaimType::ban:
    case ClaimType::decree:
    case ClaimType::withdrawal:
    case ClaimType::accession:
    case ClaimType::defunding:
    case ClaimType::sanction:
    case ClaimType::demand:
    case ClaimType::quote: return false;
    }
    return false;
}

namespace {

/// Two words or more, all but particles with a capital (or in a script without case), no digit.
bool written_as_name(std::string_view text)
{
    std::size_t words = 0;
    for (const std::string& word : words_in(text)) {
        ++words;
        std::size_t at = 0;
        const char32_t first = next_code_point(word, at);
        const bool lower = (first >= U'a' && first <= U'z') || (first >= U'ß' && first <= U'ÿ');
        const bool particle = word.size() <= 3 && words > 1;
        if ((lower && !particle) || (first >= U'0' && first <= U'9'))
            return false;
    }
    const bool body =
        has_word(text, {"association", "board",      "committee", "party",      "ministr",        "court",  "council",
                        "agency",      "government", "authorit",  "union",      "federation",     "organi", "office",
                        "police",      "forces",     "universit", "commission", "administration", "states"});
    return words >= 2 && !body;
}

} // namespace

bool names_person(ClaimType type, const domain::Value& value)
{
    if (!concerns_people(type) || value.field != Field::target || trimmed(value.text).empty())
        return false;
    return value.kind == ValueKind::person || (value.kind == ValueKind::unknown && written_as_name(value.text));
}

bool unnamed_victim(const domain::Claim& claim, const domain::Value& value)
{
    const bool hurt = claim.type == ClaimType::killing || claim.type == ClaimType::death ||
                      claim.type == ClaimType::execution || claim.type == ClaimType::injury;
    if (!hurt || value.field != Field::target || trimmed(value.text).empty() || names_person(claim.type, value))
        return false;
    if (value.kind == ValueKind::body || value.kind == ValueKind::state || value.kind == ValueKind::place)
        return false;
    // One victim: a number of unidentified people is a group.
    if (claim.count && (claim.count->min != 1 || claim.count->max != 1))
        return false;
    return claim.rule.starts_with(list_rule) ||
           has_word(value.text, {"unidentified man",       "unidentified woman",    "unidentified person",
                                 "unidentified body",      "unidentified boy",      "unidentified girl",
                                 "unidentified child",     "unidentified victim",   "unidentified male",
                                 "unidentified female",    "unidentified teen",     "unknown man",
                                 "unknown woman",          "unknown person",        "unnamed man",
                                 "unnamed woman",          "unnamed person",        "unnamed boy",
                                 "unnamed girl",           "unnamed prisoner",      "unnamed detainee",
                                 "hombre no identificado", "mujer no identificada", "cuerpo sin identificar"});
}

namespace {

template <typename Wanted>
std::vector<Mentioned> mentioned_in(const StandingClaim& claim, const Wanted& wanted)
{
    std::vector<Mentioned> people;
    std::uint32_t n = 0;
    for (const domain::Value& value : claim.claim.values) {
        if (value.field != Field::target)
            continue;
        if (wanted(value))
            people.push_back({&claim, &value, {claim.id, Field::target, n}});
        ++n;
    }
    return people;
}

} // namespace

std::vector<Mentioned> people_in(const StandingClaim& claim)
{
    return mentioned_in(claim, [&](const domain::Value& value) { return names_person(claim.claim.type, value); });
}

std::vector<Mentioned> victims_in(const StandingClaim& claim)
{
    return mentioned_in(claim, [&](const domain::Value& value) {
        return names_person(claim.claim.type, value) || unnamed_victim(claim.claim, value);
    });
}

std::string unnamed_key(const domain::Claim& claim, const Passage& passage, std::uint32_t n)
{
    // A search key has no such stroke, so this is nobody's name.
    return "unnamed|" + passage.part.hex() + ":" + std::to_string(claim.span.begin) + "/" + std::to_string(n);
}

std::string key_of(const Mentioned& mention)
{
    return names_person(mention.claim->claim.type, *mention.value)
               ? name_key(*mention.value)
               : unnamed_key(mention.claim->claim, *mention.claim->passage, mention.ref.n);
}

std::vector<std::string> texts_of(const domain::Claim& claim, Field field)
{
    std::vector<std::string> texts = claim.all(field);
    std::erase(texts, "");
    return texts;
}

std::string first_text(const domain::Claim& claim, Field field)
{
    const auto texts = texts_of(claim, field);
    return texts.empty() ? std::string{} : texts.front();
}

std::string row_key(std::string_view list, std::string_view row)
{
    std::string key{list};
    std::ranges::replace(key, ':', ' '); // What stands before the first colon tells the list.
    return key.append(":").append(row);
}

std::string row_of(const StandingClaim& claim)
{
    if (!claim.row.empty())
        return claim.row;
    if (!claim.claim.rule.starts_with(list_rule))
        return {};
    return claim.passage->part.hex() + ":" + std::to_string(claim.claim.span.begin);
}

namespace {

/// The next letter or digit of an ASCII text as search_key has it; '\0' at the end, nullopt before anything else.
std::optional<char> next_key_sign(std::string_view text, std::size_t& at, bool& blank)
{
    for (blank = false; at < text.size(); ++at) {
        const char c = text[at];
        if (static_cast<unsigned char>(c) >= 0x80)
            return std::nullopt;
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            ++at;
            return upper ? static_cast<char>(c + 32) : c;
        }
        blank = blank || c != '\'';
    }
    return '\0';
}

/// search_key(a) == search_key(b), mostly without making either: two texts differ early or are the same.
bool same_key(std::string_view a, std::string_view b)
{
    if (a == b)
        return true;
    for (std::size_t i = 0, j = 0; true;) {
        const bool first = i == 0 && j == 0;
        bool blank_in_a = false, blank_in_b = false;
        const auto x = next_key_sign(a, i, blank_in_a);
        const auto y = next_key_sign(b, j, blank_in_b);
        if (!x || !y)
            return search_key(a) == search_key(b);
        if (*x != *y || (*x != '\0' && !first && blank_in_a != blank_in_b))
            return false;
        if (*x == '\0')
            return true;
    }
}

} // namespace

void add_new(std::vector<std::string>& to, const std::vector<std::string>& more)
{
    for (const std::string& one : more)
        if (!one.empty() && std::ranges::none_of(to, [&](const std::string& have) { return same_key(have, one); }))
            to.push_back(one);
}

void add_basis(Basis& basis, const EntryId& claim)
{
    const auto at = std::ranges::lower_bound(basis, claim);
    if (at == basis.end() || *at != claim)
        basis.insert(at, claim);
}

void add_basis(Basis& basis, const Basis& more)
{
    for (const EntryId& claim : more)
        add_basis(basis, claim);
}

std::string said_by(const StandingClaim& claim)
{
    std::string all;
    for (const std::string& source : texts_of(claim.claim, Field::source))
        all += (all.empty() ? "" : "; ") + source;
    return all.empty() ? claim.passage->source : all;
}

Origins::Origins(const std::vector<StandingClaim>& claims)
{
    for (const StandingClaim& claim : claims) {
        const auto [at, added] = m_by_source.emplace(search_key(claim.passage->source), claim.passage->origin);
        if (!added)
            at->second = std::min(at->second, claim.passage->origin);
    }
}

std::string Origins::of(const StandingClaim& claim) const
{
    const std::string cited = search_key(first_text(claim.claim, Field::source));
    if (cited.empty())
        return claim.passage->origin;
    const auto found = m_by_source.find(cited);
    return found == m_by_source.end() ? "cited: " + cited : found->second;
}

std::optional<Day> published_on(const StandingClaim& claim)
{
    return claim.passage->published ? claim.passage->published->latest() : std::nullopt;
}

std::optional<Edtf> time_or_published(const StandingClaim& claim)
{
    if (claim.claim.time || !claim.passage->published)
        return claim.claim.time;
    const auto& published = *claim.passage->published;
    return Edtf::between(std::nullopt, published.interval ? published.to : published.from);
}

std::optional<Day> confirmed_on(const StandingClaim& claim)
{
    const auto published = published_on(claim);
    const auto end = claim.claim.time ? claim.claim.time->latest() : std::nullopt;
    return end && (!published || *end <= *published) ? end : published;
}

bool earlier(const std::optional<Edtf>& a, const std::optional<Edtf>& b)
{
    if (!a || !b)
        return a.has_value() && !b.has_value();
    const auto key = [](const Edtf& time) {
        const Day last = time.latest().value_or(Day::max());
        return std::pair{time.earliest().value_or(last), last};
    };
    return key(*a) < key(*b);
}

bool may_be_same_time(const std::optional<Edtf>& a, const std::optional<Edtf>& b)
{
    return !a || !b || a->may_overlap(b->earliest().value_or(Day::min()), b->latest().value_or(Day::max()));
}

std::optional<Day> latest_of(std::optional<Day> a, std::optional<Day> b)
{
    return !a || (b && *a < *b) ? b : a;
}

std::optional<Day> earliest_of(std::optional<Day> a, std::optional<Day> b)
{
    return !a || (b && *b < *a) ? b : a;
}

Edtf finer(const Edtf& a, const Edtf& b)
{
    const auto days = [](const Edtf& time) {
        const auto first = time.earliest();
        const auto last = time.latest();
        return first && last ? (*last - *first).count() : std::chrono::days::max().count();
    };
    return days(b) < days(a) ? b : a;
}

namespace {

/// "13 cities", "eight provinces": a number of places, no place.
bool counts_places(const domain::Value& value)
{
    return value.norm.empty() &&
           has_word(value.text, {"cities", "provinces", "districts", "towns", "villages", "states", "ciudades",
                                 "provincias", "estados", "regions", "countries"});
}

std::string state_in(const domain::Value& value)
{
    for (const std::string& name : {value.norm, value.code})
        if (name.starts_with(state_norm))
            return name;
    return {};
}

} // namespace

std::string country_of(const domain::Claim& claim)
{
    for (const Field field : {Field::place, Field::actor, Field::target})
        for (const domain::Value* value : claim.values_of(field))
            if (auto state = state_in(*value); !state.empty())
                return state;
    return {};
}

std::string place_key_of(const domain::Claim& claim)
{
    for (const domain::Value* value : claim.values_of(Field::place))
        if (!value->text.empty() && !counts_places(*value))
            return value->norm.empty() ? search_key(value->text) : value->norm;
    return {};
}

std::vector<std::string> words_in(std::string_view text)
{
    std::vector<std::string> words(1);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t letter = next_code_point(text, at);
        const bool blank =
            letter == U' ' || letter == U'\t' || letter == U'\n' || letter == U'\u00A0' || letter == U'\u202F';
        if (!blank)
            words.back() += text.substr(begin, at - begin);
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty())
        words.pop_back();
    return words;
}

bool has_word(std::string_view text, std::initializer_list<std::string_view> stems)
{
    const std::string key = search_key(text);
    return std::ranges::any_of(stems, [&](std::string_view stem) {
        for (auto at = key.find(stem); at != std::string::npos; at = key.find(stem, at + 1))
            if (at == 0 || key[at - 1] == ' ')
                return true;
        return false;
    });
}

ReportedNumber reported_number(const StandingClaim& claim, const Origins& origins)
{
    ReportedNumber number;
    number.count = claim.claim.count.value_or(domain::Count{});
    const Field counted = claim.claim.type == ClaimType::protest ? Field::actor : Field::target;
    for (const std::string& text : texts_of(claim.claim, counted))
        number.of += (number.of.empty() ? "" : ", ") + text;
    number.source = said_by(claim);
    number.origin = origins.of(claim);
    number.when = claim.claim.time;
    number.places = texts_of(claim.claim, Field::place);
    number.published = claim.passage->published;
    number.claim = claim.id;
    return number;
}

} // namespace vigil::records
