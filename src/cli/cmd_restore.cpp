// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/common.hpp"

#include <fmt/format.h>

namespace vigil::cli {

void declare_restore(Declaration& declaration)
{
    declaration.argument("FILE", "a file that vigil backup made")
        .argument("CASEBOOK", "name of the folder to make")
        .example("vigil restore my-2026-01-09.vigil-backup my.vigil");
}

Result<Exit> run_restore(const Invocation& call)
{
    VIGIL_TRY(const auto opening, opening_from(call.arguments));
    VIGIL_CHECK(app::restore(call.arguments.text("FILE"), opening.folder, opening.gate));
    fmt::print(call.io.out, "Restored {}.\n", app::casebook_folder(opening.folder));
    return Exit::ok;
}

} // namespace vigil::cli
