// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The parts of an XLSX file (ECMA-376 part 1, chapter 18) as plain values.
namespace vigil::ingest {

struct SheetEntry {
    std::string name;
    std::string target; ///< Its file, as the relations give it; may be empty.
};
struct Workbook {
    std::vector<SheetEntry> sheets;
    bool from_1904 = false; ///< Days count from 1904, as old Macintosh workbooks do.
};
Workbook read_workbook(std::string_view workbook_xml, std::string_view relations_xml);

std::vector<std::string> read_shared_strings(std::string_view xml);

/// What a number of a style is.
enum class NumberKind : std::uint8_t { number, date, time };
/// Per cell style: whether its number is shown as a day or a time of day.
std::vector<NumberKind> read_date_styles(std::string_view xml);

struct SheetContext {
    std::vector<std::string> strings;
    std::vector<NumberKind> styles;
    bool from_1904 = false;
};

struct SheetCell {
    std::uint32_t row = 0, column = 0; ///< 0-based.
    std::string text;                  ///< As shown: days in ISO form, numbers without digits of rounding.
};
constexpr std::size_t most_cells = 2'000'000; ///< Of one sheet; what follows is not read.
/// Cells with words in order of row and column. A cell merged over several rows stands in each of them.
std::vector<SheetCell> read_sheet(std::string_view xml, const SheetContext& context);

/// "2026-01-08", with " 14:30" if there is a time of day. The text itself when it is no serial number of a day.
std::string date_of_serial(std::string_view number, bool from_1904);

} // namespace vigil::ingest
