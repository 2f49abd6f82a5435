// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/common.hpp"

#include <fmt/format.h>

namespace vigil::cli {

void declare_withdraw(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to write in")
        .argument(
            "ENTRY",
            "a document, claim, check, assessment or link: start of its id, as vigil documents or explain shows it")
        .option("--reason", "WORDS", "why; must be given")
        .example("vigil withdraw my.vigil 9b04e2 --reason \"checked the wrong line\"");
}

Result<Exit> run_withdraw(const Invocation& call)
{
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::write));
    VIGIL_CHECK(app::withdraw(*session, call.arguments.text("ENTRY"), call.arguments.text("--reason")));
    fmt::print(call.io.out, "Withdrawn by {}. It stays in the ledger.\n", session->member());
    return Exit::ok;
}

} // namespace vigil::cli
