// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "ingest/text_builder.hpp"

#include <string>
#include <vector>

/// Lines of pages to running text: what a layout took apart is put together again. docs/formats/pdf.md.
namespace vigil::ingest {

/// What lies between a line and the one before it.
enum class Break {
    soft,      ///< The line before was full: the words run on.
    line,      ///< The line before ended early.
    paragraph, ///< A gap, an indent or another size of letters.
    column,    ///< The top of the next column or page: a sentence may go on.
};
struct PageLine {
    std::string text;
    Break before = Break::paragraph;
};
using PageLines = std::vector<PageLine>;

/// Drops lines at the top and bottom that repeat on many pages (numbers aside) and bare page numbers. Returns the
/// repeating lines, each once, as they first stood.
std::vector<std::string> drop_running_heads(std::vector<PageLines>& pages);

/// Writes the pages as paragraphs: words divided at a line's end are joined, a paragraph may go
/// on over a page's end. Each page's words are a run with its number.
void write_pages(const std::vector<PageLines>& pages, TextBuilder& out);

} // namespace vigil::ingest
