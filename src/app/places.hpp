// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/place_names.hpp"
#include "app/session.hpp"

/// Places of detention and courts as work data: objects "place:NAME" with the fields "kind" and "aliases" (with ";"
/// between). They change what answers say, never a record.
namespace vigil::app {

/// By name. Concurrent lists of aliases count together; of concurrent kinds the newest is taken.
std::vector<answers::KnownPlace> known_places(const Session& session);

struct PlaceOrder {
    std::string name;
    std::string kind;                     ///< Empty: as it is.
    std::vector<std::string> add, remove; ///< Aliases.
};
/// Errors: invalid_argument (no name; nothing to write; an alias with ";"; one that another place has).
Result<Done> set_place(Session& session, const PlaceOrder& order);

} // namespace vigil::app
