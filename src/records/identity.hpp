// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/mentions.hpp"

#include <functional>
#include <string>
#include <vector>

/// Which mentions are one person: docs/methods/same-person.md.
namespace vigil::records {

struct Doubt {
    std::size_t other = 0; ///< Position among the identities.
    std::string why;
};

/// One person: mentions in order, and the identities of that name that may be the same person.
struct Identity {
    std::vector<Mentioned> mentions; ///< Not empty; the first is the lowest.
    std::vector<Doubt> undecided;    ///< By position.

    std::string id() const { return mentions.front().ref.to_string(); }
};

/// People among the claims whose name key is `wanted`, in order of their ids. Independent of the order of the claims
/// and of the links. `claims` outlives the result.
std::vector<Identity> identities(const std::vector<StandingClaim>& claims, const std::vector<ledger::Linked>& links,
                                 const std::function<bool(const std::string& name_key)>& wanted);

} // namespace vigil::records
