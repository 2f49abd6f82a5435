// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/paging.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace vigil::web {
namespace {

constexpr std::size_t furthest = 10'000'000; ///< So that a position never overflows.

} // namespace

std::size_t page_asked(const Request& request)
{
    const auto text = request.asked("page");
    std::size_t page = 1;
    std::from_chars(text.data(), text.data() + text.size(), page);
    return std::clamp<std::size_t>(page, 1, furthest);
}

nlohmann::json pages_of(std::size_t page, std::size_t all, std::size_t rows_on_a_page)
{
    using nlohmann::json;
    const std::size_t last = all == 0 ? 1 : (all + rows_on_a_page - 1) / rows_on_a_page;
    return {{"page", page},
            {"last", last},
            {"before", page > 1 ? json(std::min(page - 1, last)) : json()},
            {"after", page < last ? json(page + 1) : json()}};
}

} // namespace vigil::web
