// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/dates.hpp"

namespace vigil::read {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int unit_month = -1;
constexpr int unit_year = -12;

/// 1 Monday … 7 Sunday.
int weekday_of(Day day)
{
    return static_cast<int>(std::chrono::weekday{day}.iso_encoding());
}

year_month_day plus_months(Day day, int count)
{
    const year_month_day date = year_month_day{day} + months{count};
    return date.ok() ? date : year_month_day{date.year() / date.month() / std::chrono::last};
}

bool in_range(Day day)
{
    return year_in(day) >= 1 && year_in(day) <= 9999;
}

} // namespace

DateResolver::DateResolver(const Context& context)
{
    // Years at the edge of the calendar are refused, so that no sum below leaves it.
    const auto sane = [](const std::optional<Edtf>& time) {
        const auto first = time ? time->earliest() : std::nullopt;
        const auto last = time ? time->latest() : std::nullopt;
        return (!first || year_in(*first) >= 1000) && (!last || year_in(*last) <= 9000);
    };
    if (!sane(context.published) || !sane(context.covers))
        return;
    if (context.published && context.published->from) {
        m_published_year = year_in(context.published->from->first);
        if (context.published->from->precision == PartialDate::Precision::day)
            m_published = context.published->from->first;
        else if (context.published->from->precision == PartialDate::Precision::month)
            m_published = context.published->from->latest();
    }
    if (context.covers) {
        m_covers_first = context.covers->earliest();
        m_covers_last = context.covers->latest();
    }
}

void DateResolver::new_paragraph()
{
    if (m_paragraph_year != 0)
        m_text_year = m_paragraph_year;
    m_paragraph_year = 0;
}

void DateResolver::remember(const Found& found)
{
    if (!found.time)
        return;
    if (found.stated.year != 0 && found.time->from)
        m_paragraph_year = year_in(found.time->from->first);
    if (found.time->from)
        m_last_year = year_in(found.time->from->first);
    const auto from = found.time->from ? found.time->from : found.time->to;
    // A year alone is no anchor for "the next day".
    if (from && from->precision != PartialDate::Precision::year) {
        m_last = from->first;
        m_last_time = found.time;
    }
}

std::optional<int> DateResolver::year_now() const
{
    if (m_covers_last)
        return year_in(*m_covers_last);
    return m_published_year;
}

std::optional<int> DateResolver::year_for(int of_month, int of_day) const
{
    if (m_covers_first && m_covers_last) {
        for (int y = year_in(*m_covers_last); y >= year_in(*m_covers_first); --y) {
            const auto day = from_gregorian(y, of_month, of_day == 0 ? 1 : of_day);
            if (day && *day <= *m_covers_last &&
                *day >= Day{year{year_in(*m_covers_first)} / month_in(*m_covers_first) / 1})
                return y;
        }
        return year_in(*m_covers_last);
    }
    const int stated = m_paragraph_year;
    if (!m_published)
        return stated != 0 ? std::optional{stated} : m_published_year;
    const auto day = from_gregorian(year_in(*m_published), of_month, of_day == 0 ? 1 : of_day);
    // 29 February of a common year: look back for a leap year.
    if (!day)
        return of_month == 2 && of_day == 29 ? std::optional{year_in(*m_published) / 4 * 4} : std::nullopt;
    if (m_future)
        return *day<*m_published&& * m_published - *day> days{31} ? year_in(*day) + 1 : year_in(*day);
    // A day of the coming month is meant rather than one eleven months ago.
    const bool soon = of_day != 0 && *day - *m_published <= days{31};
    const int latest = *day <= *m_published || soon ? year_in(*day) : year_in(*day) - 1;
    return stated != 0 && stated < latest ? stated : latest;
}

std::optional<Edtf> DateResolver::resolve(const Stated& date) const
{
    if (date.decade)
        return Edtf::between(year_of(date.year), year_of(date.year + 9));
    if (date.month == 0 && date.year == 0)
        return date.weekday != 0 ? weekday(date.weekday, m_future ? 1 : 0) : std::nullopt;
    if (date.month == 0)
        return stated_date(date.calendar, date.year, 0, 0);
    if (date.year != 0)
        return stated_date(date.calendar, date.year, date.month, date.day);
    if (date.calendar != Calendar::gregorian) {
        // The last such date on or before the dateline: two years of that calendar are tried.
        const auto now = m_published ? m_published : m_covers_last;
        if (!now)
            return std::nullopt;
        const int offset =
            date.calendar == Calendar::jalali ? year_in(*now) - 621 : (year_in(*now) - 622) * 33 / 32 + 2;
        for (int y = offset; y > offset - 4; --y) {
            auto time = stated_date(date.calendar, y, date.month, date.day);
            if (time && *time->earliest() <= *now)
                return time;
        }
        return std::nullopt;
    }
    const auto y = year_for(date.month, date.day);
    return y ? stated_date(date.calendar, *y, date.month, date.day) : std::nullopt;
}

std::optional<Edtf> DateResolver::resolve_pair(Stated first, const Stated& second) const
{
    const auto end = resolve(second);
    if (!end)
        return std::nullopt;
    const auto last = end->interval ? end->to : end->from;
    if (!last)
        return std::nullopt;
    if (first.month == 0 && first.year == 0 && first.weekday != 0 && second.weekday != 0) {
        const auto begin = resolve(first);
        return begin && begin->from->first <= last->first ? std::optional{Edtf::between(begin->from, last)}
                                                          : std::nullopt;
    }
    if (first.month == 0 && first.year == 0)
        return std::nullopt;
    if (first.month != 0 && first.year == 0) {
        first.year = second.year != 0 && second.calendar != Calendar::gregorian ? second.year : year_in(last->first);
        auto begin = stated_date(first.calendar, first.year, first.month, first.day);
        if (begin && begin->from && begin->from->first > last->latest())
            --first.year;
    }
    const auto begin = stated_date(first.calendar, first.year, first.month, first.day);
    if (!begin || !begin->from || begin->from->first > last->latest())
        return std::nullopt;
    return Edtf::between(begin->from, last);
}

std::optional<Edtf> DateResolver::this_year() const
{
    const auto y = year_now();
    return y ? std::optional{Edtf::on(year_of(*y))} : std::nullopt;
}

std::optional<Edtf> DateResolver::end_of_year() const
{
    const auto y = year_now();
    return y ? stated_date(Calendar::gregorian, *y, 12, 31) : std::nullopt;
}

std::optional<Edtf> DateResolver::published_plus(int count) const
{
    return m_published ? std::optional{Edtf::on_day(*m_published + days{count})} : std::nullopt;
}

std::optional<Edtf> DateResolver::weekday(int of, int shift) const
{
    if (!m_published)
        return std::nullopt;
    const int back = (weekday_of(*m_published) - of + 7) % 7;
    if (shift > 0)
        return Edtf::on_day(*m_published + days{back == 0 ? 7 : 7 - back});
    return Edtf::on_day(*m_published - days{shift < 0 && back == 0 ? 7 : back});
}

std::optional<Edtf> DateResolver::season(int of, int of_year, int shift) const
{
    int y = of_year;
    if (y == 0) {
        if (!m_published && !m_covers_last)
            return std::nullopt;
        const Day now = m_published ? *m_published : *m_covers_last;
        y = year_in(now);
        const int begins = 3 * of;
        // "last summer" is the last one that has begun; "this summer" too, unless it is a spring yet to come.
        if (begins > month_in(now) && shift <= 0)
            --y;
    }
    // Northern months: spring 3-5, summer 6-8, autumn 9-11, winter 12-2.
    const int first = 3 * of;
    return Edtf::between(month_of(y, first), of == 4 ? month_of(y + 1, 2) : month_of(y, first + 2));
}

std::optional<Edtf> DateResolver::period(int unit, int shift, bool from_last) const
{
    const auto base = from_last ? m_last : m_published;
    if (unit == unit_year) {
        const auto y = from_last && m_last ? std::optional{year_in(*m_last)} : year_now();
        return y ? std::optional{Edtf::on(year_of(*y + shift))} : std::nullopt;
    }
    if (!base)
        return std::nullopt;
    if (unit == unit_month) {
        const year_month_day date = plus_months(*base, shift);
        return Edtf::on(month_of(static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month()))));
    }
    if (unit == 7) {
        const Day monday = *base - days{weekday_of(*base) - 1} + days{7 * shift};
        Day last = monday + days{6};
        // "this week" has happened only up to the dateline.
        if (shift == 0 && !from_last)
            last = *base;
        return monday == last ? Edtf::on_day(monday) : Edtf::between(day_of(monday), day_of(last));
    }
    if (unit == 1) {
        if (from_last && shift == 0)
            return m_last_time;
        return Edtf::on_day(*base + days{shift});
    }
    return std::nullopt;
}

std::optional<Edtf> DateResolver::shifted(Day from, int unit, int amount)
{
    if (unit == 0 || amount > 2000 || amount < -2000)
        return std::nullopt;
    if (unit < 0) {
        const year_month_day date = plus_months(from, -unit * amount);
        if (!in_range(Day{date}))
            return std::nullopt;
        const int y = static_cast<int>(date.year());
        PartialDate partial =
            unit == unit_year ? year_of(y) : month_of(y, static_cast<int>(static_cast<unsigned>(date.month())));
        partial.approximate = true;
        return Edtf::on(partial);
    }
    PartialDate partial = day_of(from + days{unit * amount});
    partial.approximate = unit != 1;
    return Edtf::on(partial);
}

std::optional<Edtf> DateResolver::past(int unit) const
{
    const auto from = shifted_from_published(unit, -1);
    return from && from->from ? std::optional{Edtf::between(from->from, day_of(*m_published))} : std::nullopt;
}

std::optional<Edtf> DateResolver::shifted_from_published(int unit, int amount) const
{
    return m_published ? shifted(*m_published, unit, amount) : std::nullopt;
}

std::optional<Edtf> DateResolver::shifted_from_last(int unit, int amount) const
{
    if (unit == unit_year && m_last_year != 0 && (!m_last || year_in(*m_last) != m_last_year)) {
        PartialDate year_then = year_of(m_last_year + amount);
        year_then.approximate = true;
        return amount > -500 && amount < 500 && year_then.first <= from_gregorian(9999, 1, 1)
                   ? std::optional{Edtf::on(year_then)}
                   : std::nullopt;
    }
    return m_last ? shifted(*m_last, unit, amount) : std::nullopt;
}

} // namespace vigil::read
