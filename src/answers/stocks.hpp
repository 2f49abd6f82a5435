// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/minimum_count.hpp"

/// Internal to answers.
namespace vigil::answers {

/// Steps 23 and 24 of docs/methods/minimum-count.md: every number of people held that the claims state, the latest
/// first, beside the arrests and releases that surely lie after its last confirmation, up to `day`.
std::vector<StatedStock> stated_stocks(const std::vector<const records::StandingClaim*>& held,
                                       const std::vector<records::StandingClaim>& flows, Day day);

} // namespace vigil::answers
