// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/calendar.hpp"

#include <doctest/doctest.h>

using namespace vigil;
using namespace vigil::read;

TEST_CASE("calendar: days of the Solar Hijri calendar, the year 1404 included")
{
    struct Pair {
        int year, month, day;
        const char* gregorian;
    };
    // Official new years of Iran, and days of public record.
    for (const Pair& pair :
         {Pair{1357, 11, 22, "1979-02-11"}, Pair{1399, 1, 1, "2020-03-20"}, Pair{1400, 1, 1, "2021-03-21"},
          Pair{1401, 6, 25, "2022-09-16"}, Pair{1403, 1, 1, "2024-03-20"}, Pair{1403, 12, 30, "2025-03-20"},
          Pair{1404, 1, 1, "2025-03-21"}, Pair{1404, 10, 18, "2026-01-08"}, Pair{1405, 1, 1, "2026-03-21"},
          Pair{1408, 12, 30, "2030-03-20"}}) {
        const auto day = from_jalali(pair.year, pair.month, pair.day);
        REQUIRE(day);
        CHECK(to_string(*day) == pair.gregorian);
    }
    CHECK_FALSE(from_jalali(1404, 12, 30));
    CHECK_FALSE(from_jalali(1404, 7, 31));
    CHECK_FALSE(from_jalali(1600, 1, 1));
}

TEST_CASE("calendar: a Solar Hijri year follows the one before it without a gap")
{
    for (int year = 1245; year < 1472; ++year) {
        const auto length = *from_jalali(year + 1, 1, 1) - *from_jalali(year, 1, 1);
        CHECK((length.count() == 365 || length.count() == 366));
    }
}

TEST_CASE("calendar: days of the tabular Islamic calendar")
{
    CHECK(to_string(*from_hijri(1, 1, 1)) == "0622-07-19"); // 16 July 622 Julian.
    CHECK(to_string(*from_hijri(1445, 9, 1)) == "2024-03-11");
    CHECK(to_string(*from_hijri(1447, 1, 1)) == "2025-06-27");
    CHECK_FALSE(from_hijri(1447, 2, 30));
}

TEST_CASE("calendar: months of the other calendars are intervals of days")
{
    CHECK(stated_date(Calendar::jalali, 1404, 10, 0)->to_string() == "2025-12-22/2026-01-20");
    CHECK(stated_date(Calendar::gregorian, 2026, 2, 30) == std::nullopt);
}
