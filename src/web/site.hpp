// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/app.hpp"
#include "web/gate.hpp"
#include "web/http.hpp"
#include "web/searches.hpp"

#include <functional>

/// The interface as a function from request to response: gate, then page, twin, change or file.
namespace vigil::web {

class Site {
public:
    Site(app::Session& session, Gate& gate) : m_session{session}, m_gate{gate} {}
    /// Never throws on what a browser can send. May be called from several threads.
    Response answer(const Request& request);

private:
    Response page_or_twin(const Request& request);
    Response change(const Request& request);

    app::Session& m_session;
    Gate& m_gate;
    Searches m_searches;
};

/// `vigil serve`: opens the port, tells the address to `said`, and serves until `stop()` returns. Errors: io.
Result<Done> serve(app::Session& session, std::uint16_t port, const std::function<void(const std::string&)>& said,
                   const std::function<void()>& wait);

} // namespace vigil::web
