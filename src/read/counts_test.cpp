// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/test_lexicon.hpp"

#include <doctest/doctest.h>

using namespace vigil::read;

namespace {

std::string counts(std::string_view text)
{
    std::string joined;
    for (const std::string& norm : norms_of(text, MentionKind::count))
        joined += (joined.empty() ? "" : ", ") + norm;
    return joined;
}

} // namespace

TEST_CASE("counts: digits and words")
{
    CHECK(counts("They held 14 journalists and twenty-eight students.") == "14, 28");
    CHECK(counts("Six hundred and forty people, 1,500 officers and two dozen monks came.") == "640, 1500, 24");
    CHECK(counts("About one thousand men and 1.5 million users were cut off.") == "about 1000, 1500000");
}

TEST_CASE("counts: qualifiers set the bounds")
{
    CHECK(counts("At least 28 died.") == "at least 28");
    CHECK(counts("More than 500 individuals and over 100 members came.") == "at least 500, at least 100");
    CHECK(counts("No fewer than 12 judges, no more than 30 men and up to 40 boys came.") ==
          "at least 12, up to 30, up to 40");
    CHECK(counts("As many as 9 women, fewer than 20 men, nearly 300 girls.") == "up to 9, up to 20, about 300");
    CHECK(counts("It killed 200 to 300 people, or 20–30 families, or 50 or more.") ==
          "200 to 300, 20 to 30, at least 50");
}

TEST_CASE("counts: vague numbers have the bounds of the guide")
{
    CHECK(counts("Dozens fled, hundreds stayed, thousands marched.") == "24 to 99, 200 to 999, 2000 to 9999");
    CHECK(counts("Tens of thousands marched; scores fell; lakhs voted.") ==
          "20000 to 99999, 40 to 99, 200000 to 999999");
    CHECK(counts("Several hundred people came.") == "200 to 999");
}

TEST_CASE("counts: ages, sums, shares, times, provisions and names of things are none")
{
    CHECK(counts("Amal Tarek, 37, a 16-year-old girl, paid $500 and 40 euros.").empty());
    CHECK(counts("It rose by 12% or 5 per cent within 72 hours and three years at 11pm.").empty());
    CHECK(counts("Article 7 and Court No. 26 apply; Resolution 2231 and World War Two too.").empty());
}
