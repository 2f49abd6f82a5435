// SPDX-License-Identifier: AGPL-3.0-or-later
// docs/methods/incidents.md, steps 19 to 22, in our own words. All people are invented.
#include "records/incident_link.hpp"
#include "records/incident_suggest.hpp"
#include "records/world_for_tests.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace vigil;
using namespace vigil::records;
using ledger::LinkVerb;

namespace {

std::string killed(const std::string& town, const std::string& count, const std::string& time)
{
    return R"({"type":"killing","target":["protesters"],"count":{"min":)" + count + R"(,"max":)" + count + "}" +
           (time.empty() ? "" : R"(,"time":")" + time + "\"") +
           R"(,"values":[{"field":"target","text":"protesters"},{"field":"place","text":")" + town +
           R"(","kind":"place","norm":"geonames:)" + std::to_string(town.size()) + town + R"(","code":"state:IR"}]})";
}

SuggestedPairs suggested(const World& world)
{
    std::vector<NamedIncident> incidents;
    for (auto& incident : world.incidents())
        incidents.push_back({incident, "killing"});
    return suggested_incidents(incidents, standing(world.evidence, Floor::proposed));
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

TEST_CASE("incidents: a report without a day is offered beside one of the same place and number, and joins nothing")
{
    World world;
    const auto first = world.say(world.report("Monitor", "2026-01-05"), killed("Lordegan", "5", "2026-01-03"));
    const auto second = world.say(world.report("Observer", "2026-01-09"), killed("Lordegan", "5", ""));
    CHECK(world.incidents().size() == 2);
    const auto found = suggested(world);
    REQUIRE(found.pairs.size() == 1);
    const auto& pair = found.pairs[0];
    CHECK(pair.points == 2 + 4 + 2 + 3 + 1);
    CHECK(std::minmax(pair.a_mention.claim, pair.b_mention.claim) == std::minmax(first, second));
    CHECK(std::ranges::any_of(pair.reasons, [](const auto& one) { return one.words == "the same number: 5"; }));
    link(world, LinkVerb::same, first, second);
    CHECK(world.incidents().size() == 1);
    CHECK(suggested(world).pairs.empty());
}

TEST_CASE("incidents: what a person said are two is not offered again")
{
    World world;
    const auto first = world.say(world.report("Monitor", "2026-01-05"), killed("Lordegan", "5", "2026-01-03"));
    const auto second = world.say(world.report("Observer", "2026-01-09"), killed("Lordegan", "5", ""));
    link(world, LinkVerb::not_same, first, second);
    CHECK(suggested(world).pairs.empty());
}

TEST_CASE("incidents: dates a day apart are offered; other places, numbers, years and what was told before are not")
{
    World world;
    world.say(world.report("Monitor", "2026-01-05"), killed("Lordegan", "5", "2026-01-03"));
    world.say(world.report("Observer", "2026-01-09"), killed("Lordegan", "5", "2026-01-04"));
    CHECK(suggested(world).pairs.size() == 1);
    World other;
    other.say(other.report("Monitor", "2026-01-05"), killed("Lordegan", "5", "2026-01-03"));
    other.say(other.report("A", "2026-01-09"), killed("Shahrekord", "5", ""));
    other.say(other.report("B", "2026-01-09"), killed("Lordegan", "40", ""));
    other.say(other.report("C", "2026-01-02"), killed("Lordegan", "5", ""));
    other.say(other.report("D", "2026-03-09"), killed("Lordegan", "5", "2026-03-01"));
    CHECK(suggested(other).pairs.empty());
}

TEST_CASE("incidents: two that one report tells are never offered")
{
    World world;
    const auto report = world.report("Monitor", "2026-01-05");
    world.say(report, killed("Lordegan", "5", "2026-01-03"));
    world.say(report, killed("Lordegan", "5", ""));
    CHECK(suggested(world).pairs.empty());
}
