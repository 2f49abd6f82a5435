// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "web/http.hpp"

#include <cstdint>
#include <functional>
#include <memory>

/// The one place that speaks HTTP (GNU libmicrohttpd). Binds to 127.0.0.1 only.
namespace vigil::web {

class HttpServer {
public:
    using Handler = std::function<Response(const Request&)>; ///< Called from several threads at once.

    /// `port` 0: any free one. Errors: io (the port is taken).
    static Result<std::unique_ptr<HttpServer>> start(std::uint16_t port, Handler handler);
    virtual ~HttpServer() = default; ///< Ends requests under way, then closes.
    virtual std::uint16_t port() const = 0;
};

/// Largest body of a request in bytes; a larger one is answered by 413.
constexpr std::size_t largest_body = 1 << 20;

} // namespace vigil::web
