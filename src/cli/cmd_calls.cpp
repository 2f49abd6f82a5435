// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/answer.hpp"
#include "cli/commands.hpp"

namespace vigil::cli {
namespace {

Result<answers::CallsBy> by_from(const Arguments& arguments)
{
    const auto& by = arguments.text("--by");
    if (by.empty())
        return answers::CallsBy::nothing;
    if (by == "addressee")
        return answers::CallsBy::addressee;
    if (by == "case")
        return answers::CallsBy::person;
    if (by == "status")
        return answers::CallsBy::status;
    return Error{Fault::invalid_argument, "--by is addressee, case or status, not '" + by + "'"};
}

} // namespace

void declare_calls(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to ask")
        .option("--by", "WHAT", "group the list by addressee, case (the person named) or status")
        .example("vigil calls my.vigil --by addressee --basis");
}

Result<Exit> run_calls(const Invocation& call)
{
    VIGIL_TRY(const auto by, by_from(call.arguments));
    return answer(call,
                  [&](const app::Session& session, const app::View& view) { return app::calls(session, view, by); });
}

} // namespace vigil::cli
