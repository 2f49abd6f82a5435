// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/status-of-a-person.md.
#include "answers/age.hpp"

#include "base/utf8.hpp"
#include "records/conventions.hpp"
#include "records/mentions.hpp"

#include <algorithm>
#include <charconv>

namespace vigil::answers {
namespace {

/// Days on which the person can have been born, inclusive.
struct Born {
    Day first = Day::min(), last = Day::max();
};

void narrow(std::optional<Born>& born, const Born& by)
{
    if (!born)
        born = by;
    born->first = std::max(born->first, by.first);
    born->last = std::min(born->last, by.last);
}

std::optional<Born> born_by_date(const records::Particular& one)
{
    const auto time = parse_edtf(one.norm.empty() ? one.text : one.norm);
    if (!time || !time->earliest() || !time->latest())
        return std::nullopt;
    return Born{*time->earliest(), *time->latest()};
}

Day years_before(Day day, int years)
{
    auto date = std::chrono::year_month_day{day} - std::chrono::years{years};
    if (!date.ok()) // 29 February.
        date = date.year() / date.month() / std::chrono::last;
    return Day{date};
}

/// Said to be `age` years old on a day: born in the year that ends so many years before it.
std::optional<Born> born_by_age(const records::Particular& one, const records::Standing& standing)
{
    const std::string text{trimmed(one.norm.empty() ? one.text : one.norm)};
    int age = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), age);
    if (fault != std::errc{} || end == text.data() || age < 0 || age > 130)
        return std::nullopt;
    std::optional<Day> told = one.when ? one.when->latest() : std::nullopt;
    for (const records::EntryId& id : one.basis) {
        const auto claim = std::ranges::lower_bound(standing.claims, id, {}, &records::StandingClaim::id);
        if (!told && claim != standing.claims.end() && claim->id == id)
            told = records::published_on(*claim);
    }
    if (!told)
        return std::nullopt;
    return Born{years_before(*told, age + 1) + std::chrono::days{1}, years_before(*told, age)};
}

int years_between(Day born, Day day)
{
    const std::chrono::year_month_day from{born}, to{day};
    const int years = static_cast<int>(to.year()) - static_cast<int>(from.year());
    const bool before_birthday = std::pair{to.month(), to.day()} < std::pair{from.month(), from.day()};
    return years - (before_birthday ? 1 : 0);
}

} // namespace

std::optional<Age> age_on(const records::Person& person, const records::Standing& standing, Day day)
{
    std::optional<Born> born;
    for (const records::Particular& one : person.particulars)
        if (one.kind == records::particular::birth_date)
            if (const auto by = born_by_date(one))
                narrow(born, *by);
    const bool by_date = born.has_value();
    for (const records::Particular& one : person.particulars)
        if (!by_date && one.kind == records::particular::age)
            if (const auto by = born_by_age(one, standing))
                narrow(born, *by);
    if (!born || born->first > born->last || born->last > day)
        return std::nullopt;
    return Age{years_between(born->last, day), years_between(born->first, day)};
}

std::string words_for(const Age& age)
{
    if (age.least == age.most)
        return "aged " + std::to_string(age.least);
    return "aged " + std::to_string(age.least) + (age.most == age.least + 1 ? " or " : " to ") +
           std::to_string(age.most);
}

} // namespace vigil::answers
