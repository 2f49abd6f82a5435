// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/identity.hpp"
#include "records/person.hpp"
#include "records/proceeding.hpp"
#include "records/record.hpp"

/// One fold per family; `claims` are those of one group, ordered by id. Each returns its records in any order.
namespace vigil::records {

/// What the folds of people share: who is who in the group.
struct PeopleOfGroup {
    std::vector<Identity> identities;
    std::map<MentionRef, std::string> person_of; ///< Of all their mentions.
    std::vector<std::vector<Proceeding>> cases;  ///< Of each of them (docs/methods/proceedings.md).
};
/// Cases of each person, once for both families. Pre: the other members are filled in.
void find_cases(PeopleOfGroup& people);

std::vector<Record> fold_people(const std::string& group, const Standing& standing, const PeopleOfGroup& people);
std::vector<Record> fold_cases_of_people(const std::string& group, const Standing& standing,
                                         const PeopleOfGroup& people);
std::vector<Record> fold_cases_of_report(const std::string& group, const Standing& standing);
std::vector<Record> fold_incidents(const std::string& group, const Standing& standing);
std::vector<Record> fold_disruptions(const std::string& group, const Standing& standing);
std::vector<Record> fold_participations(const std::string& group, const Standing& standing);
std::vector<Record> fold_calls(const std::string& group, const Standing& standing);

/// "2026-01-08" for sorting; unknown times come last in ascending order.
std::string sort_key(const std::optional<Edtf>& time);
/// Texts joined by ", "; at most `most`, then ", …".
std::string joined(const std::vector<std::string>& texts, std::size_t most = 4);

} // namespace vigil::records
