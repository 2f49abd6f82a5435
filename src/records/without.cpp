// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/without.hpp"

#include "records/second.hpp"

#include <algorithm>

namespace vigil::records {
namespace {

// A withdrawal of a withdrawal of … : deeper chains are no honest work.
constexpr int deepest = 64;

bool out(const EntryId& entry, const std::vector<Judgement>& judgements, int depth)
{
    return depth < deepest && std::ranges::any_of(judgements, [&](const Judgement& one) {
               const auto* by = std::get_if<ledger::Withdrawn>(&one.body);
               return by && by->entry == entry && !out(one.id, judgements, depth + 1);
           });
}

/// What a judgement is about: claims, and for a withdrawal any entry.
std::vector<EntryId> about(const ledger::Body& body)
{
    if (const auto* check = std::get_if<ledger::Checked>(&body))
        return {check->claim};
    if (const auto* assessed = std::get_if<ledger::Assessed>(&body))
        return {assessed->claim};
    if (const auto* link = std::get_if<ledger::Linked>(&body))
        return {link->a.claim, link->b.claim};
    if (const auto* withdrawal = std::get_if<ledger::Withdrawn>(&body))
        return {withdrawal->entry};
    if (const auto* set = std::get_if<ledger::Set>(&body))
        if (const auto claim = claim_with_second(*set))
            return {*claim};
    return {};
}

} // namespace

bool withdrawn(const EntryId& entry, const std::vector<Judgement>& judgements)
{
    return out(entry, judgements, 0);
}

Evidence without(Evidence evidence, const std::set<EntryId>& hidden)
{
    std::erase_if(evidence.claims, [&](const auto& claim) { return hidden.contains(claim.id); });
    std::set<EntryId> gone = hidden;
    for (bool more = true; more;) {
        const auto removed = std::erase_if(evidence.judgements, [&](const Judgement& one) {
            const auto targets = about(one.body);
            if (std::ranges::none_of(targets, [&](const auto& target) { return gone.contains(target); }))
                return false;
            gone.insert(one.id);
            return true;
        });
        more = removed > 0;
    }
    return evidence;
}

} // namespace vigil::records
