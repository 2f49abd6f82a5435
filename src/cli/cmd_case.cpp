// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/case_files.hpp"
#include "cli/commands.hpp"
#include "cli/common.hpp"
#include "cli/print_case.hpp"
#include "publish/json_work.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace vigil::cli {
namespace {

using Fields = std::map<std::string, std::string>;

/// Options that were given, by the field that they fill.
Fields fields_from(const Arguments& arguments, std::initializer_list<std::string_view> names)
{
    Fields fields;
    for (const auto name : names)
        if (const auto option = "--" + std::string{name}; arguments.has(option))
            fields[std::string{name}] = arguments.text(option);
    return fields;
}

Fields head_from(const Arguments& arguments)
{
    return fields_from(arguments, {"title", "officer", "state", "note"});
}

std::vector<app::CasePick> picks_from(const Arguments& arguments)
{
    std::vector<app::CasePick> picks;
    for (const auto* kind : {"person", "proceeding", "call", "document"})
        for (const auto& who : arguments.all("--" + std::string{kind}))
            picks.push_back({kind, who});
    return picks;
}

Result<Exit> run_new_or_set(const Invocation& call, app::Session& session, const std::string& reference, bool fresh)
{
    const auto head = head_from(call.arguments);
    if (!fresh && head.empty())
        return Error{Fault::invalid_argument, "nothing to set: use --title, --officer, --state or --note"};
    VIGIL_CHECK(fresh ? app::new_case(session, reference, head) : app::set_case(session, reference, head));
    fmt::print(call.io.out, "Case file {} {} by {}.\n", reference, fresh ? "made" : "changed", session.member());
    return Exit::ok;
}

Result<Exit> run_put_or_take(const Invocation& call, app::Session& session, const std::string& reference, bool put)
{
    const auto picks = picks_from(call.arguments);
    if (picks.empty())
        return Error{Fault::invalid_argument, "say whom or what: --person, --proceeding, --call or --document"};
    VIGIL_TRY(const auto labels,
              put ? app::put_in_case(session, reference, picks) : app::take_from_case(session, reference, picks));
    for (const auto& label : labels)
        fmt::print(call.io.out, "{} {} the case file {}.\n", label, put ? "is now in" : "was taken out of", reference);
    return Exit::ok;
}

Result<Exit> run_numbered(const Invocation& call, app::Session& session, const std::string& reference,
                          const std::string& kind)
{
    const auto& arguments = call.arguments;
    auto fields = fields_from(
        arguments, {"what", "kind", "to", "sent", "due", "answered", "answer", "who", "done", "since", "met"});
    VIGIL_TRY(const auto key, app::write_in_case(session, reference, kind, arguments.text("--number"), fields));
    fmt::print(call.io.out, "{} {} of case file {} written by {}.\n", kind, key, reference, session.member());
    return Exit::ok;
}

Result<Exit> run_list(const Invocation& call, const app::Session& session)
{
    auto files = app::case_files(session);
    const bool all = call.arguments.has("--all");
    std::erase_if(files, [&](const auto& file) { return file.closed() && !all; });
    if (call.arguments.has("--json"))
        fmt::print(call.io.out, "{}", publish::to_json(files));
    else
        print(call.io, files);
    return Exit::ok;
}

Result<Exit> run_show(const Invocation& call, const app::Session& session, const std::string& reference)
{
    if (call.arguments.has("--history")) {
        VIGIL_TRY(const auto changes, app::case_history(session, reference));
        print(call.io, changes);
        return Exit::ok;
    }
    VIGIL_TRY(const auto view, view_from(call.arguments, session));
    VIGIL_TRY(const auto page, app::case_page(session, view, reference));
    if (call.arguments.has("--json"))
        fmt::print(call.io.out, "{}", publish::to_json(page.file));
    else
        print(call.io, page, view.day());
    return Exit::ok;
}

constexpr std::array<std::string_view, 9> verbs{"list", "show", "new", "set", "put", "take", "action", "step", "need"};

Result<Exit> run_verb(const Invocation& call, app::Session& session, const std::string& verb,
                      const std::string& reference)
{
    if (verb == "list")
        return run_list(call, session);
    if (verb == "show")
        return run_show(call, session, reference);
    if (verb == "new" || verb == "set")
        return run_new_or_set(call, session, reference, verb == "new");
    if (verb == "put" || verb == "take")
        return run_put_or_take(call, session, reference, verb == "put");
    return run_numbered(call, session, reference, verb);
}

} // namespace

void declare_case(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to work in")
        .argument("VERB", "list, show, new, set, put, take, action, step or need")
        .optional_argument("REFERENCE", "the team's reference: letters, digits, '-', '_', '.'; never a name")
        .option("--title", "WORDS", "new, set: what the case file is about")
        .option("--officer", "NAME", "new, set: code name of who keeps it")
        .option("--state", "STATE", "new, set: open or closed")
        .option("--note", "WORDS", "new, set: a note")
        .options("--person", "WHO", "put, take: a name or id (may be repeated, as the next three)")
        .options("--proceeding", "ID", "put, take: start of its id")
        .options("--call", "ID", "put, take: start of its id")
        .options("--document", "NAME", "put, take: file name or start of its id")
        .option("--number", "N", "action, step, need: change that one instead of adding one")
        .option("--kind", "KIND", "action: visit, letter, petition, submission …; need: medical unless said otherwise")
        .option("--what", "WORDS", "action, step, need: what is to be done, or is needed")
        .option("--to", "WHOM", "action: to whom")
        .option("--sent", "DAY", "action: when it went out")
        .option("--due", "DAY", "action: when an answer is due; step: when it is to be done")
        .option("--answered", "DAY", "action: when the answer came")
        .option("--answer", "WORDS", "action: what it says")
        .option("--who", "NAME", "step: code name of who is to do it")
        .option("--done", "DAY", "step: when it was done; no: it is not")
        .option("--since", "DAY", "need: since when")
        .option("--met", "DAY", "need: when it was met; no: it is not")
        .flag("--all", "list: closed ones too")
        .flag("--history", "show: every value ever set, by whom and when")
        .example("vigil case my.vigil new 2026-014 --title \"Bar association\" --officer mara")
        .example("vigil case my.vigil put 2026-014 --person \"Marisol Quintero Vega\"")
        .example("vigil case my.vigil step 2026-014 --what \"call the lawyer\" --due 2026-04-10 --who mara");
}

Result<Exit> run_case(const Invocation& call)
{
    const auto& verb = call.arguments.text("VERB");
    const auto& reference = call.arguments.text("REFERENCE");
    if (std::ranges::find(verbs, verb) == verbs.end())
        return Error{Fault::invalid_argument,
                     "'" + verb +
                         "' is nothing to do with a case file; use list, show, new, set, put, take, action, "
                         "step or need"};
    if (reference.empty() && verb != "list")
        return Error{Fault::invalid_argument, "say which case file: vigil case CASEBOOK " + verb + " REFERENCE"};
    const bool reads = verb == "list" || verb == "show";
    VIGIL_TRY(const auto session, open_casebook(call, reads ? app::Access::read : app::Access::write));
    return run_verb(call, *session, verb, reference);
}

} // namespace vigil::cli
