// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vigil/cmd_serve.hpp"

#include "cli/common.hpp"
#include "web/site.hpp"

#include <charconv>
#include <csignal>
#include <fmt/format.h>

namespace vigil {

namespace {

Result<std::uint16_t> port_from(const cli::Arguments& arguments)
{
    const auto& text = arguments.text("--port");
    std::uint16_t port = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), port);
    if (!text.empty() && (read.ec != std::errc{} || read.ptr != text.data() + text.size()))
        return Error{Fault::invalid_argument, "--port takes a number from 1 to 65535, not '" + text + "'"};
    return port;
}

/// Signals that end serving; blocked before any thread starts, so that none of them is ended by one.
sigset_t ending_signals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGHUP);
    return signals;
}

} // namespace

void declare_serve(cli::Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to show")
        .option("--port", "N", "the port on 127.0.0.1 (default: any free one)")
        .example("vigil serve my.vigil");
}

Result<cli::Exit> run_serve(const cli::Invocation& call)
{
    VIGIL_TRY(const auto port, port_from(call.arguments));
    VIGIL_TRY(const auto session, cli::open_casebook(call, app::Access::write, true));
    const auto signals = ending_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    const auto said = [&](const std::string& address) {
        fmt::print(call.io.out,
                   "Open this address in a browser of this computer. It works once:\n\n  {}\n\n"
                   "Vigil answers on 127.0.0.1 only. Press Ctrl-C to lock the casebook and stop.\n",
                   address);
        std::fflush(call.io.out);
    };
    const auto wait = [&] {
        int signal = 0;
        sigwait(&signals, &signal);
    };
    VIGIL_CHECK(web::serve(*session, port, said, wait));
    return cli::Exit::ok;
}

} // namespace vigil
