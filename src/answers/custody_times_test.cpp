// SPDX-License-Identifier: AGPL-3.0-or-later
// docs/methods/status-of-a-person.md, steps 20 to 26. All people are invented.
#include "answers/custody_times.hpp"

#include "answers/age.hpp"
#include "answers/chronology.hpp"
#include "answers/happenings.hpp"
#include "answers/people.hpp"
#include "answers/place_names.hpp"
#include "answers/suggestions.hpp"
#include "records/world_for_tests.hpp"

#include <doctest/doctest.h>

using namespace vigil;
using namespace vigil::answers;
using records::day;
using records::World;

namespace {

std::string said(std::string_view type, std::string_view rest = {})
{
    return R"({"type":")" + std::string{type} + R"(","target":["Ana Solé Vidal"])" +
           (rest.empty() ? "" : "," + std::string{rest}) + "}";
}

records::Person only_person(const World& world)
{
    const auto people = world.people();
    REQUIRE(people.size() == 1);
    return people.front();
}

} // namespace

TEST_CASE("times: days of arrest and release both count, and the same day is one day")
{
    World world;
    const auto report = world.report("Desk", "2026-03-01");
    world.say(report, said("arrest", R"("time":"2026-01-08")"));
    world.say(report, said("release", R"("time":"2026-01-08")"));
    CHECK(custody_times(only_person(world), day("2026-03-01")).in_all == Days{1, 1});
    CHECK(words_for(custody_times(only_person(world), day("2026-03-01"))) == "held 1 time, 1 day");
}

TEST_CASE("times: the revolving door: how often, for how long, how long between")
{
    World world;
    const auto report = world.report("Desk", "2026-03-01");
    world.say(report, said("arrest", R"("time":"2026-01-01")"));
    world.say(report, said("release", R"("time":"2026-01-10")"));
    world.say(report, said("arrest", R"("time":"2026-01-21")"));
    world.say(report, said("release", R"("time":"2026-01-30")"));
    const auto times = custody_times(only_person(world), day("2026-03-01"));
    REQUIRE(times.spells.size() == 2);
    CHECK(times.in_all == Days{20, 20});
    CHECK(times.spells[1].since_last == Days{11, 11});
    CHECK(words_for(times) == "held 2 times, 20 days in all; 11 days between");
    CHECK(custody_times(only_person(world), day("2026-01-25")).in_all == Days{11, 15}); // Last confirmed on 21 January.
    CHECK(custody_times(only_person(world), day("2025-12-31")).spells.empty());
    CHECK(words_for(custody_times(only_person(world), day("2025-12-31"))).empty());
}

TEST_CASE("times: released and arrested again on one day: no day between, and the day counts once")
{
    World world;
    const auto report = world.report("Desk", "2026-03-01");
    world.say(report, said("arrest", R"("time":"2026-01-01")"));
    world.say(report, said("release", R"("time":"2026-01-10")"));
    world.say(report, said("arrest", R"("time":"2026-01-10","quote":"She was arrested again at the gate.")"));
    world.say(report, said("release", R"("time":"2026-01-20")"));
    const auto times = custody_times(only_person(world), day("2026-03-01"));
    REQUIRE(times.spells.size() == 2);
    CHECK(times.spells[1].since_last == Days{0, 0});
    CHECK(times.in_all == Days{20, 20});
}

TEST_CASE("times: a month gives a range, an unknown begin has no upper bound, custody goes on until the day asked")
{
    World world;
    const auto report = world.report("Desk", "2026-03-05");
    world.say(report, said("arrest", R"("time":"2026-01")"));
    world.say(report, said("held", R"("time":"2026-03-02")"));
    auto times = custody_times(only_person(world), day("2026-03-10"));
    REQUIRE(times.spells.size() == 1);
    CHECK(times.in_all == Days{31, 69}); // 31 January to 2 March; 1 January to 10 March.
    CHECK(times.spells[0].goes_on);

    World held;
    held.say(held.report("Desk", "2026-03-05"), said("held", R"("time":"2026-03-02")"));
    times = custody_times(only_person(held), day("2026-03-10"));
    CHECK(times.in_all == Days{1, std::nullopt});
    CHECK(words_for(times) == "held 1 time, at least 1 day, no end is told");
}

TEST_CASE("times: what is only alleged or disputed adds to the upper bound only")
{
    World world;
    const auto report = world.report("Desk", "2026-03-05");
    world.say(report, said("arrest", R"("time":"2026-01-01","modality":"alleged")"));
    world.say(report, said("release", R"("time":"2026-01-10")"));
    const auto times = custody_times(only_person(world), day("2026-03-10"));
    CHECK(times.in_all == Days{0, 10});
    CHECK(words_for(times) == "held 0 to 1 time, up to 10 days");
}

TEST_CASE("age: a range from a year of birth, exact from a day, none where dates contradict")
{
    World world;
    const auto report = world.report("Desk", "2026-03-05");
    world.say(report, said("arrest", R"("time":"2026-01-01")"));
    world.particular(report, "Ana Solé Vidal", "birth_date", "2008");
    auto all = standing(world.evidence, records::Floor::proposed);
    CHECK(age_on(only_person(world), all, day("2026-01-01")) == Age{17, 18});
    CHECK(words_for(Age{17, 18}) == "aged 17 or 18");
    world.particular(report, "Ana Solé Vidal", "birth_date", "2008-05-03");
    all = standing(world.evidence, records::Floor::proposed);
    CHECK(age_on(only_person(world), all, day("2026-01-01")) == Age{17, 17});
    CHECK(age_on(only_person(world), all, day("2026-05-03")) == Age{18, 18});
    world.particular(report, "Ana Solé Vidal", "birth_date", "1990-05-03");
    all = standing(world.evidence, records::Floor::proposed);
    CHECK(world.people().size() == 1);
    CHECK_FALSE(age_on(only_person(world), all, day("2026-01-01")));
}

TEST_CASE("age: a stated age holds on the day on which it was told")
{
    World world;
    const auto report = world.report("Desk", "2026-03-05");
    world.say(report, said("arrest", R"("time":"2026-01-01")"));
    world.particular(report, "Ana Solé Vidal", "age", "18");
    const auto all = standing(world.evidence, records::Floor::proposed);
    CHECK(age_on(only_person(world), all, day("2026-03-05")) == Age{18, 18});
    CHECK(age_on(only_person(world), all, day("2026-01-01")) == Age{17, 18});
}

TEST_CASE("chronology: one line for each thing told of a day, with its footnotes in order")
{
    World world;
    const auto a = world.say(world.report("Desk", "2026-01-09"),
                             said("release", R"("time":"2026-01-08","place":["El Helicoide"])"));
    const auto b = world.say(world.report("Site", "2026-01-10"), said("release", R"("time":"2026-01-08")"));
    world.join(ledger::LinkVerb::same, a, b);
    const auto c = world.say(world.report("Desk", "2026-01-09"), said("arrest", R"("time":"2026-01-02")"));
    world.join(ledger::LinkVerb::same, a, c);
    const auto all = standing(world.evidence, records::Floor::proposed);
    const auto chronology = chronology_of(only_person(world), all);
    REQUIRE(chronology.lines.size() == 2);
    CHECK(chronology.lines[0].words == "arrest; says Desk");
    CHECK(chronology.lines[0].notes == std::vector<std::size_t>{1});
    CHECK(chronology.lines[1].notes.size() == 2);
    CHECK(chronology.lines[1].words.starts_with("release, El Helicoide; says "));
    CHECK(chronology.notes.front() == c);
    REQUIRE(chronology.said.size() == 1);
    CHECK(chronology.said[0].notes.size() == 3);
}

TEST_CASE("places: two names of one prison are one stay, and a name that two places claim leads to neither")
{
    World world;
    const auto report = world.report("Desk", "2026-02-20");
    world.say(report, said("held", R"("time":"2026-01-10","place":["Rodeo I prison"])"));
    world.say(report, said("held", R"("time":"2026-01-10","place":["El Rodeo"])"));
    world.say(report, said("held", R"("time":"2026-01-20","place":["Tocorón"])"));
    auto person = only_person(world);
    REQUIRE(person.custody.at(0).stays.size() == 3);
    CHECK(person.custody[0].stays[0].disputed);
    const auto before = person;
    use_names(person, PlaceNames{});
    CHECK(person == before);
    use_names(person, PlaceNames{{{"Rodeo", "prison", {"Rodeo I", "El Rodeo"}}}});
    REQUIRE(person.custody[0].stays.size() == 2);
    CHECK(person.custody[0].stays[0].place == "Rodeo");
    CHECK_FALSE(person.custody[0].stays[0].disputed);
    CHECK(person.custody[0].stays[0].basis.size() == 2);
    const PlaceNames two{{{"A", "", {"El Rodeo"}}, {"B", "", {"El Rodeo"}}}};
    CHECK(two.name_of("El Rodeo") == "El Rodeo");
    CHECK(two.name_of("a") == "A");
}

TEST_CASE("places: people are asked for by any name of a place, and suggestions know that two names are one")
{
    World world;
    const auto held = [](const std::string& who, const std::string& where) {
        return R"({"type":"held","target":[")" + who + R"("],"time":"2026-01-10","place":[")" + where + "\"]}";
    };
    world.say(world.report("Desk", "2026-02-20"), held("Ana Solé Vidal", "Rodeo I prison"));
    world.say(world.report("Site", "2026-02-21"), held("Anna Sole Vidal", "El Rodeo prison"));
    Material material{world.fold(), standing(world.evidence, records::Floor::proposed), {}};
    const View view{records::Floor::proposed, day("2026-03-01"), std::nullopt, day("2026-03-01")};
    PeopleQuestion question;
    question.place = "El Rodeo";
    CHECK(people(material, view, question).rows.size() == 1);
    const auto apart = suggestions(material, view);
    material.places = PlaceNames{{{"Rodeo", "prison", {"Rodeo I", "El Rodeo"}}}};
    CHECK(people(material, view, question).rows.size() == 2);
    question.place = "Tocorón";
    CHECK(people(material, view, question).rows.empty());
    const auto together = suggestions(material, view);
    REQUIRE(together.rows.size() == 1);
    CHECK(together.rows[0].points == (apart.rows.empty() ? 0 : apart.rows[0].points) + 15);
}

TEST_CASE("incidents: a victim of one name, told injured here and killed there, may be one death, and is not joined")
{
    World world;
    const auto report = world.report("Desk", "2026-03-05");
    world.say(report, said("injury", R"("time":"2026-01-03","place":["Abadeh"])"));
    world.say(report, said("killing", R"("time":"2026-01-07","place":["Shiraz"])"));
    world.say(report, said("killing", R"("time":"2026-02-07","place":["Lordegan"])"));
    const Material material{world.fold(), standing(world.evidence, records::Floor::proposed), {}};
    View view;
    view.today = day("2026-03-10");
    const auto rows = incidents(material, view).rows;
    REQUIRE(rows.size() == 3);
    CHECK(rows[2].label == "injury, Abadeh, 2026-01-03");
    CHECK(rows[2].same_victim.size() == 2);
    CHECK(rows[1].same_victim ==
          std::vector<std::string>{rows[2].incident.id}); // Two killings do not complete each other.
    CHECK(rows[1].same_victim_in_words == "injury, Abadeh, 2026-01-03");
}
