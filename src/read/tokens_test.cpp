// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/test_lexicon.hpp"

#include <doctest/doctest.h>

using namespace vigil::read;

namespace {

std::string cut(std::string_view text)
{
    const Annotation found = annotate_sample(text);
    std::string joined;
    for (std::uint32_t n = 0; n < found.tokens.size(); ++n)
        joined += (n == 0 ? "" : "|") + std::string{found.words({n, n + 1})};
    return joined;
}

} // namespace

TEST_CASE("tokens: words keep hyphens and inner apostrophes, the possessive stands alone")
{
    CHECK(cut("Iran’s pre-trial detainees didn’t eat.") == "Iran|’s|pre-trial|detainees|didn’t|eat|.");
    CHECK(cut("the protesters’ demands in Côte d’Ivoire") == "the|protesters|’|demands|in|Côte|d’Ivoire");
    CHECK(cut("Amal al-‘Tarek") == "Amal|al-‘Tarek");
}

TEST_CASE("tokens: abbreviations keep their stop, sentences do not")
{
    CHECK(cut("Dr. Amal S. Tarek of the U.S. said no. Law No. 6415") ==
          "Dr.|Amal|S.|Tarek|of|the|U.S.|said|no|.|Law|No.|6415");
}

TEST_CASE("tokens: numbers keep their separators and the letters of provisions")
{
    CHECK(cut("1,000 people, Article 7/2, 217/A, 124A, 2026-01-08, 11pm, 5–9") ==
          "1,000|people|,|Article|7/2|,|217/A|,|124A|,|2026-01-08|,|11pm|,|5|–|9");
}

TEST_CASE("tokens: addresses are one token without the stop behind them")
{
    CHECK(cut("See https://example.org/a?b=1, or write to press@example.org.") ==
          "See|https://example.org/a?b=1|,|or|write|to|press@example.org|.");
}

TEST_CASE("tokens: scripts without case count as capitalised, and the Arabic article does not hide a name")
{
    const Annotation found = annotate_sample("تهران al-Muharraq anti-Muslim");
    REQUIRE(found.tokens.size() == 3);
    CHECK(found.tokens[0].capitalised);
    CHECK(found.tokens[1].capitalised);
    CHECK_FALSE(found.tokens[2].capitalised);
}

TEST_CASE("tokens: a million brackets and a line of dots end in as many steps")
{
    const std::string brackets(200000, '(');
    CHECK(annotate_sample(brackets).tokens.size() == brackets.size());
    std::string quotes;
    for (int n = 0; n < 50000; ++n)
        quotes += "“ „ ‘ \" ";
    CHECK(annotate_sample(quotes).tokens.size() == 200000);
    CHECK(annotate_sample(std::string(200000, '.')).tokens.size() == 1);
    std::string initials;
    for (int n = 0; n < 50000; ++n)
        initials += "A.b";
    CHECK_FALSE(annotate_sample(initials).tokens.empty());
}
