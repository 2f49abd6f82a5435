// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/common.hpp"
#include "cli/note_interview.hpp"
#include "cli/print.hpp"

#include "base/utf8.hpp"
#include "publish/hearing_sheet.hpp"

#include <fmt/format.h>
#include <unistd.h>

namespace vigil::cli {
namespace {

std::optional<std::string> line_typed()
{
    std::string line;
    for (int c = std::getchar(); c != '\n'; c = std::getchar()) {
        if (c == EOF)
            return line.empty() ? std::nullopt : std::optional{line};
        line += static_cast<char>(c);
    }
    return line;
}

std::string interview(const Invocation& call, Day today)
{
    const Asker asker{[&](std::string_view question) {
                          fmt::print(call.io.err, "{}: ", question);
                          std::fflush(call.io.err);
                          return line_typed();
                      },
                      [&](std::string_view sentence) { fmt::print(call.io.err, "  {}\n", wrapped(sentence, 4)); }};
    return note_interview(asker, today);
}

Result<std::vector<app::Note>> notes_from_file(const std::string& path)
{
    VIGIL_TRY(const auto bytes, app::read_file(path));
    std::vector<app::Note> notes;
    std::size_t number = 0;
    for (const auto line : split(as_text(bytes), '\n')) {
        ++number;
        if (trimmed(line).empty())
            continue;
        auto note = app::note_from_json(line);
        if (!note)
            return std::move(note).error().while_doing(path + ", line " + std::to_string(number));
        notes.push_back(*std::move(note));
    }
    return notes;
}

Result<std::vector<app::Note>> notes_from(const Invocation& call, Day today)
{
    if (call.arguments.has("--from"))
        return notes_from_file(call.arguments.text("--from"));
    std::string lines;
    if (isatty(STDIN_FILENO) != 0) {
        lines = interview(call, today);
    } else {
        VIGIL_TRY(const auto bytes, app::read_file("-"));
        lines = as_text(bytes);
    }
    VIGIL_TRY(auto note, app::note_from_lines(lines));
    return std::vector{std::move(note)};
}

Result<Exit> print_blank(const Invocation& call)
{
    if (call.arguments.text("--blank") != "hearing")
        return Error{Fault::invalid_argument,
                     "there is no blank '" + call.arguments.text("--blank") + "'; use --blank hearing"};
    fmt::print(call.io.out, "{}",
               call.arguments.has("--html") ? publish::hearing_sheet_html() : publish::hearing_sheet_text());
    return Exit::ok;
}

} // namespace

void declare_note(Declaration& declaration)
{
    declaration.optional_argument("CASEBOOK", "the casebook to write in")
        .option(
            "--from", "FILE",
            "notes as JSON, one object a line: channel, told_on, source, text, what, who, when, where, according_to")
        .option("--blank", "KIND", "print an empty form for one sheet of paper: hearing")
        .flag("--html", "with --blank: as a page to print, instead of text that can be filled in and read back")
        .example("vigil note my.vigil")
        .example("printf 'channel: call\\nsource: Heron\\ntext: He is ill.\\n\\nwhat: held\\nwho: NAME\\n' | vigil "
                 "note my.vigil")
        .example("vigil note --blank hearing > hearing.txt");
}

Result<Exit> run_note(const Invocation& call)
{
    if (call.arguments.has("--blank"))
        return print_blank(call);
    if (!call.arguments.has("CASEBOOK"))
        return Error{Fault::invalid_argument, "name the casebook to write in: vigil note my.vigil"};
    // A passphrase at a prompt comes before the questions, so that nothing typed is lost to a wrong one.
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::write));
    VIGIL_TRY(const auto notes, notes_from(call, std::chrono::floor<std::chrono::days>(session->now())));
    std::size_t claims = 0;
    std::vector<app::AgainstLists> lists;
    for (const auto& note : notes) {
        VIGIL_TRY(const auto kept, app::keep_note(*session, note));
        claims += kept.claims.size();
        if (kept.lists)
            lists.push_back(*kept.lists);
    }
    fmt::print(call.io.out, "{} kept with {}, checked by {}.\n", counted(notes.size(), "note"),
               counted(claims, "claim"), session->member());
    for (const auto& one : lists)
        print(call.io, one);
    return Exit::ok;
}

} // namespace vigil::cli
