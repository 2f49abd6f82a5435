// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vigil/cmd_serve.hpp"

#include <array>
#include <unistd.h>
#include <vector>

namespace {

/// Commands of modules that the command line may not include (src/LAYERS).
constexpr std::array further_commands{
    vigil::cli::Command{"serve", "Ask", "show a casebook in a browser of this computer",
                        vigil::cli::Shared::gate | vigil::cli::Shared::writes, vigil::declare_serve, vigil::run_serve},
};

} // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string> words(argv + 1, argv + argc);
    return static_cast<int>(vigil::cli::run(words, {stdout, stderr, isatty(STDERR_FILENO) != 0}, further_commands));
}
