// SPDX-License-Identifier: AGPL-3.0-or-later
// People in these lists are invented.
#include "lists/testing.hpp"

#include <doctest/doctest.h>

namespace vigil::lists {
namespace {

Map map_of(std::string_view text)
{
    auto map = parse_map(text, "map");
    REQUIRE_MESSAGE(map, (map ? "" : map.error().message));
    return *map;
}

const char* const plain_map =
    "id\trow\tid\nname\tperson\tname\nborn\tparticular\tbirth_date\narrested on\tarrest\ttime\n"
    "held at\theld\tplace\nstatus\tstatus\n";
const std::vector<std::string> headings{"ID", "Name", "born", "Arrested on", "held at", "status", "remarks"};

std::vector<RowSays> read(const TestTable& table, const Map& map)
{
    auto reader = ListReader::make(*table.grid, map, test_words());
    REQUIRE_MESSAGE(reader, (reader ? "" : reader.error().message));
    std::vector<RowSays> rows;
    for (std::size_t n = 0; n < reader->size(); ++n) {
        rows.push_back(reader->row(n));
        for (const auto& claim : rows.back().claims) {
            CHECK(table.text.substr(claim.span.begin, claim.span.end - claim.span.begin) == claim.quote);
            for (const auto& value : claim.values)
                if (value.span)
                    CHECK(table.text.substr(value.span->begin, value.span->end - value.span->begin) == value.text);
        }
    }
    return rows;
}

std::vector<std::string> says(const RowSays& row)
{
    std::vector<std::string> said;
    for (const auto& claim : row.claims) {
        const auto* detail = claim.first(domain::Field::detail);
        said.push_back(std::string{domain::name_of(claim.type)} + (claim.time ? " " + claim.time->to_string() : "") +
                       (detail ? " " + detail->code + (detail->code.empty() ? "" : ":") + detail->text : ""));
    }
    std::ranges::sort(said);
    return said;
}

using Said = std::vector<std::string>;

std::string held_by(const Map& map, std::string_view heading)
{
    const auto found = std::ranges::find(map, heading, &Column::heading);
    return found == map.end() ? "no such column" : to_string(found->holds);
}

} // namespace

TEST_CASE("list: a row gives one claim per happening and its particulars, each with the words of its cell")
{
    const TestTable table{
        {headings, {"1", "Ana Ejemplo", "1979-03-14", "2024-08-09", "El Helicoide", "held", "quiet"}}};
    const auto rows = read(table, map_of(plain_map));
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].id == "1");
    CHECK(says(rows[0]) == Said{"arrest 2024-08-09", "held", "particular birth_date:1979-03-14"});
    for (const auto& claim : rows[0].claims)
        CHECK(claim.all(domain::Field::target) == Said{"Ana Ejemplo"});
}

TEST_CASE("list: a status says states, measures and words, in four languages")
{
    const TestTable table{
        {headings,
         {"1", "Ana Ejemplo", "", "", "El Helicoide", "released on 2026-01-08, travel ban"},
         {"2", "Luis Muestra", "", "", "", "excarcelado el 8 de enero de 2026; régimen de presentación"},
         {"3", "سارا نمونه", "", "", "", "آزاد شده ۱۴۰۴/۱۰/۱۸، وثیقه"},
         {"4", "مثال تجريبي", "", "", "", "معتقل"},
         {"5", "Rosa Example", "", "", "", "transferred to hospital"},
         {"6", "Omar Example", "", "", "", "not known"},
         {"7", "Lía Muestra", "", "", "", "released on bail"}}};
    const auto rows = read(table, map_of(plain_map));
    REQUIRE(rows.size() == 7);
    CHECK(says(rows[0]) == Said{"release 2026-01-08", "restriction travel ban"});
    CHECK(says(rows[1]) == Said{"release 2026-01-08", "restriction régimen de presentación"});
    CHECK(says(rows[2]) == Said{"release 2026-01-08", "restriction وثیقه"});
    CHECK(says(rows[3]) == Said{"held"});
    CHECK(says(rows[4]) == Said{"particular status:transferred to hospital"});
    CHECK(rows[5].claims.front().first(domain::Field::detail)->norm == "not known");
    CHECK(says(rows[6]) == Said{"release", "restriction on bail"});
}

TEST_CASE("list: rows without a name or a number, and a number that stood before, are refused with the reason")
{
    const TestTable table{{headings,
                           {"1", "Ana Ejemplo", "", "", "", "held"},
                           {"2", "", "", "", "", "held"},
                           {"", "Luis Muestra", "", "", "", "held"},
                           {"۱", "Rosa Example", "", "", "", "held"}}};
    const auto rows = read(table, map_of(plain_map));
    REQUIRE(rows.size() == 4);
    CHECK(rows[0].refused.empty());
    CHECK(rows[1].refused == "it has no name");
    CHECK(rows[2].refused == "it has no row number");
    CHECK(rows[3].refused == "its number 1 stands in row 2 already");
    for (std::size_t n = 1; n < 4; ++n)
        CHECK(rows[n].claims.empty());
}

TEST_CASE("list: a refused date is a notice and takes nothing else of its row with it; words for nothing say nothing")
{
    const TestTable table{{headings, {"1", "Ana Ejemplo", "n/a", "last spring", "-", "held"}}};
    const auto rows = read(table, map_of(plain_map));
    CHECK(says(rows[0]) == Said{"arrest", "held"});
    REQUIRE(rows[0].notices.size() == 1);
    CHECK(rows[0].notices[0].find("last spring") != std::string::npos);
}

TEST_CASE("list: given and family names make one name; a row of names alone says that the list has this person")
{
    const TestTable table{{{"No", "نام", "نام خانوادگی"}, {"1", "سارا", "نمونه"}}};
    const auto map = propose_map(*table.grid, test_words());
    CHECK(held_by(map, "نام") == "person given");
    CHECK(held_by(map, "نام خانوادگی") == "person family");
    const auto rows = read(table, map);
    CHECK(rows[0].name == "سارا نمونه");
    CHECK(says(rows[0]) == Said{"particular listed:سارا نمونه"});
}

TEST_CASE("list: titles, two heading rows, blank rows, repeated headings and totals are no rows of it")
{
    const TestTable table{{{"Detainees, January 2026"},
                           {},
                           {"No", "Name", "Arrest", "", "Status"},
                           {"", "", "date", "place", ""},
                           {"1", "Ana Ejemplo", "2024-08-09", "Caracas", "held"},
                           {},
                           {"No", "Name", "date", "place", "Status"},
                           {"2", "Luis Muestra", "2024-08-10", "Mérida", "held"},
                           {"", "Total", "2"}}};
    const auto map = propose_map(*table.grid, test_words());
    CHECK(held_by(map, "Arrest date") == "arrest time");
    CHECK(held_by(map, "Arrest place") == "arrest place");
    const auto reader = ListReader::make(*table.grid, map, test_words());
    REQUIRE(reader);
    CHECK(reader->size() == 2);
    CHECK(reader->layout().repeated.size() == 1);
    CHECK(reader->layout().totals.size() == 1);
    CHECK(reader->row(1).name == "Luis Muestra");
    CHECK(reader->row(1).number == 7);
}

TEST_CASE("list: copies of headings that are merged over two rows are no row of it, whatever the map knows")
{
    const TestTable table{{{"ID", "Name", "Arrest", "", "status"},
                           {"ID", "Name", "date", "place", "status"},
                           {"1", "Ana Ejemplo", "2024-08-09", "Caracas", "held"},
                           {"2", "Luis Muestra", "2024-08-10", "Mérida", "held"}}};
    const auto rows = read(table, map_of(plain_map));
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].id == "1");
}

TEST_CASE("list: a first row whose words end as the headings do is a row of it")
{
    const TestTable table{
        {{"ID", "Name", "Sex M", "Now held"}, {"", "Ana Ejemplo", "M", "held"}, {"2", "Luis", "M", ""}}};
    CHECK(ListReader::make(*table.grid, map_of("Name\tperson\tname\n"), test_words())->size() == 2);
}

TEST_CASE("list: a list without headings is refused, and its first row is not taken for them")
{
    const TestTable table{{{"0", "Person A Example", "held"}, {"1", "Person B Example", "held"}}};
    const auto reader = ListReader::make(*table.grid, propose_map(*table.grid, test_words()), test_words());
    REQUIRE_FALSE(reader);
    CHECK(reader.error().message.find("no row of headings") != std::string::npos);
}

TEST_CASE("map: a column of numbers that repeat or are lost is not proposed for the row's own number")
{
    const TestTable lost{{{"No", "Name", "status"}, {"?", "Ana Ejemplo", "held"}, {"?\?", "Luis Muestra", "held"}}};
    CHECK(held_by(propose_map(*lost.grid, test_words()), "No").empty());
    const auto reader = ListReader::make(*lost.grid, propose_map(*lost.grid, test_words()), test_words());
    REQUIRE(reader);
    CHECK(reader->row(0).refused.empty());
    CHECK(reader->decided().at(0).find("1 cell holds question marks") == 0);
    const TestTable repeats{{{"No", "Name"}, {"1", "Ana Ejemplo"}, {"1", "Luis Muestra"}, {"1", "Eva Prueba"}}};
    CHECK(held_by(propose_map(*repeats.grid, test_words()), "No").empty());
}

TEST_CASE("list: what one column of dates leaves open is read as the others show, in a status as well")
{
    const TestTable table{{{"ID", "Name", "Date of birth", "Arrest date", "status"},
                           {"1", "Ana Ejemplo", "03/04/1980", "25/08/2024", "released on 08/01/2026"}}};
    const auto map = propose_map(*table.grid, test_words());
    const auto reader = ListReader::make(*table.grid, map, test_words());
    REQUIRE(reader);
    const auto row = reader->row(0);
    CHECK(row.notices.empty());
    const auto said = says(row);
    CHECK(std::ranges::find(said, "release 2026-01-08") != said.end());
    CHECK(reader->decided_of(2) == "day first, as other dates of the list show");
}

TEST_CASE("list: years of no sure calendar are of the one that months of another column name")
{
    const TestTable table{{{"ID", "Name", "Date of birth", "Arrest date"},
                           {"1", "Ana Ejemplo", "1395", "19 رجب 1447"},
                           {"2", "Luis Muestra", "1418", "20 رجب 1447"}}};
    const auto reader = ListReader::make(*table.grid, propose_map(*table.grid, test_words()), test_words());
    REQUIRE(reader);
    CHECK(reader->row(0).notices.empty());
    CHECK(reader->decided_of(2) == "years 1395 to 1418 hijri, as other dates of the list show");
}

TEST_CASE("list: charges between semicolons are charges of their own")
{
    const TestTable table{{{"ID", "Name", "Charges"}, {"1", "Ana Ejemplo", "treason; Article 7, Law 5"}}};
    const auto rows = read(table, propose_map(*table.grid, test_words()));
    REQUIRE(rows[0].claims.size() == 1);
    const auto laws = rows[0].claims[0].values_of(domain::Field::law);
    REQUIRE(laws.size() == 2);
    CHECK(laws[1]->text == "Article 7, Law 5");
}

TEST_CASE("list: a person called like a word for total is a row of it")
{
    const TestTable table{
        {headings, {"1", "Suma Example", "", "", "", "held"}, {"2", "جمع نمونه", "", "", "", "held"}}};
    CHECK(read(table, map_of(plain_map)).size() == 2);
}

TEST_CASE("map: headings of four languages are known, and a column of dates only when its cells are dates")
{
    const TestTable spanish{
        {{"Nº", "Nombres y apellidos", "Fecha de detención", "Centro de reclusión", "Delito", "Estatus"},
         {"1", "Ana Ejemplo", "25/07/2024", "El Helicoide", "terrorismo", "detenida"}}};
    const auto map = propose_map(*spanish.grid, test_words());
    CHECK(held_by(map, "Nº") == "row id");
    CHECK(held_by(map, "Nombres y apellidos") == "person name");
    CHECK(held_by(map, "Fecha de detención") == "arrest time");
    CHECK(held_by(map, "Centro de reclusión") == "held place");
    CHECK(held_by(map, "Delito") == "charge law");
    CHECK(held_by(map, "Estatus") == "status");
    const TestTable arabic{{{"الرقم", "الاسم الكامل", "تاريخ الاعتقال", "مكان الاحتجاز", "ملاحظات"},
                            {"1", "مثال تجريبي", "08/13/2024", "سجن", "لا شيء"}}};
    const auto other = propose_map(*arabic.grid, test_words());
    CHECK(held_by(other, "الاسم الكامل") == "person name");
    CHECK(held_by(other, "تاريخ الاعتقال") == "arrest time");
    CHECK(held_by(other, "ملاحظات").empty());
    const TestTable words{{{"Name", "Arrested", "Name of lawyer"}, {"Ana Ejemplo", "yes, at home", "Luis Muestra"}}};
    CHECK(held_by(propose_map(*words.grid, test_words()), "Arrested").empty());
    CHECK(held_by(propose_map(*words.grid, test_words()), "Name of lawyer").empty());
}

TEST_CASE("map: what is written is read back, and a wrong line is named")
{
    const auto map =
        map_of("column\tclaim\tfield\tdates\nName\tperson\tname\nBorn\tparticular\tbirth_date\tdmy jalali\n"
               "Notes\t-\t-\n*\theld\n");
    CHECK(map_of(to_text(map)) == map);
    CHECK_FALSE(parse_map("Name\tarrest\ttarget\n", "map"));
    CHECK(parse_map("Name\tperson\tname\nX\tnonsense\ttime\n", "map").error().message.find("line 2") !=
          std::string::npos);
    CHECK_FALSE(parse_map("Name\tperson\tname\nBorn\tparticular\tbirth_date\tdym\n", "map"));
    CHECK_FALSE(parse_map("Born\tparticular\tbirth_date\n", "map"));
}

TEST_CASE("map: every row may say one thing, and a stated key tells rows apart")
{
    const TestTable table{
        {{"Name", "Born"}, {"Ana Ejemplo", "1979"}, {"Ana Ejemplo", "1980"}, {"Ana Ejemplo", "1980"}}};
    const auto rows = read(table, map_of("Name\tperson\tname\nBorn\tparticular\tbirth_date\n*\tkilling\n"));
    REQUIRE(rows.size() == 3);
    CHECK(says(rows[0]) == Said{"killing", "particular birth_date:1979"});
    CHECK(rows[1].refused.empty());
    CHECK_FALSE(rows[2].refused.empty());
}

TEST_CASE("list: without the column of names it is refused, and its headings are told")
{
    const TestTable table{{{"nombre", "x"}, {"Ana Ejemplo", "y"}}};
    const auto reader = ListReader::make(*table.grid, map_of("Name\tperson\tname\n"), test_words());
    REQUIRE_FALSE(reader);
    CHECK(reader.error().message.find("'nombre'") != std::string::npos);
}

TEST_CASE("list: an empty grid, and one of a single cell, give no rows and no crash")
{
    const TestTable empty{{}};
    CHECK(propose_map(*empty.grid, test_words()).empty());
    CHECK_FALSE(ListReader::make(*empty.grid, map_of("Name\tperson\tname\n"), test_words()));
    const TestTable one{{{"Name"}}};
    const auto reader = ListReader::make(*one.grid, map_of("Name\tperson\tname\n"), test_words());
    REQUIRE(reader);
    CHECK(reader->size() == 0);
}

} // namespace vigil::lists
