// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/common.hpp"

#include "base/utf8.hpp"
#include "publish/hearing_sheet.hpp"

#include <array>
#include <fmt/format.h>
#include <unistd.h>

namespace vigil::cli {
namespace {

struct Question {
    std::string_view field, prompt;
};
constexpr std::array head_questions{Question{"channel", "Channel (call, message, visit, hearing, observation)"},
                                    Question{"told_on", "Told on (2026-01-15; empty: not known)"},
                                    Question{"source", "Source (a code name, never the person's own)"},
                                    Question{"text", "What was said"}};
constexpr std::array claim_questions{Question{"who", "Who"}, Question{"when", "When (2026-01-14; empty: not known)"},
                                     Question{"where", "Where"}, Question{"according_to", "According to whom"},
                                     Question{"detail", "Detail"}};

std::string asked(const Io& io, std::string_view prompt)
{
    fmt::print(io.err, "{}: ", prompt);
    std::string line;
    for (int c = std::getchar(); c != EOF && c != '\n'; c = std::getchar())
        line += static_cast<char>(c);
    return line;
}

/// The day in court: every field once, and the checklist.
std::string hearing_interview(const Io& io)
{
    std::string lines;
    for (const auto& field : records::hearing_fields()) {
        std::string words = asked(io, std::string{field.prompt} + (field.several ? " (empty: no further one)" : ""));
        while (!trimmed(words).empty()) {
            lines += std::string{field.name} + ": " + words + "\n";
            words = field.several ? asked(io, "Another one") : std::string{};
        }
    }
    fmt::print(io.err, "Checklist: yes, no, partly or not observed, then words (empty: not said)\n");
    for (const auto& item : records::fair_trial_items())
        lines += "check " + std::string{item.key} + ": " + asked(io, item.label) + "\n";
    return lines;
}

/// The fields one after another, as the lines that `note_from_lines` reads.
std::string interview(const Io& io)
{
    std::string lines;
    for (const auto& [field, prompt] : head_questions) {
        const std::string words = asked(io, prompt);
        lines += std::string{field} + ": " + words + "\n";
        if (field == "channel" && trimmed(words) == "hearing")
            lines += hearing_interview(io);
    }
    while (true) {
        const auto what = asked(io, "What (held, release, arrest, killing …; empty: no further claim)");
        if (trimmed(what).empty())
            return lines;
        lines += "\nwhat: " + what + "\n";
        for (const auto& [field, prompt] : claim_questions)
            lines += std::string{field} + ": " + asked(io, prompt) + "\n";
    }
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

Result<std::vector<app::Note>> notes_from(const Invocation& call)
{
    if (call.arguments.has("--from"))
        return notes_from_file(call.arguments.text("--from"));
    std::string lines;
    if (isatty(STDIN_FILENO) != 0) {
        lines = interview(call.io);
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
    VIGIL_TRY(const auto notes, notes_from(call));
    std::size_t claims = 0;
    for (const auto& note : notes) {
        VIGIL_TRY(const auto kept, app::keep_note(*session, note));
        claims += kept.claims.size();
    }
    fmt::print(call.io.out, "{} kept with {}, checked by {}.\n", counted(notes.size(), "note"),
               counted(claims, "claim"), session->member());
    return Exit::ok;
}

} // namespace vigil::cli
