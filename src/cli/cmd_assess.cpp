// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/common.hpp"

#include <fmt/format.h>

namespace vigil::cli {

void declare_assess(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to write in")
        .argument("CLAIM", "a claim about the happening: start of its id")
        .argument("GRADE", "confirmed, likely, possible, unlikely, refuted, or unassessed to take it back")
        .option("--reason", "WORDS", "why; must be given")
        .option("--standard", "WORDS", "standard of proof (default: reasonable grounds to believe)")
        .example("vigil assess my.vigil 3f2a91 likely --reason \"two families independently\"");
}

Result<Exit> run_assess(const Invocation& call)
{
    const auto grade = app::grade_named(call.arguments.text("GRADE"));
    if (!grade)
        return Error{Fault::invalid_argument,
                     "'" + call.arguments.text("GRADE") +
                         "' is no grade; use confirmed, likely, possible, unlikely, refuted or unassessed"};
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::write));
    VIGIL_TRY(const auto explained, app::explain(*session, call.arguments.text("CLAIM")));
    VIGIL_CHECK(app::assess(
        *session, {explained.row.id, *grade, call.arguments.text("--standard"), call.arguments.text("--reason")}));
    fmt::print(call.io.out, "{} is assessed {} by {}.\n", explained.row.id.digest.short_hex(), app::name_of(*grade),
               session->member());
    return Exit::ok;
}

} // namespace vigil::cli
