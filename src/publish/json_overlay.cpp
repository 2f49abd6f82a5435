// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/json.hpp"
#include "publish/json_rows.hpp"

#include <nlohmann/json.hpp>

namespace vigil::publish {
namespace {

Json days_of(const answers::HeldDays& held)
{
    return {{"surely_from", json_of(held.first)},
            {"surely_to", json_of(held.last)},
            {"at_most_from", json_of(held.first_maybe)},
            {"at_most_to", json_of(held.last_maybe)},
            {"why_not", json_of(held.why_not)}};
}

Json overlaid_of(const answers::OverlaidIncident& one)
{
    return {{"inside", answers::label_of(one.inside)}, {"why", json_of(one.why)}, {"incident", json_of(one.incident)}};
}

Json overlay_of(const answers::OverlayRow& row)
{
    return {{"disruption", json_of(row.disruption)},
            {"days", days_of(row.days)},
            {"inside", row.surely},
            {"may_lie_inside", row.maybe},
            {"not_known", row.not_known},
            {"incidents", list_of(row.incidents, overlaid_of)}};
}

Json known_of(const answers::KnownAfter& known)
{
    Json object = Json::object();
    for (std::size_t i = 0; i < answers::gap_delays.size(); ++i) {
        const auto& number = known.after.at(i);
        object["after_" + std::to_string(answers::gap_delays.at(i))] = number ? Json(*number) : Json();
    }
    return object;
}

Json day_of(const answers::GapDay& day)
{
    return {{"day", to_string(day.day)},
            {"part", answers::label_of(day.part)},
            {"happenings", day.happenings},
            {"by_publication", known_of(day.published)},
            {"by_casebook", known_of(day.kept)}};
}

Json shares_of(const std::array<answers::GapShare, answers::gap_delays.size()>& shares)
{
    Json object = Json::object();
    for (std::size_t i = 0; i < answers::gap_delays.size(); ++i) {
        const auto& share = shares.at(i);
        const bool known = share.days > 0;
        object["after_" + std::to_string(answers::gap_delays.at(i))] = {{"known", known ? Json(share.known) : Json()},
                                                                        {"of", known ? Json(share.of) : Json()},
                                                                        {"days", share.days},
                                                                        {"days_not_yet", share.days_not_yet}};
    }
    return object;
}

Json total_of(const answers::GapTotal& total)
{
    return {{"part", answers::label_of(total.part)},
            {"days", total.days},
            {"happenings", total.happenings},
            {"by_publication", shares_of(total.published)},
            {"by_casebook", shares_of(total.kept)}};
}

Json gap_of(const answers::GapRow& row)
{
    return {{"disruption", json_of(row.disruption)},
            {"held", days_of(row.held)},
            {"why_not", json_of(row.why_not)},
            {"totals", list_of(row.totals, total_of)},
            {"left_out", {{"day_not_exact", row.inexact}, {"place_not_known", row.place_unknown}}},
            {"days", list_of(row.days, day_of)}};
}

} // namespace

std::string to_json(const answers::Overlay& answer)
{
    auto value = head_of(answer.head);
    value["overlay"] = list_of(answer.rows, overlay_of);
    return finished(std::move(value), answer.head);
}

std::string to_json(const answers::Gap& answer)
{
    auto value = head_of(answer.head);
    value["gap"] = list_of(answer.rows, gap_of);
    return finished(std::move(value), answer.head);
}

} // namespace vigil::publish
