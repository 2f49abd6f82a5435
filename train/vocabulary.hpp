// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "learned/features.hpp"
#include "treebank.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace vigil::train {

/// What stands for what in a network.
struct Vocabulary {
    std::unordered_map<std::uint64_t, std::uint32_t> rows; ///< Of features by their key.
    std::unordered_map<std::uint64_t, std::uint32_t> counts;
    std::vector<std::uint64_t> keys; ///< By row.
    std::vector<std::string> tags;   ///< Sorted, as are the labels.
    std::vector<std::string> labels;
};

/// Features seen less often than `least` get no row, tags and labels seen less than three times no number.
Vocabulary vocabulary_of(const std::vector<Example>& examples, std::size_t least);

/// The names' marks, in the order of the network's outputs.
extern const std::vector<std::string> name_marks;

using Rows = std::array<std::uint32_t, learned::features_per_word>;

/// An example in numbers.
struct Prepared {
    std::vector<Rows> rows; ///< With the marks at both ends.
    std::vector<float> hide;                                                 ///< How often its word is hidden.
    std::vector<std::int32_t> tags;                                          ///< -1: nobody said.
    std::vector<std::int32_t> names;
    learned::Tree gold;
};

/// Puts examples in numbers.
class Preparer {
public:
    /// A word seen n times is hidden with word_drop / (word_drop + n).
    Preparer(const Vocabulary& vocabulary, float word_drop) : m_vocabulary{vocabulary}, m_word_drop{word_drop} {}
    Prepared operator()(const Example& example) const;

private:
    Rows rows(const learned::FeatureKeys& keys) const;
    const Vocabulary& m_vocabulary;
    float m_word_drop;
};

} // namespace vigil::train
