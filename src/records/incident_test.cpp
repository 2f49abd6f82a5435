// SPDX-License-Identifier: AGPL-3.0-or-later
// docs/methods/incidents.md, in our own words. All people are invented.
#include "records/incident_link.hpp"
#include "records/incident_score.hpp"
#include "records/world_for_tests.hpp"

#include <doctest/doctest.h>

using namespace vigil;
using namespace vigil::records;
using ledger::LinkVerb;

namespace {

/// In a country, so that all are in one group.
std::string told(std::string_view type, std::string_view target, std::string_view place, std::string_view time,
                 std::string_view more = {})
{
    std::string json = R"({"type":")" + std::string{type} + R"(","target":[")" + std::string{target} +
                       R"("],"time":")" + std::string{time} + R"(","values":[{"field":"target","text":")" +
                       std::string{target} + "\"}";
    if (!place.empty())
        json += R"(,{"field":"place","text":")" + std::string{place} + R"(","kind":"place","norm":"geonames:)" +
                std::to_string(place.size()) + std::string{place} + R"(","code":"state:IR"})";
    else
        json += R"(,{"field":"place","text":"Iran","kind":"state","norm":"state:IR"})";
    return json + "]" + std::string{more} + "}";
}

EntryId link(World& world, LinkVerb verb, const EntryId& a, const EntryId& b)
{
    ledger::Linked one;
    one.verb = verb;
    one.a = incident_mention(a);
    one.b = incident_mention(b);
    return world.judge(one);
}

} // namespace

TEST_CASE("incidents: 28 in 13 cities, five in Lordegan on a day of it, and a second report of the five")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"),
              told("killing", "protesters", "", "2025-12-31/2026-01-03", R"(,"count":{"min":28,"max":null})"));
    world.say(world.report("Desk", "2026-01-09"),
              told("killing", "protesters", "Lordegan", "2026-01-01", R"(,"count":{"min":5,"max":5})"));
    world.say(world.report("Circle", "2026-01-11"),
              told("killing", "protesters", "Lordegan", "2026-01-01", R"(,"count":{"min":6,"max":6})"));
    const auto incidents = world.incidents();
    REQUIRE(incidents.size() == 2);
    CHECK(incidents[0].lowest == 28);
    CHECK(incidents[1].numbers.size() == 2);
    CHECK(incidents[1].lowest == 5);
    CHECK(incidents[1].highest == 6);
    CHECK(incidents[1].disputed);
}

TEST_CASE("incidents: injured in A, died in B, buried in C is one incident, at A")
{
    World world;
    world.say(world.report("Desk", "2026-01-05"), told("injury", "Aria Golzarinik", "Abadeh", "2026-01-03"));
    world.say(world.report("Site", "2026-01-08"), told("killing", "Aria Golzarinik", "Shiraz", "2026-01-07"));
    world.say(world.report("Site", "2026-01-10"), told("death", "Aria Golzarinik", "Lordegan", "2026-01-09",
                                                       R"(,"quote":"Aria Golzarinik was buried in Lordegan.")"));
    const auto incidents = world.incidents();
    REQUIRE(incidents.size() == 1);
    const Incident& one = incidents[0];
    CHECK(one.kind == IncidentKind::killing);
    CHECK(one.when->to_string() == "2026-01-03");
    CHECK(one.places.front() == "Abadeh");
    CHECK(one.died->to_string() == "2026-01-07");
    CHECK(one.died_at == std::vector<std::string>{"Shiraz"});
    CHECK(one.buried->to_string() == "2026-01-09");
    CHECK(one.victims.size() == 1);
}

TEST_CASE("incidents: two people of one name who died far apart are two")
{
    World world;
    world.say(world.report("Desk", "2026-01-05"), told("killing", "Aria Golzarinik", "Abadeh", "2026-01-03"));
    world.say(world.report("Site", "2026-03-08"), told("killing", "Aria Golzarinik", "Shiraz", "2026-03-07"));
    CHECK(world.incidents().size() == 2);
}

TEST_CASE("incidents: people injured are not in the range of people killed")
{
    World world;
    world.say(world.report("Desk", "2026-01-05"),
              told("injury", "Aria Golzarinik", "Abadeh", "2026-01-03", R"(,"count":{"min":40,"max":40})"));
    world.say(world.report("Desk", "2026-01-08"),
              told("death", "Aria Golzarinik", "Shiraz", "2026-01-07", R"(,"count":{"min":1,"max":1})"));
    const auto incidents = world.incidents();
    REQUIRE(incidents.size() == 1);
    CHECK(incidents[0].highest == 1);
    REQUIRE(incidents[0].other_numbers.size() == 1);
    CHECK(incidents[0].other_numbers[0].count.min == 40);
}

TEST_CASE("incidents: a person's word joins and parts, across groups, and taking it back restores exactly")
{
    World world;
    const auto a = world.say(world.report("Desk", "2026-01-09"), told("killing", "workers", "Abadeh", "2026-01-03"));
    const auto b = world.say(world.report("Site", "2026-01-10"), told("attack", "a factory", "Shiraz", "2025-09-30"));
    const auto c = world.say(world.report("Site", "2026-01-10"), told("killing", "workers", "Abadeh", "2026-01-03"));
    const auto before = world.fold();
    REQUIRE(world.incidents().size() == 2);
    const auto same = link(world, LinkVerb::same, a, b);
    REQUIRE(world.incidents().size() == 1);
    CHECK(world.incidents()[0].basis.size() == 3);
    CHECK(world.incidents()[0].kind == IncidentKind::killing);
    CHECK(world.people().empty());
    const auto other = link(world, LinkVerb::not_same, a, c);
    CHECK(world.incidents().size() == 2);
    world.withdraw(same);
    CHECK(world.incidents().size() == 3);
    world.withdraw(other);
    CHECK(world.fold() == before);
}

TEST_CASE("incidents: a link survives that a text is read again, as far as its claims do")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    const auto a = world.say(report, told("killing", "workers", "Abadeh", "2026-01-03"));
    const auto b = world.say(world.report("Site", "2026-01-10"), told("killing", "workers", "Shiraz", "2026-01-04"));
    link(world, LinkVerb::same, a, b);
    world.accept(a);
    world.evidence.claims[0].superseded = true;
    world.say(report, told("killing", "nurses", "Abadeh", "2026-02-03"));
    CHECK(world.incidents().size() == 2);
    CHECK(world.incidents()[0].basis.size() == 2);
}

TEST_CASE("incidents: points are symmetric, and their words add up")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"),
              told("killing", "protesters", "Abadeh", "2026-01-03", R"(,"count":{"min":5,"max":5})"));
    world.say(world.report("Site", "2026-01-10"),
              told("killing", "two protesters", "Abadeh", "2026-01-03", R"(,"count":{"min":2,"max":null})"));
    const auto claims = standing(world.evidence, Floor::proposed).claims;
    const Origins origins{claims};
    const auto a = told_incident(claims[0], origins);
    const auto b = told_incident(claims[1], origins);
    CHECK(incident_points(a, b) == incident_points(b, a));
    CHECK(incident_points(a, b)->words() == "type 2, day 4, place 4, target 1, count 1 = 12");
}
