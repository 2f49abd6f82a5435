// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/paging.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace vigil::web;

namespace {

Request asking_for(const std::string& page)
{
    Request request;
    request.query = {{"page", page}};
    return request;
}

} // namespace

TEST_CASE("a page is a number from 1; anything else is the first")
{
    CHECK(page_asked({}) == 1);
    CHECK(page_asked(asking_for("3")) == 3);
    for (const char* wrong : {"0", "-4", "x", "", "99999999999999999999999"})
        CHECK(page_asked(asking_for(wrong)) == 1);
    CHECK(page_asked(asking_for("999999999999")) < 100'000'000);
}

TEST_CASE("pages lead to the one before and the one after, and no further")
{
    const auto middle = pages_of(2, 250, 100);
    CHECK(middle["last"] == 3);
    CHECK(middle["before"] == 1);
    CHECK(middle["after"] == 3);
    CHECK(pages_of(1, 250, 100)["before"].is_null());
    CHECK(pages_of(3, 250, 100)["after"].is_null());
    CHECK(pages_of(1, 100, 100)["last"] == 1);
    CHECK(pages_of(1, 0, 100)["last"] == 1);
    CHECK(pages_of(9, 250, 100)["before"] == 3); // From behind the end back to the last.
}
