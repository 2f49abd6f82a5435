// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/answer.hpp"
#include "cli/commands.hpp"

namespace vigil::cli {
namespace {

Result<Exit> list(const Invocation& call, const app::Session& session)
{
    const auto questions = app::saved_questions(session);
    if (call.arguments.has("--json")) {
        fmt::print(call.io.out, "{}", app::to_json(questions));
        return Exit::ok;
    }
    for (const auto& one : questions) {
        fmt::print(call.io.out, "{}  {}{}, floor {}\n", one.name, one.ask,
                   one.only.empty() ? "" : " with \"" + one.only + "\"", one.floor);
        fmt::print(call.io.out, "    {}\n",
                   one.last_run ? "last asked " + to_string(*one.last_run) + " by " + one.last_by : "never asked");
        if (!one.concurrent.empty())
            fmt::print(call.io.out, "    changed by two members who did not know of one another: {}\n",
                       joined(one.concurrent));
    }
    fmt::print(call.io.out, "{}.\n", counted(questions.size(), "question"));
    return Exit::ok;
}

Result<Exit> save(const Invocation& call, app::Session& session)
{
    app::SavedQuestion question;
    question.name = call.arguments.text("NAME");
    question.ask = call.arguments.text("ASK").empty() ? "all" : call.arguments.text("ASK");
    question.only = call.arguments.text("--only");
    if (call.arguments.has("--floor"))
        question.floor = call.arguments.text("--floor");
    VIGIL_CHECK(app::save_question(session, question));
    fmt::print(call.io.out, "Saved. Ask it with: vigil question CASEBOOK run {}\n", question.name);
    return Exit::ok;
}

Result<Exit> ask(const Invocation& call, app::Session& session)
{
    VIGIL_TRY(const auto run, app::run_question(session, call.arguments.text("NAME"), !call.arguments.has("--look")));
    if (run.changes) {
        show(call, *run.changes);
        return Exit::ok;
    }
    if (call.arguments.has("--json")) {
        fmt::print(call.io.out, "{}", publish::to_json(run.lines));
        return Exit::ok;
    }
    fmt::print(call.io.out, "Asked for the first time: there is nothing to compare with yet.\n\n");
    for (const auto& line : run.lines)
        fmt::print(call.io.out, "  {}\n",
                   wrapped(line.section + ": " + line.label + ": " + or_not_known(line.text), 4));
    fmt::print(call.io.out, "{}{}.\n", run.lines.empty() ? "" : "\n", counted(run.lines.size(), "line"));
    return Exit::ok;
}

} // namespace

void declare_question(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to ask")
        .argument("ACTION", "list; save NAME ASK; run NAME; remove NAME")
        .optional_argument("NAME", "the name of the question")
        .optional_argument("ASK", "all (default), counts, people, proceedings, incidents, disruptions, participations "
                                  "or calls")
        .option("--only", "WORDS", "save: only lines that contain these words")
        .option("--floor", "FLOOR", "save: checked (default) or proposed")
        .flag("--look", "run: do not write down that it was asked")
        .flag("--basis", "run: print the claims that changed, with their words")
        .example("vigil question my.vigil save held people --only held --floor proposed")
        .example("vigil question my.vigil run held");
}

Result<Exit> run_question(const Invocation& call)
{
    const auto& action = call.arguments.text("ACTION");
    if (action != "list" && action != "save" && action != "run" && action != "remove")
        return Error{Fault::invalid_argument,
                     "'" + action + "' cannot be done with questions; use list, save, run or remove"};
    if (action != "list" && !call.arguments.has("NAME"))
        return Error{Fault::invalid_argument, "say which question to " + action};
    const bool reads = action == "list" || (action == "run" && call.arguments.has("--look"));
    VIGIL_TRY(const auto session, open_casebook(call, reads ? app::Access::read : app::Access::write));
    if (action == "list")
        return list(call, *session);
    if (action == "save")
        return save(call, *session);
    if (action == "run")
        return ask(call, *session);
    VIGIL_CHECK(app::remove_question(*session, call.arguments.text("NAME")));
    fmt::print(call.io.out, "Removed. What was asked stays in the ledger.\n");
    return Exit::ok;
}

} // namespace vigil::cli
