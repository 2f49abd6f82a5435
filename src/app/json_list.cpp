// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/json.hpp"
#include "app/list.hpp"

#include <nlohmann/json.hpp>

namespace vigil::app {
namespace {

using Json = nlohmann::ordered_json;

Json text_of(const std::string& text)
{
    return text.empty() ? Json() : Json(text);
}

Json claims_of(const std::vector<domain::Claim>& claims)
{
    auto out = Json::array();
    for (const auto& claim : claims)
        out.push_back(Json::parse(domain::to_json_line(claim)));
    return out;
}

Json row_of(const ListedRow& row)
{
    Json out{{"sheet", row.number == 0 ? Json() : Json(row.sheet)},
             {"row", row.number == 0 ? Json() : Json(row.number)},
             {"id", text_of(row.id)},
             {"name", text_of(row.name)},
             {"change", records::name_of(row.change)},
             {"refused", text_of(row.refused)},
             {"notices", row.notices},
             {"proposed", row.proposed},
             {"replaced", row.replaced}};
    if (!row.proposes.empty() || !row.replaces.empty()) {
        out["proposes"] = claims_of(row.proposes);
        out["replaces"] = claims_of(row.replaces);
    }
    return out;
}

Json line_of(const ListImport::Line& line)
{
    return {{"column", line.column.heading},
            {"claim", text_of(line.column.holds.claim)},
            {"field", text_of(line.column.holds.field)},
            {"dates", text_of(lists::to_string(line.column.dates))},
            {"decided", text_of(line.dates)},
            {"sample", text_of(line.sample)}};
}

} // namespace

std::string to_json(const ListImport& import)
{
    using From = ListImport::MapFrom;
    Json out{{"file", import.file},
             {"list", import.list},
             {"known_by_headings", import.known_by_headings},
             {"map_from", import.map_from == From::file    ? "file"
                          : import.map_from == From::saved ? "saved"
                                                           : "proposed"}};
    out["map"] = Json::array();
    for (const auto& line : import.map)
        out["map"].push_back(line_of(line));
    out["decided"] = import.decided;
    out["notices"] = Json::array();
    for (const auto& notice : import.notices)
        out["notices"].push_back({{"code", notice.code}, {"text", notice.text}});
    for (const auto change :
         {RowChange::added, RowChange::changed, RowChange::same, RowChange::refused, RowChange::withdrawn})
        out[std::string{records::name_of(change)}] = import.of(change);
    out["proposed"] = import.proposed;
    out["replaced"] = import.replaced;
    out["written"] = import.written;
    out["not_written"] = text_of(import.not_written);
    out["rows"] = Json::array();
    for (const auto& row : import.rows)
        out["rows"].push_back(row_of(row));
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace vigil::app
