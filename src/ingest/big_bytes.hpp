// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/digest.hpp"

namespace vigil::ingest {

enum class Order { big, little };

/// The number in `size` (1 to 4) bytes at `at`; 0 beyond the end.
inline std::uint32_t number_at(ByteView bytes, std::size_t at, std::size_t size, Order order = Order::big)
{
    if (at > bytes.size() || size > bytes.size() - at)
        return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value = value << 8 | bytes[at + (order == Order::big ? i : size - 1 - i)];
    return value;
}

} // namespace vigil::ingest
