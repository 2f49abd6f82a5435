// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/mentions.hpp"

#include <set>

namespace vigil::answers {

/// What unnamed victims and groups add to named people (docs/methods/minimum-count.md, step 14): the largest number of
/// them that a person decided to be distinct from every named one that counts (each a set of mentions), and from one
/// another. A group adds its lower bound, a mention without a number one.
std::int64_t distinct_beside(const std::vector<std::set<records::MentionRef>>& named,
                             const std::vector<const records::StandingClaim*>& claims,
                             const std::vector<ledger::Linked>& links);

} // namespace vigil::answers
