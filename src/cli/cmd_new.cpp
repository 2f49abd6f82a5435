// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/common.hpp"

#include <fmt/format.h>

namespace vigil::cli {

void declare_new(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "name of the folder to make; .vigil is added")
        .flag("--suggest", "print a passphrase of six random words first")
        .example("vigil new my.vigil")
        .example("vigil new my.vigil --key-file /media/key/vigil.key");
}

Result<Exit> run_new(const Invocation& call)
{
    VIGIL_TRY(auto opening, opening_from(call.arguments));
    if (call.arguments.has("--suggest"))
        fmt::print(call.io.out, "A passphrase that nobody guesses: {}\n", app::suggested_passphrase());
    VIGIL_TRY(const auto session, app::Session::create(std::move(opening)));
    fmt::print(call.io.out, "Made the casebook {}.\n", app::casebook_folder(call.arguments.text("CASEBOOK")));
    fmt::print(call.io.out, "Whoever loses its {} loses the casebook; nobody can give it back.\n",
               call.arguments.has("--key-file") ? "key file" : "passphrase");
    return Exit::ok;
}

} // namespace vigil::cli
