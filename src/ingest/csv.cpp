// SPDX-License-Identifier: AGPL-3.0-or-later
// Tables of text: docs/formats/csv.md.
#include "ingest/csv_table.hpp"
#include "ingest/formats.hpp"

namespace vigil::ingest {
namespace {

/// A field's words; a doubled quote inside quotes stands for one.
void copy_field(const SourceText& source, const CsvField& field, TextBuilder& out)
{
    std::size_t from = field.begin;
    for (std::size_t at = field.begin; field.quoted && at + 1 < field.end; ++at)
        if (source.text[at] == '"' && source.text[at + 1] == '"') {
            out.copy_collapsed(from, at + 1);
            from = at + 2;
            ++at;
        }
    if (from < field.end)
        out.copy_collapsed(from, field.end);
}

} // namespace

void extract_csv(const Job& job, Sink& sink)
{
    Part part = start_part(job, "csv", "csv-2");
    const SourceText source = decode(job.bounded(sink, part.notices), job.charset, part.notices);
    const CsvTable table = read_csv(source.text, csv_delimiter(source.text));
    TextBuilder out{&source, sink.text_left()};
    for (std::size_t row = 0; row < table.records.size() && !out.overflowed(); ++row) {
        out.paragraph();
        for (std::size_t column = 0; column < table.records[row].size(); ++column) {
            if (column > 0)
                out.add(" | ");
            out.begin_cell(0, table.numbers[row], static_cast<std::uint32_t>(column));
            copy_field(source, table.records[row][column], out);
            out.end_cell();
        }
    }
    out.finish(part);
    if (table.cut)
        part.notices.push_back(
            {"limit", "The table has more cells than Vigil takes at once; the rest was not read. Split it."});
    if (table.open_quote)
        part.notices.push_back({"truncated", "A quoted cell of the table never ends; its quote was passed over. The "
                                             "file may be cut off."});
    sink.add(std::move(part));
}

} // namespace vigil::ingest
