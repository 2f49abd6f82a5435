// SPDX-License-Identifier: AGPL-3.0-or-later
// Minhash of word shingles (Broder 1997, "On the resemblance and containment of documents").
#include "base/utf8.hpp"
#include "ingest/extraction.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace vigil::ingest {
namespace {

constexpr std::size_t sketch_values = 64;
constexpr std::size_t shingle_words = 4;

std::uint64_t hash_of(std::string_view word)
{
    std::uint64_t hash = 0xcbf29ce484222325; // FNV-1a.
    for (const char c : word)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return hash;
}

/// Mixes so that each of the 64 functions orders shingles differently (splitmix64).
std::uint64_t mixed(std::uint64_t value)
{
    value += 0x9e3779b97f4a7c15;
    value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9;
    value = (value ^ value >> 27) * 0x94d049bb133111eb;
    return value ^ value >> 31;
}

} // namespace

Sketch sketch(std::string_view text)
{
    Sketch result;
    result.minima.assign(sketch_values, std::numeric_limits<std::uint64_t>::max());
    const std::string key = search_key(text);
    std::vector<std::uint64_t> words;
    if (!key.empty())
        for (const std::string_view word : split(key, ' '))
            words.push_back(hash_of(word));
    const std::size_t length = std::min(shingle_words, words.size());
    for (std::size_t i = 0; length > 0 && i + length <= words.size(); ++i) {
        std::uint64_t shingle = 0;
        for (std::size_t k = 0; k < length; ++k)
            shingle = mixed(shingle ^ words[i + k]);
        for (std::size_t n = 0; n < sketch_values; ++n)
            result.minima[n] = std::min(result.minima[n], mixed(shingle ^ mixed(n)));
    }
    return result;
}

double resemblance(const Sketch& a, const Sketch& b)
{
    constexpr std::uint64_t no_words = std::numeric_limits<std::uint64_t>::max();
    if (a.minima.size() != sketch_values || b.minima.size() != sketch_values || a.minima[0] == no_words ||
        b.minima[0] == no_words)
        return 0; // Texts without words are not alike: nothing is known of them.
    std::size_t equal = 0;
    for (std::size_t n = 0; n < sketch_values; ++n)
        equal += a.minima[n] == b.minima[n] ? 1U : 0U;
    return static_cast<double>(equal) / sketch_values;
}

} // namespace vigil::ingest
