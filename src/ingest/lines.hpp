// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace vigil::ingest {

/// A line of a text: bytes [begin, end) without its end-of-line and without white space at its ends.
struct Line {
    std::size_t begin = 0, end = 0;
    std::size_t indent = 0;  ///< White space before it, in bytes.
    bool page_break = false; ///< A form feed stands before it.
    bool blank() const { return begin == end; }
    std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// Lines of text [begin, end); ends of lines are LF, CR LF or CR alone.
std::vector<Line> lines_of(std::string_view text, std::size_t begin, std::size_t end);

std::size_t characters_in(std::string_view utf8);

/// "- words", "• words", "12. words".
bool begins_item(std::string_view line);

/// Which line breaks inside a block of non-blank lines were only made to fit a width: true at i when lines i and i + 1
/// are one running line. A break is soft where the next word would not have fitted into the width of the block.
std::vector<bool> soft_breaks(std::string_view text, const std::vector<Line>& block);

/// A line that can head a report: short, not blank, without the full stop of a sentence.
bool looks_like_title(std::string_view line);

} // namespace vigil::ingest
