// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/custody.hpp"

namespace vigil::records {

/// Where the person was held within one custody period, in order of time: docs/methods/status-of-a-person.md, step 10.
/// `claims`: those for the period.
std::vector<Stay> stays_of(const ClaimsOfPerson& claims);

} // namespace vigil::records
