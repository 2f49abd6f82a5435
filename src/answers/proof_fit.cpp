// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/proof.md.
#include "answers/proof_fit.hpp"

#include "answers/head.hpp"
#include "base/utf8.hpp"
#include "records/mentions.hpp"
#include "records/words.hpp"

#include <algorithm>
#include <array>

namespace vigil::answers {
namespace {

using domain::Claim;
using domain::ClaimType;

bool lies_in(const Word& inner, const Word& outer, const PlaceTable& places)
{
    const auto around = places.find(inner.norm);
    return !outer.norm.empty() && around != places.end() && around->second.contains(outer.norm);
}

/// Step 7.
bool places_fit(const Keyed& a, const Keyed& b, const PlaceTable& places)
{
    if (a.places.empty() || b.places.empty())
        return true;
    return std::ranges::any_of(a.places, [&](const Word& one) {
        return std::ranges::any_of(b.places, [&](const Word& other) {
            return fits(one, other) || lies_in(one, other, places) || lies_in(other, one, places);
        });
    });
}

/// Words that stand for any group of people.
bool is_generic(std::string_view word)
{
    constexpr std::array generic{"people",   "persons", "person",    "individuals", "those", "others", "all",
                                 "everyone", "victims", "detainees", "prisoners",   "of",    "and",    "the",
                                 "held",     "killed",  "who",       "were",        "for",   "in",     "other"};
    return std::ranges::find(generic, word) != generic.end();
}

std::set<std::string> content_words(const std::vector<Word>& words)
{
    std::set<std::string> content;
    for (const Word& one : words)
        for (const std::string_view word : split(one.key, ' '))
            if (!word.empty() && !is_generic(word))
                content.insert(
                    std::string{word.size() > 3 && word.ends_with('s') ? word.substr(0, word.size() - 1) : word});
    return content;
}

bool share_a_word(const std::set<std::string>& a, const std::set<std::string>& b)
{
    return std::ranges::any_of(a, [&](const std::string& word) { return b.contains(word); });
}

bool groups_fit(const std::vector<Word>& a, const std::vector<Word>& b)
{
    const auto x = content_words(a), y = content_words(b);
    return x.empty() || y.empty() || share_a_word(x, y);
}

/// At least half of the words of one are words of the other.
bool actions_fit(const std::vector<Word>& a, const std::vector<Word>& b)
{
    const auto x = content_words(a), y = content_words(b);
    const auto shared =
        static_cast<std::size_t>(std::ranges::count_if(x, [&](const std::string& word) { return y.contains(word); }));
    return shared > 0 && shared * 2 >= std::min(x.size(), y.size());
}

/// A place or a state in common; a claim that states neither fits every one.
bool areas_fit(const Keyed& a, const Keyed& b, const PlaceTable& places)
{
    if (!a.country.empty() && !b.country.empty() && a.country != b.country)
        return false;
    return places_fit(a, b, places);
}

/// What stands between quotation marks in the draft, else its first words.
std::string quoted_words(const Claim& claim)
{
    for (const auto& [opens, closes] : {std::pair{"“", "”"}, std::pair{"\"", "\""}, std::pair{"«", "»"}}) {
        const auto begin = claim.quote.find(opens);
        const auto end =
            begin == std::string::npos ? begin : claim.quote.find(closes, begin + std::string_view{opens}.size());
        if (end != std::string::npos)
            return search_key(claim.quote.substr(begin, end - begin));
    }
    return search_key(records::first_text(claim, domain::Field::detail));
}

/// Step 8: outcome, measure, particular, words of a quotation.
bool words_fit(const Keyed& draft, const Keyed& said)
{
    const Claim& a = *draft.claim;
    const Claim& b = *said.claim;
    if (a.type == ClaimType::restriction)
        return same_measure(a, b) && lifts(a) == lifts(b);
    if (a.type == ClaimType::verdict || a.type == ClaimType::closure) {
        const auto x = records::outcome_in(records::first_text(a, domain::Field::detail) + " " + a.quote);
        const auto y = records::outcome_in(records::first_text(b, domain::Field::detail) + " " + b.quote);
        return x.empty() || y.empty() || x == y;
    }
    if (a.type == ClaimType::particular || a.type == ClaimType::designation)
        return any_fits(draft.details, said.details);
    if (a.type == ClaimType::demand)
        return actions_fit(draft.details, said.details);
    if (a.type == ClaimType::quote) {
        const auto words = quoted_words(a);
        return !words.empty() && search_key(b.quote).find(words) != std::string::npos;
    }
    return true;
}

} // namespace

Fit fit(const Keyed& draft, const Keyed& said, const PlaceTable& places)
{
    Fit result;
    result.time = records::may_be_same_time(draft.claim->time, said.claim->time);
    result.place = places_fit(draft, said, places);
    result.law = draft.laws.empty() || said.laws.empty() || any_fits(draft.laws, said.laws);
    result.words = words_fit(draft, said);
    return result;
}

bool same_subject(const Keyed& draft, const Keyed& said, const PlaceTable& places)
{
    const ClaimType type = draft.claim->type;
    if (type == ClaimType::shutdown || type == ClaimType::restoration)
        return areas_fit(draft, said, places) && (!draft.places.empty() || !draft.country.empty());
    if (type == ClaimType::blocking)
        return any_fits(draft.targets, said.targets);
    if (type == ClaimType::withdrawal || type == ClaimType::accession || type == ClaimType::defunding)
        return any_fits(draft.actors, said.actors) && (draft.targets.empty() || any_fits(draft.targets, said.targets) ||
                                                       actions_fit(draft.targets, said.targets));
    if (type == ClaimType::demand)
        return draft.targets.empty() || said.targets.empty() || groups_fit(draft.targets, said.targets);
    if (type == ClaimType::quote)
        return draft.sources.empty() || said.sources.empty() || any_fits(draft.sources, said.sources);
    const bool placed = !draft.places.empty() || !draft.country.empty();
    const bool alike = draft.targets.empty() && draft.actors.empty()
                           ? placed
                           : groups_fit(draft.targets, said.targets) && groups_fit(draft.actors, said.actors);
    return alike && areas_fit(draft, said, places) &&
           (placed || share_a_word(content_words(draft.targets), content_words(said.targets)) ||
            share_a_word(content_words(draft.actors), content_words(said.actors)) ||
            draft.claim->count == said.claim->count);
}

bool supports(const domain::Count& draft, const domain::Count& said)
{
    if (draft == said)
        return true;
    if (said.approximate && !draft.approximate && draft.max)
        return false; // "About" supports no exact number.
    const auto tenth = [&](std::int64_t n) { return draft.approximate ? n / 10 : 0; };
    if (said.min < draft.min - tenth(draft.min))
        return false;
    return !draft.max || (said.max && *said.max <= *draft.max + tenth(*draft.max));
}

std::vector<std::string> terms_in(std::string_view words)
{
    constexpr std::array<std::string_view, 13> numbers{"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                                       "seven", "eight", "nine", "ten",   "eleven", "twelve"};
    constexpr std::array<std::string_view, 4> units{"year", "month", "week", "day"};
    std::vector<std::string> terms;
    std::string number;
    const std::string key = search_key(words);
    for (const std::string_view word : split(key, ' ')) {
        const auto named = std::ranges::find(numbers, word);
        const auto unit = std::ranges::find_if(units, [&](std::string_view one) { return word.starts_with(one); });
        if (named != numbers.end())
            number = std::to_string(named - numbers.begin());
        else if (!word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos)
            number = word;
        else if (unit != units.end() && !number.empty())
            terms.push_back(std::exchange(number, {}) + " " + std::string{*unit});
    }
    return terms;
}

std::vector<ClaimType> later_types(ClaimType type)
{
    struct Row {
        ClaimType type;
        std::vector<ClaimType> later;
    };
    using enum ClaimType;
    static const std::array rows{
        Row{restriction, {restriction}},  Row{investigation, {verdict, closure}}, Row{charge, {verdict, closure}},
        Row{verdict, {verdict, closure}}, Row{appeal, {verdict, closure}},        Row{sentence, {closure}},
        Row{withdrawal, {accession}},     Row{accession, {withdrawal}},           Row{shutdown, {restoration}},
        Row{blocking, {restoration}},     Row{restoration, {shutdown}},
    };
    const auto found = std::ranges::find(rows, type, &Row::type);
    return found == rows.end() ? std::vector<ClaimType>{} : found->later;
}

bool lifts(const Claim& claim)
{
    return claim.type == ClaimType::restriction &&
           records::says_lifted(records::first_text(claim, domain::Field::detail) + " " + claim.quote) &&
           !records::says_goes_on(claim.quote);
}

bool same_measure(const Claim& a, const Claim& b)
{
    const auto kinds = [](const Claim& claim) {
        const auto* detail = claim.first(domain::Field::detail);
        return records::measure_kinds(detail == nullptr ? claim.quote : detail->text,
                                      detail == nullptr ? std::string_view{} : detail->code);
    };
    const auto x = kinds(a), y = kinds(b);
    return std::ranges::any_of(x, [&](const std::string& kind) { return std::ranges::find(y, kind) != y.end(); });
}

std::optional<Day> day_of(const Keyed& claim)
{
    const bool state = claim.claim->type == ClaimType::held || claim.claim->type == ClaimType::shutdown;
    if (claim.standing != nullptr && state)
        return records::confirmed_on(*claim.standing);
    if (claim.claim->time)
        return first_day(claim.claim->time);
    return claim.standing != nullptr ? records::published_on(*claim.standing) : std::nullopt;
}

bool is_over(const std::optional<Edtf>& time)
{
    if (!time || !time->latest())
        return false;
    return time->interval || time->from->precision != PartialDate::Precision::day;
}

} // namespace vigil::answers
