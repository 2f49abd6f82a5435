// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/case_files.hpp"

#include "app/bench_for_tests.hpp"
#include "app/today.hpp"

namespace vigil::app {

TEST_CASE("a case file is made, filled and shown with what the casebook says today")
{
    const NoteBench bench;
    const auto session = bench.open("mara");
    NoteBench::note(*session, "held", "Ana Example", "2026-01-02");
    REQUIRE(new_case(*session, "2026-014", {{"title", "Bans"}, {"officer", "mara"}}));
    const auto put = put_in_case(*session, "2026-014", {{"person", "Ana Example"}});
    REQUIRE(put);
    CHECK(put->front() == "Ana Example");
    CHECK(*write_in_case(*session, "2026-014", "step", "", {{"what", "call"}, {"due", "2026-01-12"}}) == "1-mara");
    CHECK(*write_in_case(*session, "2026-014", "step", "1", {{"done", "2026-01-11"}}) == "1-mara");
    const auto page = case_page(*session, view_now(*session), "2026-014");
    REQUIRE(page);
    REQUIRE(page->people.size() == 1);
    CHECK(page->people[0].stands);
    CHECK(page->people[0].state.starts_with("held"));
    CHECK_FALSE(page->file.steps[0].open());
    const auto history = case_history(*session, "2026-014");
    REQUIRE(history);
    CHECK(history->size() == 7);
    REQUIRE(take_from_case(*session, "2026-014", {{"person", "ana example"}}));
    CHECK(case_file(*session, "2026-014")->people.empty());
}

TEST_CASE("a case file's person goes with the record when claims are joined to it")
{
    const NoteBench bench;
    const auto session = bench.open();
    const auto first = NoteBench::note(*session, "held", "Ana Example", "2026-01-02");
    const auto second = NoteBench::note(*session, "release", "Anna Exampel", "2026-01-08");
    REQUIRE(new_case(*session, "1", {}));
    for (const auto* name : {"Ana Example", "Anna Exampel"})
        REQUIRE(put_in_case(*session, "1", {{"person", name}}));
    REQUIRE(link(*session, {ledger::LinkVerb::same, {first}, {second}, "her sister says so"}));
    const auto page = case_page(*session, view_now(*session), "1");
    REQUIRE(page);
    REQUIRE(page->people.size() == 2);
    CHECK(page->people[0].stands);
    CHECK(page->people[0].id == page->people[1].id);
}

TEST_CASE("case files: of two records of one name somebody says which, by its id")
{
    const NoteBench bench;
    const auto session = bench.open();
    NoteBench::note(*session, "held", "Ana Example", "2026-01-02");
    NoteBench::note(*session, "killing", "Ana Example", "2026-02-03");
    REQUIRE(new_case(*session, "1", {}));
    const auto put = put_in_case(*session, "1", {{"person", "ana example"}});
    REQUIRE_FALSE(put);
    CHECK(put.error().fault == Fault::invalid_argument);
    const auto rows = people(*session, view_now(*session, Floor::proposed)).rows;
    REQUIRE(rows.size() == 2);
    for (const auto& row : rows) {
        CHECK(put.error().message.find(row.id.substr(0, 12)) != std::string::npos);
        CHECK(put_in_case(*session, "1", {{"person", row.id.substr(0, 12)}}));
    }
    CHECK(case_file(*session, "1")->people.size() == 2);
}

TEST_CASE("case files refuse what they cannot hold, in a sentence")
{
    const NoteBench bench;
    const auto session = bench.open();
    REQUIRE(new_case(*session, "1", {}));
    CHECK_FALSE(new_case(*session, "1", {}));
    CHECK_FALSE(new_case(*session, "Ana Example", {}));
    CHECK_FALSE(new_case(*session, "2", {{"state", "sleeping"}}));
    CHECK_FALSE(set_case(*session, "9", {{"title", "x"}}));
    CHECK_FALSE(put_in_case(*session, "1", {{"person", "Nobody Example"}}));
    CHECK_FALSE(take_from_case(*session, "1", {{"document", "none.txt"}}));
    CHECK_FALSE(write_in_case(*session, "1", "step", "", {{"due", "2026-01-12"}}));
    CHECK_FALSE(write_in_case(*session, "1", "step", "", {{"what", "x"}, {"due", "soon"}}));
    CHECK_FALSE(write_in_case(*session, "1", "step", "4", {{"what", "x"}}));
    CHECK_FALSE(write_in_case(*session, "1", "need", "", {}));
}

TEST_CASE("today: new claims are new until the member has seen them")
{
    const NoteBench bench;
    {
        const auto session = bench.open("mara", "2026-01-10");
        NoteBench::note(*session, "held", "Ana Example", "2026-01-02");
        REQUIRE(new_case(*session, "1", {}));
        REQUIRE(put_in_case(*session, "1", {{"person", "Ana Example"}}));
        CHECK(today(*session, view_now(*session), {}).fresh.size() == 1);
        REQUIRE(mark_today_seen(*session));
        CHECK(today(*session, view_now(*session), {}).fresh.empty());
    }
    const auto session = bench.open("mara", "2026-01-12");
    NoteBench::note(*session, "release", "Ana Example", "2026-01-11");
    CHECK(today(*session, view_now(*session), {}).fresh.size() == 1);
    CHECK(today(*session, view_now(*session), {14, 30, *parse_day("2026-01-01")}).fresh.size() == 2);
}

} // namespace vigil::app
