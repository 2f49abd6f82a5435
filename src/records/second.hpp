// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/evidence.hpp"

#include <optional>

/// A claim that changes a published number may need a second person: docs/methods/assessment.md, steps 16 to 18.
/// Whether it does is work data on the claim, ("claim:<hex>", "second", "yes"), which folds see among its judgements.
namespace vigil::records {

/// The claim whose need of a second person `body` sets (or takes back); nothing for any other work data.
std::optional<EntryId> claim_with_second(const ledger::Set& body);
/// Does the value ask for a second person?
bool asks_for_second(const ledger::Set& body);

} // namespace vigil::records
