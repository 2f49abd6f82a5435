// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/today.hpp"
#include "app/session.hpp"

#include <optional>

namespace vigil::app {

struct TodayWords {
    int days = 14;
    int silent = 30;
    std::optional<Day> since; ///< Absent: since the member last marked it as seen, else for `days`.
};

/// What asks for attention: docs/methods/today.md.
answers::Today today(const Session& session, const answers::View& view, const TodayWords& words);
/// The member has seen what is new until now. Errors: those of the casebook.
Result<Done> mark_today_seen(Session& session);

} // namespace vigil::app
