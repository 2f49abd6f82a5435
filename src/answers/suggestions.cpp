// SPDX-License-Identifier: AGPL-3.0-or-later
#include "answers/suggestions.hpp"

#include "answers/happenings.hpp"
#include "answers/head.hpp"
#include "records/incident_suggest.hpp"

#include <algorithm>

namespace vigil::answers {
namespace {

constexpr auto incident_method = "Incidents of different reports are held against each other by what is told, place, "
                                 "day, number, victims and actors; "
                                 "each agreement gives points. A suggestion joins nothing (incidents, steps 19 to 22).";
constexpr auto method =
    "Names are held against each other by their sounds, in Latin, Arabic, Persian and Cyrillic script; each agreement "
    "gives points, and what does not fit takes some away. A suggestion joins nobody (same-person, steps 12 to 19).";

/// The surest pairs, with a claim of each side as basis.
Suggestions answer_of(records::SuggestedPairs found, std::size_t most, std::vector<EntryId>& claims)
{
    Suggestions answer;
    answer.records = found.records;
    answer.compared = found.compared;
    answer.crowded = found.crowded;
    answer.least = found.least;
    answer.more = found.pairs.size() > most ? found.pairs.size() - most : 0;
    found.pairs.resize(std::min(found.pairs.size(), most));
    for (const records::SuggestedPair& pair : found.pairs) {
        claims.push_back(pair.a_mention.claim);
        claims.push_back(pair.b_mention.claim);
    }
    answer.rows = std::move(found.pairs);
    return answer;
}

} // namespace

Suggestions suggestions(const Material& material, const View& view, std::size_t most)
{
    const auto read = read_records<records::Person>(material, records::Family::person, records::person_from_cbor);
    std::vector<records::Person> people;
    for (const auto& [record, person] : read.all)
        people.push_back(person);
    std::vector<EntryId> claims;
    auto answer = answer_of(records::suggested_pairs(people, material.standing, material.places.keys()), most, claims);
    answer.head = head_of(material, view, "May be one person", method, std::move(claims), read.unreadable);
    return answer;
}

Suggestions incident_suggestions(const Material& material, const View& view, std::size_t most)
{
    const auto read = read_records<records::Incident>(material, records::Family::incident, records::incident_from_cbor);
    auto told = incidents(material, view);
    std::vector<records::NamedIncident> all;
    for (auto& row : told.rows)
        all.push_back({std::move(row.incident), std::move(row.label)});
    std::vector<EntryId> claims;
    auto answer = answer_of(records::suggested_incidents(all, material.standing), most, claims);
    answer.head = head_of(material, view, "May be one incident", incident_method, std::move(claims), read.unreadable);
    answer.of_incidents = true;
    return answer;
}

} // namespace vigil::answers
