// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/phrases.hpp"

namespace vigil::read {
namespace {

std::uint64_t edge_key(std::uint32_t at, WordId word)
{
    return std::uint64_t{at} << 32 | word;
}

} // namespace

PhraseTable::PhraseTable() : m_edges(std::size_t{1} << 10), m_nodes{nowhere} {}

std::size_t PhraseTable::slot_of(std::uint64_t from) const
{
    const std::size_t mask = m_edges.size() - 1;
    std::uint64_t hash = from * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 32;
    std::size_t at = static_cast<std::size_t>(hash) & mask;
    while (m_edges[at].to != nowhere && m_edges[at].from != from)
        at = (at + 1) & mask;
    return at;
}

void PhraseTable::grow()
{
    std::vector<Edge> old(m_edges.size() * 2);
    old.swap(m_edges);
    for (const Edge& edge : old)
        if (edge.to != nowhere)
            m_edges[slot_of(edge.from)] = edge;
}

void PhraseTable::add(std::span<const WordId> words, Value value)
{
    std::uint32_t at = root;
    for (const WordId word : words) {
        if (word == no_word)
            return;
        if (m_edge_count * 2 > m_edges.size())
            grow();
        const std::uint64_t from = edge_key(at, word);
        Edge& edge = m_edges[slot_of(from)];
        if (edge.to == nowhere) {
            edge = {from, static_cast<std::uint32_t>(m_nodes.size())};
            m_nodes.push_back(nowhere);
            ++m_edge_count;
        }
        at = edge.to;
    }
    if (at == root)
        return;
    m_values.push_back({value, m_nodes[at]});
    m_nodes[at] = static_cast<std::uint32_t>(m_values.size() - 1);
}

std::uint32_t PhraseTable::step(std::uint32_t at, WordId word) const
{
    return word == no_word ? nowhere : m_edges[slot_of(edge_key(at, word))].to;
}

} // namespace vigil::read
