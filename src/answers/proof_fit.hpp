// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/proof_shelf.hpp"

/// Does a claim of the casebook say what a claim of the draft says? Internal to answers. docs/methods/proof.md.
namespace vigil::answers {

/// Where two claims of one subject part.
struct Fit {
    bool time = true, place = true, law = true, words = true; ///< Words: outcome, kind of measure, particular.
    bool all() const { return time && place && law && words; }
};
/// Steps 8 and 9.
Fit fit(const Keyed& draft, const Keyed& said, const PlaceTable& places);

/// Step 6. Pre: the draft names no person.
bool same_subject(const Keyed& draft, const Keyed& said, const PlaceTable& places);

/// Step 11. The source's range lies inside the draft's.
bool supports(const domain::Count& draft, const domain::Count& said);
/// Numbers of a term with their units, in order: "18 month", "7 year". Empty: none.
std::vector<std::string> terms_in(std::string_view words);

/// Types whose claims are later news of a claim of this type, when they come after it (step 14).
std::vector<domain::ClaimType> later_types(domain::ClaimType type);
/// The measure that a restriction speaks of is lifted in it.
bool lifts(const domain::Claim& claim);
bool same_measure(const domain::Claim& a, const domain::Claim& b);
/// The day by which claims of one subject are put in order: for a state the last on which it is confirmed, else the
/// first day it can mean; absent: not known.
std::optional<Day> day_of(const Keyed& claim);
/// Its stated time is over: an interval, a month, a year.
bool is_over(const std::optional<Edtf>& time);

} // namespace vigil::answers
