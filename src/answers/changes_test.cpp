// SPDX-License-Identifier: AGPL-3.0-or-later
// docs/methods/changes.md over small invented worlds.
#include "answers/changes.hpp"
#include "records/world_for_tests.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace vigil;
using namespace vigil::answers;
using records::day;
using records::Floor;
using records::World;

namespace {

View view_at(Floor floor)
{
    View view;
    view.floor = floor;
    view.today = day("2026-03-01");
    return view;
}

Knowledge knowledge_of(const records::Evidence& evidence, Floor floor, std::optional<Day> known)
{
    return {{records::fold_all(evidence, floor, known), records::standing(evidence, floor, known)},
            records::standing(evidence, Floor::proposed, known),
            {}};
}

Changes between(const World& world, const std::string& from, const std::string& to, Floor floor = Floor::proposed)
{
    const View view = view_at(floor);
    return changes(knowledge_of(world.evidence, floor, day(from)), view, knowledge_of(world.evidence, floor, day(to)),
                   view);
}

std::string said(const std::string& type, const std::string& name, const std::string& rest = {})
{
    return R"({"type":")" + type + R"(","target":[")" + name + "\"]" + (rest.empty() ? "" : "," + rest) + "}";
}

} // namespace

TEST_CASE("changes: a person who came in is new, one whose claims were rejected is withdrawn, each with its claims")
{
    World world;
    const auto old = world.say(world.report("Desk", "2026-01-09"), said("held", "Ana Solé Vidal"));
    const auto fresh = world.say(world.report("Desk", "2026-01-20"), said("held", "Luis Rey Campo"));
    world.reject(old); // Known 2026-02-01.
    const auto answer = between(world, "2026-01-10", "2026-02-02");
    REQUIRE(answer.changes.size() == 2);
    CHECK(answer.changes[0].kind == ChangeKind::added);
    CHECK(answer.changes[0].after[0].label == "Luis Rey Campo");
    CHECK(answer.changes[0].claims == std::vector<ClaimChange>{{fresh, ClaimFate::added}});
    CHECK(answer.changes[1].kind == ChangeKind::withdrawn);
    CHECK(answer.changes[1].claims == std::vector<ClaimChange>{{old, ClaimFate::withdrawn}});
    CHECK(answer.head.basis.size() == 2);
}

TEST_CASE("changes: what says something else is corrected, with before and after side by side")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"), said("held", "Ana Solé Vidal", R"("time":"2026-01-08")"));
    world.say(world.report("Desk", "2026-01-20"), said("release", "Ana Solé Vidal", R"("time":"2026-01-19")"));
    world.join(ledger::LinkVerb::same, world.evidence.claims[0].id, world.evidence.claims[1].id);
    const auto answer = between(world, "2026-01-10", "2026-02-02");
    REQUIRE(answer.changes.size() == 1);
    CHECK(answer.changes[0].kind == ChangeKind::corrected);
    CHECK(answer.changes[0].before[0].text.starts_with("held"));
    CHECK(answer.changes[0].after[0].text.starts_with("released"));
}

TEST_CASE("changes: records that a person joined are joined, and parted again when the link is withdrawn")
{
    World world;
    const auto a = world.say(world.report("Desk", "2026-01-09"), said("held", "Ana Solé Vidal"));
    const auto b = world.say(world.report("Site", "2026-01-09"), said("held", "Anna Sole"));
    ledger::Linked link;
    link.a.claim = a;
    link.b.claim = b;
    const auto id = world.judge(link, "2026-01-15");
    world.judge(ledger::Withdrawn{id, "another person"}, "2026-01-25");
    const auto joined = between(world, "2026-01-10", "2026-01-16");
    REQUIRE(joined.changes.size() == 1);
    CHECK(joined.changes[0].kind == ChangeKind::joined);
    CHECK(joined.changes[0].before.size() == 2);
    const auto parted = between(world, "2026-01-16", "2026-01-26");
    REQUIRE(parted.changes.size() == 1);
    CHECK(parted.changes[0].kind == ChangeKind::parted);
    CHECK(parted.changes[0].after.size() == 2);
    CHECK(between(world, "2026-01-10", "2026-01-26").changes.empty());
}

TEST_CASE("changes: at the checked floor a claim that was accepted since is told apart from a new one")
{
    World world;
    const auto claim = world.say(world.report("Desk", "2026-01-09"), said("held", "Ana Solé Vidal"));
    world.accept(claim);
    const auto answer = between(world, "2026-01-10", "2026-02-02", Floor::checked);
    REQUIRE(answer.changes.size() == 1);
    CHECK(answer.changes[0].claims == std::vector<ClaimChange>{{claim, ClaimFate::above_floor}});
    CHECK(answer.with(ClaimFate::added) == 0);
    CHECK(answer.with(ClaimFate::above_floor) == 1);
}

TEST_CASE("changes: a section and words narrow it down")
{
    World world;
    world.say(world.report("Desk", "2026-01-20"), said("held", "Ana Solé Vidal"));
    world.say(world.report("Desk", "2026-01-20"), said("killing", "Luis Rey Campo", R"("time":"2026-01-08")"));
    const View view = view_at(Floor::proposed);
    const auto before = knowledge_of(world.evidence, Floor::proposed, day("2026-01-01"));
    const auto after = knowledge_of(world.evidence, Floor::proposed, day("2026-02-01"));
    CHECK(changes(before, view, after, view).changes.size() == 3);
    CHECK(changes(before, view, after, view, {{"people"}, "solé"}).changes.size() == 1);
    CHECK(changes(before, view, after, view, {{"incidents"}, {}}).changes.size() == 1);
}

TEST_CASE("changes: evidence up to an instant is what a session at that instant had")
{
    World world;
    const auto claim = world.say(world.report("Desk", "2026-01-09"), said("held", "Ana Solé Vidal"));
    world.evidence.claims[0].superseded = true;
    world.evidence.claims[0].superseded_at = Instant{day("2026-01-20")};
    world.accept(claim);
    const auto early = known_until(world.evidence, Instant{day("2026-01-10")});
    REQUIRE(early.claims.size() == 1);
    CHECK_FALSE(early.claims[0].superseded);
    CHECK(early.judgements.empty());
    CHECK(known_until(world.evidence, Instant{day("2026-01-08")}).claims.empty());
    CHECK(known_until(world.evidence, Instant{day("2026-02-01")}).claims[0].superseded);
}

TEST_CASE("property: nothing changes between a time and itself, and what is new one way is withdrawn the other way")
{
    CHECK(rc::check([] {
        World world;
        constexpr std::array names{"Ana Solé Vidal", "Luis Rey Campo", "Pía Marsal Roca"};
        constexpr std::array types{"held", "release", "killing", "charge"};
        const auto pick = [](int below) { return static_cast<std::size_t>(*rc::gen::inRange(0, below)); };
        for (std::size_t i = 0, n = pick(8); i < n; ++i) {
            const std::string date = "2026-01-0" + std::to_string(1 + pick(9));
            const auto claim = world.say(world.report("Source " + std::to_string(pick(2)), date),
                                         said(types[pick(4)], names[pick(3)], R"("time":"2025-12-30")"));
            if (pick(4) == 0)
                world.judge(ledger::Checked{claim, ledger::Verdict::reject, {}, 0, {}, {}, {}}, "2026-01-09");
        }
        const View view = view_at(Floor::proposed);
        const auto early = knowledge_of(world.evidence, Floor::proposed, day("2026-01-05"));
        const auto late = knowledge_of(world.evidence, Floor::proposed, day("2026-01-31"));
        RC_ASSERT(changes(late, view, late, view).changes.empty());
        const auto forth = changes(early, view, late, view), back = changes(late, view, early, view);
        const auto with = [](const Changes& answer, ChangeKind kind) {
            return std::ranges::count(answer.changes, kind, &Change::kind);
        };
        RC_ASSERT(with(forth, ChangeKind::added) == with(back, ChangeKind::withdrawn));
        RC_ASSERT(with(forth, ChangeKind::withdrawn) == with(back, ChangeKind::added));
        RC_ASSERT(with(forth, ChangeKind::corrected) == with(back, ChangeKind::corrected));
    }));
}
