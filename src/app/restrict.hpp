// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/session.hpp"

#include <string>
#include <vector>

/// Marking what may be seen at which level: docs/methods/withholding.md, steps 1 to 5.
namespace vigil::app {

struct RestrictOrder {
    std::vector<std::string> claims;                   ///< Starts of ids.
    std::vector<std::string> documents;                ///< File names or starts of ids.
    std::vector<std::string> people;                   ///< Names or ids.
    std::vector<std::string> cases;                    ///< References.
    answers::Level level = answers::Level::restricted; ///< open: takes the mark back.
};
/// What was marked, in words. Errors: not_found, invalid_argument (nothing named; above the level of the session).
Result<std::vector<std::string>> restrict_to(Session& session, const RestrictOrder& order);

/// The level at which sessions open that name none. Errors: those of the casebook.
Result<Done> set_session_level(Session& session, answers::Level level);

struct Mark {
    std::string object, label;
    std::vector<std::string> levels; ///< Several: concurrent; the strictest holds.
};
/// Everything that is marked, as far as the session sees it.
std::vector<Mark> marks(const Session& session);

} // namespace vigil::app
