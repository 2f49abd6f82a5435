// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/minimum_count.hpp"

/// A minimum count in words. Internal to answers.
namespace vigil::answers {

std::string unit_of(const CountQuestion& question);  ///< "killing", "arrest, held; only: journalist".
std::string sentence_of(const MinimumCount& answer); ///< Step 17.
std::string method_of(const MinimumCount& answer);

} // namespace vigil::answers
