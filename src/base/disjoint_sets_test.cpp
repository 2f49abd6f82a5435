// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/disjoint_sets.hpp"

#include <doctest/doctest.h>

using vigil::DisjointSets;

TEST_CASE("disjoint sets: the order of joining does not matter")
{
    DisjointSets one{6}, other{6};
    one.join(4, 2);
    one.join(5, 4);
    one.join(0, 3);
    other.join(3, 0);
    other.join(5, 2);
    other.join(2, 4);
    const std::vector<std::vector<std::size_t>> sets{{0, 3}, {1}, {2, 4, 5}};
    CHECK(one.all() == sets);
    CHECK(other.all() == sets);
    CHECK(one.of(5) == 2);
}

TEST_CASE("disjoint sets: of nothing there are none")
{
    CHECK(DisjointSets{0}.all().empty());
}
