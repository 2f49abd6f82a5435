// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/material.hpp"

#include "app/places.hpp"

#include <algorithm>
#include <set>

namespace vigil::app {
namespace {

using enum domain::ClaimType;

/// All types: what is said of people may stand in claims of nearly any type.
std::vector<domain::ClaimType> person_types()
{
    return {arrest,  held,      release,     disappearance, deportation, restriction,     investigation,
            charge,  hearing,   verdict,     sentence,      appeal,      closure,         ruling,
            killing, execution, death,       injury,        torture,     sexual_violence, attack,
            threat,  sanction,  designation, particular};
}

answers::Material material_in_the_past(const Session& session, const answers::View& view,
                                       const std::vector<Family>& families, const std::vector<domain::ClaimType>& types)
{
    const auto evidence = session.casebook().evidence();
    answers::Material out;
    out.records = records::fold_all(evidence, view.floor, view.known);
    std::erase_if(out.records,
                  [&](const auto& record) { return std::ranges::find(families, record.family) == families.end(); });
    out.standing = records::standing(evidence, view.floor, view.known);
    if (!types.empty())
        std::erase_if(out.standing.claims,
                      [&](const auto& claim) { return std::ranges::find(types, claim.claim.type) == types.end(); });
    return out;
}

} // namespace

std::vector<domain::ClaimType> types_of(Family family)
{
    switch (family) {
    case Family::person: return person_types();
    case Family::proceeding: return {investigation, charge, hearing, verdict, sentence, appeal, closure, ruling};
    case Family::incident: return {killing, execution, death, injury, torture, sexual_violence, attack, protest};
    case Family::disruption: return {shutdown, blocking, restoration};
    case Family::participation: return {withdrawal, accession, defunding};
    case Family::call: return {demand};
    }
    return {};
}

std::vector<domain::ClaimType> types_of(const std::vector<Family>& families)
{
    std::set<domain::ClaimType> types;
    for (const auto family : families)
        for (const auto type : types_of(family))
            types.insert(type);
    return {types.begin(), types.end()};
}

answers::Material material(const Session& session, const answers::View& view, const std::vector<Family>& families,
                           const std::vector<domain::ClaimType>& more)
{
    auto types = types_of(families);
    for (const auto type : more)
        if (std::ranges::find(types, type) == types.end())
            types.push_back(type);

    const auto guard = session.lock();
    answers::Material out = view.known ? material_in_the_past(session, view, families, types) : answers::Material{};
    if (std::ranges::find(families, Family::person) != families.end())
        out.places = answers::PlaceNames{known_places(session)};
    if (view.known)
        return out;
    for (const auto family : families) {
        auto records = session.casebook().records(family, view.floor);
        out.records.insert(out.records.end(), std::make_move_iterator(records.begin()),
                           std::make_move_iterator(records.end()));
    }
    out.standing = records::standing(session.casebook().evidence(types), view.floor);
    return out;
}

} // namespace vigil::app
