// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/answer.hpp"
#include "cli/commands.hpp"

namespace vigil::cli {

void declare_person(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to ask")
        .arguments("NAME", "a name, or the id of a record")
        .example("vigil person my.vigil \"Marisol Quintero Vega\" --basis");
}

Result<Exit> run_person(const Invocation& call)
{
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::read));
    VIGIL_TRY(const auto view, view_from(call.arguments, *session));
    auto page = app::person(*session, view, joined(call.arguments.all("NAME"), " "));
    if (!page && page.error().fault == Fault::not_found) {
        fmt::print(call.io.err, "vigil person: {}\n", page.error().message);
        return Exit::negative;
    }
    if (!page)
        return std::move(page).error();
    show(call, *page);
    return Exit::ok;
}

} // namespace vigil::cli
