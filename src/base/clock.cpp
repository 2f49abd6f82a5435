// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/clock.hpp"

#include "base/edtf.hpp"

#include <cstdio>

namespace vigil {

std::string to_string(Instant at)
{
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::hh_mm_ss time{at - day};
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02dZ", static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
    return to_string(Day{day}) + buffer;
}

} // namespace vigil
