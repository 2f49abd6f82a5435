// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "ingest/page_text.hpp"

namespace vigil::ingest {

/// A word with its box on the page; y grows downwards. Units are points.
struct PageWord {
    std::string text;
    double left = 0, top = 0, right = 0, bottom = 0;
    double size = 0; ///< Of the font.
    bool space_after = false;
};

/// Words in reading order to lines, each with what separates it from the line before: by place, gap and size of
/// letters.
PageLines lines_of(const std::vector<PageWord>& words);

} // namespace vigil::ingest
