// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/calendar.hpp"

namespace vigil::read {
namespace {

using std::chrono::days;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

/// The first day of a Solar Hijri year, counted from 1 Farvardin 1404 = 21 March 2025: 8 leap days in 33 years.
Day jalali_new_year(int jalali)
{
    constexpr int anchor = 1404;
    const auto leaps_before = [](int y) { return (8 * y + 21) / 33; };
    const int since = 365 * (jalali - anchor) + leaps_before(jalali) - leaps_before(anchor);
    return Day{year{2025} / month{3} / 21} + days{since};
}

int jalali_month_length(int jalali, int of)
{
    if (of <= 6)
        return 31;
    if (of <= 11)
        return 30;
    return static_cast<int>((jalali_new_year(jalali + 1) - jalali_new_year(jalali)).count()) - 336;
}

} // namespace

std::optional<Day> from_gregorian(int y, int m, int d)
{
    if (y < 1 || y > 9999 || m < 1 || m > 12 || d < 1 || d > 31)
        return std::nullopt;
    const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, std::chrono::day{static_cast<unsigned>(d)}};
    return date.ok() ? std::optional{Day{date}} : std::nullopt;
}

std::optional<Day> from_jalali(int y, int m, int d)
{
    if (y < 1244 || y > 1472 || m < 1 || m > 12 || d < 1 || d > jalali_month_length(y, m))
        return std::nullopt;
    const int before = m <= 7 ? (m - 1) * 31 : 186 + (m - 7) * 30;
    return jalali_new_year(y) + days{before + d - 1};
}

std::optional<Day> from_hijri(int y, int m, int d)
{
    if (y < 1 || y > 2000 || m < 1 || m > 12 || d < 1)
        return std::nullopt;
    const bool leap = (14 + 11 * y) % 30 < 11;
    const int length = m % 2 == 1 || (m == 12 && leap) ? 30 : 29;
    if (d > length)
        return std::nullopt;
    // Days since the civil epoch, 16 July 622 of the Julian calendar (Julian day number 1948440).
    const int since = (y - 1) * 354 + (3 + 11 * y) / 30 + (29 * (m - 1) + m / 2) + d - 1;
    constexpr int epoch_to_1970 = 2440588 - 1948440;
    return Day{days{since - epoch_to_1970}};
}

PartialDate day_of(Day day)
{
    return {day, PartialDate::Precision::day, false, false};
}

PartialDate month_of(int y, int m)
{
    return {Day{year{y} / month{static_cast<unsigned>(m)} / 1}, PartialDate::Precision::month, false, false};
}

PartialDate year_of(int y)
{
    return {Day{year{y} / month{1} / 1}, PartialDate::Precision::year, false, false};
}

int year_in(Day day)
{
    return static_cast<int>(year_month_day{day}.year());
}

int month_in(Day day)
{
    return static_cast<int>(static_cast<unsigned>(year_month_day{day}.month()));
}

std::optional<Edtf> stated_date(Calendar calendar, int y, int m, int d)
{
    if (calendar == Calendar::gregorian) {
        if (m == 0)
            return y > 0 && y < 10000 ? std::optional{Edtf::on(year_of(y))} : std::nullopt;
        if (d == 0)
            return from_gregorian(y, m, 1) ? std::optional{Edtf::on(month_of(y, m))} : std::nullopt;
        const auto day = from_gregorian(y, m, d);
        return day ? std::optional{Edtf::on_day(*day)} : std::nullopt;
    }
    const auto day_in = calendar == Calendar::jalali ? from_jalali : from_hijri;
    if (d != 0) {
        const auto day = day_in(y, m, d);
        return day ? std::optional{Edtf::on_day(*day)} : std::nullopt;
    }
    const auto first = day_in(y, m == 0 ? 1 : m, 1);
    const auto next = m == 0 || m == 12 ? day_in(y + 1, 1, 1) : day_in(y, m + 1, 1);
    if (!first || !next)
        return std::nullopt;
    return Edtf::between(day_of(*first), day_of(*next - days{1}));
}

} // namespace vigil::read
