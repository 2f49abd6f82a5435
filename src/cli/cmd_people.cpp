// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/answer.hpp"
#include "cli/commands.hpp"

#include <array>
#include <charconv>

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

constexpr std::size_t rows_on_a_page = 200; ///< Unless --most says, or --all: a list may have 100,000.

/// A number from 1, or nothing when the option is not there.
Result<std::size_t> number_from(const Arguments& arguments, const std::string& option)
{
    const std::string& text = arguments.text(option);
    std::size_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (!text.empty() && (fault != std::errc{} || end != text.data() + text.size() || number == 0))
        return Error{Fault::invalid_argument, option + " takes a number from 1, not '" + text + "'"};
    return number;
}

Result<answers::PeopleQuestion> question_from(const Arguments& arguments)
{
    answers::PeopleQuestion question;
    question.name = arguments.text("--name");
    question.country = arguments.text("--country");
    VIGIL_TRY(question.most, number_from(arguments, "--most"));
    VIGIL_TRY(const std::size_t first, number_from(arguments, "--from"));
    question.from = first == 0 ? 0 : first - 1;
    question.place = arguments.text("--place");
    if (!question.place.empty() && (question.most > 0 || first > 0))
        return Error{Fault::invalid_argument, "--place is asked of the whole list: leave out --most and --from"};
    if (arguments.has("--all") && (question.most > 0 || first > 0))
        return Error{Fault::invalid_argument, "--all is the whole list: leave out --most and --from"};
    // Programs that read JSON get everybody unless they ask for a page.
    const bool whole = arguments.has("--all") || !question.place.empty() || (arguments.has("--json") && first == 0);
    if (question.most == 0 && !whole)
        question.most = rows_on_a_page;
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
        .option("--most", "N", "rows of a page (default: 200; with --json: all); totals are over all")
        .option("--from", "N", "the page's first row, from 1")
        .flag("--all", "all rows on one page")
        .option("--place", "WORDS", "only people who are or were in custody there, by any of its names (vigil places)")
        .example("vigil people my.vigil --status held --floor proposed");
}

Result<Exit> run_people(const Invocation& call)
{
    VIGIL_TRY(const auto question, question_from(call.arguments));
    return answer(call, [&](const auto& session, const auto& view) { return app::people(session, view, question); });
}

} // namespace vigil::cli
