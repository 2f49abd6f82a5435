// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/evidence.hpp"

#include <set>
#include <vector>

namespace vigil::records {

/// Is `entry` out of force by a withdrawal among `judgements` that is itself in force (docs/methods/assessment.md,
/// step 2)?
bool withdrawn(const EntryId& entry, const std::vector<Judgement>& judgements);

/// The evidence as if the `hidden` claims had never been there: without them, and without every judgement that is
/// about one of them or about one of those judgements.
Evidence without(Evidence evidence, const std::set<EntryId>& hidden);

} // namespace vigil::records
