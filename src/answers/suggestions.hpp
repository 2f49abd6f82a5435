// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/material.hpp"
#include "records/suggest.hpp"

/// Which records may be one person or one incident, with the reasons and the words of both. Families of records:
/// person, or incident.
namespace vigil::answers {

struct Suggestions {
    Head head; ///< Its basis holds the claim of each mention.
    std::vector<records::SuggestedPair> rows;
    std::size_t more = 0; ///< Pairs beyond the limit.
    std::size_t records = 0, compared = 0, crowded = 0;
    int least = 0;
    bool of_incidents = false; ///< Else of people.
};

/// At most `most` pairs, most points first.
Suggestions suggestions(const Material& material, const View& view, std::size_t most = 50);

/// Incidents that may be one.
Suggestions incident_suggestions(const Material& material, const View& view, std::size_t most = 50);

} // namespace vigil::answers
