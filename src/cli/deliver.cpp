// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/deliver.hpp"

#include "app/export.hpp"

#include <fmt/format.h>

namespace vigil::cli {

void declare_delivery(Declaration& declaration)
{
    declaration.option("--out", "FILE", "write there (mode 600)")
        .options("--to", "RECIPIENT", "encrypt to this age recipient (age1…); may be repeated")
        .option("--to-passphrase-file", "FILE", "encrypt to the passphrase on the first line of this file")
        .flag("--plain", "do not encrypt; without --out it goes to standard output");
}

Result<Done> check_delivery(const Arguments& arguments)
{
    const int ways = (arguments.has("--plain") ? 1 : 0) + (arguments.all("--to").empty() ? 0 : 1) +
                     (arguments.has("--to-passphrase-file") ? 1 : 0);
    if (ways > 1)
        return Error{Fault::invalid_argument, "choose one of --plain, --to and --to-passphrase-file"};
    if (!arguments.has("--plain") && !arguments.has("--out"))
        return Error{Fault::invalid_argument,
                     "an export is encrypted: name the file with --out, or say --plain for plain text"};
    return Done{};
}

namespace {

/// Not where the answer itself is printed for another program.
void say(const Invocation& call, const std::string& words)
{
    if (!call.arguments.has("--json"))
        fmt::print(call.io.out, "{}\n", wrapped(words, 0));
}

} // namespace

Result<Done> deliver(const Invocation& call, const Bytes& bytes, const std::string& withheld)
{
    const auto& file = call.arguments.text("--out");
    if (call.arguments.has("--plain")) {
        if (file.empty()) {
            std::fwrite(bytes.data(), 1, bytes.size(), call.io.out);
            return Done{};
        }
        VIGIL_CHECK(app::write_file(file, as_text(bytes)));
        say(call, "Wrote " + file + ". It is not encrypted. " + withheld);
        return Done{};
    }
    app::Sealing sealing;
    sealing.recipients = call.arguments.all("--to");
    if (sealing.recipients.empty()) {
        app::Gate gate;
        if (call.arguments.has("--to-passphrase-file"))
            gate = {app::Gate::Kind::passphrase_file, call.arguments.text("--to-passphrase-file"), -1};
        else
            fmt::print(call.io.err, "A passphrase for the export, to be told to whoever shall open it.\n");
        sealing.passphrase = gate;
    }
    auto sealed = app::sealed_export(bytes, sealing);
    if (!sealed && !call.arguments.has("--to-passphrase-file") && call.arguments.all("--to").empty())
        return Error{sealed.error().fault,
                     sealed.error().message + "; or encrypt with --to or --to-passphrase-file, or say --plain"};
    VIGIL_CHECK(sealed);
    VIGIL_CHECK(app::write_file(file, as_text(*sealed)));
    say(call, "Wrote " + file + ". It is encrypted and opens with any age program. " + withheld);
    return Done{};
}

} // namespace vigil::cli
