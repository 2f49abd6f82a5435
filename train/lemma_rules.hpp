// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "treebank.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

/// Rules from a word to its lemma, learned by counting (docs/methods/parsing.md, step 8).
namespace vigil::train {

struct LemmaRules {
    std::vector<std::string> rules; ///< As the model file writes them.
    std::vector<std::pair<std::uint64_t, std::uint32_t>> table; ///< Key and rule, by key.
};

/// Only endings and words whose rule differs from that of the shorter ending below them are kept.
LemmaRules lemma_rules_of(const std::vector<Example>& examples, const std::vector<std::string>& tags);

} // namespace vigil::train
