// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ledger/merkle.hpp"

#include "base/result.hpp"

#include <array>
#include <bit>

namespace vigil::ledger {
namespace {

constexpr std::array<std::uint8_t, 1> leaf_prefix{0x00};
constexpr std::array<std::uint8_t, 1> node_prefix{0x01};

/// k of RFC 6962, section 2.1: the largest power of two smaller than n. Pre: n > 1.
std::uint64_t split_of(std::uint64_t n)
{
    return std::bit_floor(n - 1);
}

} // namespace

Digest leaf_hash(ByteView leaf)
{
    return Sha256{}.add(ByteView{leaf_prefix}).add(leaf).finish();
}

Digest node_hash(const Digest& left, const Digest& right)
{
    return Sha256{}.add(ByteView{node_prefix}).add(ByteView{left.bytes}).add(ByteView{right.bytes}).finish();
}

Digest root_of(std::span<const Digest> leaf_hashes)
{
    Frontier tree;
    for (const Digest& leaf : leaf_hashes)
        tree.append(leaf);
    return tree.root();
}

void Frontier::append(const Digest& leaf_hash)
{
    m_edge.push_back(leaf_hash);
    // Each trailing one of the old size is a full subtree that the new leaf completes to one twice as large.
    for (std::uint64_t full = m_size; (full & 1U) != 0; full >>= 1U) {
        const Digest right = m_edge.back();
        m_edge.pop_back();
        m_edge.back() = node_hash(m_edge.back(), right);
    }
    ++m_size;
}

Digest Frontier::root() const
{
    if (m_edge.empty())
        return sha256(std::string_view{});
    Digest root = m_edge.back();
    for (std::size_t i = m_edge.size() - 1; i-- > 0;)
        root = node_hash(m_edge[i], root);
    return root;
}

std::vector<Digest> inclusion_proof(std::span<const Digest> leaf_hashes, std::uint64_t index)
{
    VIGIL_ASSERT(index < leaf_hashes.size());
    if (leaf_hashes.size() == 1)
        return {};
    const std::uint64_t split = split_of(leaf_hashes.size());
    const auto left = leaf_hashes.first(split);
    const auto right = leaf_hashes.subspan(split);
    auto proof = index < split ? inclusion_proof(left, index) : inclusion_proof(right, index - split);
    proof.push_back(root_of(index < split ? right : left));
    return proof;
}

// Steps of RFC 9162, section 2.1.3.2.
bool proves_inclusion(const Digest& leaf_hash, std::uint64_t index, std::uint64_t size, std::span<const Digest> proof,
                      const Digest& root)
{
    if (index >= size)
        return false;
    std::uint64_t fn = index;
    std::uint64_t sn = size - 1;
    Digest hash = leaf_hash;
    for (const Digest& sibling : proof) {
        if (sn == 0)
            return false;
        if ((fn & 1U) != 0 || fn == sn) {
            hash = node_hash(sibling, hash);
            while ((fn & 1U) == 0 && fn != 0) {
                fn >>= 1U;
                sn >>= 1U;
            }
        } else {
            hash = node_hash(hash, sibling);
        }
        fn >>= 1U;
        sn >>= 1U;
    }
    return sn == 0 && hash == root;
}

} // namespace vigil::ledger
