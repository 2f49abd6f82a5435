// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/answer.hpp"
#include "cli/commands.hpp"

namespace vigil::cli {

void declare_participations(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to ask").example("vigil participations my.vigil --as-of 2026-12-31");
}

Result<Exit> run_participations(const Invocation& call)
{
    return answer(call, app::participations);
}

} // namespace vigil::cli
