// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/common.hpp"
#include "cli/print.hpp"

#include <fmt/format.h>

namespace vigil::cli {

void declare_search(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to search")
        .arguments("WORD",
                   "words that must all occur; accents, case, scripts of digits and forms of letters do not matter")
        .example("vigil search my.vigil diyarbakir")
        .example("vigil search my.vigil travel ban");
}

Result<Exit> run_search(const Invocation& call)
{
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::read));
    const auto words = joined(call.arguments.all("WORD"), " ");
    VIGIL_TRY(const auto view, view_from(call.arguments, *session));
    const auto hits = app::search(*session, words, view);
    if (call.arguments.has("--json")) {
        fmt::print(call.io.out, "{}", app::to_json(words, hits));
        return hits.empty() ? Exit::negative : Exit::ok;
    }
    for (const auto& hit : hits) {
        fmt::print(call.io.out, "{}  {}\n", hit.part.digest.short_hex(), hit.title.empty() ? "(no title)" : hit.title);
        fmt::print(call.io.out, "    {}\n", joined({hit.source, hit.published ? hit.published->to_string() : ""}));
        fmt::print(call.io.out, "    {}\n", wrapped(hit.extract, 4));
    }
    fmt::print(call.io.out, "{}{} with these words.\n", hits.empty() ? "" : "\n", counted(hits.size(), "report"));
    print_times(call.io, view);
    return hits.empty() ? Exit::negative : Exit::ok;
}

} // namespace vigil::cli
