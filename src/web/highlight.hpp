// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "domain/claim.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vigil::web {

/// A run of text under one set of spans.
struct Piece {
    std::string text;
    std::vector<std::size_t> spans; ///< Indexes of the spans that cover it, ascending.
};

/// Cuts a text into paragraphs (parted by blank lines) and these into pieces, so that overlapping spans can be shown.
/// All pieces together are the text without the blank lines between paragraphs. Spans outside the text, or that would
/// cut a UTF-8 sequence, are moved to its nearest start. O(n + s log s).
std::vector<std::vector<Piece>> highlighted(std::string_view text, const std::vector<domain::Span>& spans);

} // namespace vigil::web
