// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "web/http.hpp"

#include <nlohmann/json_fwd.hpp>

/// Long lists, a page at a time: "?page=2". Pages count from 1.
namespace vigil::web {

/// Which page is asked for; the first when the query says none or no number.
std::size_t page_asked(const Request& request);
/// {page, last, before, after}; null where there is none. `all`: rows over all pages.
nlohmann::json pages_of(std::size_t page, std::size_t all, std::size_t rows_on_a_page);

} // namespace vigil::web
