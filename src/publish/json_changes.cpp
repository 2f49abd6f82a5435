// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/json.hpp"
#include "publish/json_values.hpp"

#include <nlohmann/json.hpp>

namespace vigil::publish {
namespace {

Json line_of(const answers::Line& line)
{
    return {{"id", line.id}, {"label", line.label}, {"text", line.text}, {"basis", json_of(line.basis)}};
}

Json claim_of(const answers::ClaimChange& claim)
{
    return {{"claim", json_of(claim.claim)}, {"fate", answers::label_of(claim.fate)}};
}

Json change_of(const answers::Change& change)
{
    return {{"section", change.section},
            {"change", answers::label_of(change.kind)},
            {"before", list_of(change.before, line_of)},
            {"after", list_of(change.after, line_of)},
            {"claims", list_of(change.claims, claim_of)}};
}

} // namespace

std::string to_json(const answers::Changes& answer)
{
    auto value = head_of(answer.head);
    value["since"] = answer.since;
    value["until"] = answer.until;
    value["sections"] = list_of(answer.question.sections, [](const std::string& section) { return Json(section); });
    value["contains"] = json_of(answer.question.contains);
    value["changes"] = list_of(answer.changes, change_of);
    value["claims"] = list_of(answer.claims, claim_of);
    return finished(std::move(value), answer.head);
}

std::string to_json(const std::vector<answers::Line>& lines)
{
    const auto with_section = [](const answers::Line& line) {
        Json json = line_of(line);
        json["section"] = line.section;
        return json;
    };
    const Json all{{"lines", list_of(lines, with_section)}};
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace vigil::publish
