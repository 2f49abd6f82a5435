// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/common.hpp"
#include "cli/print.hpp"
#include "cli/print_team.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

namespace vigil::cli {
namespace {

using ledger::Verdict;

using Options = std::map<std::string, std::string>;

/// What a filter is saved as: options of one value, and flags as "yes".
constexpr std::array<std::string_view, 6> saved_options{"--document", "--type",       "--words",
                                                        "--target",   "--confidence", "--assigned"};
constexpr std::array<std::string_view, 2> saved_flags{"--all", "--waits"};

Options options_from(const Arguments& arguments)
{
    Options options;
    for (const auto option : saved_options)
        if (arguments.has(option))
            options[std::string{option}] = arguments.text(option);
    for (const auto flag : saved_flags)
        if (arguments.has(flag))
            options[std::string{flag}] = "yes";
    return options;
}

Result<app::ClaimFilter> filter_from(const Options& options, const std::vector<std::string>& ids)
{
    const auto text_of = [&](const char* option) {
        const auto found = options.find(option);
        return found == options.end() ? std::string{} : found->second;
    };
    app::ClaimFilter filter;
    filter.document = text_of("--document");
    filter.quote_contains = text_of("--words");
    filter.target_contains = text_of("--target");
    filter.assigned_to = text_of("--assigned");
    filter.waits_for_second = options.contains("--waits");
    filter.state = app::ClaimState::proposed;
    filter.ids = ids;
    if (options.contains("--all") || !filter.ids.empty())
        filter.state.reset();
    if (const auto type = text_of("--type"); !type.empty()) {
        filter.type = domain::claim_type_named(type);
        if (!filter.type)
            return Error{Fault::invalid_argument, "'" + type + "' is no type of claim"};
    }
    if (const auto text = text_of("--confidence"); !text.empty()) {
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

Result<Exit> list(const Invocation& call, const app::Session& session, const std::vector<app::ClaimRow>& rows)
{
    if (call.arguments.has("--json")) {
        fmt::print(call.io.out, "{}", app::to_json(rows));
        return Exit::ok;
    }
    const auto work = app::claim_work(session);
    for (const auto& row : rows) {
        print(call.io, row);
        const auto found = work.find(row.id);
        print_work(call.io, row, found == work.end() ? nullptr : &found->second);
    }
    fmt::print(call.io.out, "{}{}.\n", rows.empty() ? "" : "\n", counted(rows.size(), "claim fits", "claims fit"));
    return Exit::ok;
}

std::vector<app::CheckOrder> orders_for(const std::vector<app::ClaimRow>& rows, const app::CheckOrder& order)
{
    std::vector<app::CheckOrder> orders;
    for (const auto& row : rows) {
        orders.push_back(order);
        orders.back().claim = row.id;
    }
    return orders;
}

/// What would be judged, and what another member judged otherwise.
Result<Exit> preview(const Invocation& call, const app::Session& session, const std::vector<app::ClaimRow>& rows,
                     const app::CheckOrder& order)
{
    VIGIL_CHECK(list(call, session, rows));
    if (call.arguments.has("--json"))
        return Exit::ok;
    const auto conflicts = app::conflicts(session, orders_for(rows, order));
    print(call.io, conflicts);
    fmt::print(call.io.out, "{} would be judged; nothing was written.\n", counted(rows.size(), "claim"));
    return Exit::ok;
}

/// Judges all that fit. What another member judged otherwise is left alone, unless --over says that both were weighed.
Result<Exit> judge(const Invocation& call, app::Session& session, const std::vector<app::ClaimRow>& rows,
                   const app::CheckOrder& order)
{
    auto orders = orders_for(rows, order);
    std::vector<app::Conflict> left;
    if (!call.arguments.has("--over"))
        left = app::conflicts(session, orders);
    std::erase_if(orders, [&](const auto& one) {
        return std::ranges::any_of(left, [&](const auto& conflict) { return conflict.claim == one.claim; });
    });
    VIGIL_CHECK(app::check(session, orders));
    print(call.io, left);
    fmt::print(call.io.out, "{} by {}.\n", counted(orders.size(), "claim judged", "claims judged"), session.member());
    if (!left.empty()) {
        fmt::print(call.io.out, "{} left as another member judged; to judge over it: --over\n",
                   counted(rows.size() - orders.size(), "claim"));
        return Exit::refused;
    }
    return orders.empty() ? Exit::negative : Exit::ok;
}

Result<Exit> flag(const Invocation& call, app::Session& session, const std::vector<app::ClaimRow>& rows)
{
    std::vector<app::EntryId> ids;
    for (const auto& row : rows)
        ids.push_back(row.id);
    const bool needed = call.arguments.has("--second");
    VIGIL_CHECK(app::flag_second(session, ids, needed));
    fmt::print(call.io.out, "{} {} two people now.\n", counted(ids.size(), "claim"),
               needed ? (ids.size() == 1 ? "needs" : "need") : "no longer asked for");
    return ids.empty() ? Exit::negative : Exit::ok;
}

/// The options of --filter, with those that were typed over them.
Result<Options> wanted(const app::Session& session, const Arguments& arguments)
{
    Options options;
    if (arguments.has("--filter")) {
        VIGIL_TRY(options, app::saved_filter(session, arguments.text("--filter")));
    }
    for (auto& [option, value] : options_from(arguments))
        options[option] = value;
    return options;
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
        .flag("--over", "also judge over another member's judgement that differs")
        .option("--assigned", "MEMBER", "only claims assigned to this member, or of documents that are")
        .flag("--waits", "only claims that wait for a second person")
        .flag("--second", "flag all that fit: they count only when two people checked them")
        .flag("--no-second", "take that flag back")
        .option("--save", "NAME", "save this filter under a name")
        .option("--filter", "NAME", "use a saved filter; what else is typed goes before it")
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
    const bool flags = arguments.has("--second") || arguments.has("--no-second");
    const bool dry = arguments.has("--dry-run");
    const bool writes = !file.empty() || arguments.has("--save") || ((order || flags) && !dry);
    VIGIL_TRY(const auto session, open_casebook(call, writes ? app::Access::write : app::Access::read));
    if (!file.empty())
        return apply_file(call, *session, file);

    VIGIL_TRY(const auto options, wanted(*session, arguments));
    VIGIL_TRY(const auto filter, filter_from(options, arguments.all("--claim")));
    if (arguments.has("--save"))
        VIGIL_CHECK(app::save_filter(*session, arguments.text("--save"), options));
    VIGIL_TRY(const auto rows, app::claims(*session, filter));
    if (flags && !dry)
        return flag(call, *session, rows);
    if (!order)
        return list(call, *session, rows);
    return dry ? preview(call, *session, rows, *order) : judge(call, *session, rows, *order);
}

} // namespace vigil::cli
