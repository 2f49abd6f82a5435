// SPDX-License-Identifier: AGPL-3.0-or-later
// Excel workbooks: docs/formats/xlsx.md. Rows are paragraphs, cells are passages.
#include "ingest/xlsx_sheet.hpp"

#include "base/utf8.hpp"
#include "ingest/formats.hpp"
#include "ingest/office.hpp"
#include "ingest/text_form.hpp"
#include "ingest/unpack.hpp"

namespace vigil::ingest {
namespace {

bool is_wanted(const std::string& name)
{
    return name == "xl/workbook.xml" || name == "xl/_rels/workbook.xml.rels" || name == "xl/sharedStrings.xml" ||
           name == "xl/styles.xml" || name == "docProps/core.xml" || name.starts_with("xl/worksheets/");
}

using Members = std::map<std::string, std::string>;

std::string_view member(const Members& members, const std::string& name)
{
    const auto found = members.find(name);
    return found == members.end() ? std::string_view{} : std::string_view{found->second};
}

/// Where a sheet's file lies; workbooks without relations use the usual names.
std::string_view sheet_file(const Members& members, const SheetEntry& entry, std::size_t index)
{
    std::string target = entry.target;
    if (target.starts_with("/"))
        target.erase(0, 1);
    else if (!target.empty())
        target.insert(0, "xl/");
    const std::string_view found = member(members, target);
    return found.empty() && target.empty() ? member(members, "xl/worksheets/sheet" + std::to_string(index + 1) + ".xml")
                                           : found;
}

void write_sheet(const std::vector<SheetCell>& cells, std::uint32_t sheet, TextBuilder& out)
{
    constexpr std::uint32_t no_row = ~0U;
    std::uint32_t row = no_row;
    for (const SheetCell& cell : cells) {
        const std::string words = one_line(cell.text);
        if (words.empty() || out.overflowed())
            continue;
        if (cell.row != row)
            out.paragraph();
        else
            out.add(" | ");
        row = cell.row;
        out.begin_cell(sheet, cell.row, cell.column);
        out.add(words);
        out.end_cell();
    }
}

} // namespace

void extract_xlsx(const Job& job, Sink& sink)
{
    Members members = read_members(job, sink, is_wanted);
    for (auto& [name, text] : members)
        text = repaired_utf8(text);
    Part part = start_part(job, "xlsx", "xlsx-1");
    read_core_properties(member(members, "docProps/core.xml"), part.metadata);
    const Workbook book =
        read_workbook(member(members, "xl/workbook.xml"), member(members, "xl/_rels/workbook.xml.rels"));
    const SheetContext context{read_shared_strings(member(members, "xl/sharedStrings.xml")),
                               read_date_styles(member(members, "xl/styles.xml")), book.from_1904};
    TextBuilder out{nullptr, sink.text_left()};
    for (std::size_t i = 0; i < book.sheets.size(); ++i) {
        out.paragraph();
        if (book.sheets.size() > 1)
            out.add(one_line(book.sheets[i].name));
        const std::vector<SheetCell> cells = read_sheet(sheet_file(members, book.sheets[i], i), context);
        if (cells.size() >= most_cells)
            part.notices.push_back(
                {"limit", "A sheet has more cells than Vigil takes at once; the rest was not read."});
        write_sheet(cells, static_cast<std::uint32_t>(i), out);
    }
    out.finish(part);
    if (part.text.empty())
        part.notices.push_back({"empty", job.where() + " holds no cells that Vigil can read."});
    sink.add(std::move(part));
}

} // namespace vigil::ingest
