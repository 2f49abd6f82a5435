// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/proof.md.
#include "answers/proof_shelf.hpp"

#include "answers/head.hpp"
#include "base/utf8.hpp"
#include "records/mentions.hpp"

#include <algorithm>

namespace vigil::answers {
namespace {

using domain::Field;

std::vector<Word> words_of_field(const domain::Claim& claim, Field field)
{
    std::vector<Word> words;
    for (const domain::Value* value : claim.values_of(field))
        if (!trimmed(value->text).empty())
            words.push_back({search_key(value->text), value->norm});
    return words;
}

/// Every word of `part` is one of `whole`.
bool holds_words(std::string_view whole, std::string_view part)
{
    const std::string padded = " " + std::string{whole} + " ";
    return !part.empty() && std::ranges::all_of(split(part, ' '), [&](std::string_view word) {
        return padded.find(" " + std::string{word} + " ") != std::string::npos;
    });
}

/// Step 4: what surely lies after the day of the view.
bool surely_after(const domain::Claim& claim, Day day)
{
    return claim.time && claim.time->earliest() && *claim.time->earliest() > day;
}

} // namespace

Keyed keyed(const domain::Claim& claim, const records::StandingClaim* standing)
{
    Keyed out;
    out.claim = &claim;
    out.standing = standing;
    out.actors = words_of_field(claim, Field::actor);
    out.targets = words_of_field(claim, Field::target);
    out.places = words_of_field(claim, Field::place);
    out.laws = words_of_field(claim, Field::law);
    out.details = words_of_field(claim, Field::detail);
    out.sources = words_of_field(claim, Field::source);
    out.country = records::country_of(claim);
    return out;
}

bool fits(const Word& a, const Word& b)
{
    if (!a.norm.empty() && a.norm == b.norm)
        return true;
    return a.key == b.key || holds_words(a.key, b.key) || holds_words(b.key, a.key);
}

bool any_fits(const std::vector<Word>& a, const std::vector<Word>& b)
{
    return std::ranges::any_of(a, [&](const Word& one) {
        return std::ranges::any_of(b, [&](const Word& other) { return fits(one, other); });
    });
}

Shelf::Shelf(const Material& material, const View& view) : m_day{view.day()}, m_origins{material.standing.claims}
{
    std::vector<const records::StandingClaim*> claims;
    for (const auto& claim : material.standing.claims)
        if (!surely_after(claim.claim, m_day))
            claims.push_back(&claim);
    std::ranges::sort(claims, {}, &records::StandingClaim::id);
    m_claims.reserve(claims.size());
    for (const auto* claim : claims) {
        m_claims.push_back(keyed(claim->claim, claim));
        m_by_id.emplace(claim->id, &m_claims.back());
        m_by_type[claim->claim.type].push_back(&m_claims.back());
    }
    add_people(material);
}

void Shelf::add_people(const Material& material)
{
    auto read = read_records<records::Person>(material, records::Family::person, records::person_from_cbor);
    for (auto& [record, person] : read.all) {
        PersonClaims one{std::move(person), {}};
        std::set<EntryId> seen;
        for (const auto& mention : one.person.mentions)
            if (const Keyed* claim = with(mention.claim); claim != nullptr && seen.insert(mention.claim).second)
                one.claims.push_back(claim);
        for (const auto& name : one.person.names)
            m_by_name[search_key(name.text)].insert(m_people.size());
        m_by_name[search_key(one.person.name)].insert(m_people.size());
        m_people.push_back(std::move(one));
    }
}

std::vector<const PersonClaims*> Shelf::people_named(const std::string& name) const
{
    const std::string key = search_key(name);
    std::set<std::size_t> found;
    if (const auto exact = m_by_name.find(key); exact != m_by_name.end())
        found = exact->second;
    else
        for (const auto& [other, people] : m_by_name)
            if (holds_words(other, key))
                found.insert(people.begin(), people.end());
    std::vector<const PersonClaims*> people;
    for (const std::size_t at : found)
        people.push_back(&m_people[at]);
    return people;
}

const std::vector<const Keyed*>& Shelf::of_type(domain::ClaimType type) const
{
    static const std::vector<const Keyed*> none;
    const auto found = m_by_type.find(type);
    return found == m_by_type.end() ? none : found->second;
}

const Keyed* Shelf::with(const EntryId& id) const
{
    const auto found = m_by_id.find(id);
    return found == m_by_id.end() ? nullptr : found->second;
}

bool Shelf::names_somebody(const std::string& words) const
{
    return std::ranges::any_of(m_by_name, [&](const auto& one) {
        return one.first.find(' ') != std::string::npos && words.find(" " + one.first + " ") != std::string::npos;
    });
}

} // namespace vigil::answers
