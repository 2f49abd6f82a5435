// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

/// What the fuzzing programs share. Each promises something of every input; a broken promise aborts, and libFuzzer
/// keeps the input.
namespace vigil::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), size};
}

} // namespace vigil::fuzz
