// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/same-person.md.
#include "records/suggest.hpp"

#include "base/utf8.hpp"
#include "link/suggest.hpp"
#include "records/conventions.hpp"
#include "records/profile.hpp"

#include <algorithm>

namespace vigil::records {
namespace {

std::vector<Mentioned> mentions_of(const Person& person, const Standing& standing)
{
    std::vector<Mentioned> mentions;
    for (const MentionRef& ref : person.mentions) {
        const auto claim = std::ranges::lower_bound(standing.claims, ref.claim, {}, &StandingClaim::id);
        if (claim == standing.claims.end() || claim->id != ref.claim)
            continue;
        for (const Mentioned& one : people_in(*claim))
            if (one.ref == ref)
                mentions.push_back(one);
    }
    return mentions;
}

void add_happening(link::Candidate& candidate, const domain::Claim& claim)
{
    const bool one_day = claim.time && claim.time->earliest() && claim.time->earliest() == claim.time->latest();
    const bool told = claim.modality == domain::Modality::asserted || claim.modality == domain::Modality::alleged;
    // That somebody is held on a day is no happening: thousands are.
    if (one_day && told && claim.type != domain::ClaimType::held && claim.type != domain::ClaimType::particular)
        candidate.happenings.insert(std::string{domain::label_of(claim.type)} + " " + claim.time->to_string());
}

/// Step 16a: two names of one place are one.
void use_keys(std::set<std::string>& keys, const PlaceKeys& places)
{
    std::set<std::string> used;
    for (const std::string& key : keys) {
        const auto found = places.find(key);
        used.insert(found == places.end() ? key : found->second);
    }
    keys = std::move(used);
}

link::Candidate candidate_of(const Person& person, const Standing& standing, const TownKeys& towns,
                             const PlaceKeys& places)
{
    link::Candidate candidate;
    const auto mentions = mentions_of(person, standing);
    candidate.profile = profile_of(mentions, towns);
    use_keys(candidate.profile.places_held, places);
    use_keys(candidate.profile.courts, places);
    for (const Mentioned& one : mentions)
        add_happening(candidate, one.claim->claim);
    const auto add_name = [&](const std::string& name) {
        if (auto key = search_key(name); std::ranges::find(candidate.names, key) == candidate.names.end())
            candidate.names.push_back(std::move(key));
    };
    for (const Stated& name : person.names)
        add_name(name.text);
    for (const Particular& one : person.particulars)
        if (one.kind == particular::alias)
            add_name(one.text);
    for (const std::string& country : person.countries)
        candidate.countries.insert(search_key(country));
    return candidate;
}

/// Pairs that a person said are not the same.
std::set<std::pair<std::size_t, std::size_t>> decided(const std::vector<Person>& people, const Standing& standing)
{
    std::map<MentionRef, std::size_t> person_of;
    for (std::size_t i = 0; i < people.size(); ++i)
        for (const MentionRef& mention : people[i].mentions)
            person_of.emplace(mention, i);
    std::set<std::pair<std::size_t, std::size_t>> pairs;
    for (const ledger::Linked& link : standing.links) {
        const auto a = person_of.find(link.a);
        const auto b = person_of.find(link.b);
        if (link.verb == ledger::LinkVerb::not_same && a != person_of.end() && b != person_of.end())
            pairs.insert(std::minmax(a->second, b->second));
    }
    return pairs;
}

SuggestedPair pair_of(const Person& a, const Person& b, const link::Suggestion& found)
{
    SuggestedPair pair{a.id, b.id, a.name, b.name, a.mentions.front(), b.mentions.front(), found.points, {}, false};
    for (const link::Reason& one : found.reasons)
        pair.reasons.push_back({one.points, one.words});
    pair.undecided = std::ranges::find(a.undecided, b.id, &Undecided::person) != a.undecided.end();
    return pair;
}

} // namespace

SuggestedPairs suggested_pairs(const std::vector<Person>& people, const Standing& standing, const PlaceKeys& places)
{
    std::vector<Person> ordered;
    std::ranges::copy_if(people, std::back_inserter(ordered), [](const Person& one) { return !one.unnamed; });
    std::ranges::sort(ordered, {}, [](const Person& one) { return std::pair{search_key(one.name), one.id}; });
    const TownKeys towns = towns_in(standing.claims);
    std::vector<link::Candidate> candidates;
    for (const Person& one : ordered)
        candidates.push_back(candidate_of(one, standing, towns, places));
    const auto found = link::suggestions(candidates, decided(ordered, standing));
    SuggestedPairs result;
    result.records = ordered.size();
    result.compared = found.compared;
    result.crowded = found.crowded;
    result.least = link::least_points;
    for (const link::Suggestion& one : found.pairs)
        result.pairs.push_back(pair_of(ordered[one.a], ordered[one.b], one));
    return result;
}

} // namespace vigil::records
