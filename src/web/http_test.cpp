// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/http.hpp"

#include <doctest/doctest.h>

using namespace vigil::web;

TEST_CASE("a form is decoded field by field, and a repeated field keeps its first value first")
{
    const auto fields = parse_form("who=Diyarbak%C4%B1r+court&note=a%26b%3Dc&who=second&empty=&flag");
    CHECK(fields.find("who")->second == "Diyarbakır court");
    CHECK(fields.count("who") == 2);
    CHECK(fields.find("note")->second == "a&b=c");
    CHECK(fields.find("empty")->second.empty());
    CHECK(fields.find("flag")->second.empty());
}

TEST_CASE("a form with broken escapes or broken UTF-8 is read, never trusted")
{
    const auto fields = parse_form("a=%&b=%4&c=%zz&d=%ff");
    CHECK(fields.find("a")->second == "%");
    CHECK(fields.find("b")->second == "%4");
    CHECK(fields.find("c")->second == "%zz");
    CHECK(fields.find("d")->second == "\xEF\xBF\xBD");
}
