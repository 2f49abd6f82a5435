// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "read/claims/merge.hpp"
#include "read/claims/state.hpp"
#include "read/claims/trees.hpp"

namespace vigil::read::claims {

/// All passes of ring 3 over all sentences, then over the whole text: fills `state.drafts`.
/// `trees`: nullptr when the language has no trained model.
void find_drafts(State& state, Trees* trees, Repeats repeats);

} // namespace vigil::read::claims
