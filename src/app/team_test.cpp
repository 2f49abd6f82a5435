// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/team.hpp"

#include "app/bench_for_tests.hpp"

#include <algorithm>

namespace vigil::app {
namespace {

using ledger::Verdict;

CheckOrder order_for(const EntryId& claim, Verdict verdict, const std::string& reason = {})
{
    return {claim, verdict, {}, 0, {}, reason};
}

ClaimState state_of(const Session& session, const EntryId& claim)
{
    return claims_with(session, {claim}).front().state;
}

/// A casebook with one claim that somebody typed.
struct Team {
    NoteBench bench;
    EntryId claim = NoteBench::note(*bench.open("anna"), "held", "Ana Example", "2026-01-02");
};

} // namespace

TEST_CASE("undo takes back the last batch of the member alone, and again the one before")
{
    const Team team;
    {
        const auto session = team.bench.open("anna");
        REQUIRE(check(*session, {order_for(team.claim, Verdict::reject, "another person")}));
        REQUIRE(set_work(*session, {{"case:1", "officer", "anna"}, {"case:1", "title", "x"}}));
    }
    {
        const auto session = team.bench.open("ben");
        REQUIRE(set_work(*session, {{"case:2", "officer", "ben"}}));
    }
    const auto session = team.bench.open("anna");
    CHECK(undo_last(*session, true)->size() == 2);
    CHECK(work_fields(*session, "case:1").size() == 2);
    CHECK(undo_last(*session, false)->size() == 2);
    CHECK(work_fields(*session, "case:1").empty());
    CHECK(work_fields(*session, "case:2").size() == 1);
    CHECK(state_of(*session, team.claim) == ClaimState::rejected);
    CHECK(undo_last(*session, false)->size() == 1);
    CHECK(state_of(*session, team.claim) == ClaimState::accepted);
    const auto refused = undo_last(*session, false); // The note is kept.
    REQUIRE_FALSE(refused);
    CHECK(refused.error().fault == Fault::invalid_argument);
}

TEST_CASE("undo of a value gives back the one before it")
{
    const NoteBench bench;
    const auto session = bench.open();
    REQUIRE(set_work(*session, {{"case:1", "officer", "ben"}}));
    REQUIRE(set_work(*session, {{"case:1", "officer", "dora"}}));
    REQUIRE(undo_last(*session, false));
    CHECK(work_value(*session, "case:1", "officer") == "ben");
    REQUIRE(undo_last(*session, false));
    CHECK(undo_last(*session, false).error().fault == Fault::not_found);
}

TEST_CASE("two members who agree both stand, and a check that differs is a conflict")
{
    const Team team;
    {
        const auto session = team.bench.open("ben");
        REQUIRE(check(*session, {order_for(team.claim, Verdict::accept)}));
    }
    {
        const auto session = team.bench.open("dora");
        CHECK(conflicts(*session, {order_for(team.claim, Verdict::accept)}).empty());
        REQUIRE(check(*session, {order_for(team.claim, Verdict::accept)}));
        const auto row = claims_with(*session, {team.claim}).front();
        CHECK(std::ranges::count_if(row.judgements, &JudgementRow::in_force) ==
              3); // With that of the one who typed it.
        const auto found = conflicts(*session, {order_for(team.claim, Verdict::reject, "no")});
        REQUIRE(found.size() == 2);
        CHECK(found[0].member == "anna");
        CHECK(found[1].member == "ben");
        CHECK(found[1].judged.starts_with("accepted"));
        REQUIRE(check(*session, {order_for(team.claim, Verdict::reject, "no")}));
        CHECK(state_of(*session, team.claim) == ClaimState::rejected);
    }
}

TEST_CASE("a correction is a conflict for another value of the same field only")
{
    const Team team;
    CheckOrder correction{team.claim, Verdict::correct, "time", 0, "2026-01-03", "the family says so"};
    {
        const auto session = team.bench.open("ben");
        REQUIRE(check(*session, {correction}));
    }
    const auto session = team.bench.open("dora");
    CHECK(conflicts(*session, {correction}).empty());
    correction.value = "2026-01-04";
    REQUIRE(conflicts(*session, {correction}).size() == 1);
    CHECK(conflicts(*session, {correction})[0].judged == "corrected time to 2026-01-03: the family says so");
    correction.field = "place";
    CHECK(conflicts(*session, {correction}).empty());
    correction.field = "time";
    REQUIRE(check(*session, {correction}));
    CHECK(claims_with(*session, {team.claim}).front().claim.time->to_string() == "2026-01-04");
    CHECK(state_of(*session, team.claim) == ClaimState::corrected);
}

TEST_CASE("a flagged claim waits for a second person")
{
    const Team team;
    {
        const auto session = team.bench.open("anna");
        REQUIRE(check(*session, {order_for(team.claim, Verdict::accept)}));
        REQUIRE(flag_second(*session, {team.claim}));
        CHECK(people(*session, view_now(*session)).rows.empty());
        ClaimFilter filter;
        filter.waits_for_second = true;
        CHECK(claims(*session, filter)->size() == 1);
        CHECK(claim_work(*session).at(team.claim).needs_second);
    }
    const auto session = team.bench.open("ben");
    REQUIRE(check(*session, {order_for(team.claim, Verdict::accept)}));
    CHECK(people(*session, view_now(*session)).rows.size() == 1);
    REQUIRE(undo_last(*session, false));
    CHECK(people(*session, view_now(*session)).rows.empty());
}

TEST_CASE("comments and assignments stand beside a claim")
{
    const Team team;
    {
        const auto session = team.bench.open("ben");
        REQUIRE(comment(*session, team.claim.hex(), "is this her?"));
        REQUIRE(comment(*session, team.claim.hex(), "it is"));
        CHECK_FALSE(comment(*session, team.claim.hex(), "  "));
        CHECK_FALSE(comment(*session, "ffffffffff", "x"));
        CHECK(*assign(*session, {team.claim.hex()}, {}, "dora") == 1);
        CHECK_FALSE(assign(*session, {}, {}, "dora"));
        CHECK_FALSE(assign(*session, {}, {"none.txt"}, "dora"));
    }
    const auto session = team.bench.open("dora");
    const auto work = claim_work(*session).at(team.claim);
    REQUIRE(work.comments.size() == 2);
    CHECK(work.comments[0].words == "is this her?");
    CHECK(work.comments[1].member == "ben");
    CHECK(work.assigned == std::vector<std::string>{"dora"});
    ClaimFilter filter;
    filter.assigned_to = "dora";
    CHECK(claims(*session, filter)->size() == 1);
    filter.assigned_to = "eva";
    CHECK(claims(*session, filter)->empty());
    CHECK(assignments(*session).size() == 1);
    CHECK(*assign(*session, {team.claim.hex()}, {}, "") == 1);
    CHECK(assignments(*session).empty());
}

TEST_CASE("filters are saved under a name and replaced as a whole")
{
    const NoteBench bench;
    const auto session = bench.open();
    REQUIRE(save_filter(*session, "mine", {{"--type", "held"}, {"--words", "court"}}));
    REQUIRE(save_filter(*session, "mine", {{"--type", "release"}}));
    CHECK(*saved_filter(*session, "mine") == std::map<std::string, std::string>{{"--type", "release"}});
    CHECK(saved_filters(*session) == std::vector<std::string>{"mine"});
    CHECK_FALSE(saved_filter(*session, "other"));
    CHECK_FALSE(save_filter(*session, "mine", {}));
}

TEST_CASE("activity counts what each member wrote")
{
    const Team team;
    {
        const auto session = team.bench.open("ben", "2026-01-12");
        REQUIRE(check(*session, {order_for(team.claim, Verdict::reject, "no")}));
    }
    const auto session = team.bench.open("anna", "2026-01-13");
    const auto all = activity(*session, std::nullopt);
    REQUIRE(all.size() == 2);
    CHECK(all[0].member == "anna");
    CHECK(all[0].documents == 1);
    CHECK(all[0].claims == 1);
    CHECK(all[1].rejected == 1);
    const auto since = activity(*session, *parse_day("2026-01-12"));
    REQUIRE(since.size() == 1);
    CHECK(since[0].member == "ben");
}

} // namespace vigil::app
