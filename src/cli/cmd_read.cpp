// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/common.hpp"

#include <filesystem>
#include <fmt/format.h>

namespace vigil::cli {
namespace {

Result<Done> make_folder(const std::string& folder)
{
    std::error_code fault;
    std::filesystem::create_directories(folder, fault);
    if (fault)
        return Error{Fault::io, "cannot make the folder " + folder + ": " + fault.message()};
    return Done{};
}

std::string text_of(const std::vector<std::string>& lines)
{
    std::string text;
    for (const auto& line : lines)
        text += line + "\n";
    return text;
}

} // namespace

void declare_read(Declaration& declaration)
{
    declaration.arguments("FILE", "files and folders; - is standard input")
        .option("--index", "TABLE", "table with tabs whose header names id (file stem), published, covers, lang")
        .option("--published", "DATE", "when it was published, if the file does not say")
        .option("--lang", "CODE", "language, if it is not to be detected")
        .option("--out", "FOLDER", "write STEM.jsonl for each file there instead of to standard output")
        .example("vigil read report.html --published 2026-01-09")
        .example("vigil read --index index.tsv --out claims reports/");
}

Result<Exit> run_read(const Invocation& call)
{
    VIGIL_TRY(const auto options, add_options_from(call.arguments));
    const auto& folder = call.arguments.text("--out");
    if (!folder.empty())
        VIGIL_CHECK(make_folder(folder));
    Exit exit = Exit::ok;
    VIGIL_CHECK(app::read_files(call.arguments.all("FILE"), options, [&](const app::ReadFile& file) -> Result<Done> {
        for (const auto& notice : file.notices)
            fmt::print(call.io.err, "vigil read: {}: {}\n", file.name, notice.text);
        if (file.refused)
            exit = Exit::environment;
        else if (file.parts == 0 && exit == Exit::ok)
            exit = Exit::refused;
        if (!folder.empty())
            return app::write_file(folder + "/" + file.stem + ".jsonl", text_of(file.lines));
        fmt::print(call.io.out, "{}", text_of(file.lines));
        return Done{};
    }));
    return exit;
}

} // namespace vigil::cli
