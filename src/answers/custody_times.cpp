// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/status-of-a-person.md.
#include "answers/custody_times.hpp"

#include "answers/head.hpp"
#include "records/mentions.hpp"

#include <algorithm>

namespace vigil::answers {
namespace {

using records::Custody;
using records::CustodyPeriod;

/// Days, both inclusive.
struct Run {
    Day first, last;
};

std::int64_t days_in(const Run& run)
{
    return std::max<std::int64_t>((run.last - run.first).count() + 1, 0);
}

/// Days on which at least one run lies.
std::int64_t days_in(std::vector<Run> runs)
{
    std::ranges::sort(runs, {}, &Run::first);
    std::int64_t sum = 0;
    std::optional<Day> done;
    for (const Run& run : runs) {
        const Day first = done ? std::max(run.first, *done + std::chrono::days{1}) : run.first;
        sum += days_in({first, run.last});
        done = done ? std::max(*done, run.last) : run.last;
    }
    return sum;
}

/// When a period can have begun and ended (step 20).
struct Bounds {
    std::optional<Day> begin_first, begin_last, end_first, end_last;
    bool goes_on = false;
    bool sure = false;

    /// Surely held on these days; nullopt: on none for certain.
    std::optional<Run> surely() const
    {
        if (!sure || !begin_last || !end_first || *end_first < *begin_last)
            return std::nullopt;
        return Run{*begin_last, *end_first};
    }
    /// Held on no other days than these; nullopt: no bound.
    std::optional<Run> at_most() const
    {
        return begin_first && end_last ? std::optional{Run{*begin_first, std::max(*begin_first, *end_last)}}
                                       : std::nullopt;
    }
};

bool counts(const CustodyPeriod& period)
{
    return !period.taken_back && period.firmness != records::Firmness::announced;
}

bool in_custody(const CustodyPeriod& period)
{
    return period.state == Custody::held || period.state == Custody::house_arrest ||
           period.state == Custody::disappeared;
}

bool begun_by(const CustodyPeriod& period, Day day)
{
    const auto first = period.from ? first_day(period.from) : period.first_confirmed;
    return !first || *first <= day;
}

std::optional<Day> capped(std::optional<Day> at, Day day)
{
    return at ? std::optional{std::min(*at, day)} : std::nullopt;
}

Bounds bounds_of(const CustodyPeriod& period, const CustodyPeriod* next, Day day)
{
    Bounds bounds;
    const auto confirmed = capped(period.last_confirmed, day);
    bounds.sure = period.against.empty() && !period.alleged;
    bounds.begin_first = period.from ? period.from->earliest() : std::nullopt;
    bounds.begin_last =
        records::earliest_of(period.from ? period.from->latest() : std::nullopt, period.first_confirmed);
    const bool ended = period.to && first_day(period.to) && *first_day(period.to) <= day;
    if (ended) {
        bounds.end_first = records::latest_of(period.to->earliest(), confirmed);
        bounds.end_last = capped(period.to->latest(), day);
    } else {
        // No end is told: surely until it was last confirmed, perhaps until the next state or the day asked about.
        const auto follows =
            next != nullptr && begun_by(*next, day) && next->from ? next->from->latest() : std::nullopt;
        bounds.goes_on = next == nullptr || !begun_by(*next, day);
        bounds.end_first = confirmed;
        bounds.end_last = follows ? follows : day;
    }
    bounds.end_first = capped(bounds.end_first, day);
    return bounds;
}

Days days_of(const Bounds& bounds)
{
    const auto sure = bounds.surely();
    const auto most = bounds.at_most();
    Days days;
    days.least = sure ? days_in(*sure) : bounds.sure ? 1 : 0;
    if (most)
        days.most = std::max(days_in(*most), days.least);
    return days;
}

class Times {
public:
    Times(const records::Person& person, Day day) : m_person{&person}, m_day{day} {}

    CustodyTimes take()
    {
        for (std::size_t i = 0; i < m_person->custody.size(); ++i)
            add(i);
        m_result.in_all = sum(m_all);
        return std::move(m_result);
    }

private:
    const CustodyPeriod* next(std::size_t at) const
    {
        for (++at; at < m_person->custody.size(); ++at)
            if (counts(m_person->custody[at]))
                return &m_person->custody[at];
        return nullptr;
    }

    void add(std::size_t at)
    {
        const CustodyPeriod& period = m_person->custody[at];
        m_result.periods.emplace_back();
        if (!counts(period) || !begun_by(period, m_day))
            return;
        if (!in_custody(period)) {
            m_free = true;
            return;
        }
        const Bounds bounds = bounds_of(period, next(at), m_day);
        m_result.periods.back() = days_of(bounds);
        m_all.push_back(bounds);
        if (m_free || m_result.spells.empty())
            begin_spell(at, bounds);
        Spell& spell = m_result.spells.back();
        m_spell.push_back(bounds);
        spell.last = at;
        spell.held = sum(m_spell);
        spell.goes_on = bounds.goes_on;
        spell.sure = spell.sure || bounds.sure;
        m_free = false;
    }

    void begin_spell(std::size_t at, const Bounds& bounds)
    {
        Spell spell;
        spell.first = at;
        if (!m_spell.empty())
            spell.since_last = between(m_spell.back(), bounds);
        m_spell.clear();
        m_result.spells.push_back(spell);
    }

    /// Step 23: from the end of one to the beginning of the next.
    static Days between(const Bounds& before, const Bounds& after)
    {
        Days days;
        if (before.end_last && after.begin_first)
            days.least = std::max<std::int64_t>((*after.begin_first - *before.end_last).count(), 0);
        if (before.end_first && after.begin_last)
            days.most = std::max((*after.begin_last - *before.end_first).count(), days.least);
        return days;
    }

    /// Step 21: a day on which two periods meet counts once.
    static Days sum(const std::vector<Bounds>& all)
    {
        std::vector<Run> sure, most;
        Days days;
        bool unbounded = false;
        std::int64_t some = 0;
        for (const Bounds& one : all) {
            if (const auto run = one.surely())
                sure.push_back(*run);
            some = one.sure ? 1 : some;
            if (const auto run = one.at_most())
                most.push_back(*run);
            else
                unbounded = true;
        }
        days.least = std::max(days_in(std::move(sure)), some);
        if (!unbounded)
            days.most = std::max(days_in(std::move(most)), days.least);
        return days;
    }

    const records::Person* m_person;
    Day m_day;
    CustodyTimes m_result;
    std::vector<Bounds> m_all, m_spell;
    bool m_free = false; ///< A state out of custody stands between.
};

std::string number_of_days(std::int64_t days)
{
    return std::to_string(days) + (days == 1 ? " day" : " days");
}

} // namespace

std::string words_for(const Days& days)
{
    if (!days.most)
        return days.least == 0 ? "for how long is not known" : "at least " + number_of_days(days.least);
    if (*days.most == days.least)
        return number_of_days(days.least);
    return days.least == 0 ? "up to " + number_of_days(*days.most)
                           : std::to_string(days.least) + " to " + number_of_days(*days.most);
}

CustodyTimes custody_times(const records::Person& person, Day day)
{
    return Times{person, day}.take();
}

std::string words_for(const CustodyTimes& times)
{
    if (times.spells.empty())
        return {};
    const auto sure = static_cast<std::size_t>(std::ranges::count(times.spells, true, &Spell::sure));
    const std::size_t all = times.spells.size();
    std::string words = "held ";
    words +=
        sure == all ? counted(all, "time", "times") : std::to_string(sure) + " to " + counted(all, "time", "times");
    words += ", " + words_for(times.in_all) + (all > 1 ? " in all" : "");
    if (times.spells.back().goes_on)
        words += ", no end is told";
    for (const Spell& spell : times.spells)
        if (spell.since_last)
            words += "; " + words_for(*spell.since_last) + " between";
    return words;
}

} // namespace vigil::answers
