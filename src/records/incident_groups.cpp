// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/incidents.md.
#include "records/incident_link.hpp"
#include "records/incident_score.hpp"

#include "base/disjoint_sets.hpp"

#include <algorithm>
#include <map>

namespace vigil::records {
namespace {

using Pair = std::pair<std::size_t, std::size_t>;
constexpr std::size_t neighbours = 200;

struct Scored {
    Pair pair;
    int points = 0;
};

/// What people said of pairs of claims. Said both ways: nothing (step 7).
struct Judged {
    std::set<Pair> one, two;
};

Judged judged(const std::vector<ToldIncident>& all, const std::vector<ledger::Linked>& links)
{
    std::map<EntryId, std::size_t> position;
    for (std::size_t i = 0; i < all.size(); ++i)
        position.emplace(all[i].claim->id, i);
    Judged result;
    for (const ledger::Linked& link : links) {
        const auto a = position.find(link.a.claim);
        const auto b = position.find(link.b.claim);
        if (!links_incidents(link) || a == position.end() || b == position.end() || a->second == b->second)
            continue;
        const Pair pair = std::minmax(a->second, b->second);
        if (link.verb == ledger::LinkVerb::same)
            result.one.insert(pair);
        else if (link.verb == ledger::LinkVerb::not_same)
            result.two.insert(pair);
    }
    std::set<Pair> both;
    std::ranges::set_intersection(result.one, result.two, std::inserter(both, both.end()));
    for (const Pair& pair : both) {
        result.one.erase(pair);
        result.two.erase(pair);
    }
    return result;
}

/// By place and first day, and by victim and first day: only neighbours can be one incident, so that a big group stays
/// fast.
class Pairs {
public:
    explicit Pairs(const std::vector<ToldIncident>& all) : m_all{&all}
    {
        std::map<std::string, std::vector<std::size_t>> by_place, by_victim;
        for (std::size_t i = 0; i < all.size(); ++i) {
            by_place[all[i].place].push_back(i);
            for (const std::string& victim : all[i].victims)
                by_victim[victim].push_back(i);
        }
        for (auto& [place, members] : by_place)
            compare(members, true);
        for (auto& [victim, members] : by_victim)
            compare(members, false);
    }

    /// Most points first, then by position.
    std::vector<Scored> take()
    {
        std::ranges::sort(m_scored, {}, [](const Scored& one) { return std::pair{-one.points, one.pair}; });
        return std::move(m_scored);
    }

private:
    void compare(std::vector<std::size_t>& members, bool by_day)
    {
        const auto first_day = [&](std::size_t i) { return (*m_all)[i].days ? (*m_all)[i].days->first : Day::min(); };
        std::ranges::sort(members, {}, [&](std::size_t i) { return std::pair{first_day(i), (*m_all)[i].claim->id}; });
        for (std::size_t x = 0; x < members.size(); ++x)
            for (std::size_t y = x + 1; y < members.size() && y - x <= neighbours; ++y) {
                const ToldIncident& a = (*m_all)[members[x]];
                const ToldIncident& b = (*m_all)[members[y]];
                if (by_day && a.days && b.days && b.days->first > a.days->second && !a.open)
                    break;
                const auto points = incident_points(a, b);
                if (points && points->sum() >= one_incident)
                    m_scored.push_back({std::minmax(members[x], members[y]), points->sum()});
            }
    }

    const std::vector<ToldIncident>* m_all;
    std::vector<Scored> m_scored;
};

/// Joins unless that would bring together a pair that a person said is two incidents.
class Joiner {
public:
    Joiner(std::size_t size, const std::set<Pair>& apart) : m_sets{size}, m_apart{&apart} {}

    void join(const Pair& pair)
    {
        const auto x = m_sets.of(pair.first);
        const auto y = m_sets.of(pair.second);
        const bool parted = std::ranges::any_of(*m_apart, [&](const Pair& two) {
            return std::minmax(m_sets.of(two.first), m_sets.of(two.second)) == std::minmax(x, y);
        });
        if (!parted)
            m_sets.join(x, y);
    }
    std::vector<std::vector<std::size_t>> all() { return m_sets.all(); }

private:
    DisjointSets m_sets;
    const std::set<Pair>* m_apart;
};

} // namespace

std::vector<std::vector<std::size_t>> incidents_among(const std::vector<ToldIncident>& all,
                                                      const std::vector<ledger::Linked>& links)
{
    const Judged said = judged(all, links);
    Joiner joiner{all.size(), said.two};
    for (const Pair& pair : said.one) // Step 6.
        joiner.join(pair);
    for (const Scored& one : Pairs{all}.take()) // Step 5, the surest first.
        joiner.join(one.pair);
    return joiner.all();
}

} // namespace vigil::records
