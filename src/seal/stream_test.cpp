// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/stream.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace vigil::seal {
namespace {

Bytes pattern(std::size_t size)
{
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<std::uint8_t>(i * 7 + i / 256);
    return bytes;
}

Secret key(char fill)
{
    return Secret::copy_of(std::string(32, fill));
}

} // namespace

TEST_CASE("sealed bytes: every length around a chunk comes back")
{
    REQUIRE(prepare());
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, chunk_bytes - 1, chunk_bytes, chunk_bytes + 1,
                                   2 * chunk_bytes, 3 * chunk_bytes + 5}) {
        CAPTURE(size);
        const Bytes plain = pattern(size);
        const Bytes sealed = seal_bytes(key('a'), plain, "blob");
        const auto opened = open_bytes(key('a'), sealed, "blob");
        REQUIRE(opened);
        CHECK(*opened == plain);
        CHECK_FALSE(open_bytes(key('b'), sealed, "blob"));
        CHECK_FALSE(open_bytes(key('a'), sealed, "backup"));
    }
}

TEST_CASE("sealed bytes property: damaged, shortened, extended or reordered ones do not open")
{
    REQUIRE(prepare());
    const Bytes sealed = seal_bytes(key('a'), pattern(2 * chunk_bytes + 100), "blob");
    const bool held = rc::check([&] {
        Bytes damaged = sealed;
        const auto at = *rc::gen::inRange<std::size_t>(0, sealed.size());
        switch (*rc::gen::inRange(0, 3)) {
        case 0: damaged[at] ^= static_cast<std::uint8_t>(1U << *rc::gen::inRange(0U, 8U)); break;
        case 1: damaged.resize(at); break;
        default: damaged.insert(damaged.begin() + static_cast<std::ptrdiff_t>(at), 0); break;
        }
        const auto opened = open_bytes(key('a'), damaged, "blob");
        RC_ASSERT(!opened);
        RC_ASSERT(opened.error().fault == Fault::corrupt);
    });
    CHECK(held);
    constexpr auto step = static_cast<std::ptrdiff_t>(chunk_bytes + sealed_extra_bytes);
    constexpr auto start = static_cast<std::ptrdiff_t>(sealed_header_bytes);
    Bytes swapped = sealed;
    std::swap_ranges(swapped.begin() + start, swapped.begin() + start + step, swapped.begin() + start + step);
    CHECK_FALSE(open_bytes(key('a'), swapped, "blob"));
    Bytes cut = sealed; // At the border of a chunk.
    cut.resize(static_cast<std::size_t>(start + 2 * step));
    CHECK_FALSE(open_bytes(key('a'), cut, "blob"));
}

TEST_CASE("sealed bytes: the same bytes sealed twice look different")
{
    REQUIRE(prepare());
    CHECK(seal_bytes(key('a'), pattern(100), "blob") != seal_bytes(key('a'), pattern(100), "blob"));
}

} // namespace vigil::seal
