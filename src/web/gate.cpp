// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/gate.hpp"

#include <string_view>

namespace vigil::web {

namespace {

Response refuse(int status, std::string sentence)
{
    return {status, "text/plain; charset=utf-8", std::move(sentence) + "\n", {}};
}

/// In time that does not depend on where two secrets differ.
bool equal_secrets(std::string_view a, std::string_view b)
{
    unsigned difference = a.size() == b.size() ? 0U : 1U;
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i)
        difference |= static_cast<unsigned>(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]));
    return difference == 0 && !a.empty();
}

constexpr std::string_view launch_path = "/open/";

} // namespace

Gate::Gate(std::uint16_t port, std::string launch_token, std::string session, std::string form_token)
    : m_address{"127.0.0.1:" + std::to_string(port)},
      m_local_address{"localhost:" + std::to_string(port)},
      m_launch_token{std::move(launch_token)},
      m_session{std::move(session)},
      m_form_token{std::move(form_token)}
{
}

std::string Gate::launch_address() const
{
    return "http://" + m_address + std::string{launch_path} + m_launch_token;
}

bool Gate::host_is_ours(const Request& request) const
{
    return request.host == m_address || request.host == m_local_address;
}

bool Gate::comes_from_our_page(const Request& request) const
{
    const bool site = request.fetch_site.empty() || request.fetch_site == "same-origin" || request.fetch_site == "none";
    return request.origin == "http://" + request.host && site;
}

std::optional<Response> Gate::launch(const Request& request)
{
    const std::lock_guard guard{m_mutex};
    if (!equal_secrets(std::string_view{request.path}.substr(launch_path.size()), m_launch_token))
        return refuse(
            403, "This address was used already or is wrong. Stop 'vigil serve' and start it again for a new one.");
    m_launch_token.clear();
    auto response = see_other("/");
    response.headers.emplace_back("Set-Cookie", "vigil=" + m_session + "; HttpOnly; SameSite=Strict; Path=/");
    return response;
}

std::optional<Response> Gate::refusal(const Request& request)
{
    if (!host_is_ours(request))
        return refuse(421, "Vigil answers only to its own address on this computer.");
    if (request.method != "GET" && request.method != "HEAD" && request.method != "POST")
        return refuse(405, "Vigil answers to GET and POST only.");
    if (request.path.starts_with(launch_path))
        return launch(request);
    if (!equal_secrets(request.session, m_session))
        return refuse(403, "Open the address that 'vigil serve' printed; this browser has not been let in.");
    if (request.method != "POST")
        return std::nullopt;
    if (!comes_from_our_page(request) || !equal_secrets(request.typed("token"), m_form_token))
        return refuse(403, "This change did not come from a page of Vigil and was refused. Nothing was changed.");
    return std::nullopt;
}

} // namespace vigil::web
