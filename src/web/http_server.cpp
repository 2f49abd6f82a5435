// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/http_server.hpp"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>

#include <cerrno>
#include <cstring>

namespace vigil::web {

namespace {

constexpr unsigned threads = 4;
constexpr unsigned connections = 64;
constexpr unsigned idle_seconds = 30;
constexpr std::size_t connection_bytes = 64 << 10; ///< Bounds the size of a request's headers.

struct Exchange {
    Request request;
    std::string body;
    bool too_large = false;
};

std::string header(MHD_Connection* connection, const char* name)
{
    const char* value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
    return value == nullptr ? std::string{} : std::string{value};
}

MHD_Result keep_field(void* fields, MHD_ValueKind, const char* name, const char* value)
{
    static_cast<Fields*>(fields)->emplace(name, value == nullptr ? "" : value);
    return MHD_YES;
}

/// Applies what every answer carries: nothing is cached, framed, sniffed, or loaded from elsewhere.
void add_headers(MHD_Response* response, const Response& answer)
{
    static constexpr std::pair<const char*, const char*> always[] = {
        {"Content-Security-Policy",
         "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
         "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
        {"Cache-Control", "no-store"},
        // Not "no-referrer": browsers would then send "Origin: null" with our own forms, and the gate would refuse
        // them.
        {"Referrer-Policy", "same-origin"},
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "DENY"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Permissions-Policy", "camera=(), microphone=(), geolocation=()"},
    };
    for (const auto& [name, value] : always)
        MHD_add_response_header(response, name, value);
    MHD_add_response_header(response, "Content-Type", answer.media_type.c_str());
    for (const auto& [name, value] : answer.headers)
        MHD_add_response_header(response, name.c_str(), value.c_str());
}

MHD_Result send(MHD_Connection* connection, const Response& answer)
{
    MHD_Response* response = MHD_create_response_from_buffer(answer.body.size(), const_cast<char*>(answer.body.data()),
                                                             MHD_RESPMEM_MUST_COPY);
    if (response == nullptr)
        return MHD_NO;
    add_headers(response, answer);
    const MHD_Result queued = MHD_queue_response(connection, static_cast<unsigned>(answer.status), response);
    MHD_destroy_response(response);
    return queued;
}

Exchange* begin(MHD_Connection* connection, const char* address, const char* method)
{
    auto* exchange = new Exchange;
    auto& request = exchange->request;
    request.method = method;
    request.path = address;
    request.host = header(connection, MHD_HTTP_HEADER_HOST);
    request.origin = header(connection, MHD_HTTP_HEADER_ORIGIN);
    request.fetch_site = header(connection, "Sec-Fetch-Site");
    const char* cookie = MHD_lookup_connection_value(connection, MHD_COOKIE_KIND, "vigil");
    request.session = cookie == nullptr ? "" : cookie;
    MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, keep_field, &request.query);
    return exchange;
}

MHD_Result on_request(void* handler, MHD_Connection* connection, const char* address, const char* method, const char*,
                      const char* data, std::size_t* size, void** state)
{
    if (*state == nullptr) {
        *state = begin(connection, address, method);
        return MHD_YES;
    }
    auto& exchange = *static_cast<Exchange*>(*state);
    if (*size > 0) {
        exchange.too_large = exchange.too_large || exchange.body.size() + *size > largest_body;
        if (!exchange.too_large)
            exchange.body.append(data, *size);
        *size = 0;
        return MHD_YES;
    }
    if (exchange.too_large)
        return send(connection,
                    {413, "text/plain; charset=utf-8", "This request is larger than 1 MiB and was refused.\n", {}});
    exchange.request.form = parse_form(exchange.body);
    try {
        return send(connection, (*static_cast<const HttpServer::Handler*>(handler))(exchange.request));
    } catch (const std::exception&) { // What it says may hold content of the casebook, so it goes nowhere.
        return send(connection,
                    {500, "text/plain; charset=utf-8", "Vigil could not make this page. Nothing was changed.\n", {}});
    }
}

void on_completed(void*, MHD_Connection*, void** state, MHD_RequestTerminationCode)
{
    delete static_cast<Exchange*>(*state);
    *state = nullptr;
}

class MicroHttpServer final : public HttpServer {
public:
    explicit MicroHttpServer(Handler handler) : m_handler{std::move(handler)} {}
    ~MicroHttpServer() override
    {
        if (m_daemon != nullptr)
            MHD_stop_daemon(m_daemon);
    }

    Result<Done> listen(std::uint16_t port)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_daemon = MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_AUTO, port, nullptr, nullptr, on_request,
                                    &m_handler, MHD_OPTION_SOCK_ADDR, &address, MHD_OPTION_THREAD_POOL_SIZE, threads,
                                    MHD_OPTION_CONNECTION_LIMIT, connections, MHD_OPTION_CONNECTION_TIMEOUT,
                                    idle_seconds, MHD_OPTION_CONNECTION_MEMORY_LIMIT, connection_bytes,
                                    MHD_OPTION_NOTIFY_COMPLETED, on_completed, nullptr, MHD_OPTION_END);
        if (m_daemon == nullptr)
            return Error{Fault::io, "port " + std::to_string(port) + " of 127.0.0.1 could not be opened (" +
                                        std::strerror(errno) + "); choose another one with --port"};
        return Done{};
    }

    std::uint16_t port() const override
    {
        const MHD_DaemonInfo* info = MHD_get_daemon_info(m_daemon, MHD_DAEMON_INFO_BIND_PORT);
        return info == nullptr ? std::uint16_t{0} : info->port;
    }

private:
    Handler m_handler;
    MHD_Daemon* m_daemon = nullptr;
};

} // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::start(std::uint16_t port, Handler handler)
{
    auto server = std::make_unique<MicroHttpServer>(std::move(handler));
    VIGIL_CHECK(server->listen(port));
    return std::unique_ptr<HttpServer>{std::move(server)};
}

} // namespace vigil::web
