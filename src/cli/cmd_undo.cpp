// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/team.hpp"
#include "cli/commands.hpp"
#include "cli/common.hpp"

#include <fmt/format.h>

namespace vigil::cli {

void declare_undo(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to work in")
        .flag("--dry-run", "only show what would be taken back")
        .example("vigil undo my.vigil --member mara");
}

Result<Exit> run_undo(const Invocation& call)
{
    const bool preview = call.arguments.has("--dry-run");
    VIGIL_TRY(const auto session, open_casebook(call, preview ? app::Access::read : app::Access::write));
    VIGIL_TRY(const auto undone, app::undo_last(*session, preview));
    for (const auto& words : undone)
        fmt::print(call.io.out, "  {}\n", wrapped(words, 4));
    fmt::print(call.io.out, "{} {} back for {}. Both stay in the ledger.\n", counted(undone.size(), "entry", "entries"),
               preview ? "would be taken" : "taken", session->member());
    return Exit::ok;
}

} // namespace vigil::cli
