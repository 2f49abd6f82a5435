// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/answer.hpp"
#include "cli/commands.hpp"

namespace vigil::cli {

void declare_incidents(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to ask").example("vigil incidents my.vigil --as-of 2026-01-31");
}

Result<Exit> run_incidents(const Invocation& call)
{
    return answer(call, app::incidents);
}

} // namespace vigil::cli
