// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/common.hpp"

#include <fmt/format.h>

namespace vigil::cli {

void declare_import(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to add to")
        .argument("FILE", "a list: XLSX or CSV with a heading row")
        .option("--map", "TABLE", "what each column holds: a table with tabs, columns column, claim, field")
        .option("--published", "DATE", "the date of the list")
        .option("--source", "NAME", "code name of the source of the list")
        .example("vigil import my.vigil detainees.xlsx --map detainees.map --published 2026-01-10");
}

Result<Exit> run_import(const Invocation& call)
{
    if (!call.arguments.has("--map"))
        return Error{Fault::invalid_argument,
                     "a list needs --map TABLE, which says what its columns hold; vigil add keeps it without"};
    VIGIL_TRY(const auto options, add_options_from(call.arguments));
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::write, true));
    VIGIL_TRY(const auto done,
              app::import_list(*session, call.arguments.text("FILE"), call.arguments.text("--map"), options));
    for (const auto& notice : done.notices)
        fmt::print(call.io.out, "{}\n", wrapped(notice, 2));
    if (!done.file.document || done.file.end == app::FileOutcome::End::kept_only) {
        fmt::print(call.io.err, "vigil import: {}: {}\n", done.file.name, done.file.message);
        return done.file.document ? Exit::environment : Exit::refused;
    }
    fmt::print(call.io.out, "{}: {} with {}, proposed for review.\n", done.file.name, counted(done.rows, "row"),
               counted(done.claims, "claim"));
    return done.claims == 0 ? Exit::refused : Exit::ok;
}

} // namespace vigil::cli
