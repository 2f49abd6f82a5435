// SPDX-License-Identifier: AGPL-3.0-or-later
// Hard cases of docs/methods/status-of-a-person.md, steps 8 to 10, in our own words. All people are invented.
#include "records/world_for_tests.hpp"

#include <doctest/doctest.h>

using namespace vigil;
using namespace vigil::records;
using ledger::LinkVerb;

namespace {

std::string said(std::string_view type, std::string_view rest = {}, std::string_view name = "Ana Solé Vidal")
{
    return R"({"type":")" + std::string{type} + R"(","target":[")" + std::string{name} + "\"]" +
           (rest.empty() ? "" : "," + std::string{rest}) + "}";
}

constexpr auto on_8 = R"("time":"2026-01-08")";

std::string quoted(std::string_view quote)
{
    return std::string{on_8} + R"(,"quote":")" + std::string{quote} + "\"";
}

Person only_person(const World& world)
{
    const auto people = world.people();
    REQUIRE(people.size() == 1);
    return people.front();
}

Custody state_on(const Person& person, std::string_view on)
{
    const auto* period = person.on(day(on));
    return period == nullptr ? Custody::not_known : period->state;
}

bool disputed_on(const Person& person, std::string_view on)
{
    const auto* period = person.on(day(on));
    return period != nullptr && period->disputed;
}

} // namespace

TEST_CASE("custody: released and arrested again on one day, who was held before is held after")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, said("held", R"("time":"2026-01-02")"));
    world.say(report, said("release", quoted("She was released at noon.")));
    world.say(report, said("arrest", quoted("She was arrested at the gate.")));
    const Person person = only_person(world);
    CHECK(state_on(person, "2026-01-08") == Custody::held);
    CHECK_FALSE(disputed_on(person, "2026-01-08"));
    CHECK(person.custody.size() == 3);
}

TEST_CASE("custody: the hour decides, whatever the order of the reports")
{
    for (const bool turned : {false, true}) {
        World world;
        const auto desk = world.report("Desk", "2026-01-09");
        const auto other = world.report("Observatory", "2026-01-10");
        const auto a = world.say(turned ? other : desk, said("arrest", quoted("Police arrested her in the morning.")));
        const auto b = world.say(turned ? desk : other, said("release", quoted("She was let go at 21:30.")));
        world.join(LinkVerb::same, a, b);
        const Person person = only_person(world);
        CHECK(state_on(person, "2026-01-08") == Custody::released);
        CHECK_FALSE(disputed_on(person, "2026-01-08"));
    }
}

TEST_CASE("custody: hours later came second")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, said("held", R"("time":"2026-01-02")"));
    world.say(report, said("arrest", quoted("Hours later, agents detained her at home.")));
    world.say(report, said("release", quoted("A judge freed her.")));
    CHECK(state_on(only_person(world), "2026-01-09") == Custody::held);
}

TEST_CASE("custody: one report tells in the order in which it was, and 'after' turns it round")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, said("arrest", on_8));
    world.say(report, said("release", on_8));
    CHECK(state_on(only_person(world), "2026-01-09") == Custody::released);
    CHECK_FALSE(disputed_on(only_person(world), "2026-01-09"));

    World round;
    const auto one = round.report("Desk", "2026-01-09");
    constexpr auto sentence = "She was released after police arrested her on 8 January.";
    round.say(one, said("release", quoted(sentence)));
    round.say(one, said("arrest", quoted(sentence)));
    for (auto& claim : round.evidence.claims)
        claim.claim.span = {10, 70};
    CHECK(state_on(only_person(round), "2026-01-09") == Custody::released);
}

TEST_CASE("custody: two reports that give one day and nothing else: which came first is not known")
{
    World world;
    const auto a = world.say(world.report("Desk", "2026-01-09"), said("arrest", on_8));
    const auto b = world.say(world.report("Observatory", "2026-01-10"), said("release", on_8));
    world.join(LinkVerb::same, a, b);
    const Person person = only_person(world);
    CHECK(disputed_on(person, "2026-01-09"));
    CHECK(person.on(day("2026-01-09"))->dispute ==
          "arrested and released on 2026-01-08; which came first is not known");
    CHECK(person.on(day("2026-01-09"))->against == Basis{a});
}

TEST_CASE("custody: a report that contradicts what was so before leaves the order open")
{
    World world;
    const auto before = world.say(world.report("List", "2026-01-05"), said("held", R"("time":"2026-01-02")"));
    const auto report = world.report("Desk", "2026-01-09");
    const auto arrest = world.say(report, said("arrest", on_8));
    world.say(report, said("release", on_8));
    world.join(LinkVerb::same, before, arrest);
    CHECK(disputed_on(only_person(world), "2026-01-09"));
}

TEST_CASE("custody: a transfer is a stay within one period, a town and the place of arrest are none")
{
    World world;
    const auto report = world.report("Desk", "2026-02-20");
    world.say(report, said("arrest", R"("time":"2026-01-08","place":["Plaza Mayor"])"));
    world.say(report, said("held", R"("time":"2026-01-10","place":["Rodeo I prison"])"));
    world.say(report, said("held", R"("time":"2026-02-01","place":["El Helicoide","Caracas"],
        "quote":"On 1 February she was transferred to El Helicoide.")"));
    world.say(report, said("held", R"("time":"2026-02-15","place":["El Helicoide prison"])"));
    const Person person = only_person(world);
    REQUIRE(person.custody.size() == 1);
    const auto& stays = person.custody[0].stays;
    REQUIRE(stays.size() == 2);
    CHECK(stays[0].place == "Rodeo I prison");
    CHECK(stays[0].to->to_string() == "2026-02-01");
    CHECK(stays[1].from->to_string() == "2026-02-01");
    CHECK(stays[1].last_confirmed == day("2026-02-15"));
    CHECK(stays[1].basis.size() == 2);
    CHECK_FALSE(stays[1].disputed);
}

TEST_CASE("custody: two places on one day without a move are disputed")
{
    World world;
    const auto report = world.report("Desk", "2026-02-20");
    world.say(report, said("held", R"("time":"2026-01-10","place":["Rodeo I prison"])"));
    world.say(report, said("held", R"("time":"2026-01-10","place":["El Helicoide"])"));
    const Person person = only_person(world);
    REQUIRE(person.custody.size() == 1);
    REQUIRE(person.custody[0].stays.size() == 2);
    CHECK(person.custody[0].stays[0].disputed);
    CHECK(person.custody[0].stays[1].disputed);
}

TEST_CASE("death: killed, then found alive by the same source, is taken back; another source leaves it disputed")
{
    World world;
    const auto killed = world.say(world.report("Desk", "2026-01-09"), said("killing", on_8));
    const auto alive = world.say(world.report("Desk", "2026-01-20"), said("held", R"("time":"2026-01-18")"));
    world.join(LinkVerb::same, killed, alive);
    const Person person = only_person(world);
    CHECK(state_on(person, "2026-01-20") == Custody::held);
    REQUIRE(person.custody.size() == 2);
    CHECK(person.custody[0].taken_back);
    REQUIRE(person.deaths.size() == 1);
    CHECK(person.deaths[0].taken_back == Basis{alive});
    CHECK(taken_back(person, killed));

    World two;
    const auto a = two.say(two.report("Desk", "2026-01-09"), said("killing", on_8));
    const auto b = two.say(two.report("Observatory", "2026-01-20"), said("held", R"("time":"2026-01-18")"));
    two.join(LinkVerb::same, a, b);
    CHECK(disputed_on(only_person(two), "2026-01-20"));
    CHECK(state_on(only_person(two), "2026-01-20") == Custody::dead);
    CHECK(only_person(two).deaths.at(0).taken_back.empty());
}

TEST_CASE("death: killed, corrected by its source to sentenced to death")
{
    World world;
    const auto killed = world.say(world.report("Desk", "2026-01-09"), said("killing", on_8));
    const auto sentenced = world.say(
        world.report("Desk", "2026-02-09"),
        said("sentence", R"("detail":"death","quote":"She was not killed; she is alive and was sentenced to death.")"));
    world.join(LinkVerb::same, killed, sentenced);
    const Person person = only_person(world);
    CHECK(person.on(day("2026-02-09")) == nullptr);
    CHECK(person.deaths.at(0).taken_back == Basis{sentenced});
    CHECK(person.proceedings.size() == 1);
}

TEST_CASE("death: a trial told before the death takes nothing back")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, said("killing", on_8));
    world.say(report, said("verdict", R"("time":"2025-06-01","detail":"convicted")"));
    const auto later =
        world.say(world.report("Desk", "2026-02-01"), said("verdict", R"("time":"2025-06-01","detail":"convicted")"));
    world.join(LinkVerb::same, later, world.evidence.claims.front().id);
    CHECK(state_on(only_person(world), "2026-02-01") == Custody::dead);
}

TEST_CASE("death: injured in A, died in B, buried in C is one death with its three places")
{
    World world;
    const auto report = world.report("Desk", "2026-01-20");
    world.say(report, said("injury", R"("time":"2026-01-03","place":["Abadeh"])"));
    world.say(report, said("death", R"("time":"2026-01-07","place":["Shiraz"],"detail":"gunshot wound")"));
    world.say(report, said("death", R"("time":"2026-01-09","place":["Lordegan"],
        "quote":"She was buried in Lordegan on 9 January.")"));
    const Person person = only_person(world);
    REQUIRE(person.deaths.size() == 1);
    const Death& death = person.deaths[0];
    CHECK(death.when->to_string() == "2026-01-07");
    CHECK(death.places == std::vector<std::string>{"Shiraz"});
    CHECK(death.injured.when->to_string() == "2026-01-03");
    CHECK(death.injured.places == std::vector<std::string>{"Abadeh"});
    CHECK(death.buried.places == std::vector<std::string>{"Lordegan"});
    CHECK_FALSE(death.disputed);
    CHECK(person.custody.back().from->to_string() == "2026-01-07");
}

TEST_CASE("death: an official cause that differs is disputed, and both are kept with who says so")
{
    World world;
    const auto a =
        world.say(world.report("Desk", "2026-01-09"), said("killing", R"("time":"2026-01-08","detail":"shot")"));
    const auto b =
        world.say(world.report("Site", "2026-01-10"),
                  said("death", R"("time":"2026-01-08","detail":"heart attack","source":["Interior Ministry"])"));
    world.join(LinkVerb::same, a, b);
    const auto person = only_person(world);
    REQUIRE(person.deaths.size() == 1);
    const Death& death = person.deaths[0];
    CHECK(death.how == domain::ClaimType::killing);
    CHECK(death.cause_disputed);
    REQUIRE(death.causes.size() == 2);
    CHECK(death.causes[0].official != death.causes[1].official);
}

TEST_CASE("death: the day on which a body was found is not the day of death")
{
    World world;
    const auto report = world.report("Desk", "2026-01-20");
    world.say(report, said("death", R"("time":"2026-01-07","quote":"Her body was found on 7 January.")"));
    const Person person = only_person(world);
    CHECK_FALSE(person.deaths.at(0).when);
    CHECK(person.deaths[0].found.when->to_string() == "2026-01-07");
    CHECK(person.custody.at(0).from->to_string() == "../2026-01-07");
}

TEST_CASE("victims: an unidentified victim is a record, gets a name by a link, and loses it with the link")
{
    World world;
    const auto first = world.report("Desk", "2026-01-09");
    const auto unnamed =
        world.say(first, said("killing", R"("time":"2026-01-08","place":["Abadeh"])", "an unidentified man"));
    world.say(first, said("killing", R"("time":"2026-01-08","place":["Abadeh"])", "an unidentified man"));
    CHECK(world.people().size() == 2); // Two sentences may tell of two men.
    CHECK(world.people()[0].unnamed);
    const auto before = world.fold();
    const auto named = world.say(world.report("Desk", "2026-02-01"), said("killing", on_8, "Aria Golzarinik"));
    const auto with_name = world.fold();
    const auto link = world.join(LinkVerb::same, unnamed, named);
    const auto people = world.people();
    REQUIRE(people.size() == 2);
    const auto& aria = people[0].unnamed ? people[1] : people[0];
    CHECK(aria.name == "Aria Golzarinik");
    CHECK(aria.mentions.size() == 2);
    CHECK(aria.deaths.size() == 1);
    CHECK(fold_all(world.evidence, Floor::proposed, day("2026-01-20")) == before);
    world.withdraw(link);
    CHECK(world.fold() == with_name);
}

TEST_CASE("victims: a group of unidentified people is no person")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"),
              R"({"type":"killing","target":["unidentified men"],"count":{"min":3,"max":3},"time":"2026-01-08"})");
    CHECK(world.people().empty());
}
