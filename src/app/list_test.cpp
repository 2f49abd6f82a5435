// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/list.hpp"

#include <algorithm>
#include <doctest/doctest.h>

namespace vigil::app {
namespace {

/// A table of cells, as text and map: cells parted by " | ", rows by line ends.
struct Table {
    std::string text;
    TextMap map;
};

Table table_of(const std::vector<std::vector<std::string>>& rows)
{
    Table table;
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        for (std::uint32_t column = 0; column < rows[row].size(); ++column) {
            const auto begin = static_cast<std::uint32_t>(table.text.size());
            table.text += rows[row][column];
            table.map.cells.push_back({{begin, static_cast<std::uint32_t>(table.text.size())}, 0, row, column});
            table.text += " | ";
        }
        table.text += "\n";
    }
    return table;
}

const std::vector<ListColumn> columns{{"Name", "person", "name"},
                                      {"born", "particular", "birth_date"},
                                      {"arrested on", "arrest", "time"},
                                      {"held at", "held", "place"},
                                      {"status", "status", ""}};

ListRead read(const std::vector<std::vector<std::string>>& rows)
{
    const auto table = table_of(rows);
    auto list = read_list(table.text, table.map, columns);
    REQUIRE(list);
    for (const auto& claim : list->claims) {
        CHECK(table.text.substr(claim.span.begin, claim.span.end - claim.span.begin) == claim.quote);
        for (const auto& value : claim.values)
            CHECK(table.text.substr(value.span->begin, value.span->end - value.span->begin) == value.text);
    }
    return *list;
}

std::vector<std::string> types_of_claims(const ListRead& list)
{
    std::vector<std::string> types;
    for (const auto& claim : list.claims)
        types.emplace_back(domain::name_of(claim.type));
    std::ranges::sort(types);
    return types;
}

const std::vector<std::string> heading{"id", "name", "born", "Arrested on", "held at", "status"};

} // namespace

TEST_CASE("a row of a list gives one claim per happening and its particulars, each with the words of its cell")
{
    const auto list = read({heading, {"1", "Ana Ejemplo", "1979-03-14", "2024-08-09", "El Helicoide", "held"}});
    CHECK(list.rows == 1);
    CHECK(types_of_claims(list) == std::vector<std::string>{"arrest", "held", "particular"});
    for (const auto& claim : list.claims)
        CHECK(claim.all(domain::Field::target) == std::vector<std::string>{"Ana Ejemplo"});
}

TEST_CASE("somebody released is not held where the list says that they were held")
{
    const auto list =
        read({heading, {"1", "Ana Ejemplo", "", "", "El Helicoide", "released on 2026-01-08, travel ban"}});
    CHECK(types_of_claims(list) == std::vector<std::string>{"release", "restriction"});
    const auto release = std::ranges::find(list.claims, domain::ClaimType::release, &domain::Claim::type);
    CHECK(release->time->to_string() == "2026-01-08");
}

TEST_CASE("an unreadable date and a row without a name are said, and the rest of the list goes on")
{
    const auto list = read({heading,
                            {"1", "Ana Ejemplo", "", "last spring", "", "held"},
                            {"2", "", "", "", "", "held"},
                            {"3", "Luis Muestra", "", "", "", "held"}});
    CHECK(list.notices.size() == 2);
    CHECK(list.rows == 3);
    CHECK(std::ranges::count(list.claims, domain::ClaimType::held, &domain::Claim::type) == 2);
}

TEST_CASE("a list without the column of names is refused")
{
    const auto table = table_of({{"nombre"}, {"Ana Ejemplo"}});
    CHECK_FALSE(read_list(table.text, table.map, columns));
}

} // namespace vigil::app
