// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/answer.hpp"
#include "cli/commands.hpp"

namespace vigil::cli {

void declare_sources(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to ask").example("vigil sources my.vigil --floor proposed");
}

Result<Exit> run_sources(const Invocation& call)
{
    return answer(call, app::sources);
}

} // namespace vigil::cli
