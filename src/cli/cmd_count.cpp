// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/answer.hpp"
#include "cli/commands.hpp"
#include "cli/count_saved.hpp"

#include "publish/csv.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace vigil::cli {
namespace {

/// Options that change what is asked.
constexpr std::array asking{"--place",    "--from",    "--to",       "--last",  "--date", "--two-origins",
                            "--assessed", "--alleged", "--category", "--title", "--note"};

Result<std::optional<std::size_t>> version_from(const Arguments& arguments)
{
    if (!arguments.has("--version"))
        return std::optional<std::size_t>{};
    const auto& text = arguments.text("--version");
    std::size_t version = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), version);
    if (fault != std::errc{} || end != text.data() + text.size())
        return Error{Fault::invalid_argument, "--version takes the number of a version, not '" + text + "'"};
    return std::optional{version};
}

/// What is typed, on top of a definition where one is named.
void take_typed(const Arguments& arguments, app::CountWords& words)
{
    if (arguments.has("WHAT"))
        words.types = arguments.all("WHAT");
    const auto take = [&](std::string_view option, std::string& to) {
        if (arguments.has(option))
            to = arguments.text(option);
    };
    if (arguments.has("--from") || arguments.has("--to"))
        words.last.clear();
    if (arguments.has("--last")) {
        words.from.clear();
        words.to.clear();
    }
    take("--place", words.place);
    take("--from", words.from);
    take("--to", words.to);
    take("--last", words.last);
    take("--date", words.role);
    take("--assessed", words.grade);
    take("--title", words.title);
    take("--note", words.note);
    take("--floor", words.floor);
    if (arguments.has("--category"))
        words.categories = arguments.all("--category");
    words.two_origins = words.two_origins || arguments.has("--two-origins");
    words.alleged = words.alleged || arguments.has("--alleged");
}

bool changes_question(const Arguments& arguments)
{
    return arguments.has("WHAT") || arguments.has("--floor") ||
           std::ranges::any_of(asking, [&](const char* option) { return arguments.has(option); });
}

struct Asked {
    app::CountWords words;
    std::optional<app::Definition> definition; ///< Where it is asked as saved.
};

/// Errors: those of the definition.
Result<Asked> asked_in(const Invocation& call, app::Session& session)
{
    Asked asked;
    if (call.arguments.has("--definition")) {
        VIGIL_TRY(const auto version, version_from(call.arguments));
        VIGIL_TRY(asked.definition, app::definition(session, call.arguments.text("--definition"), version));
        asked.words = asked.definition->words;
    }
    take_typed(call.arguments, asked.words);
    if (asked.definition && changes_question(call.arguments))
        asked.definition.reset(); // No longer what was saved.
    if (call.arguments.has("--save")) {
        VIGIL_TRY(asked.definition, app::save_definition(session, call.arguments.text("--save"), asked.words));
    }
    return asked;
}

app::View view_of(app::View view, const app::CountWords& words)
{
    if (!words.floor.empty())
        view.floor = words.floor == "proposed" ? app::Floor::proposed : app::Floor::checked;
    return view;
}

} // namespace

void declare_count(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to ask")
        .optional_arguments("WHAT", "what to count: killed, injured, arrested, held, released, or a type of claim; "
                                    "\"arrest where arbitrar|unlawful\" counts only where the words say so")
        .option("--place", "PLACE", "only what happened there: Iran, Tehran, \"Tehran province\", \"Tripoli, Libya\"")
        .option("--from", "DAY", "first day, inclusive")
        .option("--to", "DAY", "last day, inclusive")
        .option("--last", "LENGTH", "the days up to the day asked about: \"12 months\", \"30 days\"")
        .option("--date", "WHICH", "which date has to lie in the period: any (default), injury, death, finding")
        .options("--category", "CODE", "only people of it: journalist, child … (vigil vocabulary shows them all)")
        .flag("--two-origins", "only what two sources say that do not repeat one another")
        .option("--assessed", "GRADE", "only what is assessed at least so: confirmed, likely, possible")
        .flag("--alleged", "also what sources only allege")
        .option("--definition", "NAME", "ask as saved under that name")
        .option("--version", "N", "an earlier version of the definition; 0: as it ships with the program")
        .option("--save", "NAME", "save what is asked as a definition: a new version")
        .option("--title", "WORDS", "what a saved definition is called")
        .option("--note", "WORDS", "a note that a saved definition prints")
        .flag("--definitions", "list the definitions, or with --definition all versions of one")
        .flag("--method", "print how the number was made; with --basis also names and words of sources")
        .flag("--html", "the method as a page to print")
        .option("--publish", "WHERE", "write down that the number is published there")
        .flag("--published", "list published numbers beside those of today")
        .flag("--csv", "print the claims in and out as CSV")
        .example("vigil count my.vigil killed --place Iran --from 2025-12-31 --to 2026-01-03 --basis")
        .example("vigil count my.vigil --definition sdg-16.10.1 --method");
}

Result<Exit> run_count(const Invocation& call)
{
    const bool writes = call.arguments.has("--save") || call.arguments.has("--publish");
    VIGIL_TRY(const auto session, open_casebook(call, writes ? app::Access::write : app::Access::read));
    VIGIL_TRY(const auto view, view_from(call.arguments, *session));
    if (call.arguments.has("--definitions"))
        return show_definitions(call, *session);
    if (call.arguments.has("--published"))
        return show_published(call, *session, view);
    VIGIL_TRY(const auto asked, asked_in(call, *session));
    VIGIL_TRY(const auto count, app::minimum_count(*session, view_of(view, asked.words), asked.words));
    if (call.arguments.has("--csv"))
        fmt::print(call.io.out, "{}", publish::to_csv(count));
    else if (call.arguments.has("--method") || call.arguments.has("--html"))
        show_method(call, *session, count, asked.words, asked.definition);
    else
        show(call, count);
    if (call.arguments.has("--publish"))
        VIGIL_CHECK(publish(call, *session, count, asked.words, asked.definition));
    return Exit::ok;
}

} // namespace vigil::cli
