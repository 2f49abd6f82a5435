// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/mentions.hpp"

#include <set>

namespace vigil::answers {

/// What unnamed victims and groups add to named people (docs/methods/minimum-count.md, step 14): the largest number of
/// them that somebody decided to be distinct from every named person that counts (each a set of mentions), and from one
/// another. Of two named people who may be one, both have to be kept clear of: if they are two, a group that is
/// distinct from only one of them may be the other. A group adds its lower bound, a mention without a number one.
std::int64_t distinct_beside(const std::vector<std::set<records::MentionRef>>& named,
                             const std::vector<const records::StandingClaim*>& claims,
                             const std::vector<ledger::Linked>& links);

} // namespace vigil::answers
