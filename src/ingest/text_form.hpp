// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "ingest/report_split.hpp"
#include "ingest/text_builder.hpp"

/// What plain text, mail and Markdown share.
namespace vigil::ingest {

/// Copies paragraphs: blocks between blank lines. Line breaks that only fit a width become blanks, others stay.
void copy_paragraphs(const SourceText& source, Range range, TextBuilder& out);

/// A metadata value: runs of white space, no-break spaces included, as one blank; NFC.
std::string one_line(std::string_view words);

/// Title, day and organisation where the first lines (or a feed's last line) say them plainly. Fills only empty fields.
void read_heading(std::string_view text, Metadata& metadata);

} // namespace vigil::ingest
