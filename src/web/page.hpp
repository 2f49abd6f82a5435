// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/app.hpp"
#include "web/http.hpp"
#include "web/searches.hpp"

#include <span>
#include <string>
#include <string_view>

/// The pages: one row each in pages.cpp. A page is a function from what was asked to its JSON twin, and a template of
/// the same name that renders the twin.
namespace vigil::web {

struct Asked {
    const Request& request;
    app::Session& session;
    Searches& searches;
    app::View view;
    std::string id; ///< What stands behind the page's path: "/person/ID".
};

struct Page {
    std::string_view path; ///< "/people", "/person": exact, or followed by "/ID" when `takes_id`.
    bool takes_id;
    std::string_view name;                     ///< Of the template.
    std::string_view title;                    ///< In the window's title: never a name.
    std::string_view menu;                     ///< Word in the menu; empty: not there.
    Result<std::string> (*twin)(const Asked&); ///< Errors: not_found → 404, invalid_argument → 400.
};
std::span<const Page> pages();

struct Action {
    std::string_view path;                    ///< "/review/check".
    Result<std::string> (*act)(const Asked&); ///< Where to go next. Errors are shown as a page; nothing was changed.
};
std::span<const Action> actions();

} // namespace vigil::web
