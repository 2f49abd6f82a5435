// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/common.hpp"

#include <fmt/format.h>

namespace vigil::cli {

void declare_backup(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to copy")
        .argument("FILE", "the file to make; it is encrypted as the casebook is")
        .example("vigil backup my.vigil /media/stick/my-2026-01-09.vigil-backup");
}

Result<Exit> run_backup(const Invocation& call)
{
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::read));
    VIGIL_CHECK(app::backup(*session, call.arguments.text("FILE")));
    fmt::print(call.io.out, "Wrote {}. The same passphrase or key file opens it.\n", call.arguments.text("FILE"));
    return Exit::ok;
}

} // namespace vigil::cli
