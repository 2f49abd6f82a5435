// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/restrict.hpp"
#include "cli/commands.hpp"
#include "cli/common.hpp"

#include <fmt/format.h>

namespace vigil::cli {
namespace {

Result<answers::Level> level_from(const std::string& name, std::string_view option)
{
    const auto level = answers::level_named(name);
    if (!level)
        return Error{Fault::invalid_argument,
                     std::string{option} + " is open, restricted, confidential or strict, not '" + name + "'"};
    return *level;
}

Result<Exit> list(const Invocation& call, const app::Session& session)
{
    const auto marks = app::marks(session);
    for (const auto& mark : marks)
        fmt::print(call.io.out, "{}: {}\n", mark.object, joined(mark.levels, " / "));
    fmt::print(call.io.out, "{}{} marked; this session sees what is {} and below.\n", marks.empty() ? "" : "\n",
               counted(marks.size(), "thing"), answers::name_of(session.level()));
    return Exit::ok;
}

Result<Exit> mark(const Invocation& call, app::Session& session)
{
    const auto& arguments = call.arguments;
    app::RestrictOrder order{arguments.all("--claim"), arguments.all("--document"), arguments.all("--person"),
                             arguments.all("--case"), answers::Level::restricted};
    VIGIL_TRY(order.level, level_from(arguments.text("--to"), "--to"));
    VIGIL_TRY(const auto labels, app::restrict_to(session, order));
    for (const auto& label : labels)
        fmt::print(call.io.out, "{} is now {}.\n", label, answers::name_of(order.level));
    return Exit::ok;
}

} // namespace

void declare_restrict(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to work in")
        .option("--to", "LEVEL", "open, restricted, confidential or strict")
        .options("--claim", "ID", "start of the id of a claim (may be repeated, as the next three)")
        .options("--document", "NAME", "file name or start of the id of a document, with all its claims")
        .options("--person", "WHO", "name or id of a person, with all claims about them, also later ones")
        .options("--case", "REFERENCE", "a case file")
        .option("--session", "LEVEL", "from now on, sessions that name no --level open at this one")
        .example("vigil restrict my.vigil --to confidential --person \"Marisol Quintero Vega\"")
        .example("vigil people my.vigil --level restricted");
}

Result<Exit> run_restrict(const Invocation& call)
{
    const auto& arguments = call.arguments;
    if (!arguments.has("--to") && !arguments.has("--session")) {
        for (const auto* what : {"--claim", "--document", "--person", "--case"})
            if (!arguments.all(what).empty())
                return Error{Fault::invalid_argument, "say at which level: --to LEVEL"};
        VIGIL_TRY(const auto session, open_casebook(call, app::Access::read));
        return list(call, *session);
    }
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::write));
    if (arguments.has("--session")) {
        VIGIL_TRY(const auto level, level_from(arguments.text("--session"), "--session"));
        VIGIL_CHECK(app::set_session_level(*session, level));
        fmt::print(call.io.out,
                   "Sessions open at {} now, unless they name a --level. This keeps from slips, not from a "
                   "member who has the key.\n",
                   answers::name_of(level));
    }
    return arguments.has("--to") ? mark(call, *session) : Result<Exit>{Exit::ok};
}

} // namespace vigil::cli
