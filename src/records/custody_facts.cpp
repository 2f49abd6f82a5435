// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/status-of-a-person.md.
#include "records/custody_facts.hpp"

#include "records/conventions.hpp"
#include "records/custody.hpp"
#include "records/words.hpp"

#include <algorithm>

namespace vigil::records {
namespace {

using domain::ClaimType;
using domain::Field;
using domain::Modality;

std::string words_of(const domain::Claim& claim)
{
    return first_text(claim, Field::detail);
}

Custody away(const domain::Claim& claim)
{
    const std::string words = words_of(claim) + " " + claim.quote;
    if (has_word(words, {"exchang", "swap", "canje"}))
        return Custody::exchanged;
    return has_word(words, {"exile", "exilio", "banish"}) ? Custody::exiled : Custody::deported;
}

std::optional<Custody> listed_status(const domain::Claim& claim)
{
    const domain::Value* value = claim.first(Field::detail);
    if (value == nullptr || value->code != particular::status)
        return std::nullopt;
    if (value->norm == "at liberty" || has_word(value->text, {"at liberty", "free", "en libertad"}))
        return Custody::at_liberty;
    const bool not_known = value->norm == "not known" || has_word(value->text, {"not known", "unknown", "desconocid"});
    return not_known ? std::optional{Custody::not_known} : std::nullopt;
}

std::optional<Custody> house_arrest_said(const domain::Claim& claim)
{
    const domain::Value* value = claim.first(Field::detail);
    const auto kinds = measure_kinds(words_of(claim), value == nullptr ? "" : value->code);
    return std::ranges::count(kinds, house_arrest) > 0 ? std::optional{Custody::house_arrest} : std::nullopt;
}

/// Step 4; nullopt: says nothing about liberty.
std::optional<Custody> state_said(const domain::Claim& claim)
{
    switch (claim.type) {
    case ClaimType::arrest: return claim.modality == Modality::announced ? Custody::wanted : Custody::held;
    case ClaimType::held: return has_word(words_of(claim), {house_arrest}) ? Custody::house_arrest : Custody::held;
    case ClaimType::restriction: return house_arrest_said(claim);
    case ClaimType::disappearance: return Custody::disappeared;
    case ClaimType::release:
        return has_word(words_of(claim), {"escap"}) ? std::optional{Custody::escaped} : Custody::released;
    case ClaimType::deportation: return away(claim);
    case ClaimType::death:
    case ClaimType::killing:
    case ClaimType::execution: return Custody::dead;
    case ClaimType::particular: return listed_status(claim);
    case ClaimType::investigation:
    case ClaimType::charge:
    case ClaimType::hearing:
    case ClaimType::verdict:
    case ClaimType::sentence:
    case ClaimType::appeal:
    case ClaimType::closure:
    case ClaimType::ruling:
    case ClaimType::injury:
    case ClaimType::torture:
    case ClaimType::sexual_violence:
    case ClaimType::attack:
    case ClaimType::threat:
    case ClaimType::shutdown:
    case ClaimType::blocking:
    case ClaimType::restoration:
    case ClaimType::protest:
    case ClaimType::ban:
    case ClaimType::decree:
    case ClaimType::withdrawal:
    case ClaimType::accession:
    case ClaimType::defunding:
    case ClaimType::sanction:
    case ClaimType::demand:
    case ClaimType::quote:
    case ClaimType::designation: return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::optional<LibertyFact> liberty_fact(const StandingClaim& claim)
{
    const domain::Claim& said = claim.claim;
    const auto state = state_said(said);
    if (!state || said.modality == Modality::possible) // Step 2.
        return std::nullopt;
    LibertyFact fact{&claim, *state, said.type != ClaimType::held && said.type != ClaimType::particular};
    fact.announced = said.modality == Modality::announced && *state != Custody::wanted;
    fact.ends = said.type == ClaimType::restriction && says_lifted(words_of(said) + " " + said.quote);
    fact.time = fact.change ? time_or_published(claim) : said.time; // Step 3.
    // The day of a finding or burial is the last on which the person can have died.
    if (over(*state) && fact.time && told_of_death(said) != ToldOfDeath::death)
        if (const auto last = fact.time->interval ? fact.time->to : fact.time->from)
            fact.time = Edtf::between(std::nullopt, last);
    const auto first = fact.time ? (fact.time->earliest() ? fact.time->earliest() : fact.time->latest()) : std::nullopt;
    fact.day = fact.change ? first : confirmed_on(claim);
    return fact;
}

bool in_custody(Custody state)
{
    return state == Custody::held || state == Custody::house_arrest || state == Custody::disappeared;
}

bool over(Custody state)
{
    return state == Custody::dead || state == Custody::died_in_custody;
}

Manner manner_of(const domain::Claim& claim)
{
    std::string words = words_of(claim);
    for (const std::string& place : texts_of(claim, Field::place))
        words += " | " + place;
    if (has_word(words, {"incommunicado", "incomunicad", "no contact"}))
        return Manner::incommunicado;
    if (has_word(words, {"pre trial", "pretrial", "remand", "prision preventiva"}))
        return Manner::pre_trial;
    if (has_word(words, {"administrative detention", "without charge or trial", "preventive detention"}))
        return Manner::administrative;
    if (has_word(words, {"serving", "sentence"}))
        return Manner::serving_sentence;
    return has_word(words, {"police custody", "police station"}) ? Manner::police : Manner::not_stated;
}

} // namespace vigil::records
