// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/today.hpp"

#include <string>
#include <vector>

/// Hearings and due days as iCalendar (RFC 5545): docs/formats/calendar.md. Pure.
namespace vigil::publish {

struct CalendarEntry {
    std::string key;     ///< Stays the same while what it stands for does; its hash becomes the UID.
    Day day{};           ///< A whole day.
    std::string summary; ///< Without names unless they were asked for.
};

/// Lines end with CR LF and are folded at 75 bytes between characters. `stamp`: when it was made.
std::string calendar(const std::vector<CalendarEntry>& entries, Instant stamp);

/// Steps, answers due, hearings and time limits that have a day. `names`: with who it is about.
std::vector<CalendarEntry> calendar_entries(const answers::Today& today, bool names);

} // namespace vigil::publish
