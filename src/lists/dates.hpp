// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "lists/words.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Dates as cells of a list write them: docs/methods/lists.md, steps 7 to 10.
namespace vigil::lists {

/// How the dates of a column are written, as far as a person says; the cells say the rest.
struct DateStyle {
    enum class Order { not_stated, day_first, month_first } order = Order::not_stated;
    std::optional<read::Calendar> calendar; ///< Of years before 1800.
    bool operator==(const DateStyle&) const = default;
};
/// "dmy", "mdy", "gregorian", "jalali", "hijri", or two of them with a blank; empty: nothing stated.
/// Errors: malformed.
Result<DateStyle> parse_date_style(std::string_view text);
std::string to_string(const DateStyle& style);

/// A cell taken apart, before anything is decided.
struct DateParts {
    enum class Form { none, exact, year_first, year_last, named, month, year } form = Form::none;
    std::optional<Edtf> exact;
    int a = 0, b = 0, year = 0; ///< Two numbers as written (year last); month and day; 0: not stated.
    std::optional<read::Calendar> calendar;
    bool about = false;
    std::string why_not; ///< Form none.
};
DateParts take_apart(const Words& words, std::string_view cell);

/// The dates of one column: `see` all cells, then `settle`, then `read` each.
class DateColumn {
public:
    DateColumn(const Words& words, DateStyle stated) : m_words{&words}, m_style{stated} {}

    void see(std::string_view cell);
    /// Decides order and calendar.
    void settle();
    /// What its cells show or a person stated; after `settle`.
    DateStyle shown() const;
    /// Takes what its own cells leave open from the other dates of the list, where these agree.
    void settle_by(const DateStyle& list);

    struct Reading {
        std::optional<Edtf> time;
        std::string refused; ///< Why, when there is no time.
    };
    Reading read(std::string_view cell) const;

    /// What was decided and is not plain: "day first, which 13 dates show". Empty: every date is plain.
    std::string decided() const;
    bool undecided_order() const { return m_undecided; }
    std::size_t seen() const { return m_seen; }
    std::size_t like_dates() const { return m_like_dates; }

private:
    Reading in_order(const DateParts& parts) const;
    std::optional<read::Calendar> calendar_of(const DateParts& parts) const;

    const Words* m_words;
    DateStyle m_style;
    std::size_t m_seen = 0, m_like_dates = 0;
    std::size_t m_day_first = 0, m_month_first = 0, m_either = 0, m_early_years = 0;
    int m_lowest = 9999, m_highest = 0; ///< Of years before 1800.
    bool m_undecided = false, m_unknown_calendar = false;
    std::set<read::Calendar> m_named; ///< Calendars of its months' names.
    std::string m_decided;
};

} // namespace vigil::lists
