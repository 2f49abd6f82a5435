// SPDX-License-Identifier: AGPL-3.0-or-later
#include "domain/claim_json.hpp"
#include "publish/json.hpp"
#include "publish/json_rows.hpp"

#include <nlohmann/json.hpp>

namespace vigil::publish {

namespace {

Json number_of(const answers::NumberRow& row)
{
    return {{"what", row.what},
            {"of", json_of(row.of)},
            {"places", json_of(row.places)},
            {"when", json_of(row.when)},
            {"published", json_of(row.published)},
            {"count", json_of(std::optional{row.count})},
            {"words", row.words},
            {"source", json_of(row.source)},
            {"modality", domain::name_of(row.modality)},
            {"basis", Json::array({json_of(row.claim)})}};
}

Json order_of(const answers::OrderRow& row)
{
    return {{"what", json_of(row.what)},
            {"words", json_of(row.words)},
            {"by", json_of(row.by)},
            {"when", json_of(row.when)},
            {"basis", Json::array({json_of(row.claim)})}};
}

Json quotation_of(const answers::QuotationRow& row)
{
    return {{"speaker", json_of(row.speaker)}, {"words", row.words}, {"basis", Json::array({json_of(row.claim)})}};
}

Json source_of(const answers::SourceRow& row)
{
    return {{"source", row.source},
            {"parts", row.parts},
            {"claims", row.claims},
            {"checked", row.checked},
            {"first", json_of(row.first)},
            {"last", json_of(row.last)},
            {"origins", json_of(row.origins)},
            {"part_ids", json_of(row.part_ids)}};
}

constexpr auto row_of = [](const auto& row) { return json_of(row); };

} // namespace

std::string to_json(const answers::Overview& answer)
{
    auto value = head_of(answer.head);
    value["totals"] = list_of(answer.totals, row_of);
    value["held"] = list_of(answer.held, row_of);
    value["released_with_open"] = list_of(answer.released_with_open, row_of);
    value["urgent"] = list_of(answer.urgent, row_of);
    value["disruptions_now"] = list_of(answer.disruptions_now, row_of);
    value["proceedings_ahead"] = list_of(answer.proceedings_ahead, row_of);
    value["participations_ended"] = list_of(answer.participations_ended, row_of);
    value["open_calls"] = list_of(answer.open_calls, row_of);
    value["incidents"] = list_of(answer.incidents, row_of);
    value["numbers"] = list_of(answer.numbers, number_of);
    value["orders"] = list_of(answer.orders, order_of);
    value["quotations"] = list_of(answer.quotations, quotation_of);
    return finished(std::move(value), answer.head);
}

std::string to_json(const answers::Sources& answer)
{
    auto value = head_of(answer.head);
    value["sources"] = list_of(answer.rows, source_of);
    return finished(std::move(value), answer.head);
}

std::string to_json_lines(const records::Standing& standing)
{
    std::string lines;
    for (const auto& claim : standing.claims) {
        const auto part = claim.passage ? claim.passage->part.hex() : std::string{};
        auto line = Json::parse(domain::to_json_line(claim.claim, {claim.id.hex(), part}));
        line["check"] = {
            {"checked", claim.checked}, {"disputed", claim.disputed}, {"grade", answers::label_of(claim.grade)}};
        lines += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    }
    return lines;
}

} // namespace vigil::publish
