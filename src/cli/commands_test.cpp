// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/common.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace vigil::cli {
namespace {

namespace fs = std::filesystem;

struct Outcome {
    Exit exit = Exit::ok;
    std::string out, err;
};

std::string contents(std::FILE* file)
{
    std::string text;
    std::rewind(file);
    for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file))
        text += static_cast<char>(c);
    std::fclose(file);
    return text;
}

Outcome run_words(const std::vector<std::string>& words)
{
    Io io{std::tmpfile(), std::tmpfile(), false};
    Outcome outcome;
    outcome.exit = run(words, io);
    outcome.out = contents(io.out);
    outcome.err = contents(io.err);
    return outcome;
}

std::string file_text(const fs::path& path)
{
    std::ifstream in{path};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

const fs::path root{VIGIL_SOURCE_DIR};

} // namespace

TEST_CASE("every command has a unique name and a summary without full stop")
{
    std::set<std::string_view> names;
    for (const auto& command : commands()) {
        CAPTURE(command.name);
        CHECK(names.insert(command.name).second);
        CHECK_FALSE(command.summary.empty());
        CHECK(command.summary.back() != '.');
    }
}

TEST_CASE("every command has a page in the guide and golden tests")
{
    for (const auto& command : commands()) {
        CAPTURE(command.name);
        const auto page = file_text(root / "docs/guide/commands" / (std::string{command.name} + ".md"));
        CHECK(page.starts_with("# vigil " + std::string{command.name} + "\n"));
        CHECK(fs::is_directory(root / "tests/golden" / command.name));
    }
}

TEST_CASE("the page of a command names every option of its own")
{
    for (const auto& command : commands()) {
        CAPTURE(command.name);
        const auto page = file_text(root / "docs/guide/commands" / (std::string{command.name} + ".md"));
        Declaration own;
        command.declare(own);
        for (const auto& item : own.items())
            if (item.name.starts_with("--")) {
                CAPTURE(item.name);
                CHECK(page.find(item.name) != std::string::npos);
            }
    }
}

TEST_CASE("every answer and list can be asked for a day, and as known on a day")
{
    // What explains one entry, compares two days, or shows settings has no day of its own.
    const std::set<std::string_view> without{"explain", "changes", "question", "vocabulary"};
    const std::set<std::string_view> lists{"documents", "search", "sources", "export"};
    for (const auto& command : commands()) {
        if ((command.group != "Ask" || without.contains(command.name)) && !lists.contains(command.name))
            continue;
        CAPTURE(command.name);
        const auto declaration = declaration_of(command);
        for (const auto* option : {"--as-of", "--known"})
            CHECK(std::ranges::count(declaration.items(), option, &Declaration::Item::name) == 1);
    }
}

TEST_CASE("the help of every command shows an example that starts with its name")
{
    for (const auto& command : commands()) {
        CAPTURE(command.name);
        const auto outcome = run_words({std::string{command.name}, "--help"});
        CHECK(outcome.exit == Exit::ok);
        CHECK(outcome.err.empty());
        CHECK(outcome.out.find("Example") != std::string::npos);
        CHECK(outcome.out.find("vigil " + std::string{command.name}) != std::string::npos);
    }
}

TEST_CASE("no command takes the passphrase itself as an argument")
{
    for (const auto& command : commands()) {
        const auto declaration = declaration_of(command);
        for (const auto& item : declaration.items()) {
            CAPTURE(item.name);
            CHECK(item.name != "--passphrase");
        }
    }
}

TEST_CASE("an unknown command, option or missing argument exits with 2 and one sentence")
{
    CHECK(run_words({"no-such"}).err == "vigil: there is no command 'no-such'; see: vigil --help\n");
    CHECK(run_words({"no-such"}).exit == Exit::usage);
    CHECK(run_words({"people"}).exit == Exit::usage);
    CHECK(run_words({"people", "x.vigil", "--no-such"}).exit == Exit::usage);
    CHECK(run_words({"people"}).out.empty());
}

TEST_CASE("a casebook that is not there is refused by name")
{
    const auto outcome = run_words({"people", "no-such-casebook"});
    CHECK(outcome.exit == Exit::refused);
    CHECK(outcome.err.find("no-such-casebook.vigil") != std::string::npos);
}

TEST_CASE("the key is given in one way only")
{
    const auto outcome = run_words({"people", "x.vigil", "--key-file", "a", "--passphrase-file", "b"});
    CHECK(outcome.exit == Exit::usage);
}

TEST_CASE("times for replays are read to the second, and nothing else is")
{
    const auto instant = parse_instant("2026-01-09T14:03:05Z");
    REQUIRE(instant);
    CHECK(to_string(*instant) == "2026-01-09T14:03:05Z");
    for (const auto* wrong :
         {"2026-01-09", "2026-02-30T00:00:00Z", "2026-01-09T24:00:00Z", "2026-01-09T14:03:05", ""}) {
        CAPTURE(wrong);
        CHECK_FALSE(parse_instant(wrong));
    }
}

TEST_CASE("long lines are broken between words and indented")
{
    const auto text = wrapped(std::string(60, 'a') + " " + std::string(60, 'b') + "  c", 4);
    CHECK(text == std::string(60, 'a') + "\n    " + std::string(60, 'b') + " c");
    CHECK(shortened("Diyarbakır", 10) == "Diyarbakır");
    CHECK(shortened("Diyarbakır", 6) == "Diyar…");
}

} // namespace vigil::cli
