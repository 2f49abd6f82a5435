// SPDX-License-Identifier: AGPL-3.0-or-later
// Hard cases of the other families, in our own words. All people are invented.
#include "records/world_for_tests.hpp"

#include <doctest/doctest.h>

using namespace vigil;
using namespace vigil::records;

TEST_CASE("incidents: 28 in 13 cities stand apart from five in one town and from later deaths")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, R"({"type":"killing","actor":["security forces"],"target":["protesters"],
        "count":{"min":28,"max":null},"place":["13 cities"],"time":"2025-12-31/2026-01-03"})");
    world.say(report, R"({"type":"killing","target":["protesters"],"count":{"min":5,"max":5},"place":["Lordegan"],
        "time":"2026-01-01"})");
    world.say(report, R"({"type":"killing","time":"2026-01-08/..","modality":"alleged"})");
    const auto incidents = world.incidents();
    REQUIRE(incidents.size() == 3);
    CHECK(incidents[0].lowest == 28);
    CHECK(incidents[0].open_above);
    CHECK(incidents[1].lowest == 5);
    CHECK(incidents[2].alleged);
    CHECK_FALSE(incidents[2].lowest);
}

TEST_CASE("incidents: two sources about the same days keep their numbers side by side")
{
    World world;
    const auto told = [](const std::string& count, const std::string& time) {
        return R"({"type":"killing","target":["people"],"count":)" + count + R"(,"time":")" + time +
               R"(","values":[{"field":"place","text":"Iran","kind":"state","norm":"state:IR"},
                              {"field":"target","text":"people","kind":"group"}]})";
    };
    world.say(world.report("Desk", "2026-01-09"), told(R"({"min":28,"max":null})", "2025-12-31/2026-01-03"));
    world.say(world.report("Circle", "2026-01-14"), told(R"({"min":45,"max":45})", "2025-12-31/2026-01-04"));
    world.say(world.report("Desk", "2026-01-14"), told(R"({"min":200,"max":999,"approx":true})", "2019-11"));
    const auto incidents = world.incidents();
    REQUIRE(incidents.size() == 2);
    CHECK(incidents[1].numbers.size() == 2);
    CHECK(incidents[1].lowest == 28);
    CHECK(incidents[1].highest == 45);
}

TEST_CASE("incidents: versions of one release are one incident where no place can be resolved, other sources are not")
{
    World world;
    const std::string told = R"({"type":"killing","target":["protesters"],"count":{"min":28,"max":null},
        "place":["13 cities"],"time":"2025-12-31/2026-01-03"})";
    const std::string other = R"({"type":"killing","target":["protesters"],"count":{"min":30,"max":null},
        "place":["13 cities"],"time":"2025-12-31/2026-01-03"})";
    const auto release = world.report("Desk", "2026-01-09", "one origin");
    world.say(release, told);
    world.say(world.report("Mirror", "2026-01-10", "one origin"), told);
    REQUIRE(world.incidents().size() == 1);
    CHECK(world.incidents()[0].numbers.size() == 2);
    world.say(world.report("Circle", "2026-01-10"), told);
    world.say(release, other);
    CHECK(world.incidents().size() == 3);
    world.say(release, told); // Told twice in one report: of two happenings, as far as anybody can say.
    CHECK(world.incidents().size() == 4);
}

TEST_CASE("incidents: a denial stands beside what it denies")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, R"({"type":"killing","target":["Aria Golzarinik"],"place":["Marvdasht"],"time":"2026-01-01"})");
    world.say(report, R"({"type":"killing","target":["Aria Golzarinik"],"place":["Marvdasht"],"time":"2026-01-01",
        "modality":"denied","source":["Interior Ministry"]})");
    const auto incidents = world.incidents();
    REQUIRE(incidents.size() == 1);
    CHECK(incidents[0].disputed);
    CHECK(incidents[0].against.size() == 1);
    CHECK(incidents[0].victims.size() == 1);
}

TEST_CASE("proceedings: acquitted, appealed, convicted: rows stay, the case is open at the appeal")
{
    World world;
    const auto report = world.report("Monitor", "2026-01-09");
    const std::string court = R"("actor":["Istanbul Heavy Penal Court No. 26"])";
    world.say(report, R"({"type":"charge","target":["Deniz Aksoylu"],"law":["Article 7/2"]})");
    world.say(report, R"({"type":"verdict","target":["Deniz Aksoylu"],"time":"2026-01-09","detail":"acquitted",)" +
                          court + "}");
    auto cases = world.proceedings();
    REQUIRE(cases.size() == 1);
    CHECK(cases[0].stage == "verdict");
    CHECK(cases[0].openness == Openness::not_known); // Nobody says that the acquittal is final.
    REQUIRE(cases[0].table.size() == 1);
    CHECK(cases[0].table[0].outcome == "acquitted");
    CHECK(cases[0].table[0].charge == "Article 7/2");

    world.say(report, R"({"type":"appeal","target":["Deniz Aksoylu"],"actor":["prosecutor"],"modality":"possible"})");
    cases = world.proceedings();
    CHECK(cases[0].openness == Openness::open);
    CHECK(cases[0].ahead.at(0).what == "appeal");

    world.say(report, R"({"type":"verdict","target":["Deniz Aksoylu"],"time":"2026-03-01","detail":"convicted",
        "law":["Article 7/2"],"actor":["Istanbul Heavy Penal Court No. 26"]})");
    cases = world.proceedings();
    REQUIRE(cases[0].table.size() == 2);
    CHECK(cases[0].table[1].outcome == "convicted");
    CHECK_FALSE(cases[0].table[0].disputed);
}

TEST_CASE("proceedings: two charges with two outcomes are one case; a civil case beside it is another")
{
    World world;
    const auto report = world.report("Monitor", "2026-01-23");
    world.say(report, R"({"type":"verdict","target":["Deniz Aksoylu"],"actor":["Diyarbakır 5th Heavy Penal Court"],
        "time":"2026-01-21","law":["Article 7/2"],"detail":"convicted"})");
    world.say(report, R"({"type":"verdict","target":["Deniz Aksoylu"],"actor":["court"],"law":["Article 314/2"],
        "time":"2026-01-21","detail":"acquitted"})");
    world.say(report,
              R"({"type":"sentence","target":["Deniz Aksoylu"],"time":"2026-01-21","detail":"18 months in prison"})");
    world.say(report, R"({"type":"investigation","target":["Deniz Aksoylu"],"detail":"civil case for removal"})");
    const auto cases = world.proceedings();
    REQUIRE(cases.size() == 2);
    const auto& criminal = cases[0].kind == ProceedingKind::criminal ? cases[0] : cases[1];
    REQUIRE(criminal.table.size() == 2);
    CHECK(criminal.table[0].outcome != criminal.table[1].outcome);
    const auto& convicted = criminal.table[0].outcome == "convicted" ? criminal.table[0] : criminal.table[1];
    CHECK(convicted.sentence == "18 months in prison");
}

TEST_CASE("proceedings: unnamed defendants are one case of their report, inquiries are of their own kind")
{
    World world;
    const auto report = world.report("Monitor", "2026-01-09");
    const std::string board =
        R"("target":["president","10 members of the executive board"],"count":{"min":11,"max":11})";
    world.say(report, R"({"type":"verdict","actor":["Istanbul Heavy Penal Court No. 26"],"law":["terrorist propaganda"],
        "time":"2026-01-09","detail":"acquitted",)" +
                          board + "}");
    world.say(
        report,
        R"({"type":"charge","target":["members of the leadership"],"law":["terrorist propaganda","Article 7/2"]})");
    world.say(report, R"({"type":"hearing","target":["executive board"],"time":"2026-01-05/2026-01-09",
        "place":["Istanbul Heavy Penal Court No. 26"]})");
    world.say(report, R"({"type":"appeal","target":["lawyers"],"actor":["prosecutor"],"modality":"possible"})");
    world.say(report,
              R"({"type":"investigation","actor":["Office of the Prosecutor of the International Criminal Court"],
        "target":["crimes against humanity"]})");
    const auto cases = world.proceedings();
    REQUIRE(cases.size() == 2);
    const auto& criminal = cases[0].kind == ProceedingKind::criminal ? cases[0] : cases[1];
    const auto& inquiry = cases[0].kind == ProceedingKind::criminal ? cases[1] : cases[0];
    CHECK(inquiry.kind == ProceedingKind::international);
    CHECK(inquiry.openness == Openness::open);
    CHECK(criminal.court == "Istanbul Heavy Penal Court No. 26");
    CHECK(criminal.defendant_count->min == 11);
    CHECK(criminal.ahead.size() == 1);
    CHECK(criminal.steps.size() == 4);
}

TEST_CASE("disruptions: reported and denied is disputed, still in force is on, earlier ones stay apart")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, R"({"type":"shutdown","actor":["Iranian authorities"],"place":["Iran"],"time":"2026-01-08",
        "quote":"Iranian authorities cut the internet on 8 January."})");
    world.say(report, R"({"type":"shutdown","place":["Iran"],"time":"2019-11","detail":"near total",
        "quote":"In November 2019 they imposed a shutdown."})");
    world.say(report, R"({"type":"restoration","place":["Iran"],"time":"2019-11-21/..",
        "quote":"Access was restored in stages from 21 November 2019."})");
    world.say(report, R"({"type":"shutdown","place":["Iran"],"time":"2022-09/2022-12"})");
    auto all = world.disruptions();
    REQUIRE(all.size() == 3);
    CHECK(all[0].state == DisruptionState::ended);
    CHECK(all[0].end_partial);
    CHECK(all[1].state == DisruptionState::ended);
    CHECK(all[1].end->to_string() == "2022-12");
    CHECK(all[2].state == DisruptionState::not_known);
    CHECK(all[2].start->to_string() == "2026-01-08");

    world.say(world.report("Circle", "2026-01-14"), R"({"type":"shutdown","place":["Iran"],
        "quote":"The shutdown is still in force."})");
    all = world.disruptions();
    REQUIRE(all.size() == 3);
    CHECK(all[2].state == DisruptionState::on);
    CHECK(all[2].last_confirmed == day("2026-01-14"));
    CHECK_FALSE(all[2].disputed);

    world.say(world.report("Agency", "2026-01-15"), R"({"type":"shutdown","place":["Iran"],"time":"2026-01-08",
        "modality":"denied","source":["Ministry of Communications"]})");
    CHECK(world.disruptions()[2].disputed);
    CHECK(world.disruptions()[2].statements.size() == 3);
}

TEST_CASE("disruptions: blocking of two apps is not a shutdown, and ends with its own restoration")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, R"({"type":"blocking","target":["Instagram","WhatsApp"],"place":["Iran"],"time":"2022-09-21"})");
    world.say(report, R"({"type":"shutdown","place":["Iran"],"time":"2022-09-21"})");
    world.say(report, R"({"type":"restoration","target":["Instagram"],"place":["Iran"],"time":"2023-03-02"})");
    const auto all = world.disruptions();
    REQUIRE(all.size() == 2);
    const auto& blocking = all[0].kind == DisruptionKind::blocking ? all[0] : all[1];
    const auto& shutdown = all[0].kind == DisruptionKind::blocking ? all[1] : all[0];
    CHECK(blocking.blocked.size() == 2);
    CHECK(blocking.state == DisruptionState::ended);
    CHECK_FALSE(shutdown.end);
}

TEST_CASE("calls: one call repeated is one record with its first date")
{
    World world;
    const auto says = R"({"type":"demand","actor":["Rebecca Stone"],"target":["Iranian authorities"],
        "detail":"restore full internet access"})";
    world.say(world.report("Desk", "2026-01-09"), says);
    world.say(world.report("Desk", "2026-01-14"), says);
    world.say(world.report("Desk", "2026-01-14"), R"({"type":"demand","actor":["Rebecca Stone"],
        "target":["Iranian authorities"],"detail":"release Ana Solé Vidal and Luis Rey Campo"})");
    const auto calls = world.calls();
    REQUIRE(calls.size() == 2);
    CHECK(calls[0].since == day("2026-01-09"));
    CHECK(calls[0].last_made == day("2026-01-14"));
    CHECK(calls[0].asked == Asked::restore_access);
    CHECK(calls[1].asked == Asked::release);
    CHECK(calls[1].people == std::vector<std::string>{"Ana Solé Vidal", "Luis Rey Campo"});
}

TEST_CASE("records: a number beyond the vocabulary is damage, not a name")
{
    const auto with_step = [](std::int64_t what) {
        return Cbor::Map{{"id", "x"}, {"steps", Cbor::Array{Cbor::Map{{"what", what}}}}};
    };
    CHECK(proceeding_from_cbor(with_step(3)));
    CHECK_FALSE(proceeding_from_cbor(with_step(60)));
    CHECK_FALSE(proceeding_from_cbor(with_step(-1)));
}

TEST_CASE("records: each family survives its canonical form")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(
        report,
        R"({"type":"killing","target":["people"],"count":{"min":3,"max":3},"place":["Lordegan"],"time":"2026-01-01"})");
    world.say(
        report,
        R"({"type":"verdict","target":["lawyers"],"detail":"acquitted","law":["Article 7/2"],"time":"2026-01-09"})");
    world.say(report, R"({"type":"shutdown","place":["Iran"],"time":"2026-01-08/.."})");
    world.say(report,
              R"({"type":"withdrawal","actor":["Ruritania"],"target":["Rome Statute"],"modality":"announced"})");
    world.say(report, R"({"type":"demand","actor":["Desk"],"detail":"publish the names"})");
    const auto same = [](const auto& one, auto read) { CHECK(*read(*decode_cbor(encode_cbor(to_cbor(one)))) == one); };
    same(world.incidents().at(0), incident_from_cbor);
    same(world.proceedings().at(0), proceeding_from_cbor);
    same(world.disruptions().at(0), disruption_from_cbor);
    same(world.participations().at(0), participation_from_cbor);
    same(world.calls().at(0), call_from_cbor);
}
