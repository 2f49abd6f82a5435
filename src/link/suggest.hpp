// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "link/link.hpp"
#include "link/names.hpp"

/// Which records of people may be one person, best first, each with its reasons. Steps: docs/methods/same-person.md, 12
/// to 19. A suggestion joins nobody. Pure.
namespace vigil::link {

/// One record, as far as suggestions look at it.
struct Candidate {
    Profile profile;
    std::vector<std::string> names;   ///< Search keys of all spellings and aliases, the most frequent first.
    std::set<std::string> happenings; ///< "arrest 2026-01-08": type and exact day.
    std::set<std::string> countries;  ///< Norms or search keys.
};

struct Reason {
    int points = 0; ///< Negative: speaks against.
    std::string words;
    bool operator==(const Reason&) const = default;
};

struct Suggestion {
    std::size_t a = 0, b = 0; ///< Positions in the input, a < b.
    int points = 0;           ///< Sum of the reasons.
    std::vector<Reason> reasons;
    bool operator==(const Suggestion&) const = default;
};

struct Suggestions {
    std::vector<Suggestion> pairs; ///< Most points first, then by position.
    std::size_t compared = 0;      ///< Pairs that were looked at.
    std::size_t crowded = 0;       ///< Blocks in which each record was held against its neighbours only.
};

/// Step 19: from so many points on a pair is suggested.
constexpr int least_points = 28;

/// Pairs that `asked` refuses (decided by a person already) are left out. Independent of the order of the input but for
/// positions.
Suggestions suggestions(const std::vector<Candidate>& people,
                        const std::set<std::pair<std::size_t, std::size_t>>& decided, int least = least_points);

} // namespace vigil::link
