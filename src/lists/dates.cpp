// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/lists.md.
#include "lists/dates.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vigil::lists {
namespace {

using Form = DateParts::Form;

constexpr int first_gregorian_year = 1800, last_year = 2200;
// Step 9: years that are surely of one calendar in lists that people keep today.
constexpr int first_jalali = 1280, last_jalali = 1411, first_hijri = 1300, surely_hijri = 1421, last_hijri = 1500;

Edtf approximate(Edtf time)
{
    for (auto* end : {&time.from, &time.to})
        if (*end)
            (*end)->approximate = true;
    return time;
}

std::string_view name_of(read::Calendar calendar)
{
    return calendar == read::Calendar::jalali ? "jalali" : calendar == read::Calendar::hijri ? "hijri" : "gregorian";
}

std::string years(int first, int last)
{
    return first == last ? "year " + std::to_string(first)
                         : "years " + std::to_string(first) + " to " + std::to_string(last);
}

std::string dates(std::size_t count)
{
    return std::to_string(count) + (count == 1 ? " date shows" : " dates show");
}

} // namespace

Result<DateStyle> parse_date_style(std::string_view text)
{
    DateStyle style;
    for (const auto word : split(text, ' ')) {
        if (word == "dmy")
            style.order = DateStyle::Order::day_first;
        else if (word == "mdy")
            style.order = DateStyle::Order::month_first;
        else if (word == "jalali")
            style.calendar = read::Calendar::jalali;
        else if (word == "hijri")
            style.calendar = read::Calendar::hijri;
        else if (word == "gregorian")
            style.calendar = read::Calendar::gregorian;
        else if (!word.empty())
            return Error{Fault::malformed,
                         "'" + std::string{word} +
                             "' says nothing about dates; write dmy, mdy, gregorian, jalali or hijri"};
    }
    return style;
}

std::string to_string(const DateStyle& style)
{
    std::string text = style.order == DateStyle::Order::day_first     ? "dmy"
                       : style.order == DateStyle::Order::month_first ? "mdy"
                                                                      : "";
    if (style.calendar)
        text += (text.empty() ? "" : " ") + std::string{name_of(*style.calendar)};
    return text;
}

void DateColumn::see(std::string_view cell)
{
    ++m_seen;
    const auto parts = take_apart(*m_words, cell);
    if (parts.form == Form::none)
        return;
    ++m_like_dates;
    if (parts.calendar && *parts.calendar != read::Calendar::gregorian)
        m_named.insert(*parts.calendar);
    if (parts.form == Form::year_last) {
        const bool a_is_day = parts.a > 12 && parts.b <= 12, b_is_day = parts.b > 12 && parts.a <= 12;
        m_day_first += a_is_day ? 1 : 0;
        m_month_first += b_is_day ? 1 : 0;
        m_either += parts.a <= 12 && parts.b <= 12 && parts.a != parts.b ? 1 : 0;
    }
    if (parts.form != Form::exact && parts.year < first_gregorian_year && !parts.calendar) {
        ++m_early_years;
        m_lowest = std::min(m_lowest, parts.year);
        m_highest = std::max(m_highest, parts.year);
    }
}

void DateColumn::settle()
{
    const auto say = [&](const std::string& words) { m_decided += (m_decided.empty() ? "" : "; ") + words; };
    if (m_style.order == DateStyle::Order::not_stated && m_day_first + m_month_first + m_either > 0) { // Step 8.
        if (m_day_first > 0 && m_month_first == 0) {
            m_style.order = DateStyle::Order::day_first;
            say("day first, as " + dates(m_day_first));
        } else if (m_month_first > 0 && m_day_first == 0) {
            m_style.order = DateStyle::Order::month_first;
            say("month first, as " + dates(m_month_first));
        } else if (m_either > 0) {
            m_undecided = true;
            say(std::to_string(m_either) + " may be read in two ways: say --dates dmy or --dates mdy");
        }
    }
    if (m_early_years == 0 || m_style.calendar) // Step 9.
        return;
    if (m_lowest >= first_jalali && m_highest <= last_jalali) {
        m_style.calendar = read::Calendar::jalali;
        say(years(m_lowest, m_highest) + " taken for Solar Hijri (Jalali); for lunar ones say --dates hijri");
    } else if (m_lowest >= first_hijri && m_highest >= surely_hijri && m_highest <= last_hijri) {
        m_style.calendar = read::Calendar::hijri;
        say(years(m_lowest, m_highest) + " taken for lunar Hijri");
    } else {
        m_unknown_calendar = true;
        say("years before 1800 of no known calendar: say --dates jalali or --dates hijri");
    }
}

DateStyle DateColumn::shown() const
{
    auto style = m_style;
    if (!style.calendar && m_named.size() == 1)
        style.calendar = *m_named.begin();
    return style;
}

void DateColumn::settle_by(const DateStyle& list)
{
    std::vector<std::string> taken;
    if (m_undecided && m_day_first + m_month_first == 0 && list.order != DateStyle::Order::not_stated) {
        m_undecided = false;
        m_style.order = list.order;
        taken.emplace_back(list.order == DateStyle::Order::day_first ? "day first" : "month first");
    }
    if (m_unknown_calendar && list.calendar) {
        m_unknown_calendar = false;
        m_style.calendar = list.calendar;
        taken.push_back(years(m_lowest, m_highest) + " " + std::string{name_of(*list.calendar)});
    }
    if (taken.empty())
        return;
    m_decided.clear();
    for (const auto& one : taken)
        m_decided += (m_decided.empty() ? "" : ", ") + one;
    m_decided += ", as other dates of the list show";
}

std::optional<read::Calendar> DateColumn::calendar_of(const DateParts& parts) const
{
    if (parts.calendar)
        return parts.calendar;
    return parts.year >= first_gregorian_year ? read::Calendar::gregorian : m_style.calendar;
}

/// Step 8: the two numbers before a year as month and day.
DateColumn::Reading DateColumn::in_order(const DateParts& parts) const
{
    using Order = DateStyle::Order;
    auto named = parts;
    named.form = Form::named;
    const bool fits_day_first = parts.b <= 12, fits_month_first = parts.a <= 12;
    Order order = m_style.order;
    if (order == Order::not_stated && fits_day_first && fits_month_first && parts.a != parts.b)
        return {std::nullopt, "day and month may be in either order"};
    if (order == Order::not_stated)
        order = fits_day_first ? Order::day_first : Order::month_first;
    if (!(order == Order::day_first ? fits_day_first : fits_month_first))
        return {std::nullopt, "it does not fit the order of day and month in its column"};
    if (order == Order::day_first)
        std::swap(named.a, named.b);
    const auto calendar = calendar_of(parts);
    if (!calendar)
        return {std::nullopt, "the calendar of its year is not known"};
    auto time = read::stated_date(*calendar, named.year, named.a, named.b);
    return time ? Reading{time, {}} : Reading{std::nullopt, "there is no such day"};
}

DateColumn::Reading DateColumn::read(std::string_view cell) const
{
    const auto parts = take_apart(*m_words, cell);
    if (parts.form == Form::none)
        return {std::nullopt, parts.why_not};
    if (parts.form == Form::exact)
        return {parts.exact, {}};
    if (parts.year > last_year)
        return {std::nullopt, "its year is no year of a list"};
    Reading reading;
    const auto calendar = calendar_of(parts);
    if (parts.form == Form::year_last) {
        reading = in_order(parts);
    } else if (!calendar) {
        return {std::nullopt, "the calendar of its year is not known"};
    } else {
        // A date that names its month has that month's calendar; a Gregorian month needs a Gregorian year.
        reading.time = read::stated_date(*calendar, parts.year, parts.a, parts.b);
        if (!reading.time)
            reading.refused = "there is no such day";
    }
    if (reading.time && (parts.about || calendar == read::Calendar::hijri))
        reading.time = approximate(*reading.time);
    return reading;
}

std::string DateColumn::decided() const
{
    return m_decided;
}

} // namespace vigil::lists
