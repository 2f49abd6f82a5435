// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/xlsx_sheet.hpp"

#include "base/edtf.hpp"
#include "ingest/office.hpp"
#include "ingest/xml_scan.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <map>

namespace vigil::ingest {
namespace {

constexpr std::size_t most_strings = 3'000'000;
constexpr std::uint32_t most_rows = 1'048'576, most_columns = 16'384;

std::string attribute_of(const XmlScanner& scanner, const XmlToken& token, std::string_view name)
{
    return xml_attribute(scanner.text().substr(token.inner, token.inner_end - token.inner), name);
}

std::string text_of(const XmlScanner& scanner, const XmlToken& token)
{
    return unescaped(scanner.text().substr(token.begin, token.end - token.begin));
}

std::optional<std::uint32_t> number_of(std::string_view text)
{
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{value} : std::nullopt;
}

std::optional<double> real_of(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && std::isfinite(value) ? std::optional{value}
                                                                                            : std::nullopt;
}

struct Place {
    std::uint32_t row = 0, column = 0;
};

/// "B7" is row 6, column 1.
std::optional<Place> place_of(std::string_view reference)
{
    std::uint32_t column = 0;
    std::size_t at = 0;
    while (at < reference.size() && at < 4 && reference[at] >= 'A' && reference[at] <= 'Z')
        column = column * 26 + static_cast<std::uint32_t>(reference[at++] - 'A' + 1);
    const auto row = number_of(reference.substr(at));
    if (!row || *row == 0 || *row > most_rows || column == 0 || column > most_columns)
        return std::nullopt;
    return Place{*row - 1, column - 1};
}

struct Merge {
    Place first, last;
};

/// Builtin formats 14 to 22 and their East Asian relatives are days, 45 to 47 durations.
NumberKind builtin_kind(std::uint32_t id)
{
    if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
        return NumberKind::date;
    return (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) ? NumberKind::time
                                                                                      : NumberKind::number;
}

/// A format code shows days when it has y or d outside of quotes, brackets and escapes; h or s alone is a time.
NumberKind kind_of_code(std::string_view code)
{
    bool day = false, time = false;
    char until = 0;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = static_cast<char>(code[i] >= 'A' && code[i] <= 'Z' ? code[i] + 32 : code[i]);
        if (until != 0)
            until = c == until ? '\0' : until;
        else if (c == '"')
            until = '"';
        else if (c == '[')
            until = ']';
        else if (c == '\\')
            ++i;
        else if (c == 'y' || c == 'd')
            day = true;
        else if (c == 'h' || c == 's')
            time = true;
    }
    return day ? NumberKind::date : time ? NumberKind::time : NumberKind::number;
}

/// 0.1 is stored as 0.10000000000000001; fifteen digits are what was typed.
std::string shown_number(const std::string& stored)
{
    const auto value = real_of(stored);
    if (!value)
        return stored;
    std::array<char, 40> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.15g", *value);
    return buffer.data();
}

std::string clock_of(double fraction)
{
    const auto minutes = static_cast<int>(std::lround(fraction * 24 * 60));
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%02d:%02d", minutes / 60 % 24, minutes % 60);
    return buffer.data();
}

class SheetReader {
public:
    SheetReader(std::string_view xml, const SheetContext& context) : m_scanner{xml}, m_context{context} {}

    std::vector<SheetCell> read()
    {
        for (XmlToken token = m_scanner.next(); token.kind != XmlToken::Kind::end && m_cells.size() < most_cells;
             token = m_scanner.next())
            take(token, local_name(token.name));
        spread_merged();
        std::stable_sort(m_cells.begin(), m_cells.end(), [](const SheetCell& a, const SheetCell& b) {
            return a.row != b.row ? a.row < b.row : a.column < b.column;
        });
        return std::move(m_cells);
    }

private:
    void take(const XmlToken& token, std::string_view name)
    {
        const bool open = token.kind == XmlToken::Kind::open || token.kind == XmlToken::Kind::empty;
        const bool closes = token.kind == XmlToken::Kind::close || token.kind == XmlToken::Kind::empty;
        if (token.kind == XmlToken::Kind::text) {
            if (m_in_value)
                m_value += text_of(m_scanner, token);
        } else if (name == "row" && open) {
            const auto row = number_of(attribute_of(m_scanner, token, "r"));
            m_next.row = row && *row > 0 && *row <= most_rows ? *row - 1 : m_next.row + (m_rows_seen ? 1U : 0U);
            m_next.column = 0;
            m_rows_seen = true;
        } else if (name == "c") {
            cell(token, open, closes);
        } else if (name == "v" || name == "t") {
            m_in_value = open && !closes;
        } else if (name == "rPh") {
            m_in_value = false; // How a word is spoken, not what the cell says.
        } else if (name == "mergeCell" && open) {
            merge(attribute_of(m_scanner, token, "ref"));
        }
    }

    void cell(const XmlToken& token, bool open, bool closes)
    {
        if (open) {
            const auto place = place_of(attribute_of(m_scanner, token, "r"));
            m_at = place.value_or(m_next);
            m_next = {m_at.row, m_at.column + 1};
            m_type = attribute_of(m_scanner, token, "t");
            m_style = number_of(attribute_of(m_scanner, token, "s")).value_or(0);
            m_value.clear();
        }
        if (closes && !m_value.empty() && m_at.column < most_columns && m_at.row < most_rows)
            m_cells.push_back({m_at.row, m_at.column, shown()});
        if (closes)
            m_value.clear();
    }

    std::string shown() const
    {
        if (m_type == "s") {
            const auto index = number_of(m_value);
            return index && *index < m_context.strings.size() ? m_context.strings[*index] : std::string{};
        }
        if (m_type == "b")
            return m_value == "1" ? "TRUE" : "FALSE";
        if (!m_type.empty() && m_type != "n")
            return m_value;
        const NumberKind kind = m_style < m_context.styles.size() ? m_context.styles[m_style] : NumberKind::number;
        if (kind == NumberKind::date)
            return date_of_serial(m_value, m_context.from_1904);
        const auto value = real_of(m_value);
        if (kind == NumberKind::time && value && *value >= 0 && *value < 1)
            return clock_of(*value);
        return shown_number(m_value);
    }

    void merge(std::string_view reference)
    {
        const std::size_t colon = reference.find(':');
        if (colon == std::string_view::npos || m_merges.size() > 100'000)
            return;
        const auto first = place_of(reference.substr(0, colon)), last = place_of(reference.substr(colon + 1));
        if (first && last && last->row > first->row)
            m_merges.push_back({*first, *last});
    }

    void spread_merged()
    {
        constexpr std::size_t most_copies = 100'000;
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> words;
        for (const SheetCell& cell : m_cells)
            words[{cell.row, cell.column}] = cell.text;
        std::size_t copies = 0;
        std::uint32_t last_row = 0;
        for (const SheetCell& cell : m_cells)
            last_row = std::max(last_row, cell.row);
        for (const Merge& merge : m_merges) {
            const auto found = words.find({merge.first.row, merge.first.column});
            // Rows below the last one with words would be rows of this cell alone.
            for (std::uint32_t row = merge.first.row + 1;
                 found != words.end() && row <= std::min(merge.last.row, last_row); ++row)
                if (words.count({row, merge.first.column}) == 0 && ++copies <= most_copies)
                    m_cells.push_back({row, merge.first.column, found->second});
        }
    }

    XmlScanner m_scanner;
    const SheetContext& m_context;
    std::vector<SheetCell> m_cells;
    std::vector<Merge> m_merges;
    Place m_next, m_at;
    std::string m_type, m_value;
    std::uint32_t m_style = 0;
    bool m_in_value = false, m_rows_seen = false;
};

} // namespace

Workbook read_workbook(std::string_view workbook_xml, std::string_view relations_xml)
{
    std::map<std::string, std::string> targets;
    XmlScanner relations{relations_xml};
    for (XmlToken token = relations.next(); token.kind != XmlToken::Kind::end; token = relations.next())
        if (local_name(token.name) == "Relationship" && token.kind != XmlToken::Kind::close)
            targets[attribute_of(relations, token, "Id")] = attribute_of(relations, token, "Target");
    Workbook book;
    XmlScanner scanner{workbook_xml};
    for (XmlToken token = scanner.next(); token.kind != XmlToken::Kind::end; token = scanner.next()) {
        const std::string_view name = local_name(token.name);
        if (token.kind == XmlToken::Kind::close || token.kind == XmlToken::Kind::text)
            continue;
        if (name == "workbookPr") {
            const std::string flag = attribute_of(scanner, token, "date1904");
            book.from_1904 = flag == "1" || flag == "true";
        } else if (name == "sheet" && book.sheets.size() < 1000) {
            const auto found = targets.find(attribute_of(scanner, token, "r:id"));
            book.sheets.push_back(
                {attribute_of(scanner, token, "name"), found == targets.end() ? std::string{} : found->second});
        }
    }
    return book;
}

std::vector<std::string> read_shared_strings(std::string_view xml)
{
    std::vector<std::string> strings;
    XmlScanner scanner{xml};
    bool in_text = false, spoken = false;
    for (XmlToken token = scanner.next(); token.kind != XmlToken::Kind::end; token = scanner.next()) {
        const std::string_view name = local_name(token.name);
        const bool open = token.kind == XmlToken::Kind::open;
        if (token.kind == XmlToken::Kind::text) {
            if (in_text && !spoken && !strings.empty())
                strings.back() += text_of(scanner, token);
        } else if (name == "si" && token.kind != XmlToken::Kind::close && strings.size() < most_strings) {
            strings.emplace_back();
        } else if (name == "t") {
            in_text = open;
        } else if (name == "rPh") {
            spoken = open;
        }
    }
    return strings;
}

std::vector<NumberKind> read_date_styles(std::string_view xml)
{
    std::map<std::uint32_t, NumberKind> own;
    std::vector<NumberKind> styles;
    XmlScanner scanner{xml};
    bool in_cell_styles = false;
    for (XmlToken token = scanner.next(); token.kind != XmlToken::Kind::end; token = scanner.next()) {
        const std::string_view name = local_name(token.name);
        if (name == "cellXfs")
            in_cell_styles = token.kind == XmlToken::Kind::open;
        if (token.kind == XmlToken::Kind::close || token.kind == XmlToken::Kind::text)
            continue;
        const auto id = number_of(attribute_of(scanner, token, "numFmtId")).value_or(0);
        if (name == "numFmt")
            own[id] = kind_of_code(attribute_of(scanner, token, "formatCode"));
        else if (name == "xf" && in_cell_styles)
            styles.push_back(own.count(id) != 0 ? own[id] : builtin_kind(id));
    }
    return styles;
}

std::string date_of_serial(std::string_view number, bool from_1904)
{
    const auto serial = real_of(number);
    constexpr double last_serial = 2'958'465; // 9999-12-31
    if (!serial || *serial < 0 || *serial > last_serial)
        return std::string{number};
    const double day = std::floor(*serial);
    if (day == 0 && !from_1904)
        return clock_of(*serial - day);
    // Excel counts a 29 February 1900 that never was: days before it are one further on.
    const int offset = from_1904 ? 0 : day < 60 ? 1 : 0;
    const auto epoch = from_1904 ? std::chrono::sys_days{std::chrono::year{1904} / 1 / 1}
                                 : std::chrono::sys_days{std::chrono::year{1899} / 12 / 30};
    std::string text = to_string(Day{epoch + std::chrono::days{static_cast<int>(day) + offset}});
    if (*serial - day > 1.0 / (24 * 60 * 2))
        text += " " + clock_of(*serial - day);
    return text;
}

std::vector<SheetCell> read_sheet(std::string_view xml, const SheetContext& context)
{
    return SheetReader{xml, context}.read();
}

} // namespace vigil::ingest
