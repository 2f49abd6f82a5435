// SPDX-License-Identifier: AGPL-3.0-or-later
// Hard cases of docs/methods/status-of-a-person.md and same-person.md, in our own words. All people are invented.
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

Person only_person(const World& world)
{
    const auto people = world.people();
    REQUIRE(people.size() == 1);
    return people.front();
}

} // namespace

TEST_CASE("person: released, and nothing is said of measures and proceedings")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"), said("release", R"("time":"2026-01-08")"));
    const Person person = only_person(world);
    REQUIRE(person.custody.size() == 1);
    CHECK(person.custody[0].state == Custody::released);
    CHECK(person.custody[0].firmness == Firmness::reported);
    CHECK(person.custody[0].last_confirmed == day("2026-01-08"));
    CHECK(person.measures.empty());
    CHECK(person.proceedings.empty());
    CHECK(person.unconditional.empty());
    CHECK(person.on(day("2026-01-07")) == nullptr);
    CHECK(person.on(day("2026-01-08"))->state == Custody::released);
}

TEST_CASE("person: arrested again on the day of release is held")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, said("held"));
    world.say(report, said("arrest", R"("time":"2026-01-08","quote":"She was arrested again hours later.")"));
    world.say(report, said("release", R"("time":"2026-01-08")"));
    const Person person = only_person(world);
    CHECK(person.on(day("2026-01-08"))->state == Custody::held);
    CHECK(person.on(day("2026-03-01"))->state == Custody::held);
    CHECK_FALSE(person.custody.back().disputed);
}

TEST_CASE("person: released, arrested again later, held: three periods in order, whatever the order of the reports")
{
    World world;
    const auto first = world.report("Desk", "2026-01-09");
    const auto second = world.report("Desk", "2026-01-20");
    world.say(second, said("held", R"("place":["El Helicoide"])"));
    world.say(second, said("arrest", R"("time":"2026-01-19")"));
    const auto release = world.say(second, said("release", R"("time":"2026-01-08")"));
    world.join(LinkVerb::same, release, world.say(first, said("held", R"("time":"2026-01-05")")));
    const Person person = only_person(world);
    REQUIRE(person.custody.size() == 3);
    CHECK(person.on(day("2026-01-06"))->state == Custody::held);
    CHECK(person.on(day("2026-01-18"))->state == Custody::released);
    CHECK(person.on(day("2026-01-19"))->state == Custody::held);
    CHECK(person.custody[2].last_confirmed == day("2026-01-20"));
    CHECK(person.custody[2].places == std::vector<std::string>{"El Helicoide"});
    CHECK(person.custody[1].to->to_string() == "2026-01-19");
}

TEST_CASE("person: two sources that date one release differently yield a disputed period with both")
{
    World world;
    const auto a = world.say(world.report("Desk", "2026-01-09"), said("release", R"("time":"2026-01-08")"));
    const auto b = world.say(world.report("Observatory", "2026-01-10"), said("release", R"("time":"2026-01-09")"));
    world.join(LinkVerb::same, a, b);
    const Person person = only_person(world);
    REQUIRE(person.custody.size() == 1);
    CHECK(person.custody[0].disputed);
    CHECK(person.custody[0].from->to_string() == "2026-01-08/2026-01-09");
    CHECK(person.custody[0].basis.size() == 2);
}

TEST_CASE("person: another source that says still held after a release makes it disputed; a later day wins")
{
    World world;
    const auto a = world.say(world.report("Desk", "2026-01-09"), said("release", R"("time":"2026-01-08")"));
    const auto other = world.report("Observatory", "2026-01-12");
    const auto b = world.say(other, said("held"));
    world.join(LinkVerb::same, a, b);
    Person person = only_person(world);
    REQUIRE(person.custody.size() == 1);
    CHECK(person.custody[0].disputed);
    CHECK(person.custody[0].against == Basis{b});

    const auto c = world.say(world.note("Heron", "2026-02-02"), said("held", R"("time":"2026-02-01")"));
    world.join(LinkVerb::same, a, c);
    person = only_person(world);
    CHECK(person.on(day("2026-02-01"))->state == Custody::held);
    CHECK(person.on(day("2026-01-31"))->state == Custody::released);
}

TEST_CASE("person: held up to the day of the release agrees with it")
{
    World world;
    const auto a = world.say(world.report("Desk", "2026-01-09"), said("release", R"("time":"2026-01-08")"));
    const auto b = world.say(world.report("List", "2026-01-08"), said("held", R"("place":["Rodeo I"])"));
    world.join(LinkVerb::same, a, b);
    const Person person = only_person(world);
    REQUIRE(person.custody.size() == 2);
    CHECK(person.custody[0].state == Custody::held);
    CHECK(person.custody[1].state == Custody::released);
    CHECK_FALSE(person.custody[1].disputed);
}

TEST_CASE("person: an announced release ends no custody and stands beside it")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, said("held"));
    world.say(report, said("release", R"("time":"2026-01-10","modality":"announced")"));
    const Person person = only_person(world);
    CHECK(person.on(day("2026-01-20"))->state == Custody::held);
    REQUIRE(person.custody.size() == 2);
    CHECK(person.custody[1].firmness == Firmness::announced);
}

TEST_CASE("person: a denial stands beside what it denies")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, said("held"));
    const auto denial = world.say(report, said("held", R"("modality":"denied","source":["Interior Ministry"])"));
    const Person person = only_person(world);
    CHECK(person.custody[0].disputed);
    CHECK(person.custody[0].against == Basis{denial});
    CHECK(person.custody[0].dispute == "denied by Interior Ministry");
}

TEST_CASE("person: a stated term of custody that ended leaves liberty not known")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"), said("held", R"("time":"2024-08-01/2024-10-05")"));
    const Person person = only_person(world);
    CHECK(person.on(day("2024-10-05"))->state == Custody::held);
    CHECK(person.on(day("2024-10-06")) == nullptr);
}

TEST_CASE("person: killed, corrected by a reviewer to sentenced, is not dead")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    const auto claim = world.say(report, said("killing", R"("time":"2026-01-03")"));
    CHECK(only_person(world).on(day("2026-01-09"))->state == Custody::dead);
    world.correct(claim, "type", "sentence");
    const Person person = only_person(world);
    CHECK(person.custody.empty());
    CHECK(person.deaths.empty());
    CHECK(person.proceedings.size() == 1);
    CHECK(world.incidents().empty());
}

TEST_CASE("person: died in custody if held until then")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, said("held", R"("time":"2026-01-02")"));
    world.say(report, said("death", R"("time":"2026-01-05","detail":"heart failure")"));
    const Person person = only_person(world);
    CHECK(person.on(day("2026-01-06"))->state == Custody::died_in_custody);
    CHECK(person.deaths[0].cause == "heart failure");
}

TEST_CASE("person: measures live apart: one is lifted, the other stays")
{
    World world;
    const auto report = world.report("Desk", "2026-03-12");
    world.say(report,
              said("restriction", R"("time":"2026-01-08","detail":"travel ban and duty to report every 8 days")"));
    world.say(report, said("restriction", R"("time":"2026-03-10","detail":"travel ban",
        "quote":"A court lifted the travel ban, but the duty to report remains in force.")"));
    world.say(report, said("restriction", R"("detail":"duty to report",
        "quote":"A court lifted the travel ban, but the duty to report remains in force.")"));
    const Person person = only_person(world);
    REQUIRE(person.measures.size() == 2);
    CHECK(person.measures[0].kind == "reporting duty");
    CHECK(person.measures[0].state == MeasureState::imposed);
    CHECK(person.measures[0].last_confirmed == day("2026-03-12"));
    CHECK(person.measures[1].kind == "travel ban");
    CHECK(person.measures[1].state == MeasureState::lifted);
    CHECK(person.measures[1].imposed->to_string() == "2026-01-08");
    CHECK(person.measures[1].lifted->to_string() == "2026-03-10");
}

TEST_CASE("person: house arrest is a measure and a state of liberty")
{
    World world;
    const auto report = world.report("Desk", "2026-03-12");
    world.say(report, said("restriction", R"("time":"2026-01-08","detail":"house arrest")"));
    CHECK(only_person(world).on(day("2026-02-01"))->state == Custody::house_arrest);
    world.say(report, said("restriction", R"("time":"2026-02-10","detail":"house arrest lifted")"));
    CHECK(only_person(world).on(day("2026-03-01")) == nullptr);
    CHECK(only_person(world).measures[0].state == MeasureState::lifted);
}

TEST_CASE("person: only a claim that says so makes a release unconditional")
{
    World world;
    const auto claim = world.say(world.report("Desk", "2026-01-09"),
                                 said("release", R"("time":"2026-01-08","detail":"unconditionally")"));
    CHECK(only_person(world).unconditional == Basis{claim});
    CHECK(only_person(world).measures.empty());
}

TEST_CASE("person: sentences about groups make no person and give nobody a measure")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, R"({"type":"arrest","target":["journalists"],"count":{"min":14,"max":14}})");
    world.say(report, R"({"type":"restriction","target":["released people"],"detail":"travel ban"})");
    CHECK(world.people().empty());
}

TEST_CASE("person: designation and urgent need are kept with their claims")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, said("designation", R"("detail":"prisoner of conscience","actor":["Andes Group"])"));
    world.say(report, said("held", R"("detail":"in urgent need of medical attention")"));
    const Person person = only_person(world);
    CHECK(person.designations.at(0).by == std::vector<std::string>{"Andes Group"});
    CHECK(person.needs.at(0).what == "in urgent need of medical attention");
    CHECK(person.needs.at(0).last_confirmed == day("2026-01-09"));
}

TEST_CASE("same person: across documents an equal name alone stays undecided and frees nobody")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"), said("release", R"("time":"2026-01-08")"));
    world.say(world.report("Observatory", "2026-01-12"), said("held"));
    const auto people = world.people();
    REQUIRE(people.size() == 2);
    CHECK(people[0].undecided.at(0).person == people[1].id);
    CHECK(people[1].undecided.at(0).person == people[0].id);
    CHECK(people[0].undecided[0].why == "same name; nothing else agrees");
    CHECK(people[0].custody.size() == 1);
    CHECK_FALSE(people[0].custody[0].disputed);
}

TEST_CASE("same person: a place of custody joins, a town does not")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"), said("held", R"("place":["El Helicoide prison","Caracas"])"));
    world.say(world.report("Observatory", "2026-01-12"), said("held", R"("place":["El Helicoide"])"));
    CHECK(world.people().size() == 1);

    World towns;
    towns.say(towns.report("Desk", "2026-01-09"), said("held", R"("place":["Caracas"])"));
    towns.say(towns.report("Observatory", "2026-01-12"), said("held", R"("place":["Caracas"])"));
    for (auto& claim : towns.evidence.claims)
        claim.claim.values.at(1).norm = "geonames:3646738";
    CHECK(towns.people().size() == 2);
}

TEST_CASE("same person: two reports with the same sentence are one text")
{
    World world;
    const std::string rest = R"("quote":"Lawyer Ana Solé Vidal was released from prison on Thursday evening.")";
    world.say(world.report("Desk", "2026-01-09", "one release"), said("release", rest));
    world.say(world.report("Site", "2026-01-10", "one release"), said("release", rest));
    CHECK(only_person(world).mentions.size() == 2);
}

TEST_CASE("same person: rows of one list are two people and no undecided pair; a third row without a birth date too")
{
    World world;
    const auto list = world.report("List", "2025-11-15");
    world.list(list, 1, said("held"));
    world.list(list, 2, said("held"));
    world.list(list, 3, said("held"));
    const auto people = world.people();
    REQUIRE(people.size() == 3);
    CHECK(people[0].undecided.empty());
    world.say(world.report("Desk", "2026-01-09"), said("held"));
    CHECK(world.people().size() == 4);
    CHECK(world.people()[0].undecided.size() + world.people()[1].undecided.size() + world.people()[2].undecided.size() +
              world.people()[3].undecided.size() ==
          6);
}

TEST_CASE("same person: a mention that fits two people who differ joins neither")
{
    World world;
    const auto list = world.report("List", "2025-11-15");
    world.list(list, 1, said("held", R"("place":["Tocorón"])"));
    world.particular(list, "Ana Solé Vidal", "birth_date", "1984-05-03");
    world.evidence.claims.back().claim.rule = "list/row";
    world.evidence.claims.back().claim.span = {100, 199};
    const auto other = world.report("Other list", "2025-11-15");
    world.say(other, said("held", R"("place":["Tocorón"])"));
    world.particular(other, "Ana Solé Vidal", "birth_date", "1999-10-21");
    CHECK(world.people().size() == 2);
    world.say(world.report("Desk", "2026-01-09"), said("held", R"("place":["Tocorón"])"));
    const auto people = world.people();
    REQUIRE(people.size() == 3);
    std::size_t doubts = 0;
    for (const Person& person : people)
        doubts += person.undecided.size();
    CHECK(doubts == 4); // The third with each of the two, seen from both sides.
}

TEST_CASE("same person: three spellings join by a person's word, and parting restores exactly")
{
    World world;
    const auto a = world.say(world.report("Desk", "2026-01-16"),
                             said("arrest", R"("time":"2026-01-02")", "Niloufar Sarvestanirad"));
    const auto b = world.say(world.report("List", "2026-01-13"), said("held", {}, "Niloofar Sarvestani Rad"));
    const auto c = world.say(world.report("Site", "2026-01-14"), said("held", {}, "Nilufar Sarvestani-Rad"));
    const auto before = world.fold();
    const auto ab = world.join(LinkVerb::same, a, b);
    const auto bc = world.join(LinkVerb::same, b, c);
    const Person person = only_person(world);
    CHECK(person.names.size() == 3);
    CHECK(person.custody.size() == 1);
    world.withdraw(ab);
    world.withdraw(bc);
    CHECK(world.fold() == before);
}

TEST_CASE("same person: a link holds at the checked floor even if the mention between is not checked")
{
    World world;
    const auto a = world.say(world.note("Heron", "2026-01-16"), said("held", {}, "Niloufar Sarvestanirad"));
    const auto b = world.say(world.report("List", "2026-01-13"), said("held", {}, "Niloofar Sarvestani Rad"));
    const auto c = world.say(world.note("Heron", "2026-01-14"), said("held", {}, "Nilufar Sarvestani-Rad"));
    world.join(LinkVerb::same, a, b);
    world.join(LinkVerb::same, b, c);
    REQUIRE(world.people(Floor::checked).size() == 1);
    CHECK(world.people(Floor::checked)[0].names.size() == 2);
}

TEST_CASE("same person: same and not the same in force on one pair is undecided")
{
    World world;
    const auto a = world.say(world.report("Desk", "2026-01-09"), said("held", R"("place":["Tocorón"])"));
    const auto b = world.say(world.report("Site", "2026-01-09"), said("held", R"("place":["Tocorón"])"));
    CHECK(world.people().size() == 1);
    world.join(LinkVerb::not_same, a, b);
    CHECK(world.people().size() == 2);
    CHECK(world.people()[0].undecided.empty());
    world.join(LinkVerb::same, b, a);
    REQUIRE(world.people().size() == 2);
    CHECK(world.people()[0].undecided.at(0).why == "judged the same and not the same");
}

TEST_CASE("same person: a person may part two of one name in one report")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    const auto a = world.say(report, said("held"));
    const auto b = world.say(report, said("release"));
    CHECK(world.people().size() == 1);
    world.join(LinkVerb::not_same, a, b);
    CHECK(world.people().size() == 2);
}

TEST_CASE("person: the record survives its canonical form")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report,
              said("release", R"("time":"2026-01-08","detail":"on bail","place":["Caracas"],"actor":["SEBIN"])"));
    world.say(report, said("charge", R"("law":["Article 7/2"],"modality":"alleged")"));
    const Person person = only_person(world);
    const auto bytes = encode_cbor(to_cbor(person));
    CHECK(*person_from_cbor(*decode_cbor(bytes)) == person);
    CHECK_FALSE(person_from_cbor(Cbor{"text"}));
}

TEST_CASE("same person: a no-break space in a name is a blank; a body is no person")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, said("held", {}, "Ana\u00A0Solé"));
    world.say(report, said("hearing", {}, "Coastal Bar Association Executive Board"));
    CHECK(only_person(world).name == "Ana\u00A0Solé");
}
