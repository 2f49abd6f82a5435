// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/same-person.md.
#include "link/link.hpp"

#include <algorithm>

namespace vigil::link {
namespace {

using Strings = std::set<std::string>;

bool share(const Strings& a, const Strings& b)
{
    return std::ranges::any_of(a, [&](const std::string& one) { return b.contains(one); });
}

/// A day that is neither about nor perhaps.
std::optional<Day> exact_day(const std::string& text)
{
    const auto time = parse_edtf(text);
    if (!time || time->interval || !time->from || time->from->precision != PartialDate::Precision::day ||
        time->from->approximate || time->from->uncertain)
        return std::nullopt;
    return time->from->first;
}

std::set<Day> exact_days(const Strings& texts)
{
    std::set<Day> days;
    for (const std::string& text : texts)
        if (const auto day = exact_day(text))
            days.insert(*day);
    return days;
}

bool exact_days_differ(const Strings& a, const Strings& b)
{
    if (a.empty() || b.empty())
        return false;
    const auto x = exact_days(a);
    const auto y = exact_days(b);
    return !x.empty() && !y.empty() && std::ranges::none_of(x, [&](Day day) { return y.contains(day); });
}

bool exact_day_shared(const Strings& a, const Strings& b)
{
    if (a.empty() || b.empty())
        return false;
    const auto y = exact_days(b);
    return std::ranges::any_of(exact_days(a), [&](Day day) { return y.contains(day); });
}

std::string_view before_colon(const std::string& text)
{
    return std::string_view{text}.substr(0, text.find(':'));
}

/// Numbers of one kind on both sides, none in common. Numbers of different kinds say nothing.
bool numbers_differ(const Strings& a, const Strings& b)
{
    for (const std::string& x : a) {
        const auto same_kind = [&](const std::string& y) { return before_colon(y) == before_colon(x); };
        if (std::ranges::any_of(b, same_kind) && !share(a, b))
            return true;
    }
    return false;
}

bool no_day_in_common(const Strings& a, const Strings& b)
{
    for (const std::string& x : a)
        for (const std::string& y : b) {
            const auto s = parse_edtf(x);
            const auto t = parse_edtf(y);
            if (!s || !t || s->may_overlap(t->earliest().value_or(Day::min()), t->latest().value_or(Day::max())))
                return false;
        }
    return !a.empty() && !b.empty();
}

/// Keeps two mentions from joining by themselves, without parting them: a year that does not fit, another sex.
std::string_view doubt(const Profile& a, const Profile& b)
{
    if (no_day_in_common(a.birth_dates, b.birth_dates))
        return "years of birth do not fit";
    if (!a.sexes.empty() && !b.sexes.empty() && !share(a.sexes, b.sexes))
        return "sex differs";
    return {};
}

/// Step 5: the particular that agrees; empty: none.
std::string_view agreement(const Profile& a, const Profile& b)
{
    if (exact_day_shared(a.birth_dates, b.birth_dates))
        return "birth date";
    if (share(a.id_numbers, b.id_numbers))
        return "identity number";
    if (share(a.case_numbers, b.case_numbers))
        return "case number";
    if (share(a.rows, b.rows))
        return "list row";
    if (share(a.sentences, b.sentences))
        return "sentence, word for word";
    if (share(a.courts, b.courts))
        return "court";
    if (share(a.places_held, b.places_held))
        return "place held";
    if (share(a.professions, b.professions) && share(a.affiliations, b.affiliations))
        return "profession and affiliation";
    return {};
}

} // namespace

bool contradict(const Profile& a, const Profile& b)
{
    return exact_days_differ(a.birth_dates, b.birth_dates) || exact_days_differ(a.death_dates, b.death_dates) ||
           numbers_differ(a.id_numbers, b.id_numbers);
}

bool rows_of_one_list(const Profile& a, const Profile& b)
{
    for (const std::string& x : a.rows)
        for (const std::string& y : b.rows)
            if (x != y && before_colon(x) == before_colon(y))
                return true;
    return false;
}

Verdict decide(const Profile& a, const Profile& b)
{
    if (a.name != b.name)
        return {Decision::different, "names differ"};
    if (contradict(a, b)) // Step 6.
        return {Decision::different, "same name; an exact date or number differs"};
    if (rows_of_one_list(a, b)) // Step 4.
        return {Decision::different, "same name; two rows of one list"};
    const auto what = agreement(a, b);
    const auto against = doubt(a, b);
    if (!what.empty() && against.empty())
        return {Decision::same, "same name; same " + std::string{what}};
    if (!what.empty())
        return {Decision::undecided, "same name; same " + std::string{what} + ", but " + std::string{against}};
    return {Decision::undecided, // Step 7.
            "same name; " + std::string{against.empty() ? "nothing else agrees" : against}};
}

} // namespace vigil::link
