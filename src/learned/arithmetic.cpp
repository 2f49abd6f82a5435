// SPDX-License-Identifier: AGPL-3.0-or-later
#include "learned/arithmetic.hpp"

#include <algorithm>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// The loops are compiled twice; the machine at hand takes what it can. Whole numbers: all ways say the same.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(VIGIL_UNDER_SANITIZER)
#define VIGIL_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define VIGIL_WIDE
#endif

namespace vigil::learned {
namespace {

constexpr std::int32_t most = 32767;

#if defined(__x86_64__)

/// Two inputs at once, in every lane.
std::int32_t pair_at(const std::int16_t* from)
{
    std::int32_t pair = 0;
    std::memcpy(&pair, from, sizeof pair);
    return pair;
}

__attribute__((target("avx2"))) void multiply_wide(const Matrix& matrix, const std::int16_t* from, std::int32_t* scores)
{
    const std::int16_t* weights = matrix.weights.data();
    const std::int32_t* bias = matrix.bias.data();
    for (std::size_t block = 0; block < matrix.outputs; block += outputs_per_block) {
        __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bias + block));
        __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bias + block + 8));
        for (std::size_t n = 0; n < matrix.inputs; n += 2, weights += 2 * outputs_per_block) {
            const __m256i pair = _mm256_set1_epi32(pair_at(from + n));
            const auto* row = reinterpret_cast<const __m256i*>(weights);
            low = _mm256_add_epi32(low, _mm256_madd_epi16(pair, _mm256_loadu_si256(row)));
            high = _mm256_add_epi32(high, _mm256_madd_epi16(pair, _mm256_loadu_si256(row + 1)));
        }
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(scores + block), low);
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(scores + block + 8), high);
    }
}

void multiply_plain(const Matrix& matrix, const std::int16_t* from, std::int32_t* scores)
{
    const std::int16_t* weights = matrix.weights.data();
    for (std::size_t block = 0; block < matrix.outputs; block += outputs_per_block) {
        __m128i sums[4];
        for (std::size_t s = 0; s < std::size(sums); ++s)
            sums[s] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(matrix.bias.data() + block + 4 * s));
        for (std::size_t n = 0; n < matrix.inputs; n += 2, weights += 2 * outputs_per_block) {
            const __m128i pair = _mm_set1_epi32(pair_at(from + n));
            const auto* row = reinterpret_cast<const __m128i*>(weights);
            for (std::size_t s = 0; s < std::size(sums); ++s)
                sums[s] = _mm_add_epi32(sums[s], _mm_madd_epi16(pair, _mm_loadu_si128(row + s)));
        }
        for (std::size_t s = 0; s < std::size(sums); ++s)
            _mm_storeu_si128(reinterpret_cast<__m128i*>(scores + block + 4 * s), sums[s]);
    }
}

#else

void multiply_plain(const Matrix& matrix, const std::int16_t* from, std::int32_t* scores)
{
    const std::int16_t* weights = matrix.weights.data();
    for (std::size_t block = 0; block < matrix.outputs; block += outputs_per_block) {
        std::copy_n(matrix.bias.data() + block, outputs_per_block, scores + block);
        for (std::size_t n = 0; n < matrix.inputs; n += 2, weights += 2 * outputs_per_block)
            for (std::size_t o = 0; o < outputs_per_block; ++o)
                scores[block + o] +=
                    std::int32_t{from[n]} * weights[2 * o] + std::int32_t{from[n + 1]} * weights[2 * o + 1];
    }
}

#endif

} // namespace

void multiply(const Matrix& matrix, const std::int16_t* from, std::int32_t* scores)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") != 0)
        return multiply_wide(matrix, from, scores);
#endif
    multiply_plain(matrix, from, scores);
}

VIGIL_WIDE void add_row(const std::int8_t* row, int shift, std::int16_t* to)
{
    for (std::size_t n = 0; n < width; ++n)
        to[n] = static_cast<std::int16_t>(std::clamp(to[n] + std::int32_t{row[n]} * (1 << shift), -most, most));
}

VIGIL_WIDE void add_layer(const std::int32_t* scores, int shift, const std::int16_t* before, std::int16_t* to)
{
    for (std::size_t n = 0; n < width; ++n)
        to[n] = static_cast<std::int16_t>(std::clamp(before[n] + std::clamp(scores[n] >> shift, 0, most), -most, most));
}

VIGIL_WIDE void to_part(const std::int32_t* scores, int shift, std::int16_t* part)
{
    for (std::size_t n = 0; n < hidden; ++n)
        part[n] = static_cast<std::int16_t>(std::clamp(scores[n] >> shift, -most_of_part, most_of_part));
}

VIGIL_WIDE void add_parts(const std::array<const std::int16_t*, parts_of_sum>& parts, std::int16_t* sum)
{
    // In pieces that stay in registers while all parts pass by.
    constexpr std::size_t piece = 64;
    for (std::size_t begin = 0; begin < hidden; begin += piece) {
        std::array<std::int16_t, piece> sums{};
        for (const std::int16_t* part : parts)
            for (std::size_t n = 0; n < piece; ++n)
                sums[n] = static_cast<std::int16_t>(sums[n] + part[begin + n]);
        for (std::size_t n = 0; n < piece; ++n)
            sum[begin + n] = std::max<std::int16_t>(sums[n], 0);
    }
}

} // namespace vigil::learned
