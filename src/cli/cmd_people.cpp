// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/answer.hpp"
#include "cli/commands.hpp"

#include <array>

namespace vigil::cli {
namespace {

using answers::Liberty;

struct GroupName {
    std::string_view name;
    Liberty group;
};
constexpr std::array groups{GroupName{"held", Liberty::held},
                            GroupName{"disappeared", Liberty::disappeared},
                            GroupName{"wanted", Liberty::wanted},
                            GroupName{"released", Liberty::released},
                            GroupName{"at-liberty", Liberty::at_liberty},
                            GroupName{"away", Liberty::away},
                            GroupName{"dead", Liberty::dead},
                            GroupName{"not-known", Liberty::not_known}};

Result<answers::PeopleQuestion> question_from(const Arguments& arguments)
{
    answers::PeopleQuestion question;
    question.name = arguments.text("--name");
    question.country = arguments.text("--country");
    if (!arguments.has("--status"))
        return question;
    for (const auto& [name, group] : groups)
        if (name == arguments.text("--status"))
            question.group = group;
    if (!question.group)
        return Error{Fault::invalid_argument,
                     "--status is held, disappeared, wanted, released, at-liberty, away, dead or not-known, not '" +
                         arguments.text("--status") + "'"};
    return question;
}

} // namespace

void declare_people(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to ask")
        .option("--status", "STATUS", "only held, disappeared, wanted, released, at-liberty, away, dead or not-known")
        .option("--name", "WORDS", "only people whose name contains these words")
        .option("--country", "WORDS", "only people of this country")
        .example("vigil people my.vigil --status held --floor proposed");
}

Result<Exit> run_people(const Invocation& call)
{
    VIGIL_TRY(const auto question, question_from(call.arguments));
    return answer(call, [&](const auto& session, const auto& view) { return app::people(session, view, question); });
}

} // namespace vigil::cli
