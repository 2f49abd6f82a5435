// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/app.hpp"
#include "cli/command.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace vigil::cli {
namespace {

std::vector<const Command*> all(std::span<const Command> more)
{
    std::vector<const Command*> out;
    for (const auto& command : commands())
        out.push_back(&command);
    for (const auto& command : more)
        out.push_back(&command);
    return out;
}

void print_help(const Io& io, const std::vector<const Command*>& known)
{
    fmt::print(io.out, "Vigil keeps reports on human rights as evidence and answers from them.\n"
                       "\nUsage: vigil COMMAND [ARGUMENTS]   (vigil COMMAND --help tells more)\n");
    std::vector<std::string_view> groups;
    for (const auto* command : known)
        if (std::ranges::find(groups, command->group) == groups.end())
            groups.push_back(command->group);
    for (const auto group : groups) {
        fmt::print(io.out, "\n{}\n", group);
        for (const auto* command : known)
            if (command->group == group)
                fmt::print(io.out, "  {:<15} {}\n", command->name, command->summary);
    }
    fmt::print(io.out, "\nExit status: 0 done, 1 the answer is negative, 2 wrong use, 3 an input was refused, 4 the "
                       "system does not allow it.\n");
}

/// What look-ups throw, and what libraries may, becomes one sentence like any Error.
Result<Exit> guarded(const Command& command, const Invocation& call)
{
    try {
        return command.run(call);
    } catch (const app::Failure& failure) {
        return Error{failure.fault(), failure.what()};
    } catch (const std::bad_alloc&) {
        return Error{Fault::io, "the memory of this machine does not suffice"};
    } catch (const std::exception& fault) {
        return Error{Fault::io, std::string{"could not go on: "} + fault.what()};
    }
}

Exit run_command(const Command& command, const std::vector<std::string>& words, Io& io)
{
    const auto say = [&](const Error& error) { fmt::print(io.err, "vigil {}: {}\n", command.name, error.message); };
    auto arguments = parse(command, words, io);
    if (!arguments) {
        say(arguments.error());
        fmt::print(io.err, "See: vigil {} --help\n", command.name);
        return Exit::usage;
    }
    if (!*arguments)
        return Exit::ok;
    auto exit = guarded(command, {**arguments, io});
    if (exit)
        return *exit;
    say(exit.error());
    return exit_for(exit.error().fault);
}

} // namespace

Exit exit_for(Fault fault)
{
    switch (fault) {
    case Fault::invalid_argument: return Exit::usage;
    case Fault::not_found: return Exit::refused;
    case Fault::malformed: return Exit::refused;
    case Fault::corrupt: return Exit::negative;
    case Fault::denied: return Exit::environment;
    case Fault::io: return Exit::environment;
    }
    return Exit::environment;
}

Exit run(const std::vector<std::string>& words, Io io, std::span<const Command> more)
{
    const auto known = all(more);
    const std::string first = words.empty() ? "--help" : words.front();
    if (first == "--help" || first == "-h" || first == "help") {
        print_help(io, known);
        return words.empty() ? Exit::usage : Exit::ok;
    }
    if (first == "--version") {
        fmt::print(io.out, "vigil {}\n", app::version());
        return Exit::ok;
    }
    const auto found = std::ranges::find(known, first, [](const auto* command) { return command->name; });
    if (found == known.end()) {
        fmt::print(io.err, "vigil: there is no command '{}'; see: vigil --help\n", first);
        return Exit::usage;
    }
    return run_command(**found, {words.begin() + 1, words.end()}, io);
}

} // namespace vigil::cli
