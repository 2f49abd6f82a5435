// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/dress.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using nlohmann::json;

TEST_CASE("a fact shows the numbers of its notes, and how many there are beyond the first six")
{
    json twin{{"basis", json::array()}, {"people", {{{"name", "A"}, {"basis", json::array()}}}}};
    for (int i = 0; i < 9; ++i) {
        const auto id = std::string(20, static_cast<char>('a' + i));
        twin["basis"].push_back(
            {{"claim", id}, {"checked", i == 0}, {"disputed", i == 1}, {"modality", i == 2 ? "alleged" : "asserted"}});
        twin["people"][0]["basis"].push_back(id);
    }
    twin["people"][0]["basis"].push_back("a claim that is not shown");
    vigil::web::dress(twin);
    CHECK(twin["notes"].size() == 9);
    CHECK(twin["notes"][0]["standing"] == "checked");
    CHECK(twin["notes"][1]["standing"] == "disputed");
    CHECK(twin["notes"][2]["standing"] == "proposed");
    CHECK(twin["notes"][2]["put"] == "alleged");
    CHECK(twin["people"][0]["basis_notes"].size() == 6);
    CHECK(twin["people"][0]["basis_notes"][5]["number"] == 6);
    CHECK(twin["people"][0]["basis_more"] == 3);
}

TEST_CASE("a claim shows only its own fields, never those of what stands around it")
{
    json twin{{"source", "A publisher"},
              {"claims",
               {{{"id", std::string(64, 'a')},
                 {"type", "held"},
                 {"quote", "q"},
                 {"rule", "r"},
                 {"count", {{"min", 28}, {"max", nullptr}}}}}}};
    vigil::web::dress(twin);
    const auto& claim = twin["claims"][0];
    CHECK(claim["source"] == json::array());
    CHECK(claim["detail"].is_null());
    CHECK(claim["count_words"] == "at least 28");
    CHECK(claim["short"] == "aaaaaaaaaaaa");
}
