// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/edtf.hpp"

#include <charconv>
#include <cstdio>

namespace vigil {
namespace {

using std::chrono::year_month_day;

/// Reads exactly `text.size()` ASCII digits; -1 for anything else.
int digits(std::string_view text)
{
    int value = 0;
    for (const char c : text)
        if (c < '0' || c > '9')
            return -1;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    return fault == std::errc{} && end == text.data() + text.size() ? value : -1;
}

Error not_a_date(std::string_view text)
{
    return {Fault::malformed, "'" + std::string{text.substr(0, 60)} +
                                  "' is not a date like 2026, 2026-01, 2026-01-08 or 2025-12-31/2026-01-03"};
}

Result<PartialDate> parse_partial(std::string_view whole)
{
    std::string_view text = whole;
    PartialDate date;
    if (!text.empty() && (text.back() == '~' || text.back() == '?' || text.back() == '%')) {
        date.approximate = text.back() != '?';
        date.uncertain = text.back() != '~';
        text.remove_suffix(1);
    }
    const bool shaped = (text.size() == 4 || text.size() == 7 || text.size() == 10) &&
                        (text.size() < 7 || text[4] == '-') && (text.size() < 10 || text[7] == '-');
    if (!shaped)
        return not_a_date(whole);
    const int year = digits(text.substr(0, 4));
    const int month = text.size() >= 7 ? digits(text.substr(5, 2)) : 1;
    const int day = text.size() == 10 ? digits(text.substr(8, 2)) : 1;
    if (year < 0 || month < 0 || day < 0)
        return not_a_date(whole);
    const year_month_day ymd{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                             std::chrono::day{static_cast<unsigned>(day)}};
    if (!ymd.ok())
        return not_a_date(whole);
    date.first = Day{ymd};
    date.precision = text.size() == 4   ? PartialDate::Precision::year
                     : text.size() == 7 ? PartialDate::Precision::month
                                        : PartialDate::Precision::day;
    return date;
}

Result<std::optional<PartialDate>> parse_end(std::string_view text)
{
    if (text == "..")
        return std::optional<PartialDate>{};
    VIGIL_TRY(const PartialDate date, parse_partial(text));
    return std::optional{date};
}

} // namespace

std::string to_string(Day day)
{
    const year_month_day ymd{day};
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", static_cast<int>(ymd.year()),
                  static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
    return buffer;
}

Result<Day> parse_day(std::string_view text)
{
    VIGIL_TRY(const PartialDate date, parse_partial(text));
    if (date.precision != PartialDate::Precision::day || date.approximate || date.uncertain)
        return Error{Fault::malformed, "'" + std::string{text} + "' is not a day like 2026-01-08"};
    return date.first;
}

Day PartialDate::latest() const
{
    const year_month_day ymd{first};
    switch (precision) {
    case Precision::year: return Day{ymd.year() / 12 / 31};
    case Precision::month: return Day{ymd.year() / ymd.month() / std::chrono::last};
    case Precision::day: break;
    } // No default: a new precision must not compile silently.
    return first;
}

std::string PartialDate::to_string() const
{
    std::string text = vigil::to_string(first);
    text.resize(precision == Precision::year ? 4 : precision == Precision::month ? 7 : 10);
    if (approximate || uncertain)
        text += approximate && uncertain ? '%' : approximate ? '~' : '?';
    return text;
}

std::optional<Day> Edtf::earliest() const
{
    return from ? std::optional{from->earliest()} : std::nullopt;
}

std::optional<Day> Edtf::latest() const
{
    const auto& last = interval ? to : from;
    return last ? std::optional{last->latest()} : std::nullopt;
}

bool Edtf::surely_inside(Day first, Day last) const
{
    return earliest() && latest() && *earliest() >= first && *latest() <= last;
}

bool Edtf::may_overlap(Day first, Day last) const
{
    return (!earliest() || *earliest() <= last) && (!latest() || *latest() >= first);
}

std::string Edtf::to_string() const
{
    if (!interval)
        return from ? from->to_string() : "..";
    return (from ? from->to_string() : "..") + "/" + (to ? to->to_string() : "..");
}

Result<Edtf> parse_edtf(std::string_view text)
{
    const auto slash = text.find('/');
    if (slash == std::string_view::npos) {
        VIGIL_TRY(const PartialDate date, parse_partial(text));
        return Edtf::on(date);
    }
    VIGIL_TRY(const auto from, parse_end(text.substr(0, slash)));
    VIGIL_TRY(const auto to, parse_end(text.substr(slash + 1)));
    if (!from && !to)
        return not_a_date(text);
    if (from && to && to->latest() < from->earliest())
        return Error{Fault::malformed, "'" + std::string{text} + "' ends before it starts"};
    return Edtf::between(from, to);
}

} // namespace vigil
