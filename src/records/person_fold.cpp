// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/status-of-a-person.md.
#include "base/utf8.hpp"
#include "records/conventions.hpp"
#include "records/custody.hpp"
#include "records/folds.hpp"
#include "records/groups.hpp"
#include "records/trial.hpp"
#include "records/words.hpp"

#include <algorithm>
#include <set>

namespace vigil::records {
namespace {

using domain::ClaimType;
using domain::Field;
using domain::Modality;

ClaimsOfPerson claims_of(const Identity& identity)
{
    ClaimsOfPerson claims;
    for (const Mentioned& mention : identity.mentions) // In order of claim ids.
        if (claims.empty() || claims.back() != mention.claim)
            claims.push_back(mention.claim);
    return claims;
}

/// A name goes before what an unnamed victim was called before somebody knew it.
void add_names(Person& person, const Identity& identity)
{
    std::set<std::string> named;
    for (const Mentioned& mention : identity.mentions) {
        person.mentions.push_back(mention.ref);
        const auto have = std::ranges::find(person.names, mention.value->text, &Stated::text);
        Stated& name = have == person.names.end() ? person.names.emplace_back() : *have;
        name.text = mention.value->text;
        add_basis(name.basis, mention.claim->id);
        if (names_person(mention.claim->claim.type, *mention.value))
            named.insert(mention.value->text);
    }
    person.unnamed = named.empty();
    std::ranges::sort(person.names, {}, [&](const Stated& name) {
        return std::tuple{!named.contains(name.text), -static_cast<std::ptrdiff_t>(name.basis.size()), name.text};
    });
    person.name = person.names.front().text;
}

void add_designation(Person& person, const StandingClaim& claim)
{
    const domain::Claim& said = claim.claim;
    if (said.modality == Modality::denied)
        return;
    for (const std::string& what : texts_of(said, Field::detail)) {
        const auto have = std::ranges::find_if(
            person.designations, [&](const Designation& one) { return search_key(one.what) == search_key(what); });
        Designation& designation = have == person.designations.end() ? person.designations.emplace_back() : *have;
        if (designation.what.empty())
            designation.what = what;
        auto by = texts_of(said, Field::actor);
        if (by.empty())
            by = {said_by(claim)};
        add_new(designation.by, by);
        if (said.time && (!designation.since || earlier(said.time, designation.since)))
            designation.since = said.time;
        add_basis(designation.basis, claim.id);
    }
}

void add_particulars(Person& person, const StandingClaim& claim)
{
    for (const domain::Value* value : claim.claim.values_of(Field::detail)) {
        if (value->text.empty())
            continue;
        const auto have = std::ranges::find_if(person.particulars, [&](const Particular& one) {
            return one.kind == value->code && search_key(one.text) == search_key(value->text);
        });
        Particular& one = have == person.particulars.end() ? person.particulars.emplace_back() : *have;
        if (one.text.empty()) {
            one.kind = value->code;
            one.text = value->text;
            one.norm = value->norm;
            one.when = claim.claim.time;
        }
        add_basis(one.basis, claim.id);
    }
}

void add_need(Person& person, const StandingClaim& claim)
{
    const domain::Claim& said = claim.claim;
    auto words = texts_of(said, Field::detail);
    std::erase_if(words, [](const std::string& one) { return !says_urgent(one); });
    // The sentence speaks for one person only where it names no other.
    if (words.empty() && said.type == ClaimType::held && texts_of(said, Field::target).size() == 1 &&
        has_word(said.quote, {"urgent need of medical", "urgently needs medical"}))
        words = {"in urgent need of medical attention"};
    for (const std::string& what : words) {
        const auto have = std::ranges::find_if(
            person.needs, [&](const Need& one) { return search_key(one.what) == search_key(what); });
        Need& need = have == person.needs.end() ? person.needs.emplace_back() : *have;
        need.what = what;
        need.last_confirmed = latest_of(need.last_confirmed, confirmed_on(claim));
        add_basis(need.basis, claim.id);
    }
}

void add_harm(Person& person, const StandingClaim& claim)
{
    std::string text{domain::label_of(claim.claim.type)};
    if (const auto detail = first_text(claim.claim, Field::detail); !detail.empty())
        text += ": " + detail;
    if (claim.claim.modality != Modality::asserted)
        text += " (" + std::string{domain::name_of(claim.claim.modality)} + ")";
    const auto have = std::ranges::find(person.harms, text, &Stated::text);
    Stated& harm = have == person.harms.end() ? person.harms.emplace_back() : *have;
    harm.text = text;
    add_basis(harm.basis, claim.id);
}

bool harms(ClaimType type)
{
    return type == ClaimType::injury || type == ClaimType::torture || type == ClaimType::sexual_violence ||
           type == ClaimType::attack || type == ClaimType::threat;
}

void add_claim(Person& person, const StandingClaim& claim)
{
    const domain::Claim& said = claim.claim;
    if (said.type == ClaimType::designation)
        add_designation(person, claim);
    if (said.type == ClaimType::particular)
        add_particulars(person, claim);
    if ((said.type == ClaimType::held || said.type == ClaimType::arrest) && said.modality != Modality::denied)
        add_need(person, claim);
    if (harms(said.type))
        add_harm(person, claim);
    if (said.type == ClaimType::release && said.modality != Modality::denied) // Step 10.
        if (const auto words = texts_of(said, Field::detail);
            std::ranges::any_of(words, [](const auto& one) { return says_unconditional(one); }))
            add_basis(person.unconditional, claim.id);
    if (auto row = row_of(claim); !row.empty())
        add_new(person.list_rows, {row});
    if (const auto state = country_of(said); !state.empty())
        add_new(person.countries, {state});
    else if (const auto places = texts_of(said, Field::place); !places.empty())
        add_new(person.countries, {places.back()});
}

Person person_of(const Identity& identity, const Origins& origins, const PeopleOfGroup& people)
{
    Person person;
    person.id = identity.id();
    add_names(person, identity);
    const ClaimsOfPerson claims = claims_of(identity);
    person.custody = custody_of(claims, origins);
    person.measures = measures_of(claims);
    person.deaths = deaths_of(claims, origins);
    const auto position = static_cast<std::size_t>(&identity - people.identities.data());
    for (const Proceeding& one : people.cases[position]) // Step 15.
        person.proceedings.push_back(line_of(one));
    for (const StandingClaim* claim : claims)
        add_claim(person, *claim);
    for (const Doubt& doubt : identity.undecided)
        person.undecided.push_back({people.identities[doubt.other].id(), doubt.why});
    return person;
}

} // namespace

const CustodyPeriod* Person::on(Day day) const
{
    const CustodyPeriod* found = nullptr;
    for (const CustodyPeriod& period : custody) {
        if (period.firmness == Firmness::announced || period.taken_back) // Steps 5 and 9a: stand beside the state.
            continue;
        const auto stated =
            period.from ? (period.from->latest() ? period.from->latest() : period.from->earliest()) : std::nullopt;
        const auto begin = stated ? stated : period.first_confirmed;
        if (begin && *begin <= day)
            found = &period;
    }
    const bool over = found != nullptr && found->to && found->to->latest() && *found->to->latest() < day;
    return over || (found != nullptr && found->state == Custody::not_known) ? nullptr : found;
}

bool taken_back(const Person& person, const EntryId& claim)
{
    return std::ranges::any_of(person.deaths, [&](const Death& death) {
        return !death.taken_back.empty() && std::ranges::binary_search(death.basis, claim);
    });
}

std::vector<Record> fold_people(const std::string& group, const Standing& standing, const PeopleOfGroup& people)
{
    const Origins origins{standing.claims};
    std::vector<Record> records;
    for (const Identity& identity : people.identities) {
        const Person person = person_of(identity, origins, people);
        records.push_back({Family::person, person.id, group, person.name, search_key(person.name), to_cbor(person)});
    }
    return records;
}

void find_cases(PeopleOfGroup& people)
{
    for (const Identity& identity : people.identities)
        people.cases.push_back(cases_in(claims_of(identity), people.person_of, identity.id()));
}

std::vector<Record> fold_cases_of_people(const std::string& group, const Standing&, const PeopleOfGroup& people)
{
    std::vector<Record> records;
    for (std::size_t position = 0; position < people.identities.size(); ++position) {
        const Identity& identity = people.identities[position];
        const std::string person = identity.id();
        for (Proceeding one : people.cases[position]) {
            // The lowest mention of this person among the steps of the case: its number may come and go.
            const auto mention = std::ranges::find_if(identity.mentions, [&](const Mentioned& mentioned) {
                return tells_proceeding(mentioned.claim->claim.type) &&
                       std::ranges::binary_search(one.basis, mentioned.claim->id);
            });
            one.id = mention->ref.to_string();
            one.person = person;
            const std::string label =
                (one.court.empty() ? std::string{name_of(one.kind)} : one.court) + ": " + joined(one.defendants);
            records.push_back({Family::proceeding, one.id, group, label, search_key(label), to_cbor(one)});
        }
    }
    return records;
}

std::vector<Record> fold_cases_of_report(const std::string& group, const Standing& standing)
{
    std::vector<const StandingClaim*> claims;
    for (const StandingClaim& claim : standing.claims) {
        const auto targets = claim.claim.values_of(Field::target);
        const bool named = !targets.empty() && std::ranges::all_of(targets, [&](const domain::Value* value) {
            return names_person(claim.claim.type, *value);
        });
        if (!named)
            claims.push_back(&claim);
    }
    std::vector<Record> records;
    for (Proceeding& one : cases_in(claims, {}, {})) {
        one.id = one.basis.front().hex();
        const std::string label = (one.court.empty() ? std::string{name_of(one.kind)} : one.court) +
                                  (one.defendants.empty() ? "" : ": " + joined(one.defendants));
        records.push_back({Family::proceeding, one.id, group, label, search_key(label), to_cbor(one)});
    }
    return records;
}

} // namespace vigil::records
