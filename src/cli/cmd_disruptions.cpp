// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/answer.hpp"
#include "cli/commands.hpp"

namespace vigil::cli {

void declare_disruptions(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to ask").example("vigil disruptions my.vigil --json");
}

Result<Exit> run_disruptions(const Invocation& call)
{
    return answer(call, app::disruptions);
}

} // namespace vigil::cli
