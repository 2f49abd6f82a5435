// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "link/link.hpp"
#include "records/mentions.hpp"

namespace vigil::records {

/// Towns and countries that some claim resolved: never a place of custody by themselves.
using TownKeys = std::set<std::string>;
TownKeys towns_in(const std::vector<StandingClaim>& claims);

/// What mentions of one text (or list row) say about the person: the input of the same-person rule. All mentions have
/// one name key.
link::Profile profile_of(const std::vector<Mentioned>& mentions, const TownKeys& towns);

/// The union of two profiles; the name is that of `a`.
void add_profile(link::Profile& a, const link::Profile& b);

/// "El Helicoide prison" and "El Helicoide" are one place of custody; "prison" alone is none: empty.
std::string place_held_key(const std::string& text);
/// A town or country, by its norm.
bool names_town(const domain::Value& value);

/// "Istanbul Heavy Penal Court No. 26" names one court, "a court in Caracas" does not. Search key, or empty.
std::string court_key(const domain::Value& value);
/// The court of a claim: an actor or place that is one by its words; nullptr: none.
const domain::Value* court_of(const domain::Claim& claim);

} // namespace vigil::records
