// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

namespace vigil::read::claims {

struct State;

/// What several sentences tell of one happening: one claim, or one for each sentence (a draft is judged by sentences).
enum class Repeats { merged, kept_by_sentence };
void merge_drafts(State& state, Repeats repeats);

} // namespace vigil::read::claims
