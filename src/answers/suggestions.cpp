// SPDX-License-Identifier: AGPL-3.0-or-later
#include "answers/suggestions.hpp"

#include "answers/head.hpp"

#include <algorithm>

namespace vigil::answers {
namespace {

constexpr auto method =
    "Names are held against each other by their sounds, in Latin, Arabic, Persian and Cyrillic script; each agreement "
    "gives points, and what does not fit takes some away. A suggestion joins nobody (same-person, steps 12 to 19).";

} // namespace

Suggestions suggestions(const Material& material, const View& view, std::size_t most)
{
    const auto read = read_records<records::Person>(material, records::Family::person, records::person_from_cbor);
    std::vector<records::Person> people;
    for (const auto& [record, person] : read.all)
        people.push_back(person);
    auto found = records::suggested_pairs(people, material.standing);
    Suggestions answer;
    answer.records = found.records;
    answer.compared = found.compared;
    answer.crowded = found.crowded;
    answer.least = found.least;
    answer.more = found.pairs.size() > most ? found.pairs.size() - most : 0;
    found.pairs.resize(std::min(found.pairs.size(), most));
    std::vector<EntryId> claims;
    for (const records::SuggestedPair& pair : found.pairs) {
        claims.push_back(pair.a_mention.claim);
        claims.push_back(pair.b_mention.claim);
    }
    answer.rows = std::move(found.pairs);
    answer.head = head_of(material, view, "May be one person", method, std::move(claims), read.unreadable);
    return answer;
}

} // namespace vigil::answers
