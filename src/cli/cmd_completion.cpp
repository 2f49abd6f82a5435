// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/commands.hpp"

#include <fmt/format.h>

namespace vigil::cli {
namespace {

std::string words_of(const Command& command)
{
    std::string words;
    const auto declaration = declaration_of(command);
    for (const auto& item : declaration.items())
        if (item.name.starts_with("--"))
            words += item.name + " ";
    return words + "--help";
}

} // namespace

void declare_completion(Declaration& declaration)
{
    declaration.argument("SHELL", "bash").example("source <(vigil completion bash)");
}

Result<Exit> run_completion(const Invocation& call)
{
    if (call.arguments.text("SHELL") != "bash")
        return Error{Fault::invalid_argument, "completion is made for bash only"};
    std::string names, cases;
    for (const auto& command : commands()) {
        names += std::string{command.name} + " ";
        cases += fmt::format("        {}) words='{}' ;;\n", command.name, words_of(command));
    }
    fmt::print(call.io.out,
               "_vigil()\n{{\n    local words='{}--help --version'\n    if [[ $COMP_CWORD -gt 1 ]]; then\n"
               "        words=\n        case ${{COMP_WORDS[1]}} in\n{}        esac\n    fi\n"
               "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"${{COMP_WORDS[COMP_CWORD]}}\")\n}}\n"
               "complete -o default -F _vigil vigil\n",
               names, cases);
    return Exit::ok;
}

} // namespace vigil::cli
