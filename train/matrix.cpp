// SPDX-License-Identifier: AGPL-3.0-or-later
#include "matrix.hpp"

#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(VIGIL_UNDER_SANITIZER)
#define VIGIL_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define VIGIL_WIDE
#endif

namespace vigil::train {
namespace {

using Lanes = float __attribute__((vector_size(32)));
constexpr std::size_t tile = 8;

} // namespace

VIGIL_WIDE void multiply_add(Sizes sizes, Left left, Right right, Target target)
{
    for (std::size_t c = 0; c < sizes.columns; c += sizeof(Lanes) / sizeof(float)) {
        std::size_t r = 0;
        for (; r + tile <= sizes.rows; r += tile) {
            Lanes sum[tile];
            for (std::size_t t = 0; t < tile; ++t)
                std::memcpy(&sum[t], target.data + (r + t) * target.row + c, sizeof(Lanes));
            const float* from = left.data + r * left.row;
            for (std::size_t k = 0; k < sizes.inner; ++k) {
                Lanes lanes;
                std::memcpy(&lanes, right.data + k * right.row + c, sizeof lanes);
                for (std::size_t t = 0; t < tile; ++t)
                    sum[t] += lanes * from[t * left.row + k * left.column];
            }
            for (std::size_t t = 0; t < tile; ++t)
                std::memcpy(target.data + (r + t) * target.row + c, &sum[t], sizeof(Lanes));
        }
        for (; r < sizes.rows; ++r) {
            Lanes sum;
            std::memcpy(&sum, target.data + r * target.row + c, sizeof sum);
            for (std::size_t k = 0; k < sizes.inner; ++k) {
                Lanes lanes;
                std::memcpy(&lanes, right.data + k * right.row + c, sizeof lanes);
                sum += lanes * left.data[r * left.row + k * left.column];
            }
            std::memcpy(target.data + r * target.row + c, &sum, sizeof sum);
        }
    }
}

} // namespace vigil::train
