// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/mentions.hpp"
#include "records/person.hpp"

#include <vector>

namespace vigil::records {

/// Claims about one person, each once, in order of their ids.
using ClaimsOfPerson = std::vector<const StandingClaim*>;

/// The line of liberty: docs/methods/status-of-a-person.md, steps 4 to 10. In order of time; an announced release
/// stands in its place but ends nothing.
std::vector<CustodyPeriod> custody_of(const ClaimsOfPerson& claims, const Origins& origins);

/// Measures, one for each kind (steps 11 to 14), by kind.
std::vector<Measure> measures_of(const ClaimsOfPerson& claims);

/// The death that is told, if one is, then those that their only source took back: docs/methods/incidents.md, steps 13
/// to 17.
std::vector<Death> deaths_of(const ClaimsOfPerson& claims, const Origins& origins);

/// Which of injury, death, finding and burial the day and place of a claim are of.
enum class ToldOfDeath : std::uint8_t { injury, death, finding, burial };
ToldOfDeath told_of_death(const domain::Claim& claim);

} // namespace vigil::records
