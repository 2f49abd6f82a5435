// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/cmd_open.hpp"

#include "app/export.hpp"
#include "cli/commands.hpp"
#include "cli/common.hpp"

#include <fmt/format.h>

namespace vigil::cli {

void declare_open(Declaration& declaration)
{
    declaration.argument("FILE", "an encrypted export")
        .option("--identity", "FILE", "a file with the line AGE-SECRET-KEY-1… instead of a passphrase")
        .option("--out", "FILE", "write there (mode 600) instead of to standard output")
        .example("vigil open people.xlsx.age --out people.xlsx");
}

Result<Exit> run_open(const Invocation& call)
{
    VIGIL_TRY(const auto opening, opening_from(call.arguments));
    VIGIL_TRY(const auto bytes,
              app::open_sealed(call.arguments.text("FILE"), call.arguments.text("--identity"), opening.gate));
    const auto& out = call.arguments.text("--out");
    if (out.empty()) {
        std::fwrite(bytes.data(), 1, bytes.size(), call.io.out);
        return Exit::ok;
    }
    VIGIL_CHECK(app::write_file(out, as_text(bytes)));
    fmt::print(call.io.out, "Wrote {}. It is not encrypted.\n", out);
    return Exit::ok;
}

} // namespace vigil::cli
