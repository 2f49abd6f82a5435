// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// How far a claim, document, record or case file may be seen: docs/methods/withholding.md, steps 1 to 5. Within one
/// key this is a guard against slips and no lock.
namespace vigil::answers {

enum class Level : std::uint8_t { open, restricted, confidential, strict };

std::string_view name_of(Level level);
std::optional<Level> level_named(std::string_view name);

} // namespace vigil::answers
