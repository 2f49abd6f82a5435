// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "cli/common.hpp"
#include "cli/print.hpp"
#include "publish/json.hpp"

#include <fmt/format.h>

namespace vigil::cli {

/// Prints an answer: as JSON, or with its title, floor and basis.
template <typename Answer>
void show(const Invocation& call, const Answer& answer)
{
    if (call.arguments.has("--json")) {
        fmt::print(call.io.out, "{}", publish::to_json(answer));
        return;
    }
    print_title(call.io, answer.head);
    print(call.io, answer);
    print_foot(call.io, answer.head, call.arguments.has("--basis"));
}

/// Opens the casebook for reading, asks, shows. `ask(session, view)` gives the answer, or a Result of it.
template <typename Ask>
Result<Exit> answer(const Invocation& call, const Ask& ask)
{
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::read));
    VIGIL_TRY(const auto view, view_from(call.arguments, *session));
    show(call, ask(*session, view));
    return Exit::ok;
}

} // namespace vigil::cli
