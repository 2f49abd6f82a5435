// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/same-person.md.
#include "records/identity.hpp"

#include "base/disjoint_sets.hpp"
#include "records/incident_link.hpp"
#include "records/profile.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace vigil::records {
namespace {

using ledger::LinkVerb;
using Pair = std::pair<std::size_t, std::size_t>;
using Pairs = std::set<Pair>;

/// Mentions that are one person without question: one report and one name, or one row of a list (steps 3 and 4).
struct Unit {
    std::vector<Mentioned> mentions;
    link::Profile profile;
};

class Identifier {
public:
    Identifier(std::vector<Mentioned> mentions, const std::vector<ledger::Linked>& links, const TownKeys& towns)
    {
        make_units(std::move(mentions), links);
        for (Unit& unit : m_units)
            unit.profile = profile_of(unit.mentions, towns);
        read_links(links);
        m_parted = parted();
    }

    std::vector<Identity> identities()
    {
        DisjointSets sets{m_units.size()};
        join(sets, m_same, m_not_same); // Step 8.
        join(sets, automatic(), m_parted);
        return collect(sets);
    }

private:
    void make_units(std::vector<Mentioned> mentions, const std::vector<ledger::Linked>& links)
    {
        std::map<std::string, std::vector<Mentioned>> by_unit;
        for (const Mentioned& mention : mentions) {
            const std::string row = row_of(*mention.claim);
            const std::string where = row.empty() ? mention.claim->passage->part.hex() : row;
            by_unit[where + " " + key_of(mention)].push_back(mention);
        }
        for (auto& [where, unit] : by_unit)
            add_unit(std::move(unit), links);
        std::ranges::sort(m_units, {}, [](const Unit& unit) { return unit.mentions.front().ref; });
        for (std::size_t i = 0; i < m_units.size(); ++i)
            for (const Mentioned& mention : m_units[i].mentions)
                m_unit_of[mention.ref] = i;
    }

    /// A person may part what one report says of one name: then each of its mentions stands for itself.
    void add_unit(std::vector<Mentioned> mentions, const std::vector<ledger::Linked>& links)
    {
        std::ranges::sort(mentions, {}, &Mentioned::ref);
        const auto holds = [&](const MentionRef& ref) {
            return std::ranges::find(mentions, ref, &Mentioned::ref) != mentions.end();
        };
        const bool split = std::ranges::any_of(links, [&](const ledger::Linked& link) {
            return link.verb == LinkVerb::not_same && holds(link.a) && holds(link.b);
        });
        if (!split)
            m_units.push_back({std::move(mentions), {}});
        else
            for (const Mentioned& mention : mentions)
                m_units.push_back({{mention}, {}});
    }

    void read_links(const std::vector<ledger::Linked>& links)
    {
        for (const ledger::Linked& link : links) {
            if (links_incidents(link))
                continue;
            const auto a = m_unit_of.find(link.a);
            const auto b = m_unit_of.find(link.b);
            if (a == m_unit_of.end() || b == m_unit_of.end()) {
                if (link.verb == LinkVerb::same)
                    bridge(link);
                continue;
            }
            if (a->second == b->second)
                continue;
            const Pair pair = std::minmax(a->second, b->second);
            if (link.verb == LinkVerb::same)
                m_same.insert(pair);
            else if (link.verb == LinkVerb::not_same)
                m_not_same.insert(pair);
        }
        for (const auto& [top, units] : bridged())
            for (std::size_t i = 1; i < units.size(); ++i)
                m_same.insert(std::minmax(units[i - 1], units[i]));
        std::ranges::set_intersection(m_same, m_not_same, std::inserter(m_contested, m_contested.end()));
        for (const Pair& pair : m_contested) {
            m_same.erase(pair);
            m_not_same.erase(pair);
        }
    }

    /// A mention below the floor still joins the two that a person joined to it: a = b and b = c give a = c.
    void bridge(const ledger::Linked& link)
    {
        const auto top = [&](MentionRef ref) {
            for (auto up = m_bridge.try_emplace(ref, ref).first; up->second != ref; up = m_bridge.find(ref))
                ref = up->second;
            return ref;
        };
        // Present mentions are leaves of a bridge, not parts of it: they are joined by it, but do not lengthen it.
        const bool a_here = m_unit_of.contains(link.a);
        const bool b_here = m_unit_of.contains(link.b);
        if (!a_here && !b_here) {
            const auto x = top(link.a);
            const auto y = top(link.b);
            m_bridge[std::max(x, y)] = std::min(x, y);
        } else {
            const MentionRef& absent = a_here ? link.b : link.a;
            top(absent);
            m_at_bridge.emplace_back(absent, m_unit_of.at(a_here ? link.a : link.b));
        }
    }

    std::map<MentionRef, std::vector<std::size_t>> bridged() const
    {
        std::map<MentionRef, std::vector<std::size_t>> units;
        for (const auto& [absent, unit] : m_at_bridge) {
            MentionRef top = absent;
            while (m_bridge.at(top) != top)
                top = m_bridge.at(top);
            units[top].push_back(unit);
        }
        for (auto& [top, of_bridge] : units) {
            std::ranges::sort(of_bridge);
            const auto repeated = std::ranges::unique(of_bridge);
            of_bridge.erase(repeated.begin(), repeated.end());
        }
        return units;
    }

    /// Step 9: a join is left out if its two sides are parted from different others. So no set ever holds a parted
    /// pair.
    static void join(DisjointSets& sets, const Pairs& joins, const Pairs& parted)
    {
        std::map<std::size_t, std::set<std::size_t>> opponents;
        for (const auto& [a, b] : parted) {
            const auto x = sets.of(a);
            const auto y = sets.of(b);
            if (x != y) {
                opponents[x].insert(y);
                opponents[y].insert(x);
            }
        }
        Pairs kept;
        for (const auto& [a, b] : joins)
            if (opponents[sets.of(a)] == opponents[sets.of(b)])
                kept.emplace(a, b);
        for (const auto& [a, b] : kept)
            sets.join(a, b);
    }

    /// Units that could part somebody: the only ones that have to be compared with all others.
    static bool has_hard_facts(const link::Profile& profile)
    {
        return !profile.birth_dates.empty() || !profile.death_dates.empty() || !profile.id_numbers.empty() ||
               !profile.sexes.empty() || !profile.rows.empty();
    }

    std::map<std::string, std::vector<std::size_t>> units_by_particular() const
    {
        std::map<std::string, std::vector<std::size_t>> buckets;
        for (std::size_t i = 0; i < m_units.size(); ++i) {
            const link::Profile& profile = m_units[i].profile;
            const auto add = [&](char kind, const std::set<std::string>& values) {
                for (const std::string& value : values)
                    buckets[profile.name + kind + value].push_back(i);
            };
            add('b', profile.birth_dates);
            add('i', profile.id_numbers);
            add('c', profile.case_numbers);
            add('k', profile.courts);
            add('h', profile.places_held);
            add('r', profile.rows);
            add('s', profile.sentences);
            add('p', profile.professions);
        }
        return buckets;
    }

    /// Step 5. Units without hard facts that share a particular form a chain: as good as all pairs, and linear.
    Pairs automatic() const
    {
        Pairs pairs;
        if (m_units.size() < 2)
            return pairs;
        for (const auto& [particular, units] : units_by_particular()) {
            const bool profession = particular[m_units[units.front()].profile.name.size()] == 'p';
            for (std::size_t i = 0; i < units.size(); ++i)
                for (std::size_t j = i + 1; j < units.size(); ++j) {
                    const auto& a = m_units[units[i]].profile;
                    const auto& b = m_units[units[j]].profile;
                    const bool plain = !has_hard_facts(a) && !has_hard_facts(b) && !profession;
                    const Pair pair{units[i], units[j]};
                    if (!m_contested.contains(pair) && link::decide(a, b).decision == link::Decision::same)
                        pairs.insert(pair);
                    if (plain)
                        break;
                }
        }
        return pairs;
    }

    /// Steps 4, 6 and 8; a person's "same" goes before an exact date that differs.
    Pairs parted() const
    {
        Pairs pairs = m_not_same;
        std::vector<std::size_t> hard;
        for (std::size_t i = 0; i < m_units.size(); ++i)
            if (has_hard_facts(m_units[i].profile))
                hard.push_back(i);
        for (std::size_t i = 0; i < hard.size(); ++i)
            for (std::size_t j = i + 1; j < hard.size(); ++j) {
                const auto& a = m_units[hard[i]].profile;
                const auto& b = m_units[hard[j]].profile;
                if (!m_same.contains({hard[i], hard[j]}) && (link::contradict(a, b) || link::rows_of_one_list(a, b)))
                    pairs.emplace(hard[i], hard[j]);
            }
        return pairs;
    }

    std::vector<Identity> collect(DisjointSets& sets) const
    {
        std::map<std::size_t, std::vector<std::size_t>> members;
        for (std::size_t i = 0; i < m_units.size(); ++i)
            members[sets.of(i)].push_back(i);
        std::vector<Identity> result;
        std::vector<link::Profile> profiles;
        std::map<std::size_t, std::size_t> position;
        for (const auto& [first, units] : members) {
            Identity one;
            link::Profile profile = m_units[first].profile;
            for (const std::size_t unit : units) {
                one.mentions.insert(one.mentions.end(), m_units[unit].mentions.begin(), m_units[unit].mentions.end());
                add_profile(profile, m_units[unit].profile);
                position[unit] = result.size();
            }
            std::ranges::sort(one.mentions, {}, &Mentioned::ref);
            result.push_back(std::move(one));
            profiles.push_back(std::move(profile));
        }
        add_doubts(result, profiles, position, members);
        return result;
    }

    /// Step 7: every pair that is neither joined nor parted, and shares a name.
    void add_doubts(std::vector<Identity>& people, const std::vector<link::Profile>& profiles,
                    const std::map<std::size_t, std::size_t>& position,
                    const std::map<std::size_t, std::vector<std::size_t>>& members) const
    {
        Pairs apart;
        for (const auto& [a, b] : m_parted)
            apart.insert(std::minmax(position.at(a), position.at(b)));
        std::vector<std::set<std::string>> names;
        for (const auto& [first, units] : members) {
            auto& set = names.emplace_back();
            for (const std::size_t unit : units)
                set.insert(m_units[unit].profile.name);
        }
        Pairs contested;
        for (const auto& [a, b] : m_contested)
            contested.insert(std::minmax(position.at(a), position.at(b)));
        for (std::size_t i = 0; i < people.size(); ++i)
            for (std::size_t j = i + 1; j < people.size(); ++j) {
                const bool judged_both = contested.contains({i, j});
                const bool share_name =
                    std::ranges::any_of(names[i], [&](const std::string& name) { return names[j].contains(name); });
                if (apart.contains({i, j}) || (!share_name && !judged_both))
                    continue;
                const auto why = judged_both ? std::string{"judged the same and not the same"}
                                             : doubt_between(profiles[i], profiles[j]);
                people[i].undecided.push_back({j, why});
                people[j].undecided.push_back({i, why});
            }
    }

    static std::string doubt_between(const link::Profile& a, const link::Profile& b)
    {
        if (a.name != b.name) { // They share a name, but not the first of each.
            link::Profile renamed = b;
            renamed.name = a.name;
            return doubt_between(a, renamed);
        }
        const auto verdict = link::decide(a, b);
        // The pair would join, but another mention of one side is parted from the other (step 9).
        return verdict.decision == link::Decision::undecided ? verdict.why : verdict.why + ", but others contradict";
    }

    std::vector<Unit> m_units;
    std::map<MentionRef, std::size_t> m_unit_of;
    Pairs m_same, m_not_same, m_contested, m_parted;
    std::map<MentionRef, MentionRef> m_bridge; ///< Sets of linked mentions that are not here: each leads to the top.
    std::vector<std::pair<MentionRef, std::size_t>> m_at_bridge;
};

} // namespace

std::vector<Identity> identities(const std::vector<StandingClaim>& claims, const std::vector<ledger::Linked>& links,
                                 const std::function<bool(const std::string&)>& wanted)
{
    std::vector<Mentioned> mentions;
    for (const StandingClaim& claim : claims)
        for (const Mentioned& mention : victims_in(claim))
            if (wanted(key_of(mention)))
                mentions.push_back(mention);
    return Identifier{std::move(mentions), links, towns_in(claims)}.identities();
}

} // namespace vigil::records
