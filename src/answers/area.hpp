// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/material.hpp"
#include "answers/minimum_count.hpp"
#include "records/disruption.hpp"
#include "records/incident.hpp"

#include <unordered_map>

/// Where and when a disruption holds, and whether an incident lies in it: docs/methods/disruptions.md, steps 11 and 12.
namespace vigil::answers {

enum class Inside : std::uint8_t { surely, maybe, not_known, no };
std::string_view label_of(Inside inside);

/// Days on which a disruption holds, all inclusive.
struct HeldDays {
    std::optional<Day> first, last;             ///< Surely; absent: on no day surely.
    std::optional<Day> first_maybe, last_maybe; ///< At most.
    std::string why_not;                        ///< Why there are none: "its start is not known".
};
HeldDays held_days(const records::Disruption& disruption, Day day);

/// Looks up the places of incidents in the claims under them.
class Areas {
public:
    Areas(const records::Standing& standing, const PlaceTable& places);
    /// All places of the incident lie in the area: surely. Some may: maybe. None is stated: not known.
    Inside place_in(const records::Incident& incident, const records::Disruption& disruption) const;

private:
    Inside value_in(const domain::Value& value, const records::Disruption& disruption) const;
    Inside country_in(const std::string& country, const records::Disruption& disruption) const;

    const PlaceTable* m_places;
    std::unordered_map<EntryId, const records::StandingClaim*> m_claims;
};

/// Step 12: place and days together. `why`: the reason, when it is not surely inside.
struct Placed {
    Inside inside = Inside::no;
    std::string why;
};
Placed placed(const records::Incident& incident, const records::Disruption& disruption, const Areas& areas, Day day);

} // namespace vigil::answers
