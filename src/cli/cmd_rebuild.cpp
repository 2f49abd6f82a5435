// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/common.hpp"

#include <fmt/format.h>

namespace vigil::cli {

void declare_rebuild(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to rebuild").example("vigil rebuild my.vigil");
}

Result<Exit> run_rebuild(const Invocation& call)
{
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::write));
    app::Rebuilt rebuilt;
    {
        Progress progress{call.io, "Rebuilding"};
        VIGIL_TRY(rebuilt,
                  app::rebuild(*session, [&](std::uint64_t done, std::uint64_t all) { progress.show(done, all); }));
    }
    if (rebuilt.equal())
        fmt::print(call.io.out, "Rebuilt: the records are the same as before.\n");
    else
        fmt::print(call.io.out,
                   "Rebuilt: the records differ from before. The ledger is the truth; please report this.\n");
    fmt::print(call.io.out, "Records {}\n", rebuilt.after.hex());
    return rebuilt.equal() ? Exit::ok : Exit::negative;
}

} // namespace vigil::cli
