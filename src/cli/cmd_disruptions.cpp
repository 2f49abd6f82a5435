// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/answer.hpp"
#include "cli/commands.hpp"

namespace vigil::cli {

void declare_disruptions(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to ask")
        .optional_argument("WHICH", "with --overlay or --gap: words of one disruption, or the start of its id")
        .flag("--overlay", "list the incidents inside each disruption, by area and day")
        .flag("--gap", "for each day: how much of what happened was known 1, 7 and 30 days later")
        .example("vigil disruptions my.vigil --json")
        .example("vigil disruptions my.vigil 'Iran 2026' --gap");
}

Result<Exit> run_disruptions(const Invocation& call)
{
    const auto& which = call.arguments.text("WHICH");
    const bool overlay = call.arguments.has("--overlay"), gap = call.arguments.has("--gap");
    if (overlay && gap)
        return Error{Fault::invalid_argument, "--overlay and --gap are two answers; ask for one of them"};
    if (!overlay && !gap && !which.empty())
        return Error{Fault::invalid_argument, "'" + which + "' needs --overlay or --gap"};
    if (!overlay && !gap)
        return answer(call, app::disruptions);
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::read));
    VIGIL_TRY(const auto view, view_from(call.arguments, *session));
    if (overlay) {
        VIGIL_TRY(const auto found, app::overlay(*session, view, which));
        show(call, found);
    } else {
        VIGIL_TRY(const auto found, app::documentation_gap(*session, view, which));
        show(call, found);
    }
    return Exit::ok;
}

} // namespace vigil::cli
