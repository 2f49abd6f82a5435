// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/status-of-a-person.md.
#include "records/stays.hpp"

#include "records/profile.hpp"
#include "records/words.hpp"

#include <algorithm>

namespace vigil::records {
namespace {

using domain::ClaimType;
using domain::Field;

struct PlaceSaid {
    const StandingClaim* claim = nullptr;
    std::string place, key;
    std::optional<Day> day;
    bool moved = false;
};

/// A place of custody, not the town where it lies or where somebody was arrested.
std::optional<PlaceSaid> place_said(const StandingClaim& claim)
{
    const bool holds = claim.claim.type == ClaimType::held || claim.claim.type == ClaimType::restriction;
    for (const domain::Value* value : claim.claim.values_of(Field::place)) {
        if (value->text.empty() || names_town(*value) || (!holds && !says_in_custody(value->text)))
            continue;
        if (auto key = place_held_key(value->text); !key.empty())
            return PlaceSaid{&claim, value->text, std::move(key), confirmed_on(claim),
                             says_transferred(claim.claim.quote + " " + first_text(claim.claim, Field::detail))};
    }
    return std::nullopt;
}

void confirm(Stay& stay, const PlaceSaid& said)
{
    stay.first_confirmed = earliest_of(stay.first_confirmed, said.day);
    stay.last_confirmed = latest_of(stay.last_confirmed, said.day);
    add_basis(stay.basis, said.claim->id);
}

Stay begun(const PlaceSaid& said)
{
    Stay stay;
    stay.place = said.place;
    // Only a move has a day of its own; "held in X on D" says nothing about since when.
    if (said.moved)
        stay.from = time_or_published(*said.claim);
    else if (const auto& time = said.claim->claim.time; time && time->interval && time->from)
        stay.from = Edtf::on(*time->from);
    confirm(stay, said);
    return stay;
}

} // namespace

std::vector<Stay> stays_of(const ClaimsOfPerson& claims)
{
    std::vector<PlaceSaid> all;
    for (const StandingClaim* claim : claims)
        if (auto said = place_said(*claim); said && claim->claim.modality != domain::Modality::denied)
            all.push_back(*std::move(said));
    std::ranges::sort(all, {}, [](const PlaceSaid& one) {
        return std::tuple{one.day.value_or(Day::min()), one.moved, one.key, one.claim->id};
    });
    std::vector<Stay> stays;
    std::string key; // Of the last stay.
    for (const PlaceSaid& said : all) {
        if (!stays.empty() && key == said.key) {
            confirm(stays.back(), said);
            continue;
        }
        Stay next = begun(said);
        if (!stays.empty()) {
            stays.back().to = next.from;
            // Two places on one day, and nobody tells of a move.
            if (!said.moved && stays.back().last_confirmed == said.day)
                next.disputed = stays.back().disputed = true;
        }
        stays.push_back(std::move(next));
        key = said.key;
    }
    return stays;
}

} // namespace vigil::records
