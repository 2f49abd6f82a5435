// SPDX-License-Identifier: AGPL-3.0-or-later
// Random histories: records must not depend on the order of arrival, and groups must give what the whole gives.
#include "records/incident_link.hpp"
#include "records/world_for_tests.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace vigil;
using namespace vigil::records;

namespace {

constexpr std::array names{"Ana Solé Vidal", "Luis Rey Campo", "Anna Sole Vidal", "an unidentified man"};
constexpr std::array types{"arrest",  "held",    "release",    "restriction", "charge",     "verdict",
                           "killing", "death",   "shutdown",   "restoration", "withdrawal", "accession",
                           "demand",  "hearing", "particular", "appeal",      "injury",     "attack"};
constexpr std::array quotes{"She was arrested again hours later.", "The body was found at 6:30.",
                            "Released in the evening after the arrest.", "She was transferred and is alive."};
constexpr std::array times{"2026-01-08", "2026-01", "2026-01-05/..", "2025-12-31/2026-01-03", "", "2026-02-01"};
constexpr std::array modalities{"asserted", "asserted", "asserted", "alleged", "denied", "announced"};
constexpr std::array places{"El Helicoide", "Iran", "13 cities", "Lordegan"};

int pick(std::size_t below)
{
    return *rc::gen::inRange<int>(0, static_cast<int>(below));
}

std::string random_claim()
{
    const std::string type = types[static_cast<std::size_t>(pick(types.size()))];
    const std::string time = times[static_cast<std::size_t>(pick(times.size()))];
    std::string json = R"({"type":")" + type + R"(","target":[")" +
                       names[static_cast<std::size_t>(pick(names.size()))] + R"("],"actor":["Ruritania"],"place":[")" +
                       places[static_cast<std::size_t>(pick(places.size()))] + R"("],"modality":")" +
                       modalities[static_cast<std::size_t>(pick(modalities.size()))] + "\"";
    if (!time.empty())
        json += R"(,"time":")" + time + "\"";
    if (pick(3) == 0)
        json += R"(,"count":{"min":)" + std::to_string(pick(40)) + "}";
    if (pick(3) == 0)
        json += R"(,"quote":")" + std::string{quotes[static_cast<std::size_t>(pick(quotes.size()))]} + "\"";
    if (pick(3) == 0)
        json += R"(,"detail":"travel ban lifted","law":["Article 7/2"])";
    return json + "}";
}

EntryId join_incidents(World& world, ledger::LinkVerb verb, const EntryId& a, const EntryId& b)
{
    ledger::Linked link;
    link.verb = verb;
    link.a = incident_mention(a);
    link.b = incident_mention(b);
    return world.judge(link);
}

World random_world()
{
    World world;
    std::vector<Report> reports;
    for (int i = 0, n = 1 + pick(4); i < n; ++i)
        reports.push_back(world.report("Source " + std::to_string(pick(3)), "2026-01-1" + std::to_string(pick(9))));
    std::vector<EntryId> claims, judgements;
    for (int i = 0, n = pick(14); i < n; ++i)
        claims.push_back(world.say(reports[static_cast<std::size_t>(pick(reports.size()))], random_claim()));
    for (int i = 0, n = claims.empty() ? 0 : pick(8); i < n; ++i) {
        const EntryId claim = claims[static_cast<std::size_t>(pick(claims.size()))];
        const EntryId other = claims[static_cast<std::size_t>(pick(claims.size()))];
        switch (pick(8)) {
        case 0: judgements.push_back(world.accept(claim)); break;
        case 1: judgements.push_back(world.reject(claim)); break;
        case 2:
            judgements.push_back(world.correct(claim, "target", names[static_cast<std::size_t>(pick(names.size()))]));
            break;
        case 3: judgements.push_back(world.join(ledger::LinkVerb::same, claim, other)); break;
        case 4: judgements.push_back(world.join(ledger::LinkVerb::not_same, claim, other)); break;
        case 5: judgements.push_back(join_incidents(world, ledger::LinkVerb::same, claim, other)); break;
        case 6: judgements.push_back(join_incidents(world, ledger::LinkVerb::not_same, claim, other)); break;
        default:
            if (!judgements.empty())
                judgements.push_back(world.withdraw(judgements[static_cast<std::size_t>(pick(judgements.size()))]));
        }
    }
    return world;
}

Evidence shuffled(Evidence evidence, unsigned seed)
{
    std::mt19937 random{seed};
    std::shuffle(evidence.claims.begin(), evidence.claims.end(), random);
    std::shuffle(evidence.judgements.begin(), evidence.judgements.end(), random);
    return evidence;
}

/// What a store does: groups of claims as proposed and as corrected, each folded from its claims and all judgements.
std::vector<Record> by_groups(const Evidence& evidence, Floor floor)
{
    const NameGroups groups{joined_names(evidence)};
    std::map<GroupKey, Evidence> members;
    for (const ClaimFacts& claim : evidence.claims) {
        std::set<GroupKey> keys;
        for (const GroupKey& key : groups_of(claim.claim, *claim.passage, groups))
            keys.insert(key);
        for (const StandingClaim& one : standing(evidence, Floor::proposed).claims)
            if (one.id == claim.id)
                for (const GroupKey& key : groups_of(one.claim, *claim.passage, groups))
                    keys.insert(key);
        for (const GroupKey& key : keys)
            members[key].claims.push_back(claim);
    }
    std::vector<Record> records;
    for (auto& [key, mine] : members) {
        mine.judgements = evidence.judgements;
        for (Record& record : fold_group(key, standing(mine, floor), groups))
            records.push_back(std::move(record));
    }
    std::ranges::sort(records, {}, [](const Record& record) { return std::tie(record.family, record.id); });
    return records;
}

} // namespace

TEST_CASE("property: shuffled evidence gives equal records at both floors")
{
    CHECK(rc::check([] {
        const World world = random_world();
        const auto seed = *rc::gen::arbitrary<unsigned>();
        for (const Floor floor : {Floor::checked, Floor::proposed})
            RC_ASSERT(fold_all(world.evidence, floor) == fold_all(shuffled(world.evidence, seed), floor));
    }));
}

TEST_CASE("property: folding group by group gives what folding all gives")
{
    CHECK(rc::check([] {
        const World world = random_world();
        for (const Floor floor : {Floor::checked, Floor::proposed})
            RC_ASSERT(fold_all(world.evidence, floor) == by_groups(world.evidence, floor));
    }));
}

TEST_CASE("property: record ids are unique within a family, and a link withdrawn restores the records exactly")
{
    CHECK(rc::check([] {
        World world = random_world();
        const auto before = world.fold();
        std::set<std::pair<Family, std::string>> ids;
        for (const Record& record : before)
            RC_ASSERT(ids.emplace(record.family, record.id).second);
        if (world.evidence.claims.size() < 2)
            return;
        const auto link =
            world.join(ledger::LinkVerb::same, world.evidence.claims.front().id, world.evidence.claims.back().id);
        world.withdraw(link);
        RC_ASSERT(world.fold() == before);
        const auto incidents = join_incidents(world, ledger::LinkVerb::same, world.evidence.claims.front().id,
                                              world.evidence.claims.back().id);
        world.withdraw(incidents);
        RC_ASSERT(world.fold() == before);
    }));
}

TEST_CASE("property: joining two people and then parting them leaves no mention out and none in two records")
{
    CHECK(rc::check([] {
        World world = random_world();
        if (world.evidence.claims.size() < 2)
            return;
        const auto mentions = [](const World& of) {
            std::multiset<MentionRef> all;
            for (const Person& person : of.people())
                all.insert(person.mentions.begin(), person.mentions.end());
            return all;
        };
        const auto before = mentions(world);
        const EntryId a = world.evidence.claims.front().id;
        const EntryId b = world.evidence.claims.back().id;
        world.join(ledger::LinkVerb::same, a, b);
        RC_ASSERT(mentions(world) == before);
        world.join(ledger::LinkVerb::not_same, a, b);
        RC_ASSERT(mentions(world) == before);
    }));
}

TEST_CASE("property: no two people that a person or a date parted are ever one record")
{
    CHECK(rc::check([] {
        const World world = random_world();
        const auto links = standing(world.evidence, Floor::proposed).links;
        std::map<MentionRef, std::string> record_of;
        for (const Person& person : world.people())
            for (const MentionRef& mention : person.mentions)
                RC_ASSERT(record_of.emplace(mention, person.id).second); // A mention is of one person.
        for (const ledger::Linked& link : links) {
            const bool contested = std::ranges::any_of(links, [&](const ledger::Linked& other) {
                return other.a == link.a && other.b == link.b && other.verb == ledger::LinkVerb::same;
            });
            const auto a = record_of.find(link.a);
            const auto b = record_of.find(link.b);
            if (link.verb == ledger::LinkVerb::not_same && !contested && a != record_of.end() && b != record_of.end() &&
                link.a != link.b)
                RC_ASSERT(a->second != b->second);
        }
    }));
}
