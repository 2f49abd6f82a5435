// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/custody.hpp"

namespace vigil::records {

/// Deaths that their only source took back later (docs/methods/status-of-a-person.md, step 9a): claim of the death →
/// the claims that take it back.
std::map<EntryId, Basis> deaths_taken_back(const ClaimsOfPerson& claims, const Origins& origins);

} // namespace vigil::records
