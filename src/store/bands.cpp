// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/bands.hpp"

#include <algorithm>
#include <limits>

namespace vigil::store {
namespace {

constexpr std::size_t band_width = 3;
constexpr std::uint64_t no_word = std::numeric_limits<std::uint64_t>::max();

} // namespace

Bytes sketch_bytes(const Sketch& sketch)
{
    Bytes bytes;
    for (const std::uint64_t word : sketch)
        for (int shift = 56; shift >= 0; shift -= 8)
            bytes.push_back(static_cast<std::uint8_t>(word >> shift));
    return bytes;
}

Sketch sketch_from(ByteView bytes)
{
    Sketch sketch;
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word = 0;
        for (std::size_t i = 0; i < 8; ++i)
            word = word << 8U | bytes[at + i];
        sketch.push_back(word);
    }
    return sketch;
}

std::vector<std::pair<std::int64_t, std::int64_t>> bands_of(const Sketch& sketch)
{
    std::vector<std::pair<std::int64_t, std::int64_t>> bands;
    if (std::ranges::all_of(sketch, [](std::uint64_t word) { return word == no_word; }))
        return bands;
    for (std::size_t at = 0; at + band_width <= sketch.size(); at += band_width) {
        std::uint64_t hash = 1469598103934665603U; // FNV-1a: any even mixing does.
        for (std::size_t i = 0; i < band_width; ++i)
            hash = (hash ^ sketch[at + i]) * 1099511628211U;
        bands.emplace_back(static_cast<std::int64_t>(at / band_width), static_cast<std::int64_t>(hash));
    }
    return bands;
}

std::int32_t resemblance(const Sketch& a, const Sketch& b)
{
    if (a.empty() || a.size() != b.size())
        return 0;
    std::size_t equal = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        equal += a[i] == b[i] && a[i] != no_word ? 1U : 0U;
    return static_cast<std::int32_t>(equal * 1000 / a.size());
}

} // namespace vigil::store
