// SPDX-License-Identifier: AGPL-3.0-or-later
// A count never exceeds what its rows can support (docs/methods/minimum-count.md): against every way in which a few
// people can make all rows of a small invented world true.
#include "answers/minimum_count.hpp"
#include "records/world_for_tests.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>

using namespace vigil;
using namespace vigil::answers;
using domain::ClaimType;
using records::day;
using records::Floor;
using records::World;

namespace {

struct Named {
    EntryId claim;
    int name = 0;
};
struct Group {
    EntryId claim;
    int least = 1;
};

/// What the rows say, kept apart from the code that counts them.
struct Truths {
    std::vector<Named> named;
    std::vector<Group> groups;
    std::set<std::pair<std::size_t, std::size_t>> apart_from_named; ///< group, named.
    std::set<std::pair<std::size_t, std::size_t>> apart_groups;     ///< lower, higher.
};

/// Can `people` people make it all true? Every named row is somebody; two names are two people; a group is a set of so
/// many people that keeps clear of what it was decided distinct from.
class Search {
public:
    Search(const Truths& truths, int people) : m_truths{truths}, m_people{people} {}

    bool possible() { return place_named(0); }

private:
    bool place_named(std::size_t at)
    {
        if (at == m_truths.named.size())
            return place_group(0);
        for (int person = 0; person < m_people; ++person) {
            bool free = true;
            for (std::size_t k = 0; k < at; ++k)
                free = free && (m_somebody[k] != person || m_truths.named[k].name == m_truths.named[at].name);
            if (!free)
                continue;
            m_somebody[at] = person;
            if (place_named(at + 1))
                return true;
        }
        return false;
    }

    bool place_group(std::size_t at)
    {
        if (at == m_truths.groups.size())
            return true;
        for (unsigned set = 0; set < (1U << static_cast<unsigned>(m_people)); ++set)
            if (__builtin_popcount(set) == m_truths.groups[at].least && clear(at, set)) {
                m_sets[at] = set;
                if (place_group(at + 1))
                    return true;
            }
        return false;
    }

    bool clear(std::size_t at, unsigned set) const
    {
        for (const auto& [group, named] : m_truths.apart_from_named)
            if (group == at && (set >> static_cast<unsigned>(m_somebody[named]) & 1U) != 0)
                return false;
        for (const auto& [low, high] : m_truths.apart_groups)
            if (high == at && (m_sets[low] & set) != 0)
                return false;
        return true;
    }

    const Truths& m_truths;
    int m_people;
    std::array<int, 8> m_somebody{};
    std::array<unsigned, 8> m_sets{};
};

std::int64_t fewest(const Truths& truths)
{
    int people = 0;
    while (!Search{truths, people}.possible())
        ++people;
    return people;
}

CountQuestion journalists_killed()
{
    CountQuestion question;
    question.types = {ClaimType::killing};
    question.categories = {{"journalist", "journalist", {"journalist", "journalists"}, {}, {}, {}}};
    return question;
}

MinimumCount count(const World& world, const CountQuestion& question)
{
    View view;
    view.floor = Floor::proposed;
    view.today = day("2026-02-01");
    const Material material{records::fold_all(world.evidence, Floor::proposed),
                            records::standing(world.evidence, Floor::proposed)};
    return minimum_count(material, view, question, {});
}

int pick(int below)
{
    return *rc::gen::inRange(0, below);
}

} // namespace

TEST_CASE("count: of two who may be one, a group that is distinct from only one of them adds nothing")
{
    World world;
    const auto named = [&](const std::string& source) {
        return world.say(world.report(source, "2026-01-09"), R"({"type":"killing","target":["Pía Marsal Roca"]})");
    };
    const auto group = [&](const std::string& source) {
        return world.say(world.report(source, "2026-01-09"),
                         R"({"type":"killing","target":["people"],"count":{"min":1}})");
    };
    const auto a = named("One"), b = named("Two"), x = group("Three"), y = group("Four");
    world.join(ledger::LinkVerb::distinct, x, a);
    world.join(ledger::LinkVerb::distinct, y, b);
    world.join(ledger::LinkVerb::distinct, x, y);
    CountQuestion question = journalists_killed();
    question.categories.clear();
    CHECK(count(world, question).at_least == 1); // x may be the second Pía, and y the first.
    world.join(ledger::LinkVerb::distinct, x, b);
    CHECK(count(world, question).at_least == 2);
}

TEST_CASE("property: a count never exceeds the fewest people with whom all rows in are true")
{
    constexpr std::array names{"Ana Solé Vidal", "Luis Rey Campo", "Pía Marsal Roca"};
    CHECK(rc::check([&] {
        World world;
        const bool by_category = pick(2) == 1;
        Truths truths;
        for (int i = 0, n = pick(4); i < n; ++i) {
            const auto report = world.report("Named " + std::to_string(i), "2026-01-09");
            const int name = pick(3);
            const std::string who = names[static_cast<std::size_t>(name)];
            const auto claim = world.say(report, R"({"type":"killing","target":[")" + who + "\"]}");
            const bool journalist = pick(2) == 1;
            if (journalist)
                world.particular(report, who, "profession", "journalist");
            if (!by_category || journalist)
                truths.named.push_back({claim, name});
        }
        for (int i = 0, n = pick(4); i < n; ++i) {
            const bool journalists = pick(2) == 1;
            const int least = 1 + pick(3);
            const auto claim = world.say(world.report("Source " + std::to_string(pick(3)), "2026-01-09"),
                                         std::string{R"({"type":"killing","target":[")"} +
                                             (journalists ? "journalists" : "journalists and others") +
                                             R"("],"count":{"min":)" + std::to_string(least) + "}}");
            if (!by_category || journalists)
                truths.groups.push_back({claim, least});
        }
        for (std::size_t group = 0; group < truths.groups.size(); ++group) {
            for (std::size_t named = 0; named < truths.named.size(); ++named)
                if (pick(3) > 0) {
                    world.join(ledger::LinkVerb::distinct, truths.groups[group].claim, truths.named[named].claim);
                    truths.apart_from_named.emplace(group, named);
                }
            for (std::size_t lower = 0; lower < group; ++lower)
                if (pick(2) == 1) {
                    world.join(ledger::LinkVerb::distinct, truths.groups[group].claim, truths.groups[lower].claim);
                    truths.apart_groups.emplace(lower, group);
                }
        }
        CountQuestion question = journalists_killed();
        if (!by_category)
            question.categories.clear();
        const std::int64_t supported = fewest(truths);
        const auto one = count(world, question);
        RC_ASSERT(one.at_least.value_or(0) <= supported);
        RC_ASSERT(one.at_least.has_value() == (supported > 0));
        question.rule = SourceRule::two_origins;
        const auto two = count(world, question);
        RC_ASSERT(two.at_least.value_or(0) <= one.at_least.value_or(0));
    }));
}

TEST_CASE("property: more rows out never make the number larger")
{
    CHECK(rc::check([] {
        World world;
        for (int i = 0, n = 1 + pick(5); i < n; ++i)
            world.say(world.report("Source " + std::to_string(pick(3)), "2026-01-09"),
                      R"({"type":"killing","target":["people"],"count":{"min":)" + std::to_string(1 + pick(9)) +
                          R"(},"time":"2026-01-0)" + std::to_string(1 + pick(9)) + "\"}");
        CountQuestion wide, narrow;
        wide.types = narrow.types = {ClaimType::killing};
        narrow.from = day("2026-01-03");
        narrow.to = day("2026-01-06");
        RC_ASSERT(count(world, narrow).at_least.value_or(0) <= count(world, wide).at_least.value_or(0));
    }));
}
