// SPDX-License-Identifier: AGPL-3.0-or-later
// What happened under a disruption, and what was known of it how soon. All happenings are invented.
#include "answers/overlay.hpp"
#include "records/world_for_tests.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace vigil;
using namespace vigil::answers;
using records::day;
using records::World;

namespace {

const PlaceTable places{{"geonames:1", {"region:XX.01", "state:XX"}},
                        {"geonames:2", {"region:XX.02", "state:XX"}},
                        {"geonames:9", {"state:YY"}}};

View on(std::string_view text, std::optional<Day> known = std::nullopt)
{
    return {records::Floor::proposed, day(text), known, day(text)};
}

Material material_of(const World& world, std::optional<Day> known = std::nullopt)
{
    return {records::fold_all(world.evidence, records::Floor::proposed, known),
            records::standing(world.evidence, records::Floor::proposed, known)};
}

/// A claim whose place has a norm.
EntryId say_at(World& world, const records::Report& report, const std::string& json, const std::string& norm)
{
    const auto id = world.say(report, json);
    for (domain::Value& value : world.evidence.claims.back().claim.values)
        if (value.field == domain::Field::place)
            value.norm = norm;
    return id;
}

std::string killing(const std::string& where, const std::string& when)
{
    return R"({"type":"killing","target":["people"],"count":{"min":2,"max":2},"place":[")" + where + R"("],"time":")" +
           when + "\"}";
}

/// A shutdown of a whole state from 10 to 14 January; access restored on the 15th.
void cut(World& world)
{
    const auto report = world.report("Desk", "2026-01-20");
    say_at(world, report, R"({"type":"shutdown","place":["Ruritania"],"time":"2026-01-10","quote":"They cut it."})",
           "state:XX");
    say_at(world, report, R"({"type":"restoration","place":["Ruritania"],"time":"2026-01-15","quote":"It is back."})",
           "state:XX");
}

} // namespace

TEST_CASE("disruptions: reported by one source and denied by another stands side by side")
{
    World world;
    cut(world);
    world.say(world.report("Ministry", "2026-01-12"), R"({"type":"shutdown","place":["Ruritania"],"time":"2026-01-10",
        "modality":"denied","quote":"There was no cut."})");
    for (domain::Value& value : world.evidence.claims.back().claim.values)
        value.norm = "state:XX";
    const auto rows = disruptions(material_of(world), on("2026-02-01")).rows;
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].state == "ended 2026-01-15; disputed");
    REQUIRE(rows[0].disruption.contradictions.size() == 1);
    CHECK(rows[0].disruption.contradictions[0] == "reported by Desk; denied by Ministry");
}

TEST_CASE("disruptions: a denial alone is no disruption of now")
{
    World world;
    world.say(world.report("Ministry", "2026-01-12"), R"({"type":"shutdown","place":["Ruritania"],"time":"2026-01-10",
        "modality":"denied","quote":"There was no cut."})");
    const auto rows = disruptions(material_of(world), on("2026-02-01")).rows;
    REQUIRE(rows.size() == 1);
    CHECK_FALSE(rows[0].now);
    CHECK(rows[0].state == "denied; no source reports it");
    CHECK(rows[0].label.starts_with("denied: shutdown"));
    CHECK_FALSE(rows[0].disruption.alleged);
    CHECK(overlay(material_of(world), on("2026-02-01"), places).rows.empty());
}

TEST_CASE("disruptions: starts, ends and an end that others do not see stand side by side")
{
    World world;
    cut(world);
    const auto wire = world.report("Wire", "2026-01-22");
    say_at(world, wire, R"({"type":"shutdown","place":["Ruritania"],"time":"2026-01-11","quote":"Cut on 11 January."})",
           "state:XX");
    say_at(world, wire,
           R"({"type":"restoration","place":["Ruritania"],"time":"2026-01-18","quote":"Back on the 18th."})",
           "state:XX");
    say_at(world, world.report("Union", "2026-01-19"),
           R"({"type":"shutdown","place":["Ruritania"],"quote":"The shutdown remains in force."})", "state:XX");
    const auto rows = disruptions(material_of(world), on("2026-02-01")).rows;
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].disruption.contradictions ==
          std::vector<std::string>{"start: 2026-01-10, says Desk; 2026-01-11, says Wire",
                                   "end: 2026-01-15, says Desk; 2026-01-18, says Wire",
                                   "ended 2026-01-15, and said to go on by 2026-01-19, says Union"});
    CHECK(rows[0].disruption.start->to_string() == "2026-01-10");
}

TEST_CASE("disruptions: partial, then full restoration is no contradiction")
{
    World world;
    const auto report = world.report("Desk", "2026-01-20");
    world.say(report, R"({"type":"shutdown","place":["Ruritania"],"time":"2026-01-10","quote":"They cut it."})");
    world.say(report, R"({"type":"restoration","place":["Ruritania"],"time":"2026-01-14","detail":"in stages",
        "quote":"Access came back in stages."})");
    world.say(report, R"({"type":"restoration","place":["Ruritania"],"time":"2026-01-18","quote":"All is back."})");
    const auto rows = disruptions(material_of(world), on("2026-02-01")).rows;
    REQUIRE(rows.size() == 1);
    CHECK_FALSE(rows[0].disruption.disputed);
    CHECK(rows[0].disruption.end->to_string() == "2026-01-18");
}

TEST_CASE("overlay: inside by place and day; what only may is apart; unknown is never outside")
{
    World world;
    cut(world);
    const auto report = world.report("Desk", "2026-01-20");
    say_at(world, report, killing("Northtown", "2026-01-12"), "geonames:1");
    say_at(world, report, killing("Southtown", "2026-01-09/2026-01-11"), "geonames:2");
    say_at(world, report, killing("Elsewhere", "2026-01-12"), "geonames:9");
    say_at(world, report, killing("Northtown", "2026-02-12"), "geonames:1");
    world.say(report, R"({"type":"injury","target":["people"],"time":"2026-01-13"})");
    world.say(report, R"({"type":"attack","target":["a house"],"place":["Northtown"]})");
    const auto rows = overlay(material_of(world), on("2026-03-01"), places).rows;
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].days.first == day("2026-01-10"));
    CHECK(rows[0].days.last == day("2026-01-14"));
    CHECK(rows[0].surely == 1);
    CHECK(rows[0].maybe == 1);
    CHECK(rows[0].not_known == 2);
    REQUIRE(rows[0].incidents.size() == 2);
    CHECK(rows[0].incidents[0].incident.incident.places == std::vector<std::string>{"Northtown"});
    CHECK(rows[0].incidents[1].why == "the disruption is not known to have held on each of its days");
}

TEST_CASE("overlay: a disruption of one town does not reach the next, and a disputed one reaches nothing surely")
{
    World world;
    const auto report = world.report("Desk", "2026-01-20");
    say_at(world, report, R"({"type":"shutdown","place":["Northtown"],"time":"2026-01-10/2026-01-20"})", "geonames:1");
    say_at(world, report, killing("Northtown", "2026-01-12"), "geonames:1");
    say_at(world, report, killing("Southtown", "2026-01-12"), "geonames:2");
    say_at(world, report, killing("Ruritania", "2026-01-13"), "state:XX");
    auto row = overlay(material_of(world), on("2026-03-01"), places, "Northtown").rows.at(0);
    CHECK(row.surely == 1);
    CHECK(row.maybe == 1);
    say_at(world, world.report("Ministry", "2026-01-12"),
           R"({"type":"shutdown","place":["Northtown"],"time":"2026-01-10","modality":"denied"})", "geonames:1");
    row = overlay(material_of(world), on("2026-03-01"), places, "Northtown").rows.at(0);
    CHECK(row.surely == 0);
    CHECK(row.incidents.at(0).why == "the disruption is disputed");
    CHECK(overlay(material_of(world), on("2026-03-01"), places, "Southtown").rows.empty());
}

TEST_CASE("gap: known after 1, 7 and 30 days, by publication and by the casebook, inside against before")
{
    World world;
    cut(world);
    const auto tell = [&](const std::string& happened, const std::string& published, const std::string& kept) {
        say_at(world, world.report("Desk " + published, published), killing("Northtown", happened), "geonames:1");
        world.evidence.claims.back().known = Instant{day(kept)};
    };
    tell("2026-01-06", "2026-01-07", "2026-01-07");
    tell("2026-01-08", "2026-01-09", "2026-01-20");
    tell("2026-01-11", "2026-01-17", "2026-02-15");
    tell("2026-01-13", "2026-02-10", "2026-02-15");
    tell("2026-01-15", "2026-01-16", "2026-01-16"); // The day of restoration belongs to neither.
    const auto rows = documentation_gap(material_of(world), on("2026-03-31"), places).rows;
    REQUIRE(rows.size() == 1);
    const GapRow& row = rows[0];
    CHECK(row.why_not.empty());
    REQUIRE(row.days.size() == 11);
    CHECK(row.days.front().day == day("2026-01-05"));
    CHECK(row.days.back().part == GapPart::maybe);
    REQUIRE(row.totals.size() == 2);
    const auto numbers = [](const std::array<GapShare, 3>& shares) {
        return std::vector<std::size_t>{shares[0].known, shares[1].known, shares[2].known, shares[2].of};
    };
    CHECK(row.totals[0].days == 5);
    CHECK(row.totals[0].happenings == 2);
    CHECK(numbers(row.totals[0].published) == std::vector<std::size_t>{2, 2, 2, 2});
    CHECK(numbers(row.totals[0].kept) == std::vector<std::size_t>{1, 1, 2, 2});
    CHECK(row.totals[1].days == 5);
    CHECK(row.totals[1].happenings == 2);
    CHECK(numbers(row.totals[1].published) == std::vector<std::size_t>{0, 1, 2, 2});
    CHECK(numbers(row.totals[1].kept) == std::vector<std::size_t>{0, 0, 0, 2});
}

TEST_CASE("gap: days that have not passed are not yet known, and not zero")
{
    World world;
    cut(world);
    say_at(world, world.report("Desk", "2026-01-16"), killing("Northtown", "2026-01-12"), "geonames:1");
    const auto row = documentation_gap(material_of(world), on("2026-01-20"), places).rows.at(0);
    const auto the_12th = std::ranges::find(row.days, day("2026-01-12"), &GapDay::day);
    REQUIRE(the_12th != row.days.end());
    CHECK(the_12th->published.after[0] == 0);
    CHECK(the_12th->published.after[1] == 1);
    CHECK_FALSE(the_12th->published.after[2]);
    CHECK(row.totals[1].published[2].days == 0);
    CHECK(row.totals[1].published[2].days_not_yet == 5);
}

TEST_CASE("gap: what is not dated to a day or not placed is counted apart; a start that is not known has no table")
{
    World world;
    cut(world);
    const auto report = world.report("Desk", "2026-01-20");
    say_at(world, report, killing("Northtown", "2026-01-11/2026-01-13"), "geonames:1");
    world.say(report, R"({"type":"injury","target":["people"],"time":"2026-01-13"})");
    const auto row = documentation_gap(material_of(world), on("2026-03-31"), places).rows.at(0);
    CHECK(row.inexact == 1);
    CHECK(row.place_unknown == 1);
    CHECK(row.totals[1].happenings == 0);

    World other;
    other.say(other.report("Desk", "2026-01-20"), R"({"type":"shutdown","place":["Ruritania"],
        "quote":"The shutdown remains in force."})");
    const auto none = documentation_gap(material_of(other), on("2026-03-31"), places).rows.at(0);
    CHECK(none.days.empty());
    CHECK(none.why_not == "its start is not known");
}
