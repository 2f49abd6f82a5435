// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/export_material.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace vigil::app {
namespace {

/// Links by the claims that they name.
std::map<EntryId, std::vector<const ledger::Linked*>> links_by_claim(const records::Standing& standing)
{
    std::map<EntryId, std::vector<const ledger::Linked*>> links;
    for (const auto& link : standing.links)
        for (const auto& claim : {link.a.claim, link.b.claim})
            links[claim].push_back(&link);
    return links;
}

} // namespace

std::vector<records::Record> fold_standing(const records::Standing& standing, const records::Evidence& evidence)
{
    const records::NameGroups names{records::joined_names(evidence)};
    std::map<records::GroupKey, std::vector<const records::StandingClaim*>> groups;
    for (const auto& claim : standing.claims)
        for (auto& key : records::groups_of(claim.claim, *claim.passage, names))
            groups[std::move(key)].push_back(&claim);
    const auto links = links_by_claim(standing);
    std::vector<records::Record> all;
    for (const auto& [key, claims] : groups) {
        records::Standing mine;
        std::set<const ledger::Linked*> linked;
        for (const auto* claim : claims) {
            mine.claims.push_back(*claim);
            if (const auto found = links.find(claim->id); found != links.end())
                for (const auto* link : found->second)
                    if (linked.insert(link).second)
                        mine.links.push_back(*link);
        }
        std::ranges::sort(mine.claims, {}, &records::StandingClaim::id);
        for (auto& record : records::fold_group(key, mine, names))
            all.push_back(std::move(record));
    }
    std::ranges::sort(all, {}, [](const records::Record& one) { return std::tie(one.family, one.sort, one.id); });
    return all;
}

ExportMaterial export_material(const Session& session, const answers::View& view, const Screen& screen)
{
    const auto guard = session.lock();
    const auto evidence = session.casebook().evidence();
    auto screened = screen.screened(records::standing(evidence, view.floor, view.known));
    ExportMaterial out;
    out.withheld = std::move(screened.withheld);
    out.material.records = fold_standing(screened.standing, evidence);
    out.material.standing = std::move(screened.standing);
    return out;
}

} // namespace vigil::app
