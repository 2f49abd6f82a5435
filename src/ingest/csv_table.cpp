// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/csv_table.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace vigil::ingest {
namespace {

constexpr std::size_t most_fields = 3'000'000;
constexpr std::array<char, 4> delimiters{',', ';', '\t', '|'};

/// Reads one field at `at` and leaves `at` on the delimiter, the end of line or the end.
CsvField read_field(std::string_view text, std::size_t& at, char delimiter, bool& open_quote)
{
    const auto ends_line = [&](std::size_t i) { return text[i] == '\n' || text[i] == '\r'; };
    if (at < text.size() && text[at] == '"') {
        CsvField field{at + 1, text.size(), true};
        bool over_lines = false;
        for (std::size_t i = at + 1; i < text.size(); ++i) {
            over_lines = over_lines || ends_line(i);
            if (text[i] != '"')
                continue;
            if (i + 1 < text.size() && text[i + 1] == '"') {
                ++i;
                continue;
            }
            // A quote of a later row, which opens a cell there: then this one was never closed.
            if (over_lines && i + 1 < text.size() && text[i + 1] != delimiter && !ends_line(i + 1))
                break;
            field.end = i;
            at = i + 1;
            // Anything between the closing quote and the delimiter is noise.
            while (at < text.size() && text[at] != delimiter && !ends_line(at))
                ++at;
            return field;
        }
        open_quote = true; // Passed over, so that it does not swallow the rows below.
    }
    const bool after_quote = at < text.size() && text[at] == '"';
    CsvField field{at + (after_quote ? 1U : 0U), at, false};
    at = field.begin;
    while (at < text.size() && text[at] != delimiter && !ends_line(at))
        ++at;
    field.end = at;
    return field;
}

struct Shape {
    std::size_t records = 0, fields = 0, agreeing = 0;
    std::size_t longest = 0; ///< Longest average field of a record.
};

/// How many of the first records have the most common number of fields.
Shape shape_of(const CsvTable& table)
{
    Shape shape;
    std::vector<std::size_t> counts;
    for (const CsvRecord& record : table.records) {
        counts.push_back(record.size());
        shape.longest = std::max(shape.longest, (record.back().end - record.front().begin) / record.size());
    }
    shape.records = counts.size();
    for (const std::size_t count : counts) {
        const auto agreeing = static_cast<std::size_t>(std::count(counts.begin(), counts.end(), count));
        if (agreeing > shape.agreeing || (agreeing == shape.agreeing && count > shape.fields)) {
            shape.agreeing = agreeing;
            shape.fields = count;
        }
    }
    return shape;
}

CsvTable head_of(std::string_view text, char delimiter, bool cut)
{
    CsvTable table = read_csv(text, delimiter);
    if (cut && table.records.size() > 1) // Its last record may go on behind the cut, and so may an open quote.
        table.records.resize(std::max<std::size_t>(1, std::min(table.records.size() - 1, table.whole)));
    if (table.records.size() > 60)
        table.records.resize(60);
    return table;
}

} // namespace

CsvTable read_csv(std::string_view text, char delimiter)
{
    CsvTable table;
    table.delimiter = delimiter;
    std::size_t fields = 0;
    std::uint32_t number = 0;
    for (std::size_t at = 0; at < text.size() && !table.cut; ++number) {
        CsvRecord record;
        bool more = true;
        while (more) {
            record.push_back(read_field(text, at, delimiter, table.open_quote));
            more = at < text.size() && text[at] == delimiter;
            at += more ? 1U : 0U;
        }
        if (at < text.size())
            at += text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2U : 1U;
        const bool blank =
            record.size() == 1 && trimmed(text.substr(record[0].begin, record[0].end - record[0].begin)).empty();
        fields += record.size();
        table.cut = fields > most_fields;
        if (blank)
            continue;
        table.whole += table.open_quote ? 0U : 1U;
        table.records.push_back(std::move(record));
        table.numbers.push_back(number);
    }
    return table;
}

char csv_delimiter(std::string_view text)
{
    char best = ',';
    std::size_t best_score = 0;
    const std::string_view head = text.substr(0, 16 << 10);
    for (const char delimiter : delimiters) {
        const Shape shape = shape_of(head_of(head, delimiter, head.size() < text.size()));
        const std::size_t score =
            shape.fields < 2 || shape.records == 0 ? 0 : shape.agreeing * 1000 / shape.records + shape.fields;
        if (score > best_score) {
            best = delimiter;
            best_score = score;
        }
    }
    return best;
}

bool csv_likeness(std::string_view head, bool cut, bool named_so)
{
    if (head.size() > 4000)
        head = head.substr(0, 4000);
    const CsvTable table = head_of(head, csv_delimiter(head), cut);
    const Shape shape = shape_of(table);
    const std::string_view first = trimmed(head.substr(0, 200));
    if (shape.fields < 2 || first.starts_with('{') || first.starts_with('[')) // JSON has commas as well.
        return false;
    if (named_so)
        return shape.agreeing * 2 >= shape.records;
    // Prose has commas too: without the name, only many short fields in equal number are a table.
    const std::size_t needed = shape.fields == 2 ? 6 : 3;
    return shape.records >= needed && shape.agreeing * 10 >= shape.records * 9 && shape.longest <= 60;
}

} // namespace vigil::ingest
