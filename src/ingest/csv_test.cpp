// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/check_extraction.hpp"
#include "ingest/csv_table.hpp"

namespace vigil::ingest {
namespace {

constexpr std::string_view table =
    "name,held since,place\r\n\"Example, A.\",2026-01-03,Portville\r\n\"B \"\"Bo\"\" Example\",,\"Old\nFort\"\r\n";

std::string cell_text(const Part& part, std::uint32_t row, std::uint32_t column)
{
    for (const Cell& cell : part.cells)
        if (cell.row == row && cell.column == column)
            return part.text.substr(cell.span.begin, cell.span.end - cell.span.begin);
    return "no cell";
}

} // namespace

TEST_CASE("csv: rows are paragraphs and cells are spans of them")
{
    const Extraction found = extract_text_of(table, "list.csv");
    REQUIRE(found.parts.size() == 1);
    const Part& part = found.parts[0];
    CHECK(found.media_type == "text/csv");
    CHECK(part.text ==
          "name | held since | place\n\nExample, A. | 2026-01-03 | Portville\n\nB \"Bo\" Example |  | Old Fort");
    CHECK(cell_text(part, 1, 0) == "Example, A.");
    CHECK(cell_text(part, 2, 0) == "B \"Bo\" Example");
    CHECK(cell_text(part, 2, 2) == "Old Fort");
    CHECK(cell_text(part, 2, 1) == "no cell");
    check_map(part, table);
    check_is_valid(found);
}

TEST_CASE("csv: semicolons, tabs and ends of lines of carriage returns alone are understood")
{
    CHECK(csv_delimiter("a;b;c\n1,5;2;3\n") == ';');
    CHECK(csv_delimiter("a\tb\n1\t2\n") == '\t');
    const Extraction found = extract_text_of("id,name,place\r1,one,x\r2,two,y\r3,three,z\r");
    CHECK(found.parts.at(0).format == "csv");
    CHECK(cell_text(found.parts[0], 3, 1) == "three");
}

TEST_CASE("csv: rows are counted as a spreadsheet counts them, with empty ones")
{
    const Extraction found = extract_text_of("id,name\n\n1,one\n\n\n2,two\n", "list.csv");
    CHECK(cell_text(found.parts.at(0), 2, 1) == "one");
    CHECK(cell_text(found.parts[0], 5, 1) == "two");
}

TEST_CASE("csv: a table in UTF-16 is one, with a mark and without")
{
    std::string wide;
    for (const char c : std::string_view{"id\tname\n1\tone\n2\ttwo\n"}) {
        wide += c;
        wide += '\0';
    }
    for (const std::string& mark : {std::string{"\xFF\xFE"}, std::string{}}) {
        const Extraction found = extract_text_of(mark + wide, "list.csv");
        CHECK(found.parts.at(0).format == "csv");
        CHECK(cell_text(found.parts[0], 2, 1) == "two");
    }
}

TEST_CASE("csv: a table of Persian words in UTF-16 is one without a mark, in either order of bytes")
{
    constexpr std::u16string_view table =
        u"ردیف\tنام\tشهر\n۱\tنمونه نمونه‌پور\tتهران\n۲\tمثال "
        u"مثالی\tشیراز\n";
    for (const bool little : {true, false}) {
        std::string wide;
        for (const char16_t unit : table) {
            const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
            wide += little ? low : high;
            wide += little ? high : low;
        }
        const Extraction found = extract_text_of(wide, "list.csv");
        CHECK(found.parts.at(0).format == "csv");
        CHECK(cell_text(found.parts[0], 2, 2) == "شیراز");
    }
}

TEST_CASE("csv: prose with commas is no table")
{
    const Extraction found =
        extract_text_of("Police, soldiers and guards came, they said.\nThe judge, who was late, left, and\nthe "
                        "clerk, too, was gone.\n");
    CHECK(found.parts.at(0).format == "text");
}

TEST_CASE("csv: a quote that never ends is a table cut off")
{
    const Extraction found = extract_text_of("a,b\n1,2\n3,\"four", "list.csv");
    CHECK(cell_text(found.parts.at(0), 2, 1) == "four");
    CHECK(has_notice(found.parts[0].notices, "truncated"));
}

TEST_CASE("csv: a quote that never ends does not swallow the rows below it")
{
    const Extraction found =
        extract_text_of("id,name\n1,\"Ana Ejemplo\n2,Luis Muestra\n3,\"Eva, Prueba\"\n", "list.csv");
    REQUIRE(found.parts.size() == 1);
    CHECK(cell_text(found.parts[0], 1, 1) == "Ana Ejemplo");
    CHECK(cell_text(found.parts[0], 2, 1) == "Luis Muestra");
    CHECK(cell_text(found.parts[0], 3, 1) == "Eva, Prueba");
}

TEST_CASE("csv: damage anywhere never crashes")
{
    check_survives_damage(table, "list.csv");
}

} // namespace vigil::ingest
