// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/team.hpp"
#include "cli/commands.hpp"
#include "cli/common.hpp"
#include "cli/print_team.hpp"

#include <fmt/format.h>

namespace vigil::cli {

void declare_activity(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to ask")
        .option("--since", "DAY", "only what the casebook knows since that day, UTC")
        .example("vigil activity my.vigil --since 2026-04-01");
}

Result<Exit> run_activity(const Invocation& call)
{
    std::optional<Day> since;
    if (call.arguments.has("--since")) {
        const auto day = parse_day(call.arguments.text("--since"));
        if (!day)
            return Error{Fault::invalid_argument,
                         "--since takes a day such as 2026-01-09, not '" + call.arguments.text("--since") + "'"};
        since = *day;
    }
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::read));
    const auto rows = app::activity(*session, since);
    if (call.arguments.has("--json"))
        fmt::print(call.io.out, "{}", app::to_json(rows));
    else
        print(call.io, rows);
    return Exit::ok;
}

} // namespace vigil::cli
