// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/claims.hpp"
#include "lists/map.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Lists of people as the casebook has them: docs/methods/lists.md.
namespace vigil::app {

struct ListOverview {
    struct Edition {
        std::string file;
        std::optional<Edtf> published;
        Instant known{};
        std::vector<std::string> notices; ///< Of its reading.
    };
    std::string name;
    std::vector<Edition> editions;      ///< The oldest first.
    lists::Map map;                     ///< As saved; empty when none is.
    std::size_t now = 0, withdrawn = 0; ///< Rows.
};
/// All lists, in order of their names. Errors: corrupt.
Result<std::vector<ListOverview>> lists(const Session& session);

struct ListRowLine {
    std::string id, name;
    bool now = true; ///< False: withdrawn by the list.
    std::vector<domain::Claim> says;
};
/// The rows of a list in order of their numbers. Errors: not_found.
Result<std::vector<ListRowLine>> list_rows(const Session& session, std::string_view list);

struct ListRowPage {
    std::string list, id;
    bool now = true;
    std::string file;                                       ///< Of the edition that has the row last.
    std::vector<std::pair<std::string, std::string>> cells; ///< By heading, with columns that give no claim.
    std::vector<ClaimRow> claims;                           ///< What it says now, and what was checked before.
    std::vector<domain::Claim> former;                      ///< What it no longer says.
};
/// Errors: not_found.
Result<ListRowPage> list_row(const Session& session, std::string_view list, std::string_view row);

std::string to_json(const std::vector<ListOverview>& lists);
std::string to_json(std::string_view list, const std::vector<ListRowLine>& rows);
std::string to_json(const ListRowPage& page);

} // namespace vigil::app
