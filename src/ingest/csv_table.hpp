// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

/// RFC 4180 with what real files do: other delimiters, CR alone as end of line, quotes left open.
namespace vigil::ingest {

/// A field: text [begin, end) of the source, without its surrounding quotes.
struct CsvField {
    std::size_t begin = 0, end = 0;
    bool quoted = false; ///< Doubled quotes inside stand for one.
};
using CsvRecord = std::vector<CsvField>;

struct CsvTable {
    char delimiter = ',';
    std::vector<CsvRecord> records;     ///< Without empty lines.
    std::vector<std::uint32_t> numbers; ///< For each record its row, from 0, as a spreadsheet counts: with empty lines.
    bool open_quote = false;            ///< A quote never ends; it was passed over.
    std::size_t whole = 0;              ///< Records before such a quote; else all.
    bool cut = false;                   ///< There are more fields than a table that people keep; the rest was not read.
};

/// The delimiter that cuts the first records into equally many fields; comma when nothing tells.
char csv_delimiter(std::string_view text);
CsvTable read_csv(std::string_view text, char delimiter);

/// Whether the beginning of a file (`cut`: there is more) is a table rather than prose with commas.
bool csv_likeness(std::string_view head, bool cut, bool named_so);

} // namespace vigil::ingest
