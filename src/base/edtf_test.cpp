// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/edtf.hpp"

#include <doctest/doctest.h>

namespace vigil {

TEST_CASE("edtf: what is read is written back the same")
{
    for (const auto* text : {"2026", "2026-01", "2026-01-08", "2013~", "2019-11?", "2019%", "2025-12-31/2026-01-03",
                             "2025-12-28/..", "../2019-07-28", "2022-09/2022-12"}) {
        CAPTURE(text);
        const auto date = parse_edtf(text);
        REQUIRE(date);
        CHECK(date->to_string() == text);
    }
}

TEST_CASE("edtf: refuses what is not a date")
{
    for (const auto* text : {"", "26", "2026-13", "2026-02-30", "2026/01/08", "-026-01-08", "2026-1-8", "2026-01-08 ",
                             "../..", "2026-01-03/2025-12-31", "+202", "2026-01/"}) {
        CAPTURE(text);
        const auto date = parse_edtf(text);
        REQUIRE_FALSE(date);
        CHECK(date.error().fault == Fault::malformed);
    }
}

TEST_CASE("edtf: a month means any of its days, and an open end has no last day")
{
    const auto month = parse_edtf("2024-02");
    REQUIRE(month);
    CHECK(to_string(*month->earliest()) == "2024-02-01");
    CHECK(to_string(*month->latest()) == "2024-02-29");
    const auto open = parse_edtf("2025-12-28/..");
    REQUIRE(open);
    CHECK_FALSE(open->latest());
    CHECK(open->may_overlap(*parse_day("2026-05-01"), *parse_day("2026-05-01")));
    CHECK_FALSE(open->surely_inside(*parse_day("2025-12-01"), *parse_day("2026-12-31")));
}

} // namespace vigil
