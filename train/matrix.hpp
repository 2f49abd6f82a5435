// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>

namespace vigil::train {

struct Left {
    const float* data;
    std::size_t row;    ///< Distance of two rows.
    std::size_t column; ///< Distance of two columns.
};
struct Right {
    const float* data;
    std::size_t row;
};
struct Target {
    float* data;
    std::size_t row;
};
struct Sizes {
    std::size_t rows, inner, columns;
};

/// The one product that training needs: target += left * right. Additions happen in a fixed order, so that the result
/// does not depend on how wide a machine's registers are. Pre: sizes.columns is a multiple of 8.
void multiply_add(Sizes sizes, Left left, Right right, Target target);

} // namespace vigil::train
