// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ledger/merkle.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>

namespace vigil::ledger {
namespace {

std::vector<Digest> leaves(std::size_t count)
{
    std::vector<Digest> hashes;
    for (std::size_t i = 0; i < count; ++i)
        hashes.push_back(leaf_hash(as_bytes("leaf " + std::to_string(i))));
    return hashes;
}

/// MTH of RFC 6962, section 2.1, word for word: the second implementation that the fast one must agree with.
Digest slow_root(std::span<const Digest> hashes)
{
    if (hashes.empty())
        return sha256(std::string_view{});
    if (hashes.size() == 1)
        return hashes[0];
    std::size_t k = 1;
    while (k * 2 < hashes.size())
        k *= 2;
    return node_hash(slow_root(hashes.first(k)), slow_root(hashes.subspan(k)));
}

} // namespace

TEST_CASE("merkle: the roots of the leaves that Certificate Transparency tests with are those it publishes")
{
    const std::array<const char*, 8> data{
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
    const std::array<const char*, 8> roots{"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                           "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                           "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                           "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                           "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                           "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                           "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                           "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
    CHECK(root_of({}).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    std::vector<Digest> hashes;
    for (std::size_t i = 0; i < data.size(); ++i) {
        hashes.push_back(leaf_hash(*from_hex(data.at(i))));
        CHECK(root_of(hashes).hex() == roots.at(i));
    }
}

TEST_CASE("merkle: a growing edge gives the root of the recursive definition at every size")
{
    const auto all = leaves(130);
    Frontier frontier;
    for (std::size_t size = 0; size <= all.size(); ++size) {
        CHECK(frontier.size() == size);
        CHECK(frontier.root() == slow_root(std::span{all}.first(size)));
        const Frontier restored{frontier.size(), frontier.edge()};
        CHECK(restored.root() == frontier.root());
        if (size < all.size())
            frontier.append(all[size]);
    }
}

TEST_CASE("merkle: every leaf proves its inclusion, and nothing else does")
{
    const auto all = leaves(37);
    for (std::size_t size = 1; size <= all.size(); ++size) {
        const auto tree = std::span{all}.first(size);
        const Digest root = root_of(tree);
        for (std::size_t i = 0; i < size; ++i) {
            auto proof = inclusion_proof(tree, i);
            CHECK(proves_inclusion(tree[i], i, size, proof, root));
            CHECK_FALSE(proves_inclusion(tree[i], size, size, proof, root));
            CHECK_FALSE(proves_inclusion(leaf_hash(as_bytes("another")), i, size, proof, root));
            CHECK_FALSE(proves_inclusion(tree[i], (i + 1) % size == i ? size : (i + 1) % size, size, proof, root));
            if (!proof.empty()) {
                auto altered = proof;
                altered.back().bytes[3] ^= 1;
                CHECK_FALSE(proves_inclusion(tree[i], i, size, altered, root));
                CHECK_FALSE(proves_inclusion(tree[i], i, size, std::span{proof}.first(proof.size() - 1), root));
            }
            proof.push_back(root);
            CHECK_FALSE(proves_inclusion(tree[i], i, size, proof, root));
        }
    }
}

} // namespace vigil::ledger
