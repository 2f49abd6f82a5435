// SPDX-License-Identifier: AGPL-3.0-or-later
// docs/methods/proof.md over small invented worlds. All people are invented.
#include "answers/proof.hpp"
#include "records/world_for_tests.hpp"

#include <doctest/doctest.h>

using namespace vigil;
using namespace vigil::answers;
using records::day;
using records::Floor;
using records::World;

namespace {

Material material_of(const World& world, Floor floor = Floor::proposed)
{
    return {records::fold_all(world.evidence, floor), records::standing(world.evidence, floor)};
}

/// Sentences of one claim each.
DraftPart draft_of(const std::vector<std::string>& claims)
{
    DraftPart part;
    for (const auto& json : claims) {
        auto claim = *domain::claim_from_json(json);
        const auto begin = static_cast<std::uint32_t>(part.sentences.size() * 100);
        claim.span = {begin, begin + 50};
        if (claim.quote.empty())
            claim.quote = "A sentence.";
        part.sentences.push_back({claim.quote, claim.span, false});
        part.claims.push_back(claim);
    }
    return part;
}

View view_on(std::string_view today, Floor floor = Floor::proposed)
{
    View view;
    view.floor = floor;
    view.today = day(today);
    return view;
}

Proof prove(const World& world, const std::vector<std::string>& claims, std::string_view today = "2026-02-01")
{
    return proof(material_of(world), {}, view_on(today), {draft_of(claims)}, {});
}

Mark mark(const World& world, const std::string& claim, std::string_view today = "2026-02-01")
{
    return prove(world, {claim}, today).sentences.front().mark;
}

const std::string killed =
    R"({"type":"killing","target":["protesters"],"place":["Iran"],"time":"2025-12-31/2026-01-03",)";

World held_and_released()
{
    World world;
    world.say(world.report("Desk", "2026-01-05"),
              R"({"type":"held","target":["Rosa Example"],"place":["Northtown prison"]})");
    world.say(world.report("Watch", "2026-01-10"),
              R"({"type":"release","target":["Rosa Example"],"time":"2026-01-08"})");
    return world;
}

} // namespace

TEST_CASE("proof: what a source says is supported, and its claim is the footnote")
{
    World world;
    const auto id = world.say(world.report("Desk", "2026-01-09"),
                              R"({"type":"release","target":["Rosa Example"],"time":"2026-01-08"})");
    const auto answer = prove(world, {R"({"type":"release","target":["Rosa Example"],"time":"2026-01-08"})"});
    CHECK(answer.sentences[0].mark == Mark::supported);
    CHECK(answer.sentences[0].claims[0].support == std::vector{id});
    REQUIRE(answer.head.basis.size() == 1);
    CHECK(answer.head.basis[0].source == "Desk");
    CHECK(answer.total(Mark::supported) == 1);
}

TEST_CASE("proof: said held, since released, is stale, unless the draft tells the release itself")
{
    const auto world = held_and_released();
    const std::string held = R"({"type":"held","target":["Rosa Example"],"time":"2026-01-05"})";
    CHECK(mark(world, held) == Mark::stale);
    CHECK(mark(world, held, "2026-01-07") == Mark::supported);
    const auto both = prove(world, {held, R"({"type":"release","target":["Rosa Example"],"time":"2026-01-08"})"});
    CHECK(both.sentences[0].mark == Mark::supported);
    CHECK(both.sentences[1].mark == Mark::supported);
}

TEST_CASE("proof: a release is stale after a re-arrest; the arrest is told by the draft only if it is that arrest")
{
    auto world = held_and_released();
    world.say(
        world.report("Desk", "2026-01-20"),
        R"({"type":"arrest","target":["Rosa Example"],"time":"2026-01-19","quote":"Rosa Example was arrested again."})");
    const std::string released = R"({"type":"release","target":["Rosa Example"],"time":"2026-01-08"})";
    CHECK(mark(world, released) == Mark::stale);
    const auto first = prove(world, {released, R"({"type":"arrest","target":["Rosa Example"],"time":"2026-01-02"})"});
    CHECK(first.sentences[0].mark == Mark::stale);
    const auto second = prove(world, {released, R"({"type":"arrest","target":["Rosa Example"],"time":"2026-01-19"})"});
    CHECK(second.sentences[0].mark == Mark::supported);
}

TEST_CASE("proof: another day than every source gives is contradicted, by whom is said")
{
    const auto answer =
        prove(held_and_released(), {R"({"type":"release","target":["Rosa Example"],"time":"2026-01-20"})"});
    CHECK(answer.sentences[0].mark == Mark::contradicted);
    CHECK(answer.sentences[0].claims[0].because.find("Watch") != std::string::npos);
}

TEST_CASE("proof: sources that disagree about a day contradict the draft, and both are named")
{
    auto world = held_and_released();
    world.say(world.report("Family", "2026-01-12"),
              R"({"type":"release","target":["Rosa Example"],"time":"2026-01-09"})");
    const auto answer = prove(world, {R"({"type":"release","target":["Rosa Example"],"time":"2026-01-08"})"});
    CHECK(answer.sentences[0].mark == Mark::contradicted);
    CHECK(answer.sentences[0].claims[0].because.find("Family") != std::string::npos);
    CHECK(answer.sentences[0].claims[0].because.find("said by Watch") != std::string::npos);
}

TEST_CASE("proof: what a source denies is contradicted; a denial is said by a denial")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"), killed + R"("count":{"min":28,"max":null}})");
    world.say(
        world.report("Circle", "2026-01-10"),
        R"({"type":"killing","target":["protesters"],"place":["Iran"],"source":["Interior Ministry"],"modality":"denied"})");
    const auto answer = prove(world, {killed + R"("count":{"min":28,"max":null}})"});
    CHECK(answer.sentences[0].mark == Mark::contradicted);
    CHECK(answer.sentences[0].claims[0].because.starts_with("denied by Interior Ministry"));
    CHECK(
        mark(
            world,
            R"({"type":"killing","target":["protesters"],"place":["Iran"],"source":["Interior Ministry"],"modality":"denied"})") ==
        Mark::supported);
}

TEST_CASE("proof: a number that no source gives differs; a weaker one is supported")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"), killed + R"("count":{"min":28,"max":null}})");
    const auto thirty = prove(world, {killed + R"("count":{"min":30,"max":30}})"});
    CHECK(thirty.sentences[0].mark == Mark::number_differs);
    CHECK(thirty.sentences[0].claims[0].because.find("at least 28") != std::string::npos);
    CHECK(mark(world, killed + R"("count":{"min":28,"max":28}})") == Mark::number_differs);
    CHECK(mark(world, killed + R"("count":{"min":28,"max":null}})") == Mark::supported);
    CHECK(mark(world, killed + R"("count":{"min":20,"max":null}})") == Mark::supported);
}

TEST_CASE("proof: about a number supports no exact one, an exact one supports about")
{
    World world;
    const std::string held = R"({"type":"held","target":["prisoners"],"place":["Northland"],)";
    world.say(world.report("Desk", "2026-01-09"), held + R"("count":{"min":900,"max":900,"approx":true}})");
    CHECK(mark(world, held + R"("count":{"min":900,"max":900}})") == Mark::number_differs);
    CHECK(mark(world, held + R"("count":{"min":900,"max":900,"approx":true}})") == Mark::supported);
    World exact;
    exact.say(exact.report("Desk", "2026-01-09"), held + R"("count":{"min":904,"max":904}})");
    CHECK(mark(exact, held + R"("count":{"min":900,"max":900,"approx":true}})") == Mark::supported);
}

TEST_CASE("proof: a number that its own origin replaced is stale")
{
    World world;
    const std::string released = R"({"type":"release","target":["people"],"place":["Northland"],"time":"2026-01-08",)";
    world.say(world.report("Desk", "2026-01-09"), released + R"("count":{"min":12,"max":12}})");
    world.say(world.report("Desk", "2026-01-12"), released + R"("count":{"min":15,"max":15}})");
    CHECK(mark(world, released + R"("count":{"min":12,"max":12}})") == Mark::stale);
    CHECK(mark(world, released + R"("count":{"min":15,"max":15}})") == Mark::supported);
}

TEST_CASE("proof: a term of imprisonment is compared by its numbers")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"),
              R"({"type":"sentence","target":["Rosa Example"],"detail":"18 months in prison","time":"2026-01-08"})");
    CHECK(mark(world, R"({"type":"sentence","target":["Rosa Example"],"detail":"18 months"})") == Mark::supported);
    CHECK(mark(world, R"({"type":"sentence","target":["Rosa Example"],"detail":"eight years in prison"})") ==
          Mark::number_differs);
}

TEST_CASE("proof: an acquittal where the sources say convicted is contradicted")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"),
              R"({"type":"verdict","target":["Rosa Example"],"detail":"convicted","time":"2026-01-08"})");
    CHECK(mark(world, R"({"type":"verdict","target":["Rosa Example"],"detail":"acquitted","time":"2026-01-08"})") ==
          Mark::contradicted);
}

TEST_CASE("proof: a measure that was lifted since is stale, another kind is not in the casebook")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"),
              R"({"type":"restriction","target":["Rosa Example"],"detail":"travel ban","time":"2026-01-08"})");
    world.say(
        world.report("Desk", "2026-03-12"),
        R"({"type":"restriction","target":["Rosa Example"],"detail":"lifted the travel ban","time":"2026-03-10"})");
    const std::string ban =
        R"({"type":"restriction","target":["Rosa Example"],"detail":"travel ban","time":"2026-01-08"})";
    CHECK(mark(world, ban, "2026-04-01") == Mark::stale);
    CHECK(mark(world, ban, "2026-03-01") == Mark::supported);
    CHECK(mark(world, R"({"type":"restriction","target":["Rosa Example"],"detail":"house arrest"})") ==
          Mark::not_in_casebook);
}

TEST_CASE("proof: a shutdown is stale after the restoration, one that is over is not")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"), R"({"type":"shutdown","place":["Northland"],"time":"2026-01-08"})");
    world.say(world.report("Desk", "2026-01-30"),
              R"({"type":"restoration","place":["Northland"],"time":"2026-01-28"})");
    CHECK(mark(world, R"({"type":"shutdown","place":["Northland"],"time":"2026-01-08"})") == Mark::stale);
    CHECK(mark(world, R"({"type":"shutdown","place":["Northland"],"time":"2026-01-08/2026-01-28"})") ==
          Mark::supported);
    CHECK(mark(world, R"({"type":"shutdown","place":["Southland"],"time":"2026-01-08"})") == Mark::not_in_casebook);
}

TEST_CASE("proof: an assertion is not borne out by what is only alleged")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"),
              R"({"type":"torture","target":["Rosa Example"],"modality":"alleged"})");
    const auto answer = prove(world, {R"({"type":"torture","target":["Rosa Example"]})"});
    CHECK(answer.sentences[0].mark == Mark::not_in_casebook);
    CHECK(answer.sentences[0].claims[0].because.starts_with("only as alleged"));
    CHECK(mark(world, R"({"type":"torture","target":["Rosa Example"],"modality":"alleged"})") == Mark::supported);
}

TEST_CASE("proof: what no source has is named beside what it has")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"), R"({"type":"held","target":["Rosa Example"],"place":["Northland"]})");
    const auto answer = prove(
        world,
        {R"({"type":"held","target":["Rosa Example"],"place":["Hill prison","Northland"],"source":["Her family"]})"});
    CHECK(answer.sentences[0].mark == Mark::supported);
    CHECK(answer.sentences[0].claims[0].remarks ==
          std::vector<std::string>{"not in these sources: Hill prison",
                                   "the draft names Her family; the casebook has it from Desk"});
}

TEST_CASE("proof: nobody of that name is not in the casebook; several of one name are said")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    CHECK(mark(world, R"({"type":"held","target":["Rosa Example"]})") == Mark::not_in_casebook);
    world.list(report, 1, R"({"type":"held","target":["Rosa Example"]})");
    world.list(report, 2, R"({"type":"held","target":["Rosa Example"]})");
    const auto answer = prove(world, {R"({"type":"held","target":["Rosa Example"]})"});
    CHECK(answer.sentences[0].mark == Mark::supported);
    REQUIRE(answer.sentences[0].claims[0].remarks.size() == 1);
    CHECK(answer.sentences[0].claims[0].remarks[0].starts_with("2 people"));
}

TEST_CASE("proof: at the checked floor the unchecked claims that say so are counted")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"), R"({"type":"held","target":["Rosa Example"]})");
    const auto answer =
        proof(material_of(world, Floor::checked), material_of(world), view_on("2026-02-01", Floor::checked),
              {draft_of({R"({"type":"held","target":["Rosa Example"]})"})}, {});
    CHECK(answer.sentences[0].mark == Mark::not_in_casebook);
    CHECK(answer.sentences[0].claims[0].unchecked == 1);
}

TEST_CASE("proof: a sentence without a claim says so, a heading is not judged, an unread language is not read")
{
    DraftPart part;
    part.sentences = {{"A heading", {0, 9}, true}, {"It rained on 12 days.", {10, 31}, false}};
    auto answer = proof(material_of(World{}), {}, view_on("2026-02-01"), {part}, {});
    CHECK(answer.sentences[0].heading);
    CHECK(answer.sentences[1].mark == Mark::no_claim);
    CHECK(answer.sentences[1].remarks.size() == 1);
    CHECK(answer.total(Mark::no_claim) == 1);
    part.unread = true;
    answer = proof(material_of(World{}), {}, view_on("2026-02-01"), {part}, {});
    CHECK(answer.total(Mark::not_read) == 2);
}
