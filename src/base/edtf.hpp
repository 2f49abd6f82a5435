// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace vigil {

/// A day on the proleptic Gregorian calendar, local to the place spoken of.
using Day = std::chrono::sys_days;

/// "2026-01-08".
std::string to_string(Day day);
/// Errors: malformed, unless the text is YYYY-MM-DD and names a real day.
Result<Day> parse_day(std::string_view text);

/// A date as a source states it: a year, a month or a day, never finer than it said.
struct PartialDate {
    enum class Precision { year, month, day };
    Day first; ///< First day it can mean, inclusive.
    Precision precision = Precision::day;
    bool approximate = false; ///< EDTF `~` (and `%`).
    bool uncertain = false;   ///< EDTF `?` (and `%`).

    Day earliest() const { return first; }
    Day latest() const;            ///< Last day it can mean, inclusive.
    std::string to_string() const; ///< "2026", "2026-01~", "2026-01-08".
    bool operator==(const PartialDate&) const = default;
};

/// A time as EDTF level 1 (ISO 8601-2:2019) writes it: one partial date, or an interval of two,
/// either end of which may be open (`..`). The gold form of claims: `2026-01-08`, `2025-12-31/2026-01-03`,
/// `2025-12-28/..`, `../2019-07-28`, `2013~`.
struct Edtf {
    std::optional<PartialDate> from; ///< Absent: open start (only in an interval).
    std::optional<PartialDate> to;   ///< Absent: open end (only in an interval).
    bool interval = false;           ///< False: `from` is set and `to` is absent.

    static Edtf on(PartialDate date) { return {date, std::nullopt, false}; }
    static Edtf on_day(Day day) { return on({day, PartialDate::Precision::day, false, false}); }
    static Edtf between(std::optional<PartialDate> from, std::optional<PartialDate> to) { return {from, to, true}; }

    std::optional<Day> earliest() const;           ///< First day it can mean; absent when open.
    std::optional<Day> latest() const;             ///< Last day it can mean, inclusive; absent when open.
    bool surely_inside(Day first, Day last) const; ///< Every day it can mean lies in [first, last], both inclusive.
    bool may_overlap(Day first, Day last) const;   ///< Some day it can mean lies in [first, last], both inclusive.
    std::string to_string() const;
    bool operator==(const Edtf&) const = default;
};

/// Errors: malformed, if the text has another shape, names no real date, or ends before it starts.
Result<Edtf> parse_edtf(std::string_view text);

} // namespace vigil
