// SPDX-License-Identifier: AGPL-3.0-or-later
#include "lists/testing.hpp"

#include <doctest/doctest.h>

namespace vigil::lists {
namespace {

DateColumn column_of(const std::vector<std::string>& cells, std::string_view style = {})
{
    DateColumn column{test_words(), *parse_date_style(style)};
    for (const auto& cell : cells)
        column.see(cell);
    column.settle();
    return column;
}

/// How one cell reads in a column of its own.
std::string alone(const std::string& cell, std::string_view style = {})
{
    const auto reading = column_of({cell}, style).read(cell);
    return reading.time ? reading.time->to_string() : "refused: " + reading.refused;
}

} // namespace

TEST_CASE("dates of lists: EDTF, year first and named months mean one day in any script")
{
    CHECK(alone("2026-01-08") == "2026-01-08");
    CHECK(alone("2013~") == "2013~");
    CHECK(alone("2026/1/8") == "2026-01-08");
    CHECK(alone("2026-01-08 14:30") == "2026-01-08");
    CHECK(alone("8 January 2026") == "2026-01-08");
    CHECK(alone("January 8th, 2026") == "2026-01-08");
    CHECK(alone("8 de enero de 2026") == "2026-01-08");
    CHECK(alone("٨ كانون الثاني ٢٠٢٦") == "2026-01-08");
    CHECK(alone("enero 2026") == "2026-01");
    CHECK(alone("1/2026") == "2026-01");
    CHECK(alone("about 1979") == "1979~");
    CHECK(alone("حدود ۱۹۷۹") == "1979~");
}

TEST_CASE("dates of lists: the Solar Hijri calendar by digits, by month and as stated")
{
    CHECK(alone("۱۴۰۴/۱۰/۱۸") == "2026-01-08");
    CHECK(alone("18 دی 1404") == "2026-01-08");
    CHECK(alone("1404-10-18") == "2026-01-08");
    CHECK(alone("۱۴۰۴") == "2025-03-21/2026-03-20");
    CHECK(alone("1447/07/19") == "2026-01-08~");
    CHECK(alone("19 رجب 1447") == "2026-01-08~");
    CHECK(alone("1395/01/01", "hijri") != alone("1395/01/01"));
    CHECK(column_of({"1358/04/02", "1404/10/18"}).decided().find("Jalali") != std::string::npos);
}

TEST_CASE("dates of lists: the whole column decides whether the day or the month comes first")
{
    const auto day_first = column_of({"03/04/2025", "25/04/2025"});
    CHECK(day_first.read("03/04/2025").time->to_string() == "2025-04-03");
    CHECK(day_first.decided() == "day first, as 1 date shows");
    const auto month_first = column_of({"03/04/2025", "04/25/2025", "04/26/2025"});
    CHECK(month_first.read("03/04/2025").time->to_string() == "2025-03-04");
    CHECK(month_first.decided() == "month first, as 2 dates show");
}

TEST_CASE("dates of lists: what can be read in two ways is refused, unless the map states the order")
{
    const auto neither = column_of({"03/04/2025", "04/04/2025"});
    CHECK_FALSE(neither.read("03/04/2025").time);
    CHECK(neither.read("04/04/2025").time->to_string() == "2025-04-04");
    CHECK(neither.undecided_order());
    const auto both = column_of({"03/04/2025", "25/04/2025", "04/25/2025"});
    CHECK_FALSE(both.read("03/04/2025").time);
    CHECK(both.read("25/04/2025").time->to_string() == "2025-04-25");
    CHECK(both.read("04/25/2025").time->to_string() == "2025-04-25");
    CHECK(alone("03/04/2025", "mdy") == "2025-03-04");
    CHECK(column_of({"25/04/2025"}, "mdy").read("25/04/2025").refused.find("order") != std::string::npos);
}

TEST_CASE("dates of lists: a short year, a bare number, no such day and other words are refused with the reason")
{
    CHECK(alone("08/01/26").find("two digits") != std::string::npos);
    CHECK(alone("8 January").find("not stated") != std::string::npos);
    CHECK(alone("45678").find("spreadsheet") != std::string::npos);
    CHECK(alone("2025-02-30").starts_with("refused"));
    CHECK(alone("31/06/2025").find("no such day") != std::string::npos);
    CHECK(alone("1404/12/31").find("no such day") != std::string::npos);
    CHECK(alone("last spring").find("no date") != std::string::npos);
    CHECK(alone("").starts_with("refused"));
    CHECK_FALSE(parse_date_style("dmx"));
}

} // namespace vigil::lists
