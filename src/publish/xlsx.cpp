// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/xlsx.hpp"

#include "base/utf8.hpp"
#include "publish/xml.hpp"
#include "publish/zip.hpp"

namespace vigil::publish {
namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view office_space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view package_space = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr std::size_t most_rows = 1'048'576;
constexpr std::size_t longest_cell = 32'767; ///< Characters: spreadsheet programs call a longer one damaged.

/// Formats of cells, by their position in styles.xml.
enum class Format { plain = 0, header = 1, quoted = 2 };

std::string column_name(std::size_t n)
{
    std::string name;
    for (++n; n > 0; n = (n - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (n - 1) % 26));
    return name;
}

/// The text, cut where a cell ends; nothing is dropped silently.
std::string fitting(std::string_view text)
{
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size(); letters += 2) { // Two: some letters count as a pair.
        if (letters + 40 > longest_cell)
            return std::string{text.substr(0, at)} + "… [cut: the cell is full]";
        next_code_point(text, at);
    }
    return std::string{text};
}

void add_cell(std::string& out, std::size_t column, std::size_t row, std::string_view text, Format format)
{
    const bool formula = looks_like_formula(text);
    const int style = static_cast<int>(formula ? Format::quoted : format);
    out += "<c r=\"" + column_name(column) + std::to_string(row) + "\" t=\"inlineStr\"" +
           (style == 0 ? std::string{} : " s=\"" + std::to_string(style) + "\"") + "><is><t xml:space=\"preserve\">" +
           xml_text(fitting(text)) + "</t></is></c>";
}

std::string sheet_of(const Table& table)
{
    std::string out = std::string{declaration} + "<worksheet xmlns=\"" + std::string{main_space} + "\">" +
                      "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"" +
                      std::to_string(table.above.size() + 1) + "\" topLeftCell=\"A" +
                      std::to_string(table.above.size() + 2) +
                      "\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetData>";
    std::size_t row = 0;
    const auto add_row = [&](const std::vector<std::string>& cells, Format format) {
        out += "<row r=\"" + std::to_string(++row) + "\">";
        for (std::size_t column = 0; column < cells.size(); ++column)
            add_cell(out, column, row, cells[column], format);
        out += "</row>";
    };
    for (const auto& line : table.above)
        add_row({line}, Format::plain);
    add_row(table.header, Format::header);
    for (const auto& cells : table.rows)
        add_row(cells, Format::plain);
    return out + "</sheetData></worksheet>";
}

std::string styles()
{
    return std::string{declaration} + "<styleSheet xmlns=\"" + std::string{main_space} +
           "\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/>"
           "<name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
           "<fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders>"
           "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\">"
           "<xf numFmtId=\"49\" applyNumberFormat=\"1\"/>"
           "<xf numFmtId=\"49\" fontId=\"1\" applyNumberFormat=\"1\" applyFont=\"1\"/>"
           "<xf numFmtId=\"49\" quotePrefix=\"1\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>";
}

std::string relation(std::size_t n, std::string_view type, std::string_view target)
{
    return "<Relationship Id=\"rId" + std::to_string(n) + "\" Type=\"" + std::string{office_space} + "/" +
           std::string{type} + "\" Target=\"" + std::string{target} + "\"/>";
}

std::string relations(const std::string& all)
{
    return std::string{declaration} + "<Relationships xmlns=\"" + std::string{package_space} + "\">" + all +
           "</Relationships>";
}

} // namespace

Result<Bytes> to_xlsx(const std::vector<Table>& tables)
{
    Zip zip;
    std::string sheets, related, types;
    std::vector<std::string> contents;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        if (tables[i].rows.size() + tables[i].above.size() + 1 > most_rows)
            return Error{Fault::invalid_argument,
                         "a sheet holds at most 1,048,576 rows, and this one needs more; export it as CSV"};
        const auto n = std::to_string(i + 1);
        sheets += "<sheet name=\"" + xml_text(tables[i].name) + "\" sheetId=\"" + n + "\" r:id=\"rId" + n + "\"/>";
        related += relation(i + 1, "worksheet", "worksheets/sheet" + n + ".xml");
        types += "<Override PartName=\"/xl/worksheets/sheet" + n +
                 ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>";
    }
    related += relation(tables.size() + 1, "styles", "styles.xml");
    const std::string book = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    zip.add("[Content_Types].xml",
            std::string{declaration} +
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
                "Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default "
                "Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" "
                "ContentType=\"" +
                book + "sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"" + book +
                "styles+xml\"/>" + types + "</Types>");
    zip.add("_rels/.rels", relations(relation(1, "officeDocument", "xl/workbook.xml")));
    zip.add("xl/workbook.xml", std::string{declaration} + "<workbook xmlns=\"" + std::string{main_space} +
                                   "\" xmlns:r=\"" + std::string{office_space} + "\"><sheets>" + sheets +
                                   "</sheets></workbook>");
    zip.add("xl/_rels/workbook.xml.rels", relations(related));
    zip.add("xl/styles.xml", styles());
    for (std::size_t i = 0; i < tables.size(); ++i)
        zip.add("xl/worksheets/sheet" + std::to_string(i + 1) + ".xml", sheet_of(tables[i]));
    return zip.finish();
}

} // namespace vigil::publish
