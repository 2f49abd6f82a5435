// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/json.hpp"
#include "publish/json_values.hpp"

#include <nlohmann/json.hpp>

namespace vigil::publish {
namespace {

Json pair_of(const records::SuggestedPair& pair)
{
    const auto reason = [](const records::SuggestedReason& one) {
        return Json{{"points", one.points}, {"words", one.words}};
    };
    return {{"a", pair.a},
            {"b", pair.b},
            {"a_name", pair.a_name},
            {"b_name", pair.b_name},
            {"a_mention", pair.a_mention.to_string()},
            {"b_mention", pair.b_mention.to_string()},
            {"points", pair.points},
            {"undecided", pair.undecided},
            {"reasons", list_of(pair.reasons, reason)},
            {"basis", json_of(records::Basis{pair.a_mention.claim, pair.b_mention.claim})}};
}

} // namespace

std::string to_json(const answers::Suggestions& answer)
{
    auto value = head_of(answer.head);
    value["of"] = answer.of_incidents ? "incidents" : "people";
    value["least_points"] = answer.least;
    value["records"] = answer.records;
    value["compared"] = answer.compared;
    value["crowded_blocks"] = answer.crowded;
    value["more"] = answer.more;
    value["pairs"] = list_of(answer.rows, pair_of);
    return finished(std::move(value), answer.head);
}

} // namespace vigil::publish
