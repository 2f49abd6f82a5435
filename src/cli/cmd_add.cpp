// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/common.hpp"
#include "cli/print.hpp"

#include <fmt/format.h>

namespace vigil::cli {
namespace {

using End = app::FileOutcome::End;

std::string_view word_for(End end)
{
    switch (end) {
    case End::added: return "added";
    case End::known: return "known";
    case End::kept_only: return "kept";
    case End::refused: return "refused";
    }
    return "";
}

void print_outcome(const Io& io, const app::FileOutcome& file)
{
    std::string text = fmt::format("{:<8} {}", word_for(file.end), file.name);
    if (file.end == End::added)
        text += fmt::format(": {}, {}", counted(file.parts, "report"), counted(file.claims, "claim"));
    else if (file.end == End::known)
        text += ": these bytes stand in the casebook already";
    else
        text += ": " + file.message;
    fmt::print(io.out, "{}\n", text);
    for (const auto& title : file.resembles)
        fmt::print(io.out, "         nearly the same as: {}\n", title);
    for (const auto& notice : file.notices)
        fmt::print(io.out, "         {}\n", wrapped(notice.text, 9));
    if (file.has_lists)
        print(io, file.lists);
}

void print_summary(const Io& io, const app::AddReport& report)
{
    fmt::print(io.out, "\n{} added with {}", counted(report.count(End::added), "document"),
               counted(report.claims(), "claim"));
    if (const auto known = report.count(End::known))
        fmt::print(io.out, ", {} known already", known);
    if (const auto kept = report.count(End::kept_only))
        fmt::print(io.out, ", {} kept but not read", kept);
    if (const auto refused = report.count(End::refused))
        fmt::print(io.out, ", {} refused", refused);
    fmt::print(io.out, ".\n");
}

Exit exit_for(const app::AddReport& report)
{
    if (report.count(End::refused) > 0)
        return Exit::refused;
    return report.count(End::kept_only) > 0 ? Exit::environment : Exit::ok;
}

} // namespace

Result<app::AddOptions> add_options_from(const Arguments& arguments)
{
    app::AddOptions options;
    if (arguments.has("--published")) {
        auto published = parse_edtf(arguments.text("--published"));
        if (!published)
            return Error{Fault::invalid_argument,
                         "--published takes a date such as 2026-01-09, not '" + arguments.text("--published") + "'"};
        options.told.published = *published;
    }
    options.told.language = arguments.text("--lang");
    if (arguments.has("--index")) {
        VIGIL_TRY(options.index, app::read_index(arguments.text("--index")));
    }
    options.source = arguments.text("--source");
    options.description = arguments.text("--describe");
    return options;
}

void declare_add(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to add to")
        .arguments("FILE", "files and folders; - is standard input")
        .option("--published", "DATE", "when it was published, if the file does not say (2026-01-09, 2026-01)")
        .option("--index", "TABLE", "table with tabs whose header names id (file stem), published, covers, lang")
        .option("--lang", "CODE", "language, if it is not to be detected (en, es)")
        .option("--source", "NAME", "code name of the source the files came from")
        .option("--describe", "WORDS", "what a photo or recording shows")
        .example("vigil add my.vigil reports/ --published 2026-01-09")
        .example("curl -s https://example.org/release | vigil add my.vigil -");
}

Result<Exit> run_add(const Invocation& call)
{
    VIGIL_TRY(const auto options, add_options_from(call.arguments));
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::write, true));
    const bool json = call.arguments.has("--json");
    app::AddReport report;
    {
        Progress progress{call.io, "Reading"};
        VIGIL_TRY(report, app::add(*session, call.arguments.all("FILE"), options,
                                   [&](std::size_t done, std::size_t all, const app::FileOutcome&) {
                                       progress.show(done, all);
                                   }));
    }
    if (json) {
        fmt::print(call.io.out, "{}", app::to_json(report));
        return exit_for(report);
    }
    for (const auto& file : report.files)
        print_outcome(call.io, file);
    print_summary(call.io, report);
    return exit_for(report);
}

} // namespace vigil::cli
