// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/person.hpp"

#include <map>

/// Records of people that may be one person, for somebody to decide: docs/methods/same-person.md, steps 12 to 19.
namespace vigil::records {

struct SuggestedReason {
    int points = 0; ///< Negative: speaks against.
    std::string words;
    bool operator==(const SuggestedReason&) const = default;
};

struct SuggestedPair {
    std::string a, b; ///< Record ids, a < b.
    std::string a_name, b_name;
    ledger::MentionRef a_mention, b_mention; ///< What a link would point to.
    int points = 0;
    std::vector<SuggestedReason> reasons;
    bool undecided = false; ///< One name, and the rule of the folds leaves them undecided already.
    bool operator==(const SuggestedPair&) const = default;
};

struct SuggestedPairs {
    std::vector<SuggestedPair> pairs; ///< Most points first.
    std::size_t records = 0, compared = 0, crowded = 0;
    int least = 0; ///< Points from which a pair is suggested.
};

/// By the key of a place of custody or court: the key of the name that the team uses for it.
using PlaceKeys = std::map<std::string, std::string>;

/// `standing` holds the claims of the people. Pairs that a person decided are left out.
SuggestedPairs suggested_pairs(const std::vector<Person>& people, const Standing& standing,
                               const PlaceKeys& places = {});

} // namespace vigil::records
