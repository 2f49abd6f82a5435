// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/places.hpp"
#include "cli/commands.hpp"
#include "cli/common.hpp"

#include <fmt/format.h>

namespace vigil::cli {
namespace {

Result<Exit> list_places(const Invocation& call)
{
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::read));
    const auto places = app::known_places(*session);
    for (const auto& place : places)
        fmt::print(call.io.out, "{}{}\n{}", place.name, place.kind.empty() ? "" : " (" + place.kind + ")",
                   place.aliases.empty() ? "" : "    also: " + wrapped(joined(place.aliases, "; "), 10) + "\n");
    if (places.empty())
        fmt::print(call.io.out, "No place is written down. vigil places CASEBOOK NAME --alias OTHER\n");
    return Exit::ok;
}

} // namespace

void declare_places(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook")
        .optional_argument("NAME", "the team's name of a place of detention or court; without it all are listed")
        .options("--alias", "NAME", "another name that sources give it; may be repeated")
        .options("--remove-alias", "NAME", "no longer a name of it; may be repeated")
        .option("--kind", "WORDS", "prison, police station, court …")
        .example("vigil places my.vigil \"El Rodeo\" --alias \"Rodeo I\" --alias \"Rodeo II\" --kind prison")
        .example("vigil places my.vigil");
}

Result<Exit> run_places(const Invocation& call)
{
    const auto& arguments = call.arguments;
    if (!arguments.has("NAME"))
        return list_places(call);
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::write));
    VIGIL_CHECK(app::set_place(*session, {arguments.text("NAME"), arguments.text("--kind"), arguments.all("--alias"),
                                          arguments.all("--remove-alias")}));
    fmt::print(call.io.out, "Written down by {}.\n", session->member());
    return Exit::ok;
}

} // namespace vigil::cli
