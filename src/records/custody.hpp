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

/// Deaths, one for each kind of death (killing, execution, death).
std::vector<Death> deaths_of(const ClaimsOfPerson& claims);

} // namespace vigil::records
