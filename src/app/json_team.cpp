// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/team.hpp"

#include <nlohmann/json.hpp>

namespace vigil::app {

std::string to_json(const std::vector<Activity>& rows)
{
    using Json = nlohmann::ordered_json;
    const auto time_of = [](const std::optional<Instant>& at) { return at ? Json(to_string(*at)) : Json(); };
    auto list = Json::array();
    for (const auto& row : rows)
        list.push_back({{"member", row.member},
                        {"documents", row.documents},
                        {"claims", row.claims},
                        {"accepted", row.accepted},
                        {"rejected", row.rejected},
                        {"corrected", row.corrected},
                        {"assessed", row.assessed},
                        {"linked", row.linked},
                        {"withdrawn", row.withdrawn},
                        {"work", row.work},
                        {"first", time_of(row.first)},
                        {"last", time_of(row.last)}});
    return Json{{"activity", std::move(list)}}.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace vigil::app
