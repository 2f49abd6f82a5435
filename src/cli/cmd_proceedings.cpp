// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/answer.hpp"
#include "cli/commands.hpp"

namespace vigil::cli {

void declare_proceedings(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to ask")
        .example("vigil proceedings my.vigil --floor proposed --basis");
}

Result<Exit> run_proceedings(const Invocation& call)
{
    return answer(call, app::proceedings);
}

} // namespace vigil::cli
