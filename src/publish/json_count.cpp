// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/json.hpp"
#include "publish/json_values.hpp"

#include <nlohmann/json.hpp>

namespace vigil::publish {

namespace {

Json question_of(const answers::CountQuestion& question)
{
    return {{"types", list_of(question.types, [](domain::ClaimType type) { return Json(domain::name_of(type)); })},
            {"role", answers::label_of(question.role)},
            {"from", json_of(question.from)},
            {"to", json_of(question.to)},
            {"place", json_of(question.place)},
            {"place_norms", list_of(question.place_norms, [](const std::string& norm) { return Json(norm); })},
            {"rule", answers::label_of(question.rule)},
            {"grade", answers::label_of(question.grade)},
            {"alleged", question.alleged},
            {"categories",
             list_of(question.categories, [](const answers::Category& category) { return Json(category.code); })},
            {"where", list_of(question.where,
                              [](const auto& where) {
                                  return Json{{"type", domain::name_of(where.first)}, {"words", json_of(where.second)}};
                              })},
            {"places_meant", json_of(question.places_meant)}};
}

Json stock_of(const answers::StatedStock& stock)
{
    return {{"source", json_of(stock.source)},
            {"count", stock.count},
            {"of", json_of(stock.of)},
            {"when", json_of(stock.when)},
            {"last_confirmed", json_of(stock.confirmed)},
            {"counts", stock.counts},
            {"since", list_of(stock.since,
                              [](const answers::StatedStock::Flow& flow) {
                                  return Json{{"type", domain::name_of(flow.type)},
                                              {"source", json_of(flow.source)},
                                              {"count", json_of(flow.count)},
                                              {"of", json_of(flow.of)},
                                              {"when", json_of(flow.when)},
                                              {"basis", Json::array({json_of(flow.claim)})}};
                              })},
            {"basis", Json::array({json_of(stock.claim)})}};
}

Json total_of(const answers::SourceTotal& total)
{
    return {{"source", json_of(total.source)},
            {"origin", json_of(total.origin)},
            {"least", total.least},
            {"approx", total.approximate},
            {"basis", Json::array({json_of(total.claim)})}};
}

Json row_of(const answers::CountRow& row)
{
    return {{"in", row.in},
            {"reason", row.reason},
            {"number_counts", row.number},
            {"count", json_of(row.count)},
            {"names", json_of(row.names)},
            {"source", json_of(row.source)},
            {"origin", json_of(row.origin)},
            {"basis", Json::array({json_of(row.claim)})}};
}

} // namespace

std::string to_json(const answers::MinimumCount& answer)
{
    auto value = head_of(answer.head);
    value["question"] = question_of(answer.question);
    value["sentence"] = answer.sentence;
    value["at_least"] = answer.at_least ? Json(*answer.at_least) : Json();
    value["approx"] = answer.approximate;
    value["from_reports"] = answer.from_reports;
    value["from_names"] = answer.from_names;
    value["named"] = answer.named;
    value["undecided_pairs"] = answer.undecided_pairs;
    value["distinct"] = answer.distinct;
    value["totals"] = list_of(answer.totals, total_of);
    value["stocks"] = list_of(answer.stocks, stock_of);
    value["rows"] = list_of(answer.rows, row_of);
    return finished(std::move(value), answer.head);
}

} // namespace vigil::publish
