// SPDX-License-Identifier: AGPL-3.0-or-later
// Calls across reports, and what shows that they were met. All people are invented.
#include "answers/call_words.hpp"
#include "records/world_for_tests.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace vigil;
using namespace vigil::answers;
using records::Asked;
using records::day;
using records::Report;
using records::World;

namespace {

const StateWords states{
    {"iran", "state:IR"}, {"iranian", "state:IR"}, {"turkiye", "state:TR"}, {"turkish", "state:TR"}};

View on(std::string_view text)
{
    return {records::Floor::proposed, day(text), std::nullopt, day(text)};
}

Calls asked(const World& world, std::string_view text, CallsBy by = CallsBy::nothing)
{
    const Material material{records::fold_all(world.evidence, records::Floor::proposed),
                            records::standing(world.evidence, records::Floor::proposed)};
    return calls(material, on(text), {by, states});
}

std::string demand(const std::string& who, const std::string& whom, const std::string& what)
{
    return R"({"type":"demand","actor":[")" + who + R"("],"target":[")" + whom + R"("],"detail":")" + what + "\"}";
}

std::string about(const std::string& type, const std::string& name, const std::string& rest = {})
{
    return R"({"type":")" + type + R"(","target":[")" + name + "\"]" + (rest.empty() ? "" : "," + rest) + "}";
}

Report titled(World& world, const std::string& source, const std::string& published, const std::string& title)
{
    auto passage = std::make_shared<records::Passage>(*world.report(source, published));
    passage->title = title;
    return passage;
}

} // namespace

TEST_CASE("calls: one addressee and one action is one call, whoever makes it and in whatever words")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"),
              demand("Desk", "Iranian authorities", "immediately restore full internet access"));
    world.say(world.report("Circle", "2026-01-14"),
              demand("Circle", "Government of Iran", "restore access to the internet without delay"));
    world.say(world.report("Union", "2026-01-20"), demand("Union", "Iran's judiciary", "end the internet shutdown"));
    world.say(world.report("Union", "2026-01-20"), demand("Union", "Turkish authorities", "end the internet shutdown"));
    const auto rows = asked(world, "2026-02-08").rows;
    REQUIRE(rows.size() == 2);
    const CallRow& row = rows[0].addressee == "state:IR" ? rows[0] : rows[1];
    CHECK(row.addressee == "state:IR");
    CHECK(row.records.size() == 3);
    REQUIRE(row.made.size() == 3);
    CHECK(row.made[0].by == "Desk");
    CHECK(row.made[2].on == day("2026-01-20"));
    CHECK(row.call.addressees.size() == 3);
    CHECK(row.call.since == day("2026-01-09"));
    CHECK(row.call.last_made == day("2026-01-20"));
    CHECK(row.age == 30);
    CHECK(row.words == std::vector<std::string>{"internet", "restore"});
    CHECK(row.label.starts_with("Desk, Circle, Union ask "));
}

TEST_CASE("calls: later repetitions do not count before they were made")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"), demand("Desk", "Iran", "restore the internet"));
    world.say(world.report("Circle", "2026-01-14"), demand("Circle", "Iran", "restore the internet"));
    const auto row = asked(world, "2026-01-10").rows.at(0);
    CHECK(row.made.size() == 1);
    CHECK(row.call.last_made == day("2026-01-09"));
}

TEST_CASE("calls: another action, other people, or its contrary is another call")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, demand("Desk", "Iran", "release Ana Solé Vidal"));
    world.say(report, demand("Desk", "Iran", "release Luis Rey Campo"));
    world.say(report, demand("Desk", "Iran", "release all political prisoners"));
    world.say(report, demand("Desk", "Iran", "publish the list of detainees"));
    world.say(report, demand("Desk", "Iran", "execute the judgment"));
    world.say(report, demand("Desk", "Iran", "must not execute the judgment"));
    CHECK(asked(world, "2026-02-01").rows.size() == 6);
    world.say(world.report("Circle", "2026-01-12"), demand("Circle", "Iran", "free Luis Rey Campo and drop his case"));
    world.say(world.report("Circle", "2026-01-12"), demand("Circle", "Iran", "free all the political detainees now"));
    CHECK(asked(world, "2026-02-01").rows.size() == 6);
}

TEST_CASE("calls: authorities without a state are those of the report, and never those of another report")
{
    World world;
    world.say(titled(world, "Desk", "2026-01-09", "Iran: cut off"),
              demand("Desk", "the authorities", "release all political prisoners"));
    world.say(titled(world, "Desk", "2026-01-10", "Türkiye: a trial"),
              demand("Desk", "the authorities", "release all political prisoners"));
    world.say(world.report("Circle", "2026-01-12"), demand("Circle", "Iranian government", "free political prisoners"));
    world.say(world.report("Circle", "2026-01-13"), demand("Circle", "authorities", "free political prisoners"));
    const auto rows = asked(world, "2026-02-01").rows;
    REQUIRE(rows.size() == 3);
    std::size_t of_iran = 0, unknown = 0;
    for (const CallRow& row : rows) {
        of_iran += row.addressee == "state:IR" ? row.records.size() : 0;
        unknown += row.addressee.starts_with("report ") ? 1U : 0U;
    }
    CHECK(of_iran == 2);
    CHECK(unknown == 1);
}

TEST_CASE("calls: an addressee that is not stated is not guessed")
{
    World world;
    const auto say = R"({"type":"demand","actor":["Desk"],"detail":"release all political prisoners"})";
    world.say(titled(world, "Desk", "2026-01-09", "Iran: cut off"), say);
    world.say(titled(world, "Desk", "2026-01-10", "Iran: still cut off"), say);
    const auto rows = asked(world, "2026-02-01").rows;
    CHECK(rows.size() == 2);
    CHECK(rows.at(0).addressee.empty());
}

TEST_CASE("calls: met for some is partly met, met for all is met, held again is reversed")
{
    World world;
    const auto report = world.report("Desk", "2026-01-16");
    const auto ana = world.say(report, about("held", "Ana Solé Vidal"));
    const auto luis = world.say(report, about("held", "Luis Rey Campo"));
    world.say(report, demand("Desk", "Iran", "release Ana Solé Vidal and Luis Rey Campo"));
    const auto later = world.report("Desk", "2026-02-10");
    const auto ana_free = world.say(later, about("release", "Ana Solé Vidal", R"("time":"2026-02-01")"));
    world.join(ledger::LinkVerb::same, ana, ana_free);
    auto row = asked(world, "2026-03-01").rows.at(0);
    CHECK(row.met == Met::partly);
    CHECK(row.open);
    CHECK(row.shown_by == records::Basis{ana_free});
    CHECK_FALSE(row.rule.empty());

    const auto luis_free = world.say(later, about("release", "Luis Rey Campo", R"("time":"2026-02-03")"));
    world.join(ledger::LinkVerb::same, luis, luis_free);
    CHECK(asked(world, "2026-03-01").rows.at(0).met == Met::met);
    world.say(later, about("arrest", "Ana Solé Vidal", R"("time":"2026-02-05")"));
    row = asked(world, "2026-03-01").rows.at(0);
    CHECK(row.met == Met::partly);
    CHECK(row.because.find("held again") != std::string::npos);
    world.say(later, about("arrest", "Luis Rey Campo", R"("time":"2026-02-06")"));
    CHECK(asked(world, "2026-03-01").rows.at(0).met == Met::reversed);
    CHECK(asked(world, "2026-02-04").rows.at(0).met == Met::met);
}

TEST_CASE("calls: a release of somebody of that name is perhaps, until a person decides")
{
    World world;
    const auto report = world.report("Desk", "2026-01-16");
    world.say(report, about("held", "Ana Solé Vidal"));
    world.say(report, demand("Desk", "Iran", "release Ana Solé Vidal"));
    world.say(world.report("Agency", "2026-02-10"), about("release", "Ana Solé Vidal", R"("time":"2026-02-01")"));
    const auto row = asked(world, "2026-03-01").rows.at(0);
    CHECK(row.met == Met::not_known);
    REQUIRE(row.perhaps.size() == 1);
    CHECK(row.perhaps[0].starts_with("Ana Solé Vidal, released 2026-02-01"));
}

TEST_CASE("calls: who died in custody cannot be released any more")
{
    World world;
    const auto report = world.report("Desk", "2026-01-16");
    const auto ana = world.say(report, about("held", "Ana Solé Vidal"));
    world.say(report, demand("Desk", "Iran", "release Ana Solé Vidal"));
    const auto dead = world.say(
        world.report("Desk", "2026-02-10"),
        about("death", "Ana Solé Vidal", R"("time":"2026-02-01","quote":"She died in custody on 1 February.")"));
    world.join(ledger::LinkVerb::same, ana, dead);
    const auto row = asked(world, "2026-03-01").rows.at(0);
    CHECK(row.met == Met::unmet);
    CHECK(row.because == "Ana Solé Vidal died in custody");
}

TEST_CASE(
    "calls: to lift a shutdown is met by its end, also where only another report tells of it; a new one reverses it")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"), R"({"type":"shutdown","place":["Iran"],"time":"2026-01-08",
        "quote":"They cut the internet."})");
    world.say(world.report("Circle", "2026-01-14"), demand("Circle", "Iranian authorities", "lift the shutdown"));
    CHECK(asked(world, "2026-02-20").rows.at(0).met == Met::not_known);
    world.say(world.report("Desk", "2026-01-21"), R"({"type":"restoration","place":["Iran"],"time":"2026-01-20",
        "quote":"Access came back."})");
    auto row = asked(world, "2026-02-20").rows.at(0);
    CHECK(row.met == Met::met);
    CHECK(row.rule == "restoring access: the only disruption in that state on the day of the call");
    CHECK(asked(world, "2026-01-19").rows.at(0).met != Met::met);
    world.say(world.report("Desk", "2026-02-16"), R"({"type":"shutdown","place":["Iran"],"time":"2026-02-15",
        "quote":"They cut the internet again."})");
    CHECK(asked(world, "2026-02-20").rows.at(0).met == Met::reversed);
    CHECK(asked(world, "2026-02-14").rows.at(0).met == Met::met);
}

TEST_CASE("calls: to rejoin a treaty is met by the accession, and reversed by the next withdrawal")
{
    World world;
    const auto report = world.report("Desk", "2020-11-05");
    world.say(report, demand("Desk", "United States", "rejoin the Paris Agreement"));
    CHECK(asked(world, "2020-12-01").rows.at(0).met == Met::not_known);
    const auto says = [&](const std::string& type, const std::string& when, const std::string& quote) {
        world.say(report, R"({"type":")" + type +
                              R"(","actor":["United States"],"target":["Paris Agreement"],"time":")" + when +
                              R"(","quote":")" + quote + "\"}");
    };
    says("accession", "2021-02-19", "It rejoined on 19 February 2021.");
    CHECK(asked(world, "2022-01-01").rows.at(0).met == Met::met);
    CHECK(asked(world, "2021-01-01").rows.at(0).met == Met::not_known);
    says("withdrawal", "2025-01-27", "The depositary received the notification on 27 January 2025.");
    const auto row = asked(world, "2026-01-01").rows.at(0);
    CHECK(row.met == Met::reversed);
    CHECK(row.because == "rejoined 2021-02-19; notified 2025-01-27");
}

TEST_CASE("calls: to drop a case is met by its closure")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, R"({"type":"charge","target":["Luis Rey Campo"],"time":"2025-12-01","place":["Court 26"],
        "law":["article 7"]})");
    world.say(report, demand("Desk", "Turkish authorities", "drop the charges against Luis Rey Campo"));
    CHECK(asked(world, "2026-03-01").rows.at(0).met == Met::not_known);
    world.say(report, R"({"type":"closure","target":["Luis Rey Campo"],"time":"2026-02-01","place":["Court 26"]})");
    CHECK(asked(world, "2026-03-01").rows.at(0).met == Met::met);
}

TEST_CASE("calls: grouped by addressee, by case and by status; a call about two people stands under both")
{
    World world;
    const auto report = world.report("Desk", "2026-01-16");
    world.say(report, demand("Desk", "Iran", "release Ana Solé Vidal and Luis Rey Campo"));
    world.say(report, demand("Desk", "Turkish authorities", "publish the law"));
    CHECK(asked(world, "2026-03-01").groups.empty());
    const auto by_case = asked(world, "2026-03-01", CallsBy::person).groups;
    REQUIRE(by_case.size() == 3);
    CHECK(by_case[0].label == "Ana Solé Vidal");
    CHECK(by_case[1].rows == by_case[0].rows);
    CHECK(by_case[2].label == "no person named");
    CHECK(asked(world, "2026-03-01", CallsBy::addressee).groups.size() == 2);
    const auto by_status = asked(world, "2026-03-01", CallsBy::status).groups;
    REQUIRE(by_status.size() == 1);
    CHECK(by_status[0].label == "not known");
    CHECK(by_status[0].rows.size() == 2);
}

TEST_CASE("calls: joining does not depend on the order of arrival")
{
    World world;
    for (const auto* what : {"restore the internet", "end the internet shutdown", "lift the shutdown in the capital",
                             "publish the names of those detained", "disclose the names of detainees"})
        world.say(world.report(what, "2026-01-09"), demand(what, "Iran", what));
    const auto forwards = asked(world, "2026-02-01");
    std::ranges::reverse(world.evidence.claims);
    const auto backwards = asked(world, "2026-02-01");
    REQUIRE(forwards.rows.size() == backwards.rows.size());
    for (std::size_t i = 0; i < forwards.rows.size(); ++i)
        CHECK(forwards.rows[i].records == backwards.rows[i].records);
}

TEST_CASE("call words: likeness is shared over all words")
{
    const auto words = [](std::string_view text) { return action_words(text, Asked::other, {}); };
    CHECK(likeness(words("publish the names of detainees"), words("disclose the name of every detainee")) == 1.0);
    CHECK(likeness(words("publish the names"), words("publish the budget")) == doctest::Approx(1.0 / 3));
    CHECK(words("must never execute").forbids);
    CHECK_FALSE(words("execute").forbids);
    CHECK(likeness(words("now"), words("immediately")) == 1.0);
}

TEST_CASE("property: joining by rare words is joining every two that are alike")
{
    CHECK(rc::check([] {
        std::vector<ActionWords> all(*rc::gen::inRange<std::size_t>(0, 14));
        for (ActionWords& one : all)
            for (const auto& word : *rc::gen::container<std::vector<std::string>>(
                     rc::gen::element<std::string>("a", "b", "c", "d", "e", "f", "g", "h")))
                one.words.emplace(word, word);
        std::vector<std::size_t> up(all.size());
        for (std::size_t i = 0; i < up.size(); ++i)
            up[i] = i;
        for (std::size_t round = 0; round < all.size(); ++round)
            for (std::size_t a = 0; a < all.size(); ++a)
                for (std::size_t b = 0; b < all.size(); ++b)
                    if (likeness(all[a], all[b]) >= least_likeness)
                        up[a] = up[b] = std::min(up[a], up[b]);
        std::vector<std::size_t> found(all.size());
        for (const auto& together : alike(all))
            for (const std::size_t one : together)
                found[one] = together.front();
        RC_ASSERT(found == up);
    }));
}
