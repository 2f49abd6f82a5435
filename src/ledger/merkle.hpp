// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/digest.hpp"

#include <cstdint>
#include <span>
#include <vector>

/// Merkle tree hash of RFC 6962, section 2.1, over SHA-256.
namespace vigil::ledger {

Digest leaf_hash(ByteView leaf);                           ///< SHA-256(0x00 || leaf).
Digest node_hash(const Digest& left, const Digest& right); ///< SHA-256(0x01 || left || right).
/// Root over leaf hashes; of none: SHA-256 of the empty string.
Digest root_of(std::span<const Digest> leaf_hashes);

/// A growing tree that keeps only its right edge: O(log n) memory and O(1) amortised per append.
class Frontier {
public:
    Frontier() = default;
    /// Pre: `edge` came from `edge()` of a tree of `size` leaves.
    Frontier(std::uint64_t size, std::vector<Digest> edge) : m_size{size}, m_edge{std::move(edge)} {}
    void append(const Digest& leaf_hash);
    Digest root() const;
    std::uint64_t size() const { return m_size; }
    const std::vector<Digest>& edge() const { return m_edge; } ///< Roots of full subtrees, largest first.

private:
    std::uint64_t m_size = 0;
    std::vector<Digest> m_edge;
};

/// Inclusion proof (RFC 6962, section 2.1.1) of the leaf at `index`. Pre: index < leaf_hashes.size().
std::vector<Digest> inclusion_proof(std::span<const Digest> leaf_hashes, std::uint64_t index);
bool proves_inclusion(const Digest& leaf_hash, std::uint64_t index, std::uint64_t size, std::span<const Digest> proof,
                      const Digest& root);

} // namespace vigil::ledger
