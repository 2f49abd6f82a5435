// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/answer.hpp"
#include "cli/commands.hpp"

#include "publish/csv.hpp"

namespace vigil::cli {

void declare_count(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to ask")
        .arguments("WHAT", "what to count: killed, injured, arrested, held, released, or a type of claim")
        .option("--place", "PLACE", "only what happened there")
        .option("--from", "DAY", "first day, inclusive")
        .option("--to", "DAY", "last day, inclusive")
        .option("--date", "WHICH", "which date has to lie in the period: any (default), injury, death, finding")
        .flag("--two-origins", "only what two sources say that do not repeat one another")
        .option("--assessed", "GRADE", "only what is assessed at least so: confirmed, likely, possible")
        .flag("--alleged", "also what sources only allege")
        .flag("--csv", "print the claims in and out as CSV")
        .example("vigil count my.vigil killed --place Iran --from 2025-12-31 --to 2026-01-03 --basis");
}

Result<Exit> run_count(const Invocation& call)
{
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::read));
    VIGIL_TRY(const auto view, view_from(call.arguments, *session));
    app::CountWords words;
    words.types = call.arguments.all("WHAT");
    words.place = call.arguments.text("--place");
    words.from = call.arguments.text("--from");
    words.to = call.arguments.text("--to");
    words.role = call.arguments.text("--date");
    words.two_origins = call.arguments.has("--two-origins");
    words.grade = call.arguments.text("--assessed");
    words.alleged = call.arguments.has("--alleged");
    VIGIL_TRY(const auto count, app::minimum_count(*session, view, words));
    if (call.arguments.has("--csv"))
        fmt::print(call.io.out, "{}", publish::to_csv(count));
    else
        show(call, count);
    return Exit::ok;
}

} // namespace vigil::cli
