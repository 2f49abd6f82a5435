// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/gate.hpp"

#include <doctest/doctest.h>

using vigil::web::Gate;
using vigil::web::Request;

namespace {

Request get(std::string path)
{
    Request request;
    request.method = "GET";
    request.path = std::move(path);
    request.host = "127.0.0.1:4000";
    request.session = "session-secret";
    return request;
}

Request post()
{
    Request request = get("/review");
    request.method = "POST";
    request.origin = "http://127.0.0.1:4000";
    request.fetch_site = "same-origin";
    request.form.emplace("token", "form-secret");
    return request;
}

int status(Gate& gate, const Request& request)
{
    const auto refusal = gate.refusal(request);
    return refusal ? refusal->status : 200;
}

} // namespace

TEST_CASE("the launch address lets one browser in, once")
{
    Gate gate{4000, "launch-secret", "session-secret", "form-secret"};
    CHECK(gate.launch_address() == "http://127.0.0.1:4000/open/launch-secret");
    auto request = get("/open/launch-secret");
    request.session.clear();
    const auto first = gate.refusal(request);
    REQUIRE(first);
    CHECK(first->status == 303);
    CHECK(first->headers.back().second == "vigil=session-secret; HttpOnly; SameSite=Strict; Path=/");
    CHECK(status(gate, request) == 403);
    CHECK(status(gate, get("/open/")) == 403);
}

TEST_CASE("a page of another name for this computer is refused")
{
    Gate gate{4000, "l", "session-secret", "f"};
    auto request = get("/");
    CHECK(status(gate, request) == 200);
    request.host = "evil.example:4000";
    CHECK(status(gate, request) == 421);
    request.host = "127.0.0.1:4001";
    CHECK(status(gate, request) == 421);
    request.host = "";
    CHECK(status(gate, request) == 421);
}

TEST_CASE("nobody gets in without the session cookie")
{
    Gate gate{4000, "l", "session-secret", "f"};
    auto request = get("/people");
    request.session = "session-secreT";
    CHECK(status(gate, request) == 403);
    request.session = "";
    CHECK(status(gate, request) == 403);
}

TEST_CASE("a change must come from our own page, with its token")
{
    Gate gate{4000, "l", "session-secret", "form-secret"};
    CHECK(status(gate, post()) == 200);
    auto request = post();
    request.origin = "http://evil.example";
    CHECK(status(gate, request) == 403);
    request = post();
    request.origin = "";
    CHECK(status(gate, request) == 403);
    request = post();
    request.fetch_site = "cross-site";
    CHECK(status(gate, request) == 403);
    request = post();
    request.form.clear();
    CHECK(status(gate, request) == 403);
    request = post();
    request.method = "PUT";
    CHECK(status(gate, request) == 405);
}
