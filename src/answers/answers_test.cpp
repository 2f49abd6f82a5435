// SPDX-License-Identifier: AGPL-3.0-or-later
// Answers over small invented worlds. All people are invented.
#include "answers/overview.hpp"
#include "records/world_for_tests.hpp"

#include <doctest/doctest.h>

using namespace vigil;
using namespace vigil::answers;
using records::day;
using records::Floor;
using records::World;

namespace {

View on(std::string_view text, Floor floor = Floor::proposed)
{
    return {floor, day(text), std::nullopt, day(text)};
}

Material material_of(const World& world, Floor floor = Floor::proposed)
{
    return {records::fold_all(world.evidence, floor), records::standing(world.evidence, floor)};
}

std::string said(const std::string& type, const std::string& name, const std::string& rest = {})
{
    return R"({"type":")" + type + R"(","target":[")" + name + "\"]" + (rest.empty() ? "" : "," + rest) + "}";
}

} // namespace

TEST_CASE("people: released with silence is released, measures and proceedings not known, still open")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"), said("release", "Ana Solé Vidal", R"("time":"2026-01-08")"));
    const People answer = people(material_of(world), on("2026-01-09"));
    REQUIRE(answer.rows.size() == 1);
    const PersonRow& row = answer.rows[0];
    CHECK(row.group == Liberty::released);
    CHECK(row.custody == "released (reported)");
    CHECK(row.measures == "not known");
    CHECK(row.proceedings == "not known");
    CHECK(row.still_open);
    CHECK(row.last_confirmed == day("2026-01-08"));
    CHECK(row.basis.size() == 1);
    REQUIRE(answer.head.basis.size() == 1);
    CHECK(answer.head.basis[0].quote == "Sentence 3.");
}

TEST_CASE("people: as-of is inclusive, and the day before nothing is known")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"), said("release", "Ana Solé Vidal", R"("time":"2026-01-08")"));
    CHECK(people(material_of(world), on("2026-01-08")).rows[0].group == Liberty::released);
    CHECK(people(material_of(world), on("2026-01-07")).rows[0].custody == "not known");
}

TEST_CASE("people: at the checked floor what is only proposed is counted as below, not shown")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"), said("held", "Ana Solé Vidal"));
    const People answer = people(material_of(world, Floor::checked), on("2026-01-09", Floor::checked));
    CHECK(answer.rows.empty());
    CHECK(answer.head.below == 1);
}

TEST_CASE("people: an undecided pair counts once in at least")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"), said("held", "Ana Solé Vidal"));
    world.say(world.report("Site", "2026-01-10"), said("held", "Ana Solé Vidal"));
    world.say(world.report("Site", "2026-01-12"), said("held", "Luis Rey Campo"));
    const People answer = people(material_of(world), on("2026-01-12"));
    REQUIRE(answer.totals.size() == 1);
    CHECK(answer.totals[0].records == 3);
    CHECK(answer.totals[0].at_least == 2);
    CHECK(answer.totals[0].oldest_confirmed == day("2026-01-09"));
}

TEST_CASE("people: a measure lifted later was in force on the earlier day")
{
    World world;
    const auto report = world.report("Desk", "2026-03-12");
    world.say(report, said("restriction", "Ana Solé Vidal", R"("time":"2026-01-08","detail":"travel ban")"));
    world.say(report, said("restriction", "Ana Solé Vidal", R"("time":"2026-03-10","detail":"travel ban lifted")"));
    const auto material = material_of(world);
    CHECK(people(material, on("2026-02-01")).rows[0].measures == "travel ban");
    CHECK(people(material, on("2026-03-10")).rows[0].measures == "lifted: travel ban");
    CHECK(people(material, on("2026-01-07")).rows[0].measures == "not known");
}

TEST_CASE("people: an announced release is shown beside custody")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, said("held", "Ana Solé Vidal"));
    world.say(report, said("release", "Ana Solé Vidal", R"("time":"2026-01-12","modality":"announced")"));
    const auto row = people(material_of(world), on("2026-01-10")).rows.at(0);
    CHECK(row.group == Liberty::held);
    CHECK(row.custody == "held; released (announced), 2026-01-12");
}

TEST_CASE("person: the page is found by any mention of the person, and shows who may be the same")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, said("held", "Ana Solé Vidal"));
    const auto second = world.say(report, said("charge", "Ana Solé Vidal", R"("law":["Article 7/2"])"));
    world.say(world.report("Site", "2026-01-10"), said("release", "Ana Solé Vidal"));
    const auto material = material_of(world);
    const auto page = person_page(material, on("2026-01-10"), second.hex() + "/target/0");
    REQUIRE(page);
    CHECK(page->custody_lines.size() == 1);
    CHECK(page->proceeding_lines == std::vector<std::string>{"charged, open"});
    CHECK(page->maybe_same.size() == 1);
    CHECK_FALSE(person_page(material, on("2026-01-10"), "nobody"));
    CHECK(people_named(material, "ana sole vidal").size() == 2);
    CHECK(people_named(material, "sole").size() == 2);
    CHECK(people_named(material, "campo").empty());
}

TEST_CASE("proceedings: defendants told of together are one row with a table")
{
    World world;
    const auto report = world.report("Monitor", "2026-01-09");
    world.say(report, R"({"type":"verdict","target":["Ana Solé Vidal","Luis Rey Campo"],"time":"2026-01-09",
        "actor":["Istanbul Heavy Penal Court No. 26"],"law":["Article 7/2"],"detail":"acquitted"})");
    world.say(report, R"({"type":"appeal","target":["Ana Solé Vidal","Luis Rey Campo"],"actor":["prosecutor"],
        "modality":"possible"})");
    world.say(report, R"({"type":"investigation","target":["Ana Solé Vidal"],"detail":"civil case for removal"})");
    const auto answer = proceedings(material_of(world), on("2026-01-10"));
    REQUIRE(answer.rows.size() == 2);
    CHECK(answer.rows[0].proceeding.table.size() == 2);
    CHECK(answer.rows[0].records.size() == 2);
    CHECK(answer.rows[0].state == "acquitted on 2026-01-09; open");
    CHECK(answer.rows[0].next == std::vector<std::string>{"appeal possible"});
    CHECK(answer.rows[0].parallel == std::vector<std::string>{answer.rows[1].id});
}

TEST_CASE("proceedings: an appeal of which nobody is named belongs to the only case of its report")
{
    World world;
    const auto report = world.report("Monitor", "2026-01-23");
    world.say(report, R"({"type":"verdict","target":["Deniz Aksoylu"],"time":"2026-01-21","law":["Article 7/2"],
        "actor":["Diyarbakır 5th Heavy Penal Court"],"detail":"convicted"})");
    world.say(report, R"({"type":"sentence","target":["Deniz Aksoylu"],"detail":"18 months in prison"})");
    world.say(report, R"({"type":"appeal","actor":["lawyers"],"time":"2026-01-22"})");
    auto rows = proceedings(material_of(world), on("2026-02-20")).rows;
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].state == "convicted on 2026-01-21; open");
    CHECK(rows[0].proceeding.steps.size() == 3);
    CHECK(rows[0].proceeding.steps[1].what == domain::ClaimType::appeal);
    CHECK(people(material_of(world), on("2026-02-20")).rows.at(0).proceedings ==
          "convicted (18 months in prison); open or closed not known");
    world.say(report,
              R"({"type":"hearing","target":["Deniz Aksoylu"],"time":"2026-02-18","detail":"appeal heard; adjourned",
        "actor":["Diyarbakır Regional Court of Justice"]})");
    rows = proceedings(material_of(world), on("2026-02-20")).rows;
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].label == "Diyarbakır 5th Heavy Penal Court: Deniz Aksoylu");
}

TEST_CASE("people: a date that sources dispute does not take a released person from the count, a denied state does")
{
    World world;
    const auto a =
        world.say(world.report("Desk", "2026-01-09"), said("release", "Ana Solé Vidal", R"("time":"2026-01-08")"));
    const auto b =
        world.say(world.report("Site", "2026-01-10"), said("release", "Ana Solé Vidal", R"("time":"2026-01-09")"));
    world.join(ledger::LinkVerb::same, a, b);
    auto answer = people(material_of(world), on("2026-01-12"));
    CHECK(answer.rows.at(0).disputed);
    CHECK(answer.totals.at(0).at_least == 1);
    const auto c = world.say(world.report("Third", "2026-01-12"), said("held", "Ana Solé Vidal"));
    world.join(ledger::LinkVerb::same, a, c);
    answer = people(material_of(world), on("2026-01-12"));
    CHECK(answer.rows.at(0).contested);
    CHECK(answer.totals.at(0).at_least == 0);
}

TEST_CASE("proceedings: a hearing set for a day that is past is not what is next")
{
    World world;
    world.say(world.report("Desk", "2026-03-12"),
              said("hearing", "Ana Solé Vidal", R"("time":"2026-04-14","modality":"announced")"));
    const auto material = material_of(world);
    CHECK(proceedings(material, on("2026-04-14")).rows.at(0).next ==
          std::vector<std::string>{"hearing set for 2026-04-14"});
    CHECK(proceedings(material, on("2026-04-15")).rows.at(0).next.empty());
}

TEST_CASE("disruptions: on, ended and old ones with a month as their whole date")
{
    World world;
    const auto report = world.report("Desk", "2026-01-14");
    world.say(report, R"({"type":"shutdown","place":["Iran"],"time":"2026-01-08","quote":"They cut the internet."})");
    world.say(report,
              R"({"type":"shutdown","place":["Iran"],"time":"2019-11","quote":"In November 2019 there was one."})");
    world.say(world.report("Desk", "2026-01-21"), R"({"type":"restoration","place":["Iran"],"time":"2026-01-20",
        "quote":"Access came back."})");
    const auto material = material_of(world);
    auto rows = disruptions(material, on("2026-01-10")).rows;
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].now);
    CHECK(rows[0].state == "on, last confirmed 2026-01-08");
    CHECK_FALSE(rows[1].now);
    CHECK(rows[1].state == "end not known, last confirmed 2019-11-30");
    rows = disruptions(material, on("2026-01-20")).rows;
    CHECK_FALSE(rows[0].now);
    CHECK(rows[0].state == "ended 2026-01-20");
}

TEST_CASE("people: on an earlier day a status is not confirmed by what was said later")
{
    World world;
    world.say(world.report("Desk", "2026-01-05"), said("held", "Ana Solé Vidal", R"("place":["Evin prison"])"));
    world.say(world.report("Desk", "2026-01-20"), said("held", "Ana Solé Vidal", R"("place":["Evin prison"])"));
    world.say(world.report("Desk", "2026-01-09"), said("held", "Ana Solé Vidal", R"("place":["Evin prison"])"));
    const auto material = material_of(world);
    CHECK(people(material, on("2026-01-25")).rows.at(0).last_confirmed == day("2026-01-20"));
    CHECK(people(material, on("2026-01-12")).rows.at(0).last_confirmed == day("2026-01-09"));
    CHECK(people(material, on("2026-01-06")).rows.at(0).last_confirmed == day("2026-01-05"));
}

TEST_CASE("participation: announced ends nothing; the computed day ends it")
{
    World world;
    const auto report = world.report("Treaty Desk", "2026-01-12");
    world.say(report, R"({"type":"withdrawal","actor":["Ruritania"],"target":["Rome Statute"],"time":"2026-01-07",
        "modality":"announced","quote":"It announced it."})");
    auto row = participations(material_of(world), on("2026-01-12")).rows.at(0);
    CHECK(row.leaving);
    CHECK_FALSE(row.ended);
    CHECK(row.state.find("notification not seen") != std::string::npos);
    world.say(report, R"({"type":"withdrawal","actor":["Ruritania"],"target":["Rome Statute"],"time":"2026-01-10",
        "quote":"The depositary was notified on 10 January."})");
    row = participations(material_of(world), on("2027-01-10")).rows.at(0);
    CHECK(row.ended);
    CHECK(row.state == "left, effective 2027-01-10 (Article 127: one year after the notification is received)");
}

TEST_CASE("participation: who left, rejoined and notified again leaves by the second notification")
{
    World world;
    const auto report = world.report("Treaty Desk", "2026-01-12");
    const auto say = [&](const std::string& type, const std::string& time, const std::string& quote) {
        world.say(report, R"({"type":")" + type + R"(","actor":["Ruritania"],"target":["Paris Agreement"],"time":")" +
                              time + R"(","quote":")" + quote + R"("})");
    };
    say("withdrawal", "2019-11-04", "It notified the depositary on 4 November 2019.");
    say("withdrawal", "2020-11-04", "The withdrawal took effect on 4 November 2020.");
    say("accession", "2021-02-19", "It rejoined on 19 February 2021.");
    say("withdrawal", "2025-01-27", "It notified the depositary again on 27 January 2025.");
    const auto state = [&](const char* day) { return participations(material_of(world), on(day)).rows.at(0).state; };
    CHECK(state("2020-12-01") == "left 2020-11-04");
    CHECK(state("2022-01-01") == "rejoined 2021-02-19");
    CHECK(state("2026-03-01").starts_with("left, effective 2026-01-27 (Article 28"));
}

TEST_CASE("calls: a later release of the named person of that report meets it, being held again reverses it")
{
    World world;
    const auto report = world.report("Desk", "2026-01-16");
    world.say(report, said("held", "Ana Solé Vidal"));
    world.say(
        report,
        R"({"type":"demand","actor":["Desk"],"target":["the authorities"],"detail":"release Ana Solé Vidal now"})");
    auto row = calls(material_of(world), on("2026-03-01")).rows.at(0);
    CHECK(row.met == Met::not_known);
    const auto held = world.evidence.claims.front().id;
    const auto later = world.report("Desk", "2026-02-10");
    const auto free = world.say(later, said("release", "Ana Solé Vidal", R"("time":"2026-02-01")"));
    CHECK(calls(material_of(world), on("2026-03-01")).rows.at(0).met ==
          Met::not_known); // Nobody said it is the same one.
    world.join(ledger::LinkVerb::same, held, free);
    row = calls(material_of(world), on("2026-03-01")).rows.at(0);
    CHECK(row.met == Met::met);
    CHECK_FALSE(row.open);
    CHECK(row.shown_by == Basis{free});
    CHECK(calls(material_of(world), on("2026-01-31")).rows.at(0).met == Met::not_known);
    world.say(later, said("arrest", "Ana Solé Vidal", R"("time":"2026-02-05")"));
    CHECK(calls(material_of(world), on("2026-03-01")).rows.at(0).met == Met::reversed);
}

TEST_CASE("calls: restoration meets a call for access only if it comes after it")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, R"({"type":"shutdown","place":["Iran"],"time":"2026-01-08","quote":"They cut the internet."})");
    world.say(report, R"({"type":"demand","actor":["Desk"],"detail":"restore full internet access"})");
    CHECK(calls(material_of(world), on("2026-02-01")).rows.at(0).met == Met::not_known);
    world.say(world.report("Desk", "2026-01-21"), R"({"type":"restoration","place":["Iran"],"time":"2026-01-20",
        "quote":"Access came back."})");
    CHECK(calls(material_of(world), on("2026-02-01")).rows.at(0).met == Met::met);
}

TEST_CASE("sources: each with its parts, and how much of it is checked")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.accept(world.say(report, said("held", "Ana Solé Vidal")));
    world.say(report, said("held", "Luis Rey Campo"));
    world.say(world.note("Heron", "2026-01-11"), said("held", "Luis Rey Campo"));
    const auto answer = sources(material_of(world), on("2026-02-01"));
    REQUIRE(answer.rows.size() == 2);
    CHECK(answer.rows[0].source == "Desk");
    CHECK(answer.rows[0].claims == 2);
    CHECK(answer.rows[0].checked == 1);
    CHECK(answer.rows[1].parts == 1);
}

TEST_CASE("overview: what holds now, each with its claims")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, said("release", "Ana Solé Vidal", R"("time":"2026-01-08")"));
    world.say(report, said("held", "Luis Rey Campo", R"("detail":"in urgent need of medical attention")"));
    world.say(report, R"({"type":"held","target":["detainees"],"count":{"min":1000,"max":1000,"approx":true},
        "source":["local groups"]})");
    world.say(report, R"({"type":"shutdown","place":["Iran"],"time":"2026-01-08/.."})");
    world.say(report,
              R"({"type":"decree","law":["state of external commotion"],"time":"2026-01-03","detail":"search for"})");
    world.say(report, R"({"type":"quote","actor":["Lucía Ferrán"],"detail":"We","quote":"We cannot count."})");
    world.say(report,
              R"({"type":"demand","actor":["Desk"],"target":["Iranian authorities"],"detail":"restore full access"})");
    const auto answer = overview(material_of(world), on("2026-01-10"));
    CHECK(answer.released_with_open.size() == 1);
    CHECK(answer.held.size() == 1);
    CHECK(answer.urgent.size() == 1);
    CHECK(answer.disruptions_now.size() == 1);
    REQUIRE(answer.numbers.size() == 1);
    CHECK(answer.numbers[0].words == "about 1000");
    CHECK(answer.numbers[0].source == "local groups");
    CHECK(answer.orders.at(0).what == "state of external commotion");
    CHECK(answer.quotations.at(0).speaker == "Lucía Ferrán");
    CHECK(answer.open_calls.size() == 1);
    CHECK(answer.head.basis.size() == 7);
}
