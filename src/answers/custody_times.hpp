// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/person.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// For how long, how often, and how long between: docs/methods/status-of-a-person.md, steps 20 to 24.
namespace vigil::answers {

/// Bounds of a number of days that sources leave open.
struct Days {
    std::int64_t least = 0;
    std::optional<std::int64_t> most; ///< Absent: no source gives an upper bound.
    bool operator==(const Days&) const = default;
};
/// "41 days", "30 to 61 days", "at least 5 days".
std::string words_for(const Days& days);

/// Custody without a release between: one or more periods (held, under house arrest, disappeared).
struct Spell {
    std::size_t first = 0, last = 0; ///< Positions in Person::custody.
    Days held;                       ///< First and last day both count.
    bool goes_on = false;            ///< No end is told by the day asked about.
    bool sure = false;               ///< Some period of it is neither disputed nor only alleged.
    std::optional<Days> since_last;  ///< Elapsed since the spell before: the same day is 0.
    bool operator==(const Spell&) const = default;
};

struct CustodyTimes {
    std::vector<std::optional<Days>> periods; ///< As Person::custody; absent: no custody, or later than the day.
    std::vector<Spell> spells;
    Days in_all;
    bool operator==(const CustodyTimes&) const = default;
};

/// As they stood on `day`, inclusive.
CustodyTimes custody_times(const records::Person& person, Day day);

/// "Held 2 times, 30 to 61 days in all; 11 days between." Empty: never held, as far as stated.
std::string words_for(const CustodyTimes& times);

} // namespace vigil::answers
