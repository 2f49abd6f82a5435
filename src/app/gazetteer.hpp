// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/calls.hpp"
#include "answers/minimum_count.hpp"

#include <set>
#include <string>
#include <vector>

namespace vigil::app {

/// What the words for a place stand for in the tables of places.
struct PlaceMeant {
    std::set<std::string> norms;     ///< "geonames:130758", "state:IR".
    std::set<std::string> words;     ///< Further words for it: "Iranian".
    std::vector<std::string> labels; ///< For people, by name: "Tehran, province of Iran". A dozen at most.
};
/// "Iran"; "Tehran" (the town and the province); "Tehran province", "city of Tehran" (the one or the other); "Tripoli,
/// Libya". What is not known stands for its words alone.
PlaceMeant place_meant(const std::string& words);

/// Names and adjectives of states in all languages of the tables: "iran", "iranian", "iraní" → "state:IR".
const answers::StateWords& state_words();

/// Which norm lies in which, for the norms that occur in the claims.
answers::PlaceTable places_around(const records::Standing& standing);

} // namespace vigil::app
