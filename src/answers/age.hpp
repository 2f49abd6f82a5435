// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/person.hpp"

#include <optional>
#include <string>

/// How old a person was on a day: docs/methods/status-of-a-person.md, step 25.
namespace vigil::answers {

struct Age {
    int least = 0, most = 0; ///< Completed years, both inclusive.
    bool operator==(const Age&) const = default;
};

/// From stated dates of birth (all of them together: what they all allow), else from stated ages on the day on which
/// each was told. Absent: nothing is stated, it is stated in words that are no number, or what is stated contradicts.
std::optional<Age> age_on(const records::Person& person, const records::Standing& standing, Day day);

/// "aged 17", "aged 17 or 18", "aged 17 to 19".
std::string words_for(const Age& age);

} // namespace vigil::answers
