// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/team.hpp"
#include "cli/commands.hpp"
#include "cli/common.hpp"

#include <fmt/format.h>

namespace vigil::cli {

void declare_comment(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to work in")
        .argument("CLAIM", "start of the id of a claim")
        .argument("WORDS", "the comment")
        .example("vigil comment my.vigil 3f2a91 \"the second name is her father's\" --member mara");
}

Result<Exit> run_comment(const Invocation& call)
{
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::write));
    VIGIL_CHECK(app::comment(*session, call.arguments.text("CLAIM"), call.arguments.text("WORDS")));
    fmt::print(call.io.out, "Comment kept, by {}.\n", session->member());
    return Exit::ok;
}

} // namespace vigil::cli
