// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "web/http.hpp"

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

/// Who may ask: one browser of the person who started `serve`, and no page of anybody else. Guards against other local
/// users, DNS rebinding (exact Host), cross-site requests (Origin, Sec-Fetch-Site, a token in every form).
namespace vigil::web {

class Gate {
public:
    /// Three random secrets of at least 128 bits, in hexadecimal or the like.
    Gate(std::uint16_t port, std::string launch_token, std::string session, std::string form_token);

    /// nullopt: let it in. Otherwise the refusal, or the answer to the launch address.
    /// 421 wrong host · 403 launch token used up, no session, foreign origin or missing form token · 405 other methods.
    std::optional<Response> refusal(const Request& request);

    std::string launch_address() const; ///< "http://127.0.0.1:PORT/open/TOKEN", for the person who started it.
    const std::string& form_token() const { return m_form_token; }

private:
    std::optional<Response> launch(const Request& request);
    bool host_is_ours(const Request& request) const;
    bool comes_from_our_page(const Request& request) const;

    std::string m_address, m_local_address; ///< "127.0.0.1:PORT", "localhost:PORT".
    std::mutex m_mutex;                     ///< Guards the launch token.
    std::string m_launch_token;             ///< Empty once used.
    std::string m_session, m_form_token;
};

} // namespace vigil::web
