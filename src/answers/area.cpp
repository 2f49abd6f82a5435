// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/disruptions.md.
#include "answers/area.hpp"

#include "answers/head.hpp"
#include "base/utf8.hpp"
#include "records/mentions.hpp"

#include <algorithm>

namespace vigil::answers {
namespace {

using std::chrono::days;

/// Whether one norm is, or lies in, one of `wanted`.
bool lies_in(const std::string& norm, const std::vector<std::string>& wanted, const PlaceTable& places)
{
    if (norm.empty())
        return false;
    if (std::ranges::count(wanted, norm) > 0)
        return true;
    const auto around = places.find(norm);
    return around != places.end() &&
           std::ranges::any_of(wanted, [&](const std::string& one) { return around->second.contains(one); });
}

bool same_words(const std::string& text, const std::vector<std::string>& areas)
{
    const std::string key = search_key(text);
    return !key.empty() && std::ranges::any_of(areas, [&](const std::string& area) { return search_key(area) == key; });
}

/// The weaker of two, where `no` and `not known` are the weakest.
Inside weaker(Inside a, Inside b)
{
    return std::max(a, b);
}

} // namespace

HeldDays held_days(const records::Disruption& one, Day day)
{
    HeldDays held;
    if (!records::is_reported(one)) {
        held.why_not = "it is only denied";
        return held;
    }
    const auto earliest = one.start ? one.start->earliest() : std::nullopt;
    const auto latest = one.start ? one.start->latest() : std::nullopt;
    if (!earliest || !latest) {
        held.why_not = "its start is not known";
        return held;
    }
    const auto end_first = first_day(one.end);
    const auto end_last = one.end && one.end->latest() ? one.end->latest() : end_first;
    // Step 11. Restored in stages from a day: it may hold somewhere after it.
    held.first_maybe = earliest;
    held.last_maybe = end_last && !one.end_partial ? *end_last : std::max(day, *latest);
    held.first = latest;
    held.last = end_first ? *end_first - days{1} : std::max(one.last_confirmed.value_or(*latest), *latest);
    if (*held.last < *held.first) {
        held.first.reset();
        held.last.reset();
        held.why_not = "there is no day on which it surely held";
    }
    return held;
}

Areas::Areas(const records::Standing& standing, const PlaceTable& places) : m_places{&places}
{
    for (const records::StandingClaim& claim : standing.claims)
        m_claims.emplace(claim.id, &claim);
}

Inside Areas::value_in(const domain::Value& value, const records::Disruption& disruption) const
{
    if (lies_in(value.norm, disruption.area_norms, *m_places) ||
        lies_in(value.code, disruption.area_norms, *m_places) || same_words(value.text, disruption.areas))
        return Inside::surely;
    // A wider place than the area: the incident may have been in that part of it.
    const bool wider = std::ranges::any_of(disruption.area_norms, [&](const std::string& area) {
        const auto around = m_places->find(area);
        return around != m_places->end() && around->second.contains(value.norm);
    });
    return wider ? Inside::maybe : value.norm.empty() && value.code.empty() ? Inside::not_known : Inside::no;
}

Inside Areas::country_in(const std::string& country, const records::Disruption& disruption) const
{
    if (std::ranges::count(disruption.area_norms, country) > 0)
        return Inside::surely;
    const bool part_of_it = std::ranges::any_of(
        disruption.area_norms, [&](const std::string& area) { return lies_in(area, {country}, *m_places); });
    return part_of_it ? Inside::maybe : Inside::no;
}

Inside Areas::place_in(const records::Incident& incident, const records::Disruption& disruption) const
{
    if (disruption.areas.empty() && disruption.area_norms.empty())
        return Inside::not_known;
    std::optional<Inside> all;
    bool some = false;
    const auto take = [&](Inside inside) {
        some = some || inside == Inside::surely;
        all = all ? weaker(*all, inside) : inside;
    };
    for (const EntryId& id : incident.basis) {
        const auto claim = m_claims.find(id);
        if (claim == m_claims.end())
            continue;
        const auto places = claim->second->claim.values_of(domain::Field::place);
        for (const domain::Value* place : places)
            if (!place->text.empty())
                take(value_in(*place, disruption));
        // "13 cities" by the forces of a state: the state.
        const std::string country = records::country_of(claim->second->claim);
        if (records::place_key_of(claim->second->claim).empty() && !country.empty())
            all = country_in(country, disruption);
    }
    if (!all)
        return Inside::not_known;
    return *all != Inside::surely && some ? Inside::maybe : *all;
}

Placed placed(const records::Incident& incident, const records::Disruption& one, const Areas& areas, Day day)
{
    const HeldDays held = held_days(one, day);
    if (!held.first_maybe)
        return {Inside::not_known, held.why_not};
    const Inside place = areas.place_in(incident, one);
    if (place == Inside::no)
        return {Inside::no, "elsewhere"};
    if (!incident.when)
        return {Inside::not_known, "its day is not known"};
    const bool surely = held.first && incident.when->surely_inside(*held.first, *held.last);
    if (!surely && !incident.when->may_overlap(*held.first_maybe, *held.last_maybe))
        return {Inside::no, "on other days"};
    if (place == Inside::not_known)
        return {Inside::not_known, "its place is not known, or not known to lie there"};
    if (place == Inside::maybe)
        return {Inside::maybe, "it may have happened elsewhere"};
    if (!surely)
        return {Inside::maybe, "the disruption is not known to have held on each of its days"};
    if (one.disputed)
        return {Inside::maybe, "the disruption is disputed"};
    if (one.alleged)
        return {Inside::maybe, "the disruption is only alleged"};
    if (one.area_from_actor)
        return {Inside::maybe, "the area is taken from who is said to have ordered it"};
    return {Inside::surely, {}};
}

std::string_view label_of(Inside inside)
{
    switch (inside) {
    case Inside::surely: return "inside";
    case Inside::maybe: return "may lie inside";
    case Inside::not_known: return "not known";
    case Inside::no: return "outside";
    }
    return "not known";
}

} // namespace vigil::answers
