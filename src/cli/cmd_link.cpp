// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/common.hpp"

#include <fmt/format.h>

namespace vigil::cli {
namespace {

Result<ledger::LinkVerb> verb_from(const std::string& text)
{
    if (text == "same")
        return ledger::LinkVerb::same;
    if (text == "not-same")
        return ledger::LinkVerb::not_same;
    if (text == "distinct")
        return ledger::LinkVerb::distinct;
    return Error{Fault::invalid_argument, "'" + text + "' is no link; use same, not-same or distinct"};
}

} // namespace

void declare_link(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to write in")
        .argument("VERB", "same: one person; not-same: two people; distinct: two groups without a common member")
        .argument("A", "a mention: CLAIM/target/0, with the start of the claim's id")
        .argument("B", "the other mention")
        .option("--reason", "WORDS", "why; must be given")
        .example("vigil link my.vigil same 3f2a91/target/0 77c1d0/target/0 --reason \"same birth date\"");
}

Result<Exit> run_link(const Invocation& call)
{
    VIGIL_TRY(const auto verb, verb_from(call.arguments.text("VERB")));
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::write));
    VIGIL_TRY(const auto a, app::find_mention(*session, call.arguments.text("A")));
    VIGIL_TRY(const auto b, app::find_mention(*session, call.arguments.text("B")));
    VIGIL_CHECK(app::link(*session, {verb, a, b, call.arguments.text("--reason")}));
    fmt::print(call.io.out, "Linked as {} by {}. It can be taken back with vigil withdraw.\n",
               call.arguments.text("VERB"), session->member());
    return Exit::ok;
}

} // namespace vigil::cli
