// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A request and its answer as plain values: what routes are functions of, without a socket.
namespace vigil::web {

using Fields = std::multimap<std::string, std::string, std::less<>>;

struct Request {
    std::string method;                            ///< "GET", "HEAD", "POST".
    std::string path;                              ///< Percent-decoded, without the query: "/people".
    Fields query;                                  ///< Percent-decoded.
    Fields form;                                   ///< Of a POST with application/x-www-form-urlencoded.
    std::string host, origin, fetch_site, session; ///< Headers Host, Origin, Sec-Fetch-Site; the session cookie.

    /// The first value, or empty.
    std::string_view asked(std::string_view name) const;
    std::string_view typed(std::string_view name) const;
};

struct Response {
    int status = 200;
    std::string media_type = "text/html; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers; ///< Beside those that every answer gets.
};

Response see_other(std::string address);

/// "a=1&b=x%20y" (WHATWG URL, application/x-www-form-urlencoded). Ill-formed escapes stay as they are.
Fields parse_form(std::string_view text);

} // namespace vigil::web
