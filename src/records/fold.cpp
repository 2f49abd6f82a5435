// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/folds.hpp"
#include "records/groups.hpp"

#include <algorithm>
#include <unordered_map>

namespace vigil::records {

std::string sort_key(const std::optional<Edtf>& time)
{
    const auto day = time ? (time->earliest() ? time->earliest() : time->latest()) : std::nullopt;
    return day ? to_string(*day) : "9999";
}

std::string joined(const std::vector<std::string>& texts, std::size_t most)
{
    std::string result;
    for (std::size_t i = 0; i < texts.size() && i < most; ++i)
        result += (i == 0 ? "" : ", ") + texts[i];
    return texts.size() > most ? result + ", …" : result;
}

namespace {

constexpr std::string_view by_name = "name ";

PeopleOfGroup people_of(const std::string& name, const Standing& standing, const NameGroups& names)
{
    PeopleOfGroup people;
    people.identities = identities(standing.claims, standing.links,
                                   [&](const std::string& key) { return names.group_of(key) == name; });
    for (const Identity& one : people.identities)
        for (const Mentioned& mention : one.mentions)
            people.person_of.emplace(mention.ref, one.id());
    return people;
}

std::vector<Record> records_of(const GroupKey& group, const Standing& standing, const NameGroups& names)
{
    switch (group.family) {
    case Family::person: return fold_people(group.key, standing, people_of(group.key, standing, names));
    case Family::proceeding:
        if (!group.key.starts_with(by_name))
            return fold_cases_of_report(group.key, standing);
        return fold_cases_of_people(group.key, standing, people_of(group.key.substr(by_name.size()), standing, names));
    case Family::incident: return fold_incidents(group.key, standing);
    case Family::disruption: return fold_disruptions(group.key, standing);
    case Family::participation: return fold_participations(group.key, standing);
    case Family::call: return fold_calls(group.key, standing);
    }
    return {};
}

/// Whether a claim belongs to the group as corrected: the store also hands in those that belonged to it as proposed.
bool belongs(const GroupKey& group, const StandingClaim& claim, const NameGroups& names)
{
    const domain::Claim& said = claim.claim;
    switch (group.family) {
    case Family::incident:
        return tells_incident(said.type) && names.group_of(incident_group(said, *claim.passage)) == group.key;
    case Family::disruption: return tells_disruption(said.type) && area_group(said, *claim.passage) == group.key;
    case Family::participation: return tells_participation(said.type) && state_group(said, *claim.passage) == group.key;
    case Family::call:
        return said.type == domain::ClaimType::demand && addressee_group(said, *claim.passage) == group.key;
    case Family::person:
    case Family::proceeding: break;
    }
    const auto groups = groups_of(said, *claim.passage, names);
    return std::ranges::binary_search(groups, group);
}

Standing of_group(const GroupKey& group, const Standing& standing, const NameGroups& names)
{
    Standing mine;
    mine.links = standing.links;
    std::ranges::copy_if(standing.claims, std::back_inserter(mine.claims),
                         [&](const StandingClaim& claim) { return belongs(group, claim, names); });
    std::ranges::sort(mine.claims, {}, &StandingClaim::id);
    return mine;
}

} // namespace

std::vector<Record> fold_group(const GroupKey& group, const Standing& standing, const NameGroups& names)
{
    // Nearly always the claims are those of the group, in order: then nothing is copied.
    const bool just_these =
        std::ranges::is_sorted(standing.claims, {}, &StandingClaim::id) &&
        std::ranges::all_of(standing.claims, [&](const StandingClaim& claim) { return belongs(group, claim, names); });
    auto records =
        just_these ? records_of(group, standing, names) : records_of(group, of_group(group, standing, names), names);
    std::ranges::sort(records, {}, &Record::id);
    return records;
}

namespace {

/// Everything that one group has to see, by position in the evidence.
struct GroupEvidence {
    std::vector<std::size_t> claims;
};

std::vector<EntryId> named_by(const ledger::Body& body)
{
    if (const auto* check = std::get_if<ledger::Checked>(&body))
        return {check->claim};
    if (const auto* assessed = std::get_if<ledger::Assessed>(&body))
        return {assessed->claim};
    if (const auto* link = std::get_if<ledger::Linked>(&body))
        return {link->a.claim, link->b.claim};
    return {};
}

/// Judgements by the claim that they are about, withdrawals by what they withdraw.
class JudgementIndex {
public:
    explicit JudgementIndex(const std::vector<Judgement>& judgements)
    {
        for (const Judgement& one : judgements) {
            for (const EntryId& claim : named_by(one.body))
                m_about[claim].push_back(&one);
            if (const auto* withdrawn = std::get_if<ledger::Withdrawn>(&one.body))
                m_about[withdrawn->entry].push_back(&one);
        }
    }

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

private:
    std::unordered_map<EntryId, std::vector<const Judgement*>> m_about;
};

} // namespace

std::vector<Record> fold_all(const Evidence& evidence, Floor floor, std::optional<Day> known)
{
    Evidence known_by;
    const auto in_time = [&](Instant at) { return !known || at < Instant{*known + std::chrono::days{1}}; };
    for (const ClaimFacts& claim : evidence.claims)
        if (in_time(claim.known))
            known_by.claims.push_back(claim);
    for (const Judgement& one : evidence.judgements)
        if (in_time(one.known))
            known_by.judgements.push_back(one);

    const NameGroups names{joined_names(known_by)};
    const JudgementIndex index{known_by.judgements};
    std::map<EntryId, const StandingClaim*> corrected;
    const Standing all = standing(known_by, Floor::proposed, known);
    for (const StandingClaim& claim : all.claims)
        corrected.emplace(claim.id, &claim);
    std::map<GroupKey, GroupEvidence> groups;
    for (std::size_t i = 0; i < known_by.claims.size(); ++i) {
        const ClaimFacts& claim = known_by.claims[i];
        auto keys = groups_of(claim.claim, *claim.passage, names);
        if (const auto found = corrected.find(claim.id); found != corrected.end())
            for (GroupKey& key : groups_of(found->second->claim, *claim.passage, names))
                keys.push_back(std::move(key));
        for (const GroupKey& key : keys)
            if (auto& members = groups[key].claims; members.empty() || members.back() != i)
                members.push_back(i);
    }

    // Each group is folded from its own evidence, exactly as the store does after every change.
    std::vector<Record> records;
    for (const auto& [key, group] : groups) {
        Evidence mine;
        std::map<EntryId, const Judgement*> judgements;
        for (const std::size_t i : group.claims) {
            const ClaimFacts& claim = known_by.claims[i];
            mine.claims.push_back(claim);
            for (const EntryId& entry : {claim.id, claim.reading, claim.passage->part, claim.passage->document})
                index.collect(entry, judgements);
            for (const auto* others : {&claim.takes_from, &claim.gives_to})
                for (const EntryId& entry : *others)
                    index.collect(entry, judgements);
        }
        for (const auto& [id, one] : judgements)
            mine.judgements.push_back(*one);
        for (Record& record : fold_group(key, standing(mine, floor, known), names))
            records.push_back(std::move(record));
    }
    std::ranges::sort(records, {}, [](const Record& record) { return std::tie(record.family, record.id); });
    return records;
}

} // namespace vigil::records
