// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/edtf.hpp"

#include <cstdint>
#include <optional>

/// Arithmetic of the calendars in which reports state dates. Own code: the packaged Persian calendar is a day off in
/// 1404.
namespace vigil::read {

enum class Calendar : std::uint8_t { gregorian, jalali, hijri };

/// The day of the Solar Hijri calendar of Iran and Afghanistan, by the 33-year rule, which fits the equinox of Tehran
/// from 1244 to 1472 (1865 to 2094); nothing outside. Nothing when there is no such day.
std::optional<Day> from_jalali(int year, int month, int day);
/// The day of the tabular Islamic calendar (civil epoch, 30-year cycle): a day or two from what a country proclaimed.
std::optional<Day> from_hijri(int year, int month, int day);
std::optional<Day> from_gregorian(int year, int month, int day);

/// A date of which some parts are stated; 0 stands for a part that is not. Month and day need what stands above them.
/// Nothing when there is no such date. Months and years of the other calendars become intervals of days.
std::optional<Edtf> stated_date(Calendar calendar, int year, int month, int day);

PartialDate year_of(int year);
PartialDate month_of(int year, int month);
PartialDate day_of(Day day);
int year_in(Day day);
int month_in(Day day);

} // namespace vigil::read
