// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "read/annotation.hpp"

#include <span>
#include <vector>

namespace vigil::read {

/// Phrases of words, each with a value: found by walking word after word. Several values may share a phrase.
class PhraseTable {
public:
    using Value = std::uint32_t;
    static constexpr std::uint32_t root = 0;
    static constexpr std::uint32_t nowhere = ~0U;

    PhraseTable();

    /// Adds a phrase. An empty one or one with an unknown word is ignored.
    void add(std::span<const WordId> words, Value value);

    /// The place after `word`, or `nowhere`.
    std::uint32_t step(std::uint32_t at, WordId word) const;
    /// Calls `each(value)` for each phrase that ends at this place.
    template <typename Each>
    void values_at(std::uint32_t at, Each each) const
    {
        for (std::uint32_t n = m_nodes[at]; n != nowhere; n = m_values[n].next)
            each(m_values[n].value);
    }

private:
    struct Edge {
        std::uint64_t from = ~0ULL; ///< Place and word.
        std::uint32_t to = nowhere;
    };
    struct Held {
        Value value;
        std::uint32_t next;
    };
    std::size_t slot_of(std::uint64_t from) const;
    void grow();

    std::vector<Edge> m_edges;
    std::size_t m_edge_count = 0;
    std::vector<std::uint32_t> m_nodes; ///< First value of each place.
    std::vector<Held> m_values;
};

} // namespace vigil::read
