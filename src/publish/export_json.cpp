// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/export_json.hpp"

#include "domain/claim_json.hpp"
#include "publish/allowed.hpp"
#include "publish/json.hpp"

#include <nlohmann/json.hpp>

namespace vigil::publish {

std::string to_export(const answers::People& answer)
{
    return only_allowed(to_json(answer), *export_named("people.json"), 2);
}

std::string to_export(const answers::Overview& answer)
{
    return only_allowed(to_json(answer), *export_named("overview.json"), 2);
}

std::string to_export(const records::Standing& standing)
{
    const Export& form = *export_named("claims.jsonl");
    std::string lines;
    for (const auto& claim : standing.claims) {
        auto line = Json::parse(domain::to_json_line(claim.claim, {claim.id.hex(), claim.passage->part.hex()}));
        line["check"] = {
            {"checked", claim.checked}, {"disputed", claim.disputed}, {"grade", answers::label_of(claim.grade)}};
        line["report"] = {{"source", json_of(claim.passage->source)},
                          {"title", json_of(claim.passage->title)},
                          {"published", json_of(claim.passage->published)}};
        lines += only_allowed(std::move(line), form).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    }
    return lines;
}

} // namespace vigil::publish
