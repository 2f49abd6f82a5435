// SPDX-License-Identifier: AGPL-3.0-or-later
#include "classify/boosted_trees.hpp"

#include "base/result.hpp"
#include "classify/linear.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace vigil::classify {
namespace {

constexpr std::size_t bins = 48;

/// Borders between the bins of one column: at equal shares of the rows.
std::vector<float> borders_of(const TreeRows& rows, std::size_t column)
{
    std::vector<float> values;
    for (std::size_t n = 0; n < rows.size(); ++n)
        values.push_back(rows.row(n)[column]);
    std::ranges::sort(values);
    std::vector<float> borders;
    for (std::size_t b = 1; b < bins; ++b) {
        const float value = values[b * values.size() / bins];
        if (value != values.back() && (borders.empty() || value > borders.back()))
            borders.push_back(value);
    }
    return borders;
}

/// Numbers that look drawn, always the same ones for a seed.
class Draws {
public:
    explicit Draws(std::uint32_t seed) : m_state{seed} {}
    /// From 0 up to and without 1.
    float next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t x = (m_state ^ (m_state >> 30)) * 0xBF58476D1CE4E5B9ULL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
        return static_cast<float>((x ^ (x >> 31)) >> 40) / static_cast<float>(1U << 24);
    }

private:
    std::uint64_t m_state;
};

struct Sum {
    double slope = 0;
    double bend = 0;
    void add(double s, double b)
    {
        slope += s;
        bend += b;
    }
};

} // namespace

void TreeRows::add(std::span<const float> values, bool answer, float weight)
{
    VIGIL_ASSERT(values.size() == m_width);
    m_values.insert(m_values.end(), values.begin(), values.end());
    m_answers.push_back(answer ? 1 : 0);
    m_weights.push_back(weight);
}

float BoostedTrees::score(std::span<const float> values) const
{
    float sum = m_base;
    for (std::uint32_t at : m_roots) {
        while (m_nodes[at].first != 0)
            at = m_nodes[at].first + (values[m_nodes[at].column] <= m_nodes[at].at_most ? 0 : 1);
        sum += m_nodes[at].value;
    }
    return sum;
}

class TreeGrower {
public:
    TreeGrower(const TreeRows& rows, const TreeOptions& options)
        : m_rows{rows},
          m_options{options},
          m_draws{options.seed},
          m_binned(rows.size() * rows.width()),
          m_slopes(rows.size()),
          m_bends(rows.size()),
          m_scores(rows.size())
    {
        for (std::size_t c = 0; c < rows.width(); ++c) {
            m_borders.push_back(borders_of(rows, c));
            for (std::size_t n = 0; n < rows.size(); ++n) {
                const auto at = std::ranges::lower_bound(m_borders[c], rows.row(n)[c]);
                m_binned[n * rows.width() + c] = static_cast<std::uint8_t>(at - m_borders[c].begin());
            }
        }
    }

    BoostedTrees run()
    {
        double yes = 1;
        double no = 1;
        for (std::size_t n = 0; n < m_rows.size(); ++n)
            (m_rows.answer(n) ? yes : no) += m_rows.weight(n);
        m_out.m_base = static_cast<float>(std::log(yes / no));
        std::ranges::fill(m_scores, m_out.m_base);
        for (std::size_t t = 0; t < m_options.trees; ++t)
            grow_one();
        return std::move(m_out);
    }

private:
    void grow_one()
    {
        std::vector<std::uint32_t> seen;
        for (std::uint32_t n = 0; n < m_rows.size(); ++n) {
            const float p = probability(m_scores[n]);
            m_slopes[n] = m_rows.weight(n) * (p - (m_rows.answer(n) ? 1.0F : 0.0F));
            m_bends[n] = m_rows.weight(n) * std::max(p * (1 - p), 1e-4F);
            if (m_draws.next() < m_options.row_share)
                seen.push_back(n);
        }
        m_columns.clear();
        for (std::uint32_t c = 0; c < m_rows.width(); ++c)
            if (m_draws.next() < m_options.column_share && !m_borders[c].empty())
                m_columns.push_back(c);
        const auto root = static_cast<std::uint32_t>(m_out.m_nodes.size());
        m_out.m_roots.push_back(root);
        m_out.m_nodes.emplace_back();
        split(root, seen, m_options.depth);
        for (std::size_t n = 0; n < m_rows.size(); ++n)
            m_scores[n] += value_of(root, m_rows.row(n));
    }

    float value_of(std::uint32_t at, std::span<const float> values) const
    {
        const auto& nodes = m_out.m_nodes;
        while (nodes[at].first != 0)
            at = nodes[at].first + (values[nodes[at].column] <= nodes[at].at_most ? 0 : 1);
        return nodes[at].value;
    }

    struct Cut {
        double gain = 1e-6;
        std::uint32_t column = 0;
        std::size_t bin = 0; ///< Rows up to this bin go first.
        bool found = false;
    };

    double worth(const Sum& sum) const { return sum.slope * sum.slope / (sum.bend + m_options.calm); }

    void try_column(std::uint32_t column, const std::vector<std::uint32_t>& seen, const Sum& total, Cut& best) const
    {
        std::array<Sum, bins> sums{};
        for (const std::uint32_t n : seen)
            sums[m_binned[n * m_rows.width() + column]].add(m_slopes[n], m_bends[n]);
        Sum left;
        for (std::size_t b = 0; b < m_borders[column].size(); ++b) {
            left.add(sums[b].slope, sums[b].bend);
            const Sum right{total.slope - left.slope, total.bend - left.bend};
            if (left.bend < m_options.least_weight || right.bend < m_options.least_weight)
                continue;
            const double gain = worth(left) + worth(right) - worth(total);
            if (gain > best.gain)
                best = {gain, column, b, true};
        }
    }

    void split(std::uint32_t node, const std::vector<std::uint32_t>& seen, std::size_t depth)
    {
        Sum total;
        for (const std::uint32_t n : seen)
            total.add(m_slopes[n], m_bends[n]);
        Cut best;
        if (depth > 0)
            for (const std::uint32_t column : m_columns)
                try_column(column, seen, total, best);
        if (!best.found) {
            m_out.m_nodes[node].value =
                static_cast<float>(-total.slope / (total.bend + m_options.calm)) * m_options.rate;
            return;
        }
        std::vector<std::uint32_t> left;
        std::vector<std::uint32_t> right;
        for (const std::uint32_t n : seen)
            (m_binned[n * m_rows.width() + best.column] <= best.bin ? left : right).push_back(n);
        const auto first = static_cast<std::uint32_t>(m_out.m_nodes.size());
        m_out.m_nodes[node] = {best.column, m_borders[best.column][best.bin], first, 0};
        m_out.m_nodes.resize(m_out.m_nodes.size() + 2);
        split(first, left, depth - 1);
        split(first + 1, right, depth - 1);
    }

    const TreeRows& m_rows;
    const TreeOptions& m_options;
    Draws m_draws;
    std::vector<std::vector<float>> m_borders; ///< By column.
    std::vector<std::uint8_t> m_binned;
    std::vector<float> m_slopes;
    std::vector<float> m_bends;
    std::vector<float> m_scores;
    std::vector<std::uint32_t> m_columns; ///< That this tree sees.
    BoostedTrees m_out;
};

BoostedTrees grow_trees(const TreeRows& rows, const TreeOptions& options)
{
    if (rows.size() == 0)
        return {};
    return TreeGrower{rows, options}.run();
}

} // namespace vigil::classify
