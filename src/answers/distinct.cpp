// SPDX-License-Identifier: AGPL-3.0-or-later
#include "answers/distinct.hpp"

#include <algorithm>
#include <map>

namespace vigil::answers {
namespace {

using records::MentionRef;

struct Group {
    MentionRef mention;
    std::int64_t adds = 1;
};

using Links = std::set<std::pair<MentionRef, MentionRef>>;

bool linked(const Links& links, const MentionRef& a, const MentionRef& b)
{
    return links.contains(std::minmax(a, b));
}

Links distinct_links(const std::vector<ledger::Linked>& all)
{
    Links links, same;
    for (const ledger::Linked& link : all) {
        if (link.verb == ledger::LinkVerb::distinct)
            links.insert(std::minmax(link.a, link.b));
        else if (link.verb == ledger::LinkVerb::same)
            same.insert(std::minmax(link.a, link.b));
    }
    std::erase_if(links, [&](const auto& pair) { return same.contains(pair); }); // Judged both: not decided.
    return links;
}

/// Unnamed mentions of claims that count, distinct from every named one.
std::vector<Group> candidates(const std::vector<std::set<MentionRef>>& named,
                              const std::vector<const records::StandingClaim*>& claims, const Links& links)
{
    std::set<MentionRef> judged;
    for (const auto& [a, b] : links) {
        judged.insert(a);
        judged.insert(b);
    }
    std::vector<Group> groups;
    for (const records::StandingClaim* claim : claims) {
        // A claim that names somebody gives a total of named and unnamed ones: it is not apart from the named.
        if (!records::people_in(*claim).empty())
            continue;
        for (auto at = judged.lower_bound({claim->id, domain::Field::actor, 0});
             at != judged.end() && at->claim == claim->id; ++at) {
            const bool apart = std::ranges::all_of(named, [&](const std::set<MentionRef>& person) {
                return std::ranges::any_of(person, [&](const MentionRef& one) { return linked(links, *at, one); });
            });
            if (apart)
                groups.push_back({*at, claim->claim.count ? claim->claim.count->min : 1});
        }
    }
    return groups;
}

/// The heaviest set of groups that are pairwise distinct.
class Heaviest {
public:
    Heaviest(std::vector<Group> groups, const Links& links) : m_groups{std::move(groups)}, m_links{&links}
    {
        std::ranges::sort(m_groups, {}, [](const Group& group) { return std::pair{-group.adds, group.mention}; });
    }

    std::int64_t weight()
    {
        std::int64_t rest = 0;
        for (const Group& group : m_groups)
            rest += group.adds;
        search(0, 0, rest);
        return m_best;
    }

private:
    bool fits(const Group& group) const
    {
        return std::ranges::all_of(m_chosen, [&](const Group* one) {
            return one->mention.claim != group.mention.claim && linked(*m_links, one->mention, group.mention);
        });
    }

    /// Branch and bound. After so many steps the best so far stands: a lower number is still true.
    void search(std::size_t from, std::int64_t sum, std::int64_t rest)
    {
        m_best = std::max(m_best, sum);
        if (from == m_groups.size() || sum + rest <= m_best || ++m_steps > 200'000)
            return;
        const Group& group = m_groups[from];
        if (fits(group)) {
            m_chosen.push_back(&group);
            search(from + 1, sum + group.adds, rest - group.adds);
            m_chosen.pop_back();
        }
        search(from + 1, sum, rest - group.adds);
    }

    std::vector<Group> m_groups;
    const Links* m_links;
    std::vector<const Group*> m_chosen;
    std::int64_t m_best = 0;
    std::size_t m_steps = 0;
};

} // namespace

std::int64_t distinct_beside(const std::vector<std::set<MentionRef>>& named,
                             const std::vector<const records::StandingClaim*>& claims,
                             const std::vector<ledger::Linked>& all)
{
    const Links links = distinct_links(all);
    auto groups = candidates(named, claims, links);
    // A lone group beside nobody is what the floor from reports already says.
    return Heaviest{std::move(groups), links}.weight();
}

} // namespace vigil::answers
