// SPDX-License-Identifier: AGPL-3.0-or-later
#include "answers/overview.hpp"

#include "answers/head.hpp"
#include "records/mentions.hpp"

#include <algorithm>

namespace vigil::answers {
namespace {

using domain::ClaimType;
using domain::Field;
using domain::Modality;

std::string joined_texts(const domain::Claim& claim, Field field)
{
    std::string all;
    for (const std::string& text : records::texts_of(claim, field))
        all += (all.empty() ? "" : ", ") + text;
    return all;
}

bool happened_by(const domain::Claim& claim, Day day)
{
    const auto first = first_day(claim.time);
    return !first || *first <= day;
}

NumberRow number_from(const records::StandingClaim& claim)
{
    NumberRow row;
    row.what = domain::label_of(claim.claim.type);
    row.of = joined_texts(claim.claim, claim.claim.type == ClaimType::protest ? Field::actor : Field::target);
    row.places = records::texts_of(claim.claim, Field::place);
    row.when = claim.claim.time;
    row.published = claim.passage->published;
    row.count = *claim.claim.count;
    row.words = claim.claim.count->to_string();
    row.source = records::said_by(claim);
    row.modality = claim.claim.modality;
    row.claim = claim.id;
    return row;
}

OrderRow order_from(const records::StandingClaim& claim)
{
    OrderRow row;
    row.what = joined_texts(claim.claim, claim.claim.type == ClaimType::decree ? Field::law : Field::target);
    row.words = joined_texts(claim.claim, Field::detail);
    if (row.what.empty())
        row.what = domain::label_of(claim.claim.type);
    if (row.words.empty())
        row.words = claim.claim.quote;
    row.by = records::texts_of(claim.claim, Field::actor);
    row.when = claim.claim.time;
    row.claim = claim.id;
    return row;
}

void add_claims(Overview& answer, const Material& material, Day day, std::vector<EntryId>& claims)
{
    for (const records::StandingClaim& claim : material.standing.claims) {
        const domain::Claim& said = claim.claim;
        if (!happened_by(said, day))
            continue;
        const bool number = said.count && said.type != ClaimType::demand && said.modality != Modality::possible;
        const bool order = said.type == ClaimType::decree || said.type == ClaimType::ban;
        if (number)
            answer.numbers.push_back(number_from(claim));
        if (order)
            answer.orders.push_back(order_from(claim));
        if (said.type == ClaimType::quote)
            answer.quotations.push_back({joined_texts(said, Field::actor), said.quote, claim.id});
        if (number || order || said.type == ClaimType::quote)
            claims.push_back(claim.id);
    }
    const auto newest = [](const std::optional<Edtf>& time) {
        const auto day_of = first_day(time);
        return day_of ? -day_of->time_since_epoch().count() : 0;
    };
    std::ranges::sort(answer.numbers, {}, [&](const NumberRow& row) {
        return std::tuple{row.what, newest(row.when ? row.when : row.published), row.claim};
    });
    std::ranges::sort(answer.orders, {}, [&](const OrderRow& row) { return std::pair{newest(row.when), row.claim}; });
}

} // namespace

Overview overview(const Material& material, const View& view, const StateWords& states)
{
    Overview answer;
    std::vector<EntryId> claims;
    const auto add_basis = [&](const Basis& basis) { claims.insert(claims.end(), basis.begin(), basis.end()); };
    People all = people(material, view);
    answer.totals = all.totals;
    for (PersonRow& row : all.rows) {
        const bool held = row.group == Liberty::held || row.group == Liberty::disappeared;
        if (held || row.still_open)
            add_basis(row.basis);
        if (held && !row.needs.empty())
            answer.urgent.push_back(row);
        if (held)
            answer.held.push_back(std::move(row));
        else if (row.still_open)
            answer.released_with_open.push_back(std::move(row));
    }
    for (DisruptionRow& row : disruptions(material, view).rows)
        if (row.now) {
            add_basis(row.disruption.basis);
            answer.disruptions_now.push_back(std::move(row));
        }
    for (ProceedingRow& row : proceedings(material, view).rows)
        if (!row.next.empty() || row.proceeding.openness == records::Openness::open) {
            add_basis(row.proceeding.basis);
            answer.proceedings_ahead.push_back(std::move(row));
        }
    for (ParticipationRow& row : participations(material, view).rows)
        if (row.ended || row.leaving) {
            add_basis(row.participation.basis);
            answer.participations_ended.push_back(std::move(row));
        }
    for (CallRow& row : calls(material, view, {CallsBy::nothing, states}).rows)
        if (row.open) {
            add_basis(row.call.basis);
            add_basis(row.shown_by);
            answer.open_calls.push_back(std::move(row));
        }
    for (IncidentRow& row : incidents(material, view).rows) {
        add_basis(row.incident.basis);
        add_basis(row.incident.against);
        answer.incidents.push_back(std::move(row));
    }
    add_claims(answer, material, view.day(), claims);
    answer.head = head_of(material, view, "Overview", all.head.method, std::move(claims));
    return answer;
}

} // namespace vigil::answers
