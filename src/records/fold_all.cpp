// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/record.hpp"
#include "records/second.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

// The fold over everything: each unit from its own evidence, exactly as the store does after every change.
namespace vigil::records {
namespace {

std::vector<EntryId> named_by(const ledger::Body& body)
{
    if (const auto* check = std::get_if<ledger::Checked>(&body))
        return {check->claim};
    if (const auto* assessed = std::get_if<ledger::Assessed>(&body))
        return {assessed->claim};
    if (const auto* link = std::get_if<ledger::Linked>(&body))
        return {link->a.claim, link->b.claim};
    if (const auto* set = std::get_if<ledger::Set>(&body))
        if (const auto claim = claim_with_second(*set))
            return {*claim};
    return {};
}

EvidenceView known_by(const Evidence& evidence, std::optional<Day> known)
{
    EvidenceView view = view_of(evidence);
    if (known) {
        const auto too_late = [&](const auto* one) { return one->known >= Instant{*known + std::chrono::days{1}}; };
        std::erase_if(view.claims, too_late);
        std::erase_if(view.judgements, too_late);
    }
    return view;
}

class Folding {
public:
    Folding(const EvidenceView& evidence, Floor floor, std::optional<Day> known)
        : m_evidence{&evidence},
          m_floor{floor},
          m_known{known}
    {
        for (const Judgement* one : evidence.judgements) {
            for (const EntryId& claim : named_by(one->body))
                m_about[claim].push_back(one);
            if (const auto* withdrawn = std::get_if<ledger::Withdrawn>(&one->body))
                m_about[withdrawn->entry].push_back(one);
        }
        m_names = NameGroups{joined_names(linked())};
    }

    std::vector<Record> records()
    {
        sort_claims_into_units();
        std::vector<Record> records;
        for (const auto& [unit, claims] : m_units) {
            const EvidenceView mine = evidence_of(claims);
            std::ranges::move(fold_unit(unit, standing(mine, m_floor, m_known), m_names), std::back_inserter(records));
        }
        std::ranges::sort(records, {}, [](const Record& record) { return std::tie(record.family, record.id); });
        return records;
    }

private:
    /// Those about `entry`, and withdrawals of them, and of those.
    void collect(const EntryId& entry, std::map<EntryId, const Judgement*>& into) const
    {
        const auto found = m_about.find(entry);
        if (found == m_about.end())
            return;
        for (const Judgement* one : found->second)
            if (into.emplace(one->id, one).second)
                collect(one->id, into);
    }

    EvidenceView evidence_of(const std::vector<const ClaimFacts*>& claims) const
    {
        EvidenceView mine{claims, {}};
        std::map<EntryId, const Judgement*> judgements;
        for (const ClaimFacts* claim : claims) {
            for (const EntryId* entry : {&claim->id, &claim->reading, &claim->passage->part, &claim->passage->document})
                collect(*entry, judgements);
            for (const auto* others : {&claim->takes_from, &claim->gives_to})
                for (const EntryId& entry : *others)
                    collect(entry, judgements);
        }
        for (const auto& [id, one] : judgements)
            mine.judgements.push_back(one);
        return mine;
    }

    /// The links, and the claims that they name with all that was judged of them.
    Evidence linked() const
    {
        std::set<EntryId> named;
        for (const Judgement* one : m_evidence->judgements)
            if (const auto* link = std::get_if<ledger::Linked>(&one->body)) {
                named.insert(link->a.claim);
                named.insert(link->b.claim);
            }
        std::vector<const ClaimFacts*> claims;
        if (!named.empty())
            std::ranges::copy_if(m_evidence->claims, std::back_inserter(claims),
                                 [&](const ClaimFacts* claim) { return named.contains(claim->id); });
        const EvidenceView view = evidence_of(claims);
        Evidence evidence;
        for (const ClaimFacts* claim : view.claims)
            evidence.claims.push_back(*claim);
        for (const Judgement* judgement : view.judgements)
            evidence.judgements.push_back(*judgement);
        return evidence;
    }

    void sort_claims_into_units()
    {
        for (const ClaimFacts* claim : m_evidence->claims) {
            auto units = units_of(claim->claim, *claim->passage, m_names);
            if (m_about.contains(claim->id)) // It may have been corrected.
                for (const StandingClaim& corrected : standing(evidence_of({claim}), Floor::proposed, m_known).claims)
                    std::ranges::move(units_of(corrected.claim, *claim->passage, m_names), std::back_inserter(units));
            for (const GroupKey& unit : units)
                if (auto& members = m_units[unit]; members.empty() || members.back() != claim)
                    members.push_back(claim);
        }
    }

    const EvidenceView* m_evidence;
    Floor m_floor;
    std::optional<Day> m_known;
    NameGroups m_names;
    std::unordered_map<EntryId, std::vector<const Judgement*>> m_about;
    std::map<GroupKey, std::vector<const ClaimFacts*>> m_units;
};

} // namespace

std::vector<Record> fold_all(const Evidence& evidence, Floor floor, std::optional<Day> known)
{
    const EvidenceView known_evidence = known_by(evidence, known);
    return Folding{known_evidence, floor, known}.records();
}

} // namespace vigil::records
