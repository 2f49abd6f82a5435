// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "cli/command.hpp"

#include <string_view>

/// The lines that printed answers are made of.
namespace vigil::cli {

/// "  label        text", the text wrapped under itself; nothing when there is no text.
void line(const Io& io, std::string_view label, std::string_view text);
/// An empty line and the text.
void heading(const Io& io, std::string_view text);
/// Says that an answer has no rows, where it has none.
void nothing(const Io& io, std::size_t rows);

} // namespace vigil::cli
