// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Several reports in one text file (docs/formats/text.md).
namespace vigil::ingest {

/// Bytes [begin, end) of the text.
struct Range {
    std::size_t begin = 0, end = 0;
    bool operator==(const Range&) const = default;
};

/// The reports in a text, in order; only blank lines lie between them. One range unless the text itself shows where a
/// report ends: a line "The post TITLE appeared first on SITE" (in the languages of WordPress), or a mark of the end or
/// of a new page followed by a title and a dateline, or a repeated press-release header. When in doubt a text is one
/// report.
std::vector<Range> split_reports(std::string_view text);

/// What the line "The post TITLE appeared first on SITE." names. Empty when `line` is no such line.
struct FeedFooter {
    std::string_view title, site;
};
FeedFooter feed_footer(std::string_view line);

} // namespace vigil::ingest
