// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/corrections.hpp"
#include "records/world_for_tests.hpp"

#include <doctest/doctest.h>

using namespace vigil;
using namespace vigil::records;

namespace {

constexpr auto release_of_ana = R"({"type":"release","target":["Ana Solé Vidal"],"time":"2026-01-08"})";

Standing at(const World& world, Floor floor, std::optional<Day> known = std::nullopt)
{
    return standing(world.evidence, floor, known);
}

} // namespace

TEST_CASE("floors: a proposed claim lies below the checked floor and is counted there")
{
    World world;
    const auto claim = world.say(world.report("Desk", "2026-01-09"), release_of_ana);
    CHECK(at(world, Floor::checked).claims.empty());
    CHECK(at(world, Floor::checked).below == 1);
    CHECK(at(world, Floor::proposed).claims.size() == 1);
    world.accept(claim);
    CHECK(at(world, Floor::checked).claims.size() == 1);
    CHECK(at(world, Floor::checked).below == 0);
}

TEST_CASE("floors: what a person typed counts as checked")
{
    World world;
    world.say(world.note("Heron", "2026-01-09"), release_of_ana);
    CHECK(at(world, Floor::checked).claims.size() == 1);
}

TEST_CASE("checks: a rejected claim is out of both floors, and back when the check is withdrawn")
{
    World world;
    const auto claim = world.say(world.report("Desk", "2026-01-09"), release_of_ana);
    const auto check = world.reject(claim);
    CHECK(at(world, Floor::proposed).claims.empty());
    CHECK(at(world, Floor::proposed).rejected == 1);
    const auto withdrawal = world.withdraw(check);
    CHECK(at(world, Floor::proposed).claims.size() == 1);
    world.withdraw(withdrawal);
    CHECK(at(world, Floor::proposed).claims.empty());
}

TEST_CASE("checks: two in force that differ are disputed, and a follower ends that")
{
    World world;
    const auto claim = world.say(world.report("Desk", "2026-01-09"), release_of_ana);
    const auto yes = world.accept(claim);
    const auto no = world.reject(claim);
    CHECK(at(world, Floor::checked).claims.empty());
    REQUIRE(at(world, Floor::proposed).claims.size() == 1);
    CHECK(at(world, Floor::proposed).claims[0].disputed);
    world.judge(ledger::Checked{claim, ledger::Verdict::accept, {}, 0, {}, {}, {yes, no}});
    CHECK(at(world, Floor::checked).claims.size() == 1);
}

TEST_CASE("checks: a follower on another claim follows nothing")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    const auto a = world.say(report, release_of_ana);
    const auto b = world.say(report, release_of_ana);
    const auto no = world.reject(a);
    world.judge(ledger::Checked{b, ledger::Verdict::accept, {}, 0, {}, {}, {no}});
    CHECK(at(world, Floor::checked).claims.size() == 1);
    CHECK(at(world, Floor::checked).rejected == 1);
}

TEST_CASE("corrections: a corrected field holds and the claim is checked")
{
    World world;
    const auto claim = world.say(world.report("Desk", "2026-01-09"), release_of_ana);
    world.correct(claim, "time", "2026-01-07");
    world.correct(claim, "target", "Ana Solé Vidal de Brun");
    const auto result = at(world, Floor::checked);
    REQUIRE(result.claims.size() == 1);
    CHECK(result.claims[0].claim.time->to_string() == "2026-01-07");
    CHECK(result.claims[0].claim.first(domain::Field::target)->text == "Ana Solé Vidal de Brun");
}

TEST_CASE("corrections: two of one field that differ leave the proposed value, and the claim is disputed")
{
    World world;
    const auto claim = world.say(world.report("Desk", "2026-01-09"), release_of_ana);
    world.correct(claim, "time", "2026-01-07");
    world.correct(claim, "time", "2026-01-06");
    CHECK(at(world, Floor::checked).claims.empty());
    const auto result = at(world, Floor::proposed);
    CHECK(result.claims[0].claim.time->to_string() == "2026-01-08");
    CHECK(result.claims[0].disputed);
}

TEST_CASE("corrections: one that cannot be read changes nothing and is not dropped unseen")
{
    World world;
    const auto claim = world.say(world.report("Desk", "2026-01-09"), release_of_ana);
    world.correct(claim, "time", "the eighth");
    CHECK(at(world, Floor::proposed).claims[0].disputed);
}

TEST_CASE("corrections: counts are written as ranges")
{
    CHECK(count_from_text("28")->to_string() == "28");
    CHECK(count_from_text("28..")->to_string() == "at least 28");
    CHECK(count_from_text("200..999")->to_string() == "200 to 999");
    CHECK(count_from_text("~1000")->to_string() == "about 1000");
    CHECK_FALSE(count_from_text("9..3"));
    CHECK_FALSE(count_from_text("many"));
}

TEST_CASE("readings: unchecked claims of a superseded reading leave, checked ones stay, changes are not counted twice")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    const auto old_checked = world.say(report, release_of_ana);
    world.say(report, release_of_ana);
    const auto renewed = world.say(report, release_of_ana);
    for (auto& claim : world.evidence.claims)
        claim.claim.span = {0, 50};
    world.evidence.claims[0].superseded = world.evidence.claims[1].superseded = true;
    world.accept(old_checked);
    const auto result = at(world, Floor::proposed);
    REQUIRE(result.claims.size() == 1);
    CHECK(result.claims[0].id == old_checked);
    world.accept(renewed);
    CHECK(at(world, Floor::proposed).claims.size() == 2);
}

TEST_CASE("known: entries later than the end of that day do not count, those of that day do")
{
    World world;
    const auto claim = world.say(world.report("Desk", "2026-01-09"), release_of_ana);
    world.reject(claim); // Known on 2026-02-01.
    CHECK(at(world, Floor::proposed, day("2026-01-08")).claims.empty());
    CHECK(at(world, Floor::proposed, day("2026-01-09")).claims.size() == 1);
    CHECK(at(world, Floor::proposed, day("2026-01-31")).claims.size() == 1);
    CHECK(at(world, Floor::proposed, day("2026-02-01")).claims.empty());
}

TEST_CASE("assessments: two in force that differ give the lower grade and say so")
{
    World world;
    const auto claim = world.say(world.report("Desk", "2026-01-09"), release_of_ana);
    world.judge(ledger::Assessed{claim, ledger::Grade::confirmed, {}, {}, {}});
    CHECK(at(world, Floor::proposed).claims[0].grade == ledger::Grade::confirmed);
    CHECK(at(world, Floor::proposed).claims[0].grade_standard == "reasonable grounds to believe");
    world.judge(ledger::Assessed{claim, ledger::Grade::possible, {}, {}, {}});
    CHECK(at(world, Floor::proposed).claims[0].grade == ledger::Grade::possible);
    CHECK(at(world, Floor::proposed).claims[0].grade_disputed);
    CHECK_FALSE(at(world, Floor::proposed).claims[0].checked);
}
