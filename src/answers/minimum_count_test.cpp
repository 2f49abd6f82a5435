// SPDX-License-Identifier: AGPL-3.0-or-later
// docs/methods/minimum-count.md over small invented worlds, and against a count by brute force.
#include "answers/minimum_count.hpp"
#include "records/world_for_tests.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

using namespace vigil;
using namespace vigil::answers;
using domain::ClaimType;
using records::day;
using records::Floor;
using records::World;

namespace {

Material material_of(const World& world)
{
    return {records::fold_all(world.evidence, Floor::proposed), records::standing(world.evidence, Floor::proposed)};
}

MinimumCount count(const World& world, CountQuestion question = {})
{
    if (question.types.empty())
        question.types = {ClaimType::killing};
    View view;
    view.floor = Floor::proposed;
    view.today = day("2026-02-01");
    return minimum_count(material_of(world), view, question, {});
}

std::string killed(const std::string& number, const std::string& rest = {})
{
    return R"({"type":"killing","target":["people"],"count":)" + number + (rest.empty() ? "" : "," + rest) + "}";
}

std::string killed_by_name(const std::string& name, const std::string& rest = {})
{
    return R"({"type":"killing","target":[")" + name + "\"]" + (rest.empty() ? "" : "," + rest) + "}";
}

} // namespace

TEST_CASE("minimum count: no report is not known, never zero")
{
    const auto answer = count(World{});
    CHECK_FALSE(answer.at_least);
    CHECK(answer.sentence.starts_with("Not known"));
}

TEST_CASE("minimum count: reported totals never add, the largest of one source stands")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, killed(R"({"min":28,"max":null})"));
    world.say(report, killed(R"({"min":5,"max":5})"));
    world.say(world.report("Circle", "2026-01-14"), killed(R"({"min":45,"max":45})"));
    const auto answer = count(world);
    CHECK(answer.at_least == 45);
    REQUIRE(answer.totals.size() == 2);
    CHECK(answer.totals[0].source == "Circle");
    CHECK(answer.totals[1].least == 28);
}

TEST_CASE("minimum count: a rule of two origins takes the number that both reach; copies of one wire are one")
{
    World world;
    world.say(world.report("Outlet A", "2026-01-09", "wire"), killed(R"({"min":45,"max":45})"));
    world.say(world.report("Outlet B", "2026-01-09", "wire"), killed(R"({"min":45,"max":45})"));
    CountQuestion question;
    question.rule = SourceRule::two_origins;
    CHECK_FALSE(count(world, question).at_least);
    world.say(world.report("Desk", "2026-01-10"), killed(R"({"min":28,"max":null})"));
    CHECK(count(world, question).at_least == 28);
    CHECK(count(world).at_least == 45);
}

TEST_CASE("minimum count: who cites a source is that source")
{
    World world;
    world.say(world.report("Circle", "2026-01-09"), killed(R"({"min":45,"max":45})"));
    world.say(world.report("Outlet", "2026-01-10"), killed(R"({"min":45,"max":45})", R"("source":["Circle"])"));
    CountQuestion question;
    question.rule = SourceRule::two_origins;
    CHECK_FALSE(count(world, question).at_least);
}

TEST_CASE("minimum count: the window is inclusive and takes only what surely lies inside")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, killed(R"({"min":28,"max":null})", R"("time":"2025-12-31/2026-01-03")"));
    world.say(report, killed(R"({"min":90,"max":90})", R"("time":"2026-01")"));
    world.say(report, killed(R"({"min":99,"max":99})"));
    world.say(report, killed(R"({"min":77,"max":77})", R"("time":"2026-01-08/..")"));
    CountQuestion question;
    question.from = day("2025-12-31");
    question.to = day("2026-01-03");
    const auto answer = count(world, question);
    CHECK(answer.at_least == 28);
    std::vector<std::string> reasons;
    for (const CountRow& row : answer.rows)
        reasons.push_back(row.reason);
    std::ranges::sort(reasons);
    CHECK(reasons ==
          std::vector<std::string>{"in", "out: may lie outside the window", "out: outside the window", "out: undated"});
    question.to = day("2026-01-02");
    CHECK_FALSE(count(world, question).at_least);
    question.to.reset(); // From 8 January on, without an end, lies in a window that has none.
    CHECK(std::ranges::count(count(world, question).rows, true, &CountRow::in) == 3);
    CHECK(count(world, question).at_least == 90);
}

TEST_CASE("minimum count: denied, possible, announced and alleged are out; alleged comes in if asked for")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    for (const std::string modality : {"denied", "possible", "announced", "alleged"})
        world.say(report, killed(R"({"min":5,"max":5})", R"("modality":")" + modality + "\""));
    CHECK_FALSE(count(world).at_least);
    CountQuestion question;
    question.alleged = true;
    CHECK(count(world, question).at_least == 5);
}

TEST_CASE("minimum count: what was assessed as refuted or unlikely is out, a grade asked for must be reached")
{
    World world;
    const auto claim = world.say(world.report("Desk", "2026-01-09"), killed(R"({"min":5,"max":5})"));
    world.judge(ledger::Assessed{claim, ledger::Grade::refuted, {}, {}, {}});
    CHECK_FALSE(count(world).at_least);
    World likely;
    const auto other = likely.say(likely.report("Desk", "2026-01-09"), killed(R"({"min":5,"max":5})"));
    CountQuestion question;
    question.grade = ledger::Grade::likely;
    CHECK_FALSE(count(likely, question).at_least);
    likely.judge(ledger::Assessed{other, ledger::Grade::likely, {}, {}, {}});
    CHECK(count(likely, question).at_least == 5);
}

TEST_CASE("minimum count: a place by norm, by the table of places, by words; elsewhere and unplaced are out")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, killed(R"({"min":3,"max":3})", R"("place":["Iran"])"));
    world.say(report, killed(R"({"min":4,"max":4})", R"("place":["Lordegan"])"));
    world.evidence.claims.back().claim.values.back().norm = "geonames:1";
    for (auto& value : world.evidence.claims.back().claim.values)
        value.norm = value.field == domain::Field::place ? "geonames:1" : "";
    world.say(report, killed(R"({"min":5,"max":5})", R"("place":["Caracas"])"));
    world.say(report, killed(R"({"min":6,"max":6})"));
    CountQuestion question;
    question.types = {ClaimType::killing};
    question.place = "Iran";
    CHECK(count(world, question).at_least == 3);
    question.place_norms = {"state:IR"};
    View view;
    const auto answer =
        minimum_count(material_of(world), view, question, Surroundings{{{"geonames:1", {"state:IR"}}}, {}, {}});
    CHECK(answer.at_least == 4);
    std::size_t out = 0;
    for (const CountRow& row : answer.rows)
        out += row.reason == "out: not known to lie there" || row.reason == "out: unplaced" ? 1U : 0U;
    CHECK(out == 2);
}

TEST_CASE("minimum count: named people count, a doubtful pair once, rows of one list apart")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"), killed_by_name("Ana Solé Vidal"));
    world.say(world.report("Site", "2026-01-10"), killed_by_name("Ana Solé Vidal"));
    world.say(world.report("Site", "2026-01-10"), killed_by_name("Luis Rey Campo"));
    auto answer = count(world);
    CHECK(answer.from_names == 2);
    CHECK(answer.named == 3);
    CHECK(answer.undecided_pairs == 1);
    CHECK(answer.at_least == 2);
    const auto list = world.report("List", "2026-01-11");
    world.list(list, 1, killed_by_name("Pía Marsal Roca"));
    world.list(list, 2, killed_by_name("Pía Marsal Roca"));
    CHECK(count(world).from_names == 4);
}

TEST_CASE("minimum count: unnamed ones add only where a person decided that they are distinct")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    const auto named = world.say(report, killed_by_name("Ana Solé Vidal"));
    const auto group = world.say(report, killed(R"({"min":5,"max":5})"));
    const auto other = world.say(report, killed(R"({"min":3,"max":3})"));
    CHECK(count(world).at_least == 5);
    const auto link = world.join(ledger::LinkVerb::distinct, named, group);
    CHECK(count(world).at_least == 6);
    world.join(ledger::LinkVerb::distinct, named, other);
    CHECK(count(world).at_least == 6); // The two groups may overlap.
    world.join(ledger::LinkVerb::distinct, group, other);
    CHECK(count(world).at_least == 9);
    world.withdraw(link);
    CHECK(count(world).at_least == 5); // The three beside the named one make four; the report says five.
}

TEST_CASE(
    "minimum count: for held, who was released or is disputed does not count, and the oldest confirmation is said")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, R"({"type":"held","target":["Ana Solé Vidal"]})");
    world.say(report, R"({"type":"held","target":["Luis Rey Campo"]})");
    world.say(report, R"({"type":"release","target":["Luis Rey Campo"],"time":"2026-01-12"})");
    world.say(report, R"({"type":"held","target":["Pía Marsal Roca"]})");
    world.say(report, R"({"type":"held","target":["Pía Marsal Roca"],"modality":"denied","source":["Ministry"]})");
    CountQuestion question;
    question.types = {ClaimType::held};
    const auto answer = count(world, question);
    CHECK(answer.at_least == 1);
    CHECK(answer.head.method.find("the oldest confirmation of that is of 2026-01-09") != std::string::npos);
}

TEST_CASE("minimum count: about a number stays about")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"), killed(R"({"min":1000,"max":1000,"approx":true})"));
    const auto answer = count(world);
    CHECK(answer.approximate);
    CHECK(answer.sentence == "At least about 1000 people (killing), according to Desk.");
}

namespace {

/// By definition: enumerate every way in which undecided pairs may be one person and take the smallest number of
/// people.
std::size_t fewest_people(std::size_t people, const std::vector<std::pair<std::size_t, std::size_t>>& undecided)
{
    std::size_t fewest = people;
    for (std::size_t mask = 0; mask < (std::size_t{1} << undecided.size()); ++mask) {
        std::vector<std::size_t> group(people);
        for (std::size_t i = 0; i < people; ++i)
            group[i] = i;
        for (std::size_t k = 0; k < undecided.size(); ++k)
            if ((mask >> k & 1) != 0) {
                const std::size_t from = group[undecided[k].second];
                const std::size_t to = group[undecided[k].first];
                std::ranges::replace(group, from, to);
            }
        std::ranges::sort(group);
        const auto repeated = std::ranges::unique(group);
        fewest = std::min(fewest, static_cast<std::size_t>(repeated.begin() - group.begin()));
    }
    return fewest;
}

} // namespace

TEST_CASE("property: the minimum count is what brute force over small worlds gives")
{
    CHECK(rc::check([] {
        World world;
        const auto pick = [](int below) { return *rc::gen::inRange(0, below); };
        constexpr std::array names{"Ana Solé Vidal", "Luis Rey Campo", "Pía Marsal Roca"};
        // One report, one name, once: so every mention is a person record, and equal names are undecided pairs.
        std::vector<int> named;
        std::map<std::string, std::int64_t> largest;
        for (int i = 0, n = pick(6); i < n; ++i) {
            named.push_back(pick(3));
            const auto name = static_cast<std::size_t>(named.back());
            world.say(world.report("Named " + std::to_string(i), "2026-01-09"), killed_by_name(names[name]));
        }
        for (int i = 0, n = pick(5); i < n; ++i) {
            const std::string source = "Source " + std::to_string(pick(3));
            const int number = 1 + pick(6);
            world.say(world.report(source, "2026-01-09"), killed(R"({"min":)" + std::to_string(number) + "}"));
            largest[source] = std::max(largest[source], std::int64_t{number});
        }
        std::vector<std::pair<std::size_t, std::size_t>> undecided;
        for (std::size_t a = 0; a < named.size(); ++a)
            for (std::size_t b = a + 1; b < named.size(); ++b)
                if (named[a] == named[b])
                    undecided.emplace_back(a, b);
        std::int64_t expected = static_cast<std::int64_t>(fewest_people(named.size(), undecided));
        for (const auto& [source, number] : largest)
            expected = std::max(expected, number);
        const auto answer = count(world);
        RC_ASSERT(answer.at_least.value_or(0) == expected);
        RC_ASSERT(answer.at_least.has_value() == (expected > 0));
    }));
}
