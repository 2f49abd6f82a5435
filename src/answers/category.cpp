// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/minimum-count.md.
#include "answers/category.hpp"

#include "base/utf8.hpp"
#include "records/conventions.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace vigil::answers {
namespace {

using domain::Field;
using records::Particular;
using records::Person;

std::optional<int> number_in(std::string_view text)
{
    const auto begin = std::ranges::find_if(text, [](char c) { return c >= '0' && c <= '9'; });
    int number = 0;
    const auto [end, fault] = std::from_chars(begin, text.end(), number);
    return fault == std::errc{} ? std::optional{number} : std::nullopt;
}

/// "children of activists", "mother of two children": what stands behind "of" says nothing of the person. "A group of
/// journalists", "dozens of women" do.
bool behind_of(std::string_view before)
{
    const auto at = std::max(before.rfind(" of ") + 1, before.rfind(" de ") + 1); // 0: neither stands there.
    if (at == 0)
        return false;
    const std::string_view head = before.substr(0, at - 1);
    constexpr std::array collectives{"group",     "groups",   "number",  "dozens",   "dozen",   "hundreds",
                                     "thousands", "scores",   "tens",    "total",    "handful", "grupo",
                                     "decenas",   "docenas",  "cientos", "miles",    "total",   "list",
                                     "couple",    "majority", "team",    "hundreds", "millions"};
    return std::ranges::none_of(
        collectives, [&](std::string_view one) { return head.ends_with(" " + std::string{one}) || head == one; });
}

/// `word` stands in `key` as whole words, and not as somebody's ("the journalist's son").
bool has_whole_word(const std::string& key, const std::string& word)
{
    const std::string padded = " " + key + " ";
    const std::string wanted = " " + word + " ";
    for (auto at = padded.find(wanted); at != std::string::npos; at = padded.find(wanted, at + 1)) {
        const std::string_view rest = std::string_view{padded}.substr(at + wanted.size() - 1);
        if (!rest.starts_with(" s ") && !behind_of(std::string_view{padded}.substr(0, at + 1)))
            return true;
    }
    return false;
}

/// As a search key, in which "the journalist's" stays apart from "journalists".
std::string key_of(std::string_view text)
{
    std::string apart{text};
    for (const std::string_view owner : {"'s ", "’s "})
        for (auto at = apart.find(owner); at != std::string::npos; at = apart.find(owner))
            apart.replace(at, owner.size(), " s ");
    return search_key(apart);
}

std::string word_found(const Category& category, std::string_view text)
{
    const std::string key = key_of(text);
    const auto found =
        std::ranges::find_if(category.words, [&](const std::string& word) { return has_whole_word(key, word); });
    return found == category.words.end() ? std::string{} : *found;
}

Day years_later(Day day, int years)
{
    const std::chrono::year_month_day date{day};
    const auto later = date + std::chrono::years{years};
    // 29 February: the birthday of other years is 1 March, so that nobody is taken to be older than they are.
    return later.ok() ? Day{later} : Day{later.year() / later.month() / std::chrono::last} + std::chrono::days{1};
}

/// The days on which the person can have been born, inclusive.
struct Birth {
    std::optional<Day> earliest, latest;
};

/// Step 19.
Birth birth_from(const Particular& one, const ToldOn& told)
{
    if (one.kind == records::particular::birth_date) {
        const auto date = parse_edtf(one.norm.empty() ? one.text : one.norm);
        return date ? Birth{date->earliest(), date->latest()} : Birth{};
    }
    const auto age = number_in(search_key(one.text));
    if (one.kind != records::particular::age || !age || *age > 130)
        return {};
    std::optional<Day> first = one.when ? one.when->earliest() : std::nullopt;
    std::optional<Day> last = one.when ? one.when->latest() : std::nullopt;
    for (const EntryId& claim : one.basis)
        if (const auto day = told.find(claim); !one.when && day != told.end()) {
            first = records::earliest_of(first, day->second);
            last = records::latest_of(last, day->second);
        }
    if (!first || !last)
        return {};
    return {years_later(*first, -*age - 1) + std::chrono::days{1}, years_later(*last, -*age)};
}

std::string why_by_age(const Category& category, const Particular& one, const std::optional<Edtf>& time,
                       const ToldOn& told)
{
    const Birth birth = birth_from(one, told);
    const std::string stated = one.kind + " " + one.text;
    if (category.under && birth.earliest && time && time->latest() &&
        *time->latest() < years_later(*birth.earliest, *category.under))
        return "under " + std::to_string(*category.under) + " at the time: " + stated;
    if (category.over && birth.latest && time && time->earliest() &&
        years_later(*birth.latest, *category.over + 1) <= *time->earliest())
        return "over " + std::to_string(*category.over) + " at the time: " + stated;
    return {};
}

bool tells_work(std::string_view kind)
{
    return kind == records::particular::profession || kind == records::particular::role ||
           kind == records::particular::affiliation;
}

std::string why_by_particular(const Category& category, const Particular& one, const std::optional<Edtf>& time,
                              const ToldOn& told)
{
    if (tells_work(one.kind))
        return word_found(category, one.text).empty() ? std::string{} : one.kind + " “" + one.text + "”";
    if (one.kind == records::particular::sex)
        return std::ranges::find(category.sexes, search_key(one.text)) == category.sexes.end()
                   ? std::string{}
                   : one.kind + " “" + one.text + "”";
    return why_by_age(category, one, time, told);
}

/// "14 journalists and activists", "women, children": each part names people of its own.
std::vector<std::string> parts_of(std::string_view words)
{
    std::string text{words};
    for (const std::string_view between : {" and ", " or ", " y ", " e ", " o ", " و ", " یا "})
        for (auto at = text.find(between); at != std::string::npos; at = text.find(between))
            text.replace(at, between.size(), ",");
    std::vector<std::string> parts;
    for (const auto part : split(text, ','))
        if (auto key = key_of(part); !key.empty())
            parts.push_back(std::move(key));
    return parts;
}

} // namespace

Category category_of(const domain::Term& term)
{
    Category category{term.code, std::string{term.label("en")}, {}, {}, {}, {}};
    for (const std::string_view word : term.words) {
        if (word.starts_with("sex="))
            category.sexes.push_back(search_key(word.substr(4)));
        else if (word.starts_with("age<"))
            category.under = number_in(word);
        else if (word.starts_with("age>"))
            category.over = number_in(word);
        else if (auto key = search_key(word); !key.empty())
            category.words.push_back(std::move(key));
    }
    return category;
}

std::string why_of(const Category& category, const records::Mentioned& mention, const Person* person,
                   const ToldOn& told)
{
    const domain::Claim& claim = mention.claim->claim;
    if (!word_found(category, mention.value->text).empty()) // Step 18: the claim's own words.
        return category.label + ": “" + mention.value->text + "”";
    if (person == nullptr)
        return {};
    for (const Particular& one : person->particulars)
        if (const auto why = why_by_particular(category, one, claim.time, told); !why.empty())
            return category.label + ": " + why;
    for (const records::Designation& one : person->designations)
        if (!word_found(category, one.what).empty())
            return category.label + ": designated “" + one.what + "”";
    return {};
}

std::string why_of(const std::vector<Category>& categories, const records::Mentioned& mention, const Person* person,
                   const ToldOn& told)
{
    for (const Category& category : categories)
        if (auto why = why_of(category, mention, person, told); !why.empty())
            return why;
    return {};
}

GroupIs group_is(const std::vector<Category>& categories, std::string_view words) // Step 20.
{
    std::size_t fitting = 0;
    const auto parts = parts_of(words);
    for (const std::string& part : parts)
        fitting += std::ranges::any_of(categories, [&](const Category& one) { return !word_found(one, part).empty(); })
                       ? 1U
                       : 0U;
    if (fitting == 0)
        return GroupIs::other;
    return fitting == parts.size() ? GroupIs::all : GroupIs::mixed;
}

std::string said_so(const std::vector<std::string>& stems, const domain::Claim& claim,
                    const std::vector<const Person*>& people) // Step 22.
{
    std::vector<std::string> texts = records::texts_of(claim, Field::detail);
    texts.push_back(claim.quote);
    for (const Person* person : people)
        if (person != nullptr)
            for (const records::Designation& one : person->designations)
                texts.push_back(one.what);
    for (const std::string& stem : stems)
        for (const std::string& text : texts)
            if (records::has_word(text, {std::string_view{stem}}))
                return stem;
    return {};
}

} // namespace vigil::answers
