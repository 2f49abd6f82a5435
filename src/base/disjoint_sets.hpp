// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <numeric>
#include <vector>

namespace vigil {

/// Which of the things 0 … n-1 hang together, as pairs are joined one by one (Tarjan 1975, with path halving). A set is
/// named by its smallest member, so that the outcome does not depend on the order of joining.
class DisjointSets {
public:
    explicit DisjointSets(std::size_t size) : m_up(size) { std::iota(m_up.begin(), m_up.end(), std::size_t{0}); }

    /// The smallest member of the set of `one`. Pre: one < size.
    std::size_t of(std::size_t one)
    {
        while (m_up[one] != one)
            one = m_up[one] = m_up[m_up[one]];
        return one;
    }
    void join(std::size_t a, std::size_t b)
    {
        const std::size_t top_a = of(a), top_b = of(b);
        m_up[std::max(top_a, top_b)] = std::min(top_a, top_b);
    }
    /// All sets, each with its members in ascending order, ordered by their smallest member.
    std::vector<std::vector<std::size_t>> all()
    {
        std::map<std::size_t, std::vector<std::size_t>> sets;
        for (std::size_t one = 0; one < m_up.size(); ++one)
            sets[of(one)].push_back(one);
        std::vector<std::vector<std::size_t>> result;
        for (auto& [smallest, members] : sets)
            result.push_back(std::move(members));
        return result;
    }

private:
    std::vector<std::size_t> m_up;
};

} // namespace vigil
