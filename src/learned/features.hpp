// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Ring 2: what a trained model knows about a sentence (docs/methods/parsing.md). Pure; all arithmetic is on integers,
/// so that a model says the same on every machine.
namespace vigil::learned {

/// What a word is known by: itself, its beginning, its last two, three and four letters, its shape.
constexpr std::size_t features_per_word = 6;
using FeatureKeys = std::array<std::uint64_t, features_per_word>;

/// Step 1 of the method. Letters are lower-cased (ASCII and Latin-1) for all but the shape. Never zero.
FeatureKeys features_of(std::string_view word);

/// The keys of the marks before the first and behind the last word of a sentence.
FeatureKeys begin_mark();
FeatureKeys end_mark();

/// ASCII and the letters of Latin-1 in lower case; everything else as it is.
std::string lower_case(std::string_view word);

/// The last `letters` code points of a word, or the whole word when it has fewer.
std::string_view ending(std::string_view word, std::size_t letters);

/// A 64-bit digest (FNV-1a with a final mix) of bytes: where a table keeps them.
std::uint64_t key_of(std::uint64_t kind, std::string_view bytes);

} // namespace vigil::learned
