// SPDX-License-Identifier: AGPL-3.0-or-later
#include "answers/level.hpp"

#include <algorithm>
#include <array>

namespace vigil::answers {
namespace {

constexpr std::array<std::string_view, 4> names{"open", "restricted", "confidential", "strict"};

} // namespace

std::string_view name_of(Level level)
{
    return names.at(static_cast<std::size_t>(level));
}

std::optional<Level> level_named(std::string_view name)
{
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<Level>(found - names.begin());
}

} // namespace vigil::answers
