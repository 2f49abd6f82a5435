// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/common.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace vigil::cli {

void declare_audit(Declaration& declaration)
{
    declaration.optional_argument("CASEBOOK", "also look at the files of this casebook (it is not opened)")
        .example("vigil audit my.vigil");
}

Result<Exit> run_audit(const Invocation& call)
{
    const auto lines = app::audit(call.arguments.text("CASEBOOK"));
    const bool bad =
        std::ranges::any_of(lines, [](const auto& line) { return line.level == app::AuditLine::Level::bad; });
    if (call.arguments.has("--json")) {
        fmt::print(call.io.out, "{}", app::to_json(lines));
        return bad ? Exit::negative : Exit::ok;
    }
    for (const auto& line : lines) {
        fmt::print(call.io.out, "{:<5} {}: {}\n", app::name_of(line.level), line.what, wrapped(line.found, 6));
        if (!line.advice.empty())
            fmt::print(call.io.out, "      {}\n", wrapped(line.advice, 6));
    }
    fmt::print(call.io.out, "\nNo program protects what is open on a machine that somebody else controls.\n");
    return bad ? Exit::negative : Exit::ok;
}

} // namespace vigil::cli
