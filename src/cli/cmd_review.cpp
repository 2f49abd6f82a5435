// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/common.hpp"
#include "cli/print.hpp"

#include <charconv>
#include <fmt/format.h>

namespace vigil::cli {
namespace {

using ledger::Verdict;

Result<app::ClaimFilter> filter_from(const Arguments& arguments)
{
    app::ClaimFilter filter;
    filter.document = arguments.text("--document");
    filter.quote_contains = arguments.text("--words");
    filter.target_contains = arguments.text("--target");
    filter.state = app::ClaimState::proposed;
    filter.ids = arguments.all("--claim");
    if (arguments.has("--all") || !filter.ids.empty())
        filter.state.reset();
    if (arguments.has("--type")) {
        filter.type = domain::claim_type_named(arguments.text("--type"));
        if (!filter.type)
            return Error{Fault::invalid_argument, "'" + arguments.text("--type") + "' is no type of claim"};
    }
    if (arguments.has("--confidence")) {
        const auto& text = arguments.text("--confidence");
        float least = 0;
        const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), least);
        if (fault != std::errc{} || end != text.data() + text.size() || !(least >= 0 && least <= 1))
            return Error{Fault::invalid_argument, "--confidence takes a number from 0 to 1, not '" + text + "'"};
        filter.least_confidence = least;
    }
    return filter;
}

/// "field=value" or "field/1=value".
Result<app::CheckOrder> correction_from(const std::string& text)
{
    const auto equals = text.find('=');
    if (equals == std::string::npos)
        return Error{Fault::invalid_argument, "--correct takes FIELD=VALUE, such as time=2026-01-08"};
    app::CheckOrder order;
    order.verdict = Verdict::correct;
    order.field = text.substr(0, equals);
    order.value = text.substr(equals + 1);
    if (const auto slash = order.field.find('/'); slash != std::string::npos) {
        const auto number = order.field.substr(slash + 1);
        const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), order.n);
        if (fault != std::errc{} || end != number.data() + number.size())
            return Error{Fault::invalid_argument, "'" + number + "' in --correct is no position; the first value is 0"};
        order.field.resize(slash);
    }
    return order;
}

/// What to do with each claim that fits; none: only list them.
Result<std::optional<app::CheckOrder>> order_from(const Arguments& arguments)
{
    const int asked = (arguments.has("--accept") ? 1 : 0) + (arguments.has("--reject") ? 1 : 0) +
                      (arguments.has("--correct") ? 1 : 0);
    if (asked > 1)
        return Error{Fault::invalid_argument, "use one of --accept, --reject and --correct"};
    if (asked == 0)
        return std::optional<app::CheckOrder>{};
    app::CheckOrder order;
    if (arguments.has("--correct")) {
        VIGIL_TRY(order, correction_from(arguments.text("--correct")));
    }
    if (arguments.has("--reject"))
        order.verdict = Verdict::reject;
    order.reason = arguments.text("--reason");
    return std::optional{order};
}

Result<Exit> apply_file(const Invocation& call, app::Session& session, const std::string& path)
{
    VIGIL_TRY(const auto applied, app::apply_checks(session, path));
    for (const auto& line : applied.unmatched)
        fmt::print(call.io.out, "{}\n", wrapped(line, 2));
    fmt::print(call.io.out, "{} applied by {}, {}.\n", counted(applied.applied, "check"), session.member(),
               counted(applied.unmatched.size(), "line fits no claim", "lines fit no claim"));
    return Exit::ok;
}

Result<Exit> list(const Invocation& call, const std::vector<app::ClaimRow>& rows)
{
    if (call.arguments.has("--json")) {
        fmt::print(call.io.out, "{}", app::to_json(rows));
        return Exit::ok;
    }
    for (const auto& row : rows)
        print(call.io, row);
    fmt::print(call.io.out, "{}{}.\n", rows.empty() ? "" : "\n", counted(rows.size(), "claim fits", "claims fit"));
    return Exit::ok;
}

} // namespace

void declare_review(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to review")
        .option("--document", "NAME", "only claims of this document: file name, title, or start of its id")
        .option("--type", "TYPE", "only claims of this type: release, held, killing …")
        .option("--words", "WORDS", "only claims whose quote contains these words")
        .option("--target", "WORDS", "only claims about this person or body")
        .option("--confidence", "LEAST", "only claims the reader is at least so sure of (0 to 1)")
        .options("--claim", "ID", "only this claim (may be repeated)")
        .flag("--all", "also claims that were judged already")
        .flag("--accept", "accept all that fit: the passage says this")
        .flag("--reject", "reject all that fit; needs --reason")
        .option("--correct", "FIELD=VALUE", "correct one field of all that fit; FIELD/1 is its second value")
        .option("--reason", "WORDS", "why; kept with the check")
        .flag("--dry-run", "only list what would be judged")
        .option("--from", "FILE", "apply the checks of a file: samples/README.md gives its form")
        .option("--apply", "FILE", "the same as --from")
        .example("vigil review my.vigil --document release.html")
        .example("vigil review my.vigil --claim 3f2a91 --reject --reason \"speaks of 2014\"");
}

Result<Exit> run_review(const Invocation& call)
{
    const auto& arguments = call.arguments;
    const auto& file = arguments.has("--from") ? arguments.text("--from") : arguments.text("--apply");
    VIGIL_TRY(const auto order, order_from(arguments));
    VIGIL_TRY(const auto filter, filter_from(arguments));
    const bool writes = !file.empty() || (order && !arguments.has("--dry-run"));
    VIGIL_TRY(const auto session, open_casebook(call, writes ? app::Access::write : app::Access::read));
    if (!file.empty())
        return apply_file(call, *session, file);

    VIGIL_TRY(const auto rows, app::claims(*session, filter));
    if (!order || arguments.has("--dry-run"))
        return list(call, rows);
    std::vector<app::CheckOrder> orders;
    for (const auto& row : rows) {
        orders.push_back(*order);
        orders.back().claim = row.id;
    }
    VIGIL_CHECK(app::check(*session, orders));
    fmt::print(call.io.out, "{} by {}.\n", counted(orders.size(), "claim judged", "claims judged"), session->member());
    return orders.empty() ? Exit::negative : Exit::ok;
}

} // namespace vigil::cli
