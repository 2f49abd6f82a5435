// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/answer.hpp"
#include "cli/commands.hpp"

namespace vigil::cli {

void declare_calls(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to ask").example("vigil calls my.vigil --basis");
}

Result<Exit> run_calls(const Invocation& call)
{
    return answer(call, app::calls);
}

} // namespace vigil::cli
