// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/second.hpp"
#include "records/without.hpp"
#include "records/world_for_tests.hpp"

#include <doctest/doctest.h>

using namespace vigil;
using namespace vigil::records;

namespace {

constexpr auto killed = R"({"type":"killing","target":["Bahar Example"],"time":"2026-01-08"})";

struct Flagged {
    World world;
    EntryId claim = world.say(world.report("Desk", "2026-01-09"), killed);
    EntryId flag = world.judge(ledger::Set{"claim:" + claim.hex(), "second", "yes", {}});

    EntryId check(const std::string& member, ledger::Verdict verdict = ledger::Verdict::accept)
    {
        const auto id = world.judge(ledger::Checked{claim, verdict, {}, 0, {}, {}, {}});
        world.evidence.judgements.back().member = member;
        return id;
    }
    Standing at(Floor floor) const { return standing(world.evidence, floor); }
};

} // namespace

TEST_CASE("second person: one member's check of a flagged claim does not make it count")
{
    Flagged flagged;
    flagged.check("anna");
    flagged.check("anna");
    CHECK(flagged.at(Floor::checked).claims.empty());
    REQUIRE(flagged.at(Floor::proposed).claims.size() == 1);
    CHECK(flagged.at(Floor::proposed).claims[0].waits_for_second);
    flagged.check("bela");
    REQUIRE(flagged.at(Floor::checked).claims.size() == 1);
    CHECK_FALSE(flagged.at(Floor::checked).claims[0].waits_for_second);
}

TEST_CASE("second person: the second must agree, and may take it back")
{
    Flagged flagged;
    flagged.check("anna");
    const auto rejection = flagged.check("bela", ledger::Verdict::reject);
    CHECK(flagged.at(Floor::checked).claims.empty());
    CHECK(flagged.at(Floor::proposed).claims[0].disputed);
    flagged.world.withdraw(rejection);
    const auto second = flagged.check("bela");
    CHECK(flagged.at(Floor::checked).claims.size() == 1);
    flagged.world.withdraw(second);
    CHECK(flagged.at(Floor::checked).claims.empty());
}

TEST_CASE("second person: the flag can be taken back, and an unflagged claim needs one")
{
    Flagged flagged;
    flagged.check("anna");
    flagged.world.judge(ledger::Set{"claim:" + flagged.claim.hex(), "second", "", {flagged.flag}});
    CHECK(flagged.at(Floor::checked).claims.size() == 1);
}

TEST_CASE("second person: a flag set later than the day asked about does not reach back")
{
    World world;
    const auto claim = world.say(world.report("Desk", "2026-01-09"), killed);
    world.judge(ledger::Checked{claim, ledger::Verdict::accept, {}, 0, {}, {}, {}}, "2026-01-10");
    world.judge(ledger::Set{"claim:" + claim.hex(), "second", "yes", {}}, "2026-01-20");
    CHECK(standing(world.evidence, Floor::checked, day("2026-01-15")).claims.size() == 1);
    CHECK(standing(world.evidence, Floor::checked).claims.empty());
}

TEST_CASE("evidence without a claim is the evidence of a casebook that never had it")
{
    World world, other;
    const auto report = world.report("Desk", "2026-01-09");
    const auto kept = world.say(report, killed);
    other.evidence = world.evidence;
    const auto hidden = world.say(report, R"({"type":"held","target":["Cyrus Example"]})");
    const auto check = world.accept(hidden);
    world.withdraw(world.withdraw(check));
    world.join(ledger::LinkVerb::same, kept, hidden);
    const auto evidence = without(world.evidence, {hidden});
    CHECK(evidence.judgements.empty());
    REQUIRE(evidence.claims.size() == 1);
    CHECK(fold_all(evidence, Floor::proposed) == other.fold());
}
