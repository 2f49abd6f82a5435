// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/common.hpp"

#include <fmt/format.h>

namespace vigil::cli {

void declare_verify(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to verify")
        .flag("--quick", "only the ledger, not the kept bytes of documents")
        .example("vigil verify my.vigil");
}

Result<Exit> run_verify(const Invocation& call)
{
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::read));
    store::Verification found;
    {
        Progress progress{call.io, "Verifying"};
        found = app::verify(*session, !call.arguments.has("--quick"),
                            [&](std::uint64_t done, std::uint64_t all) { progress.show(done, all); });
    }
    const auto exit = found.problems.empty() ? Exit::ok : Exit::negative;
    if (call.arguments.has("--json")) {
        fmt::print(call.io.out, "{}", app::to_json(found, session->casebook().totals()));
        return exit;
    }
    for (const auto& problem : found.problems)
        fmt::print(call.io.out, "{}\n", wrapped(problem, 2));
    fmt::print(call.io.out, "{}: {}", found.problems.empty() ? "Intact" : "Altered",
               counted(found.entries, "entry", "entries"));
    if (!call.arguments.has("--quick"))
        fmt::print(call.io.out, ", {}", counted(found.blobs, "kept blob"));
    fmt::print(call.io.out, ".\nRoot {}\n", found.root.hex());
    fmt::print(
        call.io.out,
        "Intact means: nothing changed since it was written here. Whether a claim is true is another question.\n");
    return exit;
}

} // namespace vigil::cli
