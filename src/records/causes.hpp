// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/mentions.hpp"

namespace vigil::records {

/// Adds the cause that a claim of a death states, if it states one: docs/methods/incidents.md, step 16.
void add_cause(std::vector<StatedCause>& causes, const StandingClaim& claim);
/// An official source and another one put it otherwise.
bool causes_disputed(const std::vector<StatedCause>& causes);

} // namespace vigil::records
