// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/list_view.hpp"
#include "domain/claim_json.hpp"

#include <nlohmann/json.hpp>

namespace vigil::app {
namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& value)
{
    return value.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json claims_of(const std::vector<domain::Claim>& claims)
{
    auto out = Json::array();
    for (const auto& claim : claims)
        out.push_back(Json::parse(domain::to_json_line(claim)));
    return out;
}

Json map_of(const lists::Map& map)
{
    auto out = Json::array();
    for (const auto& column : map)
        out.push_back({{"column", column.heading},
                       {"claim", column.holds.claim},
                       {"field", column.holds.field},
                       {"dates", lists::to_string(column.dates)}});
    return out;
}

} // namespace

std::string to_json(const std::vector<ListOverview>& lists)
{
    auto out = Json::array();
    for (const auto& list : lists) {
        auto editions = Json::array();
        for (const auto& edition : list.editions)
            editions.push_back({{"file", edition.file},
                                {"published", edition.published ? Json(edition.published->to_string()) : Json()},
                                {"known", to_string(edition.known)},
                                {"notices", edition.notices}});
        out.push_back({{"list", list.name},
                       {"rows", list.now},
                       {"withdrawn", list.withdrawn},
                       {"editions", std::move(editions)},
                       {"map", map_of(list.map)}});
    }
    return dumped({{"lists", std::move(out)}});
}

std::string to_json(std::string_view list, const std::vector<ListRowLine>& rows)
{
    auto out = Json::array();
    for (const auto& row : rows)
        out.push_back({{"row", row.id},
                       {"name", row.name},
                       {"state", row.now ? "on the list" : "withdrawn by the list"},
                       {"claims", claims_of(row.says)}});
    return dumped({{"list", list}, {"rows", std::move(out)}});
}

std::string to_json(const ListRowPage& page)
{
    auto cells = Json::array(), claims = Json::array();
    for (const auto& [heading, words] : page.cells)
        cells.push_back({{"column", heading}, {"words", words}});
    for (const auto& row : page.claims) {
        auto claim = Json::parse(domain::to_json_line(row.claim, {row.id.hex(), {}}));
        claim["state"] = name_of(row.state);
        claim["superseded"] = row.superseded;
        claims.push_back(std::move(claim));
    }
    return dumped({{"list", page.list},
                   {"row", page.id},
                   {"state", page.now ? "on the list" : "withdrawn by the list"},
                   {"file", page.file},
                   {"cells", std::move(cells)},
                   {"claims", std::move(claims)},
                   {"former", claims_of(page.former)}});
}

} // namespace vigil::app
