// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/bench_for_tests.hpp"

namespace vigil::app {
namespace {

std::vector<std::string> texts_of(const std::vector<WorkValue>& values)
{
    std::vector<std::string> texts;
    for (const auto& value : values)
        texts.push_back(value.value);
    return texts;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("work data: a later value takes the place of the earlier one, and an empty one removes it")
{
    const NoteBench bench;
    const auto session = bench.open();
    REQUIRE(set_work(*session, {{"case:1", "officer", "ben"}, {"case:1", "title", "Bar case"}}));
    REQUIRE(set_work(*session, {{"case:1", "officer", "dora"}}));
    CHECK(texts_of(work_values(*session, "case:1", "officer")) == Texts{"dora"});
    CHECK(work_values(*session, "case:1", "officer").front().member == "anna");
    CHECK(work_fields(*session, "case:1").size() == 2);
    REQUIRE(set_work(*session, {{"case:1", "officer", ""}}));
    CHECK(work_values(*session, "case:1", "officer").empty());
    CHECK(work_value(*session, "case:1", "officer").empty());
    CHECK(texts_of(work_history(*session, "case:1", "officer")) == Texts{"ben", "dora", ""});
}

TEST_CASE("work data: what stands already is not written again")
{
    const NoteBench bench;
    const auto session = bench.open();
    REQUIRE(set_work(*session, {{"case:1", "officer", "ben"}, {"case:1", "title", ""}}));
    const auto entries = session->casebook().totals().entries;
    REQUIRE(set_work(*session, {{"case:1", "officer", "ben"}, {"case:1", "title", ""}}));
    CHECK(session->casebook().totals().entries == entries);
}

TEST_CASE("work data: objects are listed by kind, and need a kind, a name and a field")
{
    const NoteBench bench;
    const auto session = bench.open();
    REQUIRE(set_work(*session, {{"case:b", "t", "x"}, {"case:a", "t", "x"}, {"map:a", "t", "x"}}));
    CHECK(work_objects(*session, "case") == Texts{"a", "b"});
    CHECK(work_objects(*session, "question").empty());
    for (const auto* wrong : {"case", ":a", "case:"}) {
        const auto refused = set_work(*session, {{wrong, "t", "x"}});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().fault == Fault::invalid_argument);
    }
    CHECK_FALSE(set_work(*session, {{"case:a", "", "x"}}));
}

} // namespace vigil::app
