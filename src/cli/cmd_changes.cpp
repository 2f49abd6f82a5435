// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/answer.hpp"
#include "cli/commands.hpp"

#include <algorithm>

namespace vigil::cli {
namespace {

constexpr std::string_view sections[] = {"counts",      "people",         "proceedings", "incidents",
                                         "disruptions", "participations", "calls"};

Result<answers::ChangesQuestion> question_from(const Arguments& arguments)
{
    answers::ChangesQuestion question;
    for (const auto& section : arguments.all("--in")) {
        if (std::ranges::find(sections, section) == std::end(sections))
            return Error{Fault::invalid_argument, "'" + section +
                                                      "' is no part of a casebook that changes; use counts, people, "
                                                      "proceedings, incidents, disruptions, participations or calls"};
        question.sections.insert(section);
    }
    question.contains = arguments.text("--only");
    return question;
}

} // namespace

void declare_changes(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to ask")
        .option("--from", "DAY", "what was known by the end of that day, UTC; must be given")
        .option("--to", "DAY", "against what was known by the end of that day; without it: all that is known now")
        .options("--in", "PART", "only counts, people, proceedings, incidents, disruptions, participations or calls")
        .option("--only", "WORDS", "only lines that contain these words")
        .example("vigil changes my.vigil --from 2026-01-09 --to 2026-01-16 --in people");
}

Result<Exit> run_changes(const Invocation& call)
{
    if (!call.arguments.has("--from"))
        return Error{Fault::invalid_argument, "say since when, for example: --from 2026-01-09"};
    if (call.arguments.has("--known"))
        return Error{Fault::invalid_argument,
                     "--from and --to say by when things were known; --known has no place here"};
    VIGIL_TRY(const auto from, parse_day(call.arguments.text("--from")));
    std::optional<Day> to;
    if (call.arguments.has("--to")) {
        VIGIL_TRY(to, parse_day(call.arguments.text("--to")));
    }
    VIGIL_TRY(const auto question, question_from(call.arguments));
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::read));
    VIGIL_TRY(auto view, view_from(call.arguments, *session));
    VIGIL_TRY(const auto answer, app::changes(*session, view, from, to, question));
    show(call, answer);
    return Exit::ok;
}

} // namespace vigil::cli
