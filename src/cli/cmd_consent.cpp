// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/consent.hpp"
#include "cli/commands.hpp"
#include "cli/common.hpp"

#include <fmt/format.h>

namespace vigil::cli {
namespace {

using Said = app::ConsentOrder::Said;

Result<Exit> list(const Invocation& call, const app::Session& session, const std::string& source)
{
    auto rows = app::consent_rows(session);
    std::erase_if(rows, [&](const auto& row) { return !source.empty() && row.source != source; });
    for (const auto& row : rows) {
        std::string text = row.source + ": " + std::string{publish::name_of(row.use)} +
                           (row.recipient.empty() ? ", anyone" : ", " + row.recipient) + ": " + row.said;
        if (!row.day.empty())
            text += " on " + row.day;
        if (!row.words.empty())
            text += " (" + row.words + ")";
        fmt::print(call.io.out, "{}\n", wrapped(text + ", written by " + row.member, 4));
    }
    fmt::print(call.io.out, "{}{} kept. A source that is a person consents only in words.\n", rows.empty() ? "" : "\n",
               counted(rows.size(), "consent or refusal", "consents and refusals"));
    return Exit::ok;
}

Result<app::ConsentOrder> order_from(const Arguments& arguments)
{
    app::ConsentOrder order;
    order.source = arguments.text("SOURCE");
    order.recipient = arguments.text("--to");
    order.day = arguments.text("--on");
    order.words = arguments.text("--how");
    int said = 0;
    for (const auto& [flag, value] : {std::pair{"--given", Said::given}, std::pair{"--refused", Said::refused},
                                      std::pair{"--revoked", Said::revoked}, std::pair{"--unknown", Said::nothing}})
        if (arguments.has(flag)) {
            order.said = value;
            ++said;
        }
    if (said != 1)
        return Error{Fault::invalid_argument, "say one of --given, --refused, --revoked and --unknown"};
    for (const auto& name : arguments.all("--use")) {
        const auto use = publish::use_named(name);
        if (!use)
            return Error{Fault::invalid_argument, "--use is count, share, submit or publish, not '" + name + "'"};
        order.uses.push_back(*use);
    }
    return order;
}

} // namespace

void declare_consent(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to work in")
        .optional_argument("SOURCE", "code name or publisher, as documents name it; none: list all")
        .options("--use", "USE", "count, share, submit or publish (may be repeated)")
        .option("--to", "RECIPIENT", "to whom; none: to anyone")
        .flag("--given", "the source consents")
        .flag("--refused", "the source does not consent")
        .flag("--revoked", "the source takes its consent back")
        .flag("--unknown", "take back what was written here")
        .option("--on", "DAY", "when the source said so")
        .option("--how", "WORDS", "how it was asked and said")
        .example("vigil consent my.vigil Heron --use submit --to WGAD --given --on 2026-01-12 --how \"by telephone\"")
        .example("vigil consent my.vigil");
}

Result<Exit> run_consent(const Invocation& call)
{
    const auto& arguments = call.arguments;
    if (arguments.all("--use").empty()) {
        VIGIL_TRY(const auto session, open_casebook(call, app::Access::read));
        return list(call, *session, arguments.text("SOURCE"));
    }
    VIGIL_TRY(const auto order, order_from(arguments));
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::write));
    VIGIL_CHECK(app::set_consent(*session, order));
    fmt::print(call.io.out, "Kept for {}, by {}. What is exported from now on follows it.\n", order.source,
               session->member());
    return Exit::ok;
}

} // namespace vigil::cli
