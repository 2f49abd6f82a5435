// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <cstdio>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The command line: one file per command (cmd_NAME.cpp), one row per command in commands.cpp.
namespace vigil::cli {

/// Exit statuses of every command.
enum class Exit : int {
    ok = 0,
    negative = 1,    ///< The answer is negative: altered, not found in the casebook, differs.
    usage = 2,       ///< The command line was wrong; nothing was touched.
    refused = 3,     ///< An input was refused; what was good was still done.
    environment = 4, ///< The system does not allow it: no file, no key, no sandbox.
};

/// The world a command may touch. Tests pass their own.
struct Io {
    std::FILE* out = stdout; ///< Only the answer, so that it can be piped.
    std::FILE* err = stderr; ///< Everything else. Empty when all went well and it is no terminal.
    bool progress = false;   ///< `err` is a terminal: show how far long work has come.
};

/// What a person typed, by the names a command declared.
class Arguments {
public:
    bool has(std::string_view name) const; ///< A flag that is set, or an option or argument with a value.
    /// The value of an option or argument, or "".
    const std::string& text(std::string_view name) const;
    const std::vector<std::string>& all(std::string_view name) const;
    void put(const std::string& name, std::vector<std::string> values) { m_values[name] = std::move(values); }

private:
    std::map<std::string, std::vector<std::string>, std::less<>> m_values;
};

/// What a command takes. Names of arguments are capitals ("CASEBOOK"), of options "--published".
class Declaration {
public:
    struct Item {
        std::string name, metavar, help;
        enum class Kind { argument, optional_argument, arguments, optional_arguments, option, options, flag } kind;
    };
    Declaration& argument(std::string name, std::string help);
    Declaration& optional_argument(std::string name, std::string help);
    Declaration& arguments(std::string name, std::string help);          ///< One or more.
    Declaration& optional_arguments(std::string name, std::string help); ///< Any number, none too.
    Declaration& option(std::string name, std::string metavar, std::string help);
    Declaration& options(std::string name, std::string metavar, std::string help); ///< May be repeated.
    Declaration& flag(std::string name, std::string help);
    Declaration& example(std::string line); ///< Shown by --help; at least one per command.
    const std::vector<Item>& items() const { return m_items; }
    const std::vector<std::string>& examples() const { return m_examples; }

private:
    std::vector<Item> m_items;
    std::vector<std::string> m_examples;
};

/// Options that several commands share.
enum class Shared : unsigned {
    none = 0,
    gate = 1,   ///< How the key is given: --passphrase-file, --passphrase-fd, --key-file.
    writes = 2, ///< --member: who writes.
    json = 4,
    view = 8,   ///< --floor, --as-of, --known, --basis: what an answer looks at.
    times = 16, ///< --as-of and --known alone: of lists that have no floor.
};
constexpr Shared operator|(Shared a, Shared b)
{
    return static_cast<Shared>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
constexpr bool holds(Shared set, Shared one)
{
    return (static_cast<unsigned>(set) & static_cast<unsigned>(one)) != 0;
}

struct Invocation {
    const Arguments& arguments;
    Io& io;
};

struct Command {
    std::string_view name;
    std::string_view group;   ///< Heading in `vigil --help`.
    std::string_view summary; ///< One line, no full stop.
    Shared shared = Shared::none;
    void (*declare)(Declaration&) = nullptr;
    Result<Exit> (*run)(const Invocation&) = nullptr;
};

/// All commands of this module, in the order `vigil --help` shows them.
std::span<const Command> commands();

/// Runs what `words` (without the program's name) ask for. `more`: commands of modules above this one (serve).
Exit run(const std::vector<std::string>& words, Io io, std::span<const Command> more = {});

/// The names, positions and options that `command` takes, its own and the shared ones.
Declaration declaration_of(const Command& command);
/// Errors: invalid_argument: one sentence about what is wrong. nullopt: help was asked for and printed.
Result<std::optional<Arguments>> parse(const Command& command, const std::vector<std::string>& words, Io& io);

/// The exit status that fits an Error.
Exit exit_for(Fault fault);

} // namespace vigil::cli
