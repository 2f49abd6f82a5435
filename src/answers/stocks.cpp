// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/minimum-count.md.
#include "answers/stocks.hpp"

#include "answers/count_rows.hpp"

#include <algorithm>
#include <tuple>

namespace vigil::answers {
namespace {

using domain::ClaimType;
using domain::Modality;
using records::StandingClaim;

std::string all_of(const domain::Claim& claim)
{
    std::string all;
    for (const std::string& text : records::texts_of(claim, domain::Field::target))
        all += (all.empty() ? "" : ", ") + text;
    return all;
}

StatedStock::Flow flow_from(const StandingClaim& claim)
{
    StatedStock::Flow flow;
    flow.type = claim.claim.type;
    flow.source = records::said_by(claim);
    flow.count = claim.claim.count ? claim.claim.count->to_string() : "";
    flow.of = all_of(claim.claim);
    flow.when = claim.claim.time;
    flow.claim = claim.id;
    return flow;
}

/// It surely lies in (after, day].
bool surely_since(const StandingClaim& claim, Day after, Day day)
{
    return claim.claim.time && claim.claim.time->surely_inside(after + std::chrono::days{1}, day);
}

std::vector<StatedStock::Flow> flows_since(const std::vector<StandingClaim>& flows, Day after, Day day)
{
    std::vector<StatedStock::Flow> since;
    for (const StandingClaim& claim : flows)
        if ((claim.claim.type == ClaimType::arrest || claim.claim.type == ClaimType::release) &&
            claim.claim.modality == Modality::asserted && surely_since(claim, after, day))
            since.push_back(flow_from(claim));
    std::ranges::sort(since, [](const StatedStock::Flow& a, const StatedStock::Flow& b) {
        return std::tuple{a.type, a.when->earliest(), a.claim} < std::tuple{b.type, b.when->earliest(), b.claim};
    });
    return since;
}

} // namespace

std::vector<StatedStock> stated_stocks(const std::vector<const StandingClaim*>& held,
                                       const std::vector<StandingClaim>& flows, Day day)
{
    std::vector<StatedStock> stocks;
    for (const StandingClaim* claim : held) {
        if (!claim->claim.count || claim->claim.modality == Modality::denied)
            continue;
        StatedStock stock;
        stock.source = records::said_by(*claim);
        stock.count = claim->claim.count->to_string();
        stock.of = all_of(claim->claim);
        stock.when = records::time_or_published(*claim);
        stock.confirmed = records::confirmed_on(*claim);
        stock.counts = covers(*claim, day);
        stock.claim = claim->id;
        if (stock.confirmed)
            stock.since = flows_since(flows, *stock.confirmed, day);
        stocks.push_back(std::move(stock));
    }
    std::ranges::sort(stocks, [](const StatedStock& a, const StatedStock& b) {
        return std::tuple{b.confirmed, a.claim} < std::tuple{a.confirmed, b.claim};
    });
    return stocks;
}

} // namespace vigil::answers
