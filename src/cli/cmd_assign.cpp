// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/team.hpp"
#include "cli/commands.hpp"
#include "cli/common.hpp"

#include <fmt/format.h>

namespace vigil::cli {
namespace {

Result<Exit> list(const Invocation& call, const app::Session& session)
{
    std::string last;
    const auto all = app::assignments(session);
    for (const auto& one : all) {
        if (one.member != last)
            fmt::print(call.io.out, "{}\n", one.member);
        last = one.member;
        fmt::print(call.io.out, "  {} {}{}\n", one.kind, one.id.substr(0, 12),
                   one.label.empty() ? "" : "  " + one.label);
    }
    fmt::print(call.io.out, "{}{}.\n", all.empty() ? "" : "\n", counted(all.size(), "assignment"));
    return Exit::ok;
}

} // namespace

void declare_assign(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to work in")
        .options("--claim", "ID", "start of the id of a claim (may be repeated)")
        .options("--document", "NAME", "a document: file name or start of its id (may be repeated)")
        .option("--to", "MEMBER", "code name of who is to review them")
        .flag("--nobody", "take the assignment back")
        .example("vigil assign my.vigil --document release.html --to mara")
        .example("vigil assign my.vigil");
}

Result<Exit> run_assign(const Invocation& call)
{
    const auto& arguments = call.arguments;
    const auto &claims = arguments.all("--claim"), &documents = arguments.all("--document");
    if (claims.empty() && documents.empty() && !arguments.has("--to")) {
        VIGIL_TRY(const auto session, open_casebook(call, app::Access::read));
        return list(call, *session);
    }
    if (arguments.has("--to") == arguments.has("--nobody"))
        return Error{Fault::invalid_argument, "say to whom: --to MEMBER, or --nobody"};
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::write));
    VIGIL_TRY(const auto count, app::assign(*session, claims, documents, arguments.text("--to")));
    fmt::print(call.io.out, "{} assigned to {} by {}.\n", counted(count, "thing"),
               arguments.has("--nobody") ? "nobody" : arguments.text("--to"), session->member());
    return Exit::ok;
}

} // namespace vigil::cli
