// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>

namespace vigil::muc4 {

constexpr std::size_t folds = 5;

/// Neighbours go together: the same story is often told on the next day.
constexpr std::size_t fold_of(std::size_t report)
{
    return report / 20 % folds;
}

} // namespace vigil::muc4
