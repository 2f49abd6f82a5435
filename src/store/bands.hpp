// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/digest.hpp"

#include <cstdint>
#include <utility>
#include <vector>

/// Near duplicates by the sketches of their words (minhash): texts that share most of their words have most minima in
/// common, so they agree in all of some small band of them.
namespace vigil::store {

using Sketch = std::vector<std::uint64_t>;

Bytes sketch_bytes(const Sketch& sketch);
Sketch sketch_from(ByteView bytes);
/// (number of the band, hash of its minima). Three minima a band: of two sketches of 64 that resemble each other by
/// 0.7, 0.9998 share one. None for the sketch of no words.
std::vector<std::pair<std::int64_t, std::int64_t>> bands_of(const Sketch& sketch);
/// Share of equal minima in thousandths; 0 for sketches of different lengths.
std::int32_t resemblance(const Sketch& a, const Sketch& b);

} // namespace vigil::store
