// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/folds.hpp"
#include "records/groups.hpp"

#include <algorithm>

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
    find_cases(people);
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
    if (group.family == Family::proceeding && !group.key.starts_with(by_name))
        return std::ranges::binary_search(groups_of(said, *claim.passage, names), group);
    const std::string_view name =
        group.family == Family::person ? group.key : std::string_view{group.key}.substr(by_name.size());
    std::uint32_t n = 0;
    for (const domain::Value* value : said.values_of(domain::Field::target)) {
        const std::uint32_t place = n++;
        const bool named = names_person(said.type, *value);
        if ((named || unnamed_victim(said, *value)) &&
            names.group_of(named ? name_key(*value) : unnamed_key(said, *claim.passage, place)) == name)
            return true;
    }
    return false;
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

/// Nearly always the claims are those of the group, in order: then nothing is copied.
bool just_these(const GroupKey& group, const Standing& standing, const NameGroups& names)
{
    return std::ranges::is_sorted(standing.claims, {}, &StandingClaim::id) &&
           std::ranges::all_of(standing.claims,
                               [&](const StandingClaim& claim) { return belongs(group, claim, names); });
}

std::vector<Record> records_of_unit(const GroupKey& unit, const Standing& standing, const NameGroups& names)
{
    if (unit.family != Family::person)
        return records_of(unit, standing, names);
    const PeopleOfGroup people = people_of(unit.key, standing, names);
    auto records = fold_people(unit.key, standing, people);
    std::ranges::move(fold_cases_of_people(std::string{by_name} + unit.key, standing, people),
                      std::back_inserter(records));
    return records;
}

} // namespace

std::vector<Record> fold_group(const GroupKey& group, const Standing& standing, const NameGroups& names)
{
    auto records = just_these(group, standing, names) ? records_of(group, standing, names)
                                                      : records_of(group, of_group(group, standing, names), names);
    std::ranges::sort(records, {}, &Record::id);
    return records;
}

GroupKey unit_of(const GroupKey& group)
{
    if (group.family == Family::proceeding && group.key.starts_with(by_name))
        return {Family::person, group.key.substr(by_name.size())};
    return group;
}

GroupKey group_in(const GroupKey& unit, Family family)
{
    if (unit.family == Family::person && family == Family::proceeding)
        return {Family::proceeding, std::string{by_name} + unit.key};
    return unit;
}

std::vector<GroupKey> units_of(const domain::Claim& claim, const Passage& passage, const NameGroups& names)
{
    auto units = groups_of(claim, passage, names);
    for (GroupKey& unit : units)
        unit = unit_of(unit);
    std::ranges::sort(units);
    const auto repeated = std::ranges::unique(units);
    units.erase(repeated.begin(), repeated.end());
    return units;
}

std::vector<Record> fold_unit(const GroupKey& unit, const Standing& standing, const NameGroups& names)
{
    auto records = just_these(unit, standing, names) ? records_of_unit(unit, standing, names)
                                                     : records_of_unit(unit, of_group(unit, standing, names), names);
    std::ranges::sort(records, {}, [](const Record& record) { return std::tie(record.family, record.id); });
    return records;
}

} // namespace vigil::records
