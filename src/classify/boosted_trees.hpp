// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Gradient-boosted decision trees for one yes-or-no question over a few dozen numbers: for the last decision, where
/// scores of other classifiers, counts and distances meet and their combination matters.
namespace vigil::classify {

/// Examples in rows of equal width.
class TreeRows {
public:
    explicit TreeRows(std::size_t width) : m_width{width} {}

    /// `values` holds `width` numbers.
    void add(std::span<const float> values, bool answer, float weight = 1);
    std::size_t size() const { return m_answers.size(); }
    std::size_t width() const { return m_width; }
    std::span<const float> row(std::size_t n) const { return {&m_values[n * m_width], m_width}; }
    bool answer(std::size_t n) const { return m_answers[n] != 0; }
    float weight(std::size_t n) const { return m_weights[n]; }

private:
    std::size_t m_width;
    std::vector<float> m_values;
    std::vector<std::uint8_t> m_answers;
    std::vector<float> m_weights;
};

struct TreeOptions {
    std::size_t trees = 150;
    std::size_t depth = 4;
    float rate = 0.06F;
    float least_weight = 4; ///< Hessian weight of a leaf at least.
    float calm = 2;         ///< Pulls the value of small leaves towards zero.
    float row_share = 0.7F; ///< Of the rows, each tree sees this share.
    float column_share = 0.6F;
    std::uint32_t seed = 1;
};

class BoostedTrees {
public:
    /// Log-odds of yes.
    float score(std::span<const float> values) const;
    std::size_t size() const { return m_nodes.size(); }

private:
    friend class TreeGrower;
    struct Node {
        std::uint32_t column = 0;
        float at_most = 0;       ///< Values up to this go to `first`, others to `first + 1`.
        std::uint32_t first = 0; ///< 0: a leaf.
        float value = 0;
    };
    float m_base = 0;
    std::vector<Node> m_nodes;
    std::vector<std::uint32_t> m_roots;
};

/// The same rows, options and seed give the same trees.
BoostedTrees grow_trees(const TreeRows& rows, const TreeOptions& options);

} // namespace vigil::classify
