// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/disruptions.md.
#include "answers/overlay.hpp"

#include "answers/head.hpp"
#include "base/utf8.hpp"

#include <algorithm>

namespace vigil::answers {
namespace {

/// Every word of `wanted` stands in `label`.
bool has_all_words(const std::string& label, std::string_view wanted)
{
    const std::string key = " " + search_key(label) + " ";
    const std::string words = search_key(wanted);
    return !words.empty() && std::ranges::all_of(split(words, ' '), [&](std::string_view word) {
        return key.find(" " + std::string{word} + " ") != std::string::npos;
    });
}

void add_incident(OverlayRow& row, const IncidentRow& incident, const Areas& areas, Day day)
{
    auto found = placed(incident.incident, row.disruption.disruption, areas, day);
    if (found.inside == Inside::not_known)
        ++row.not_known;
    if (found.inside != Inside::surely && found.inside != Inside::maybe)
        return;
    ++(found.inside == Inside::surely ? row.surely : row.maybe);
    row.incidents.push_back({incident, found.inside, std::move(found.why)});
}

} // namespace

std::vector<DisruptionRow> disruptions_meant(const Material& material, const View& view, std::string_view which)
{
    auto rows = disruptions(material, view).rows;
    std::erase_if(rows, [&](const DisruptionRow& row) {
        const auto& one = row.disruption;
        if (which.empty()) // Step 14.
            return one.kind == records::DisruptionKind::blocking || !records::is_reported(one);
        return !(which.size() >= 6 && one.id.starts_with(which)) && !has_all_words(row.label, which);
    });
    return rows;
}

Overlay overlay(const Material& material, const View& view, const PlaceTable& places, std::string_view which)
{
    Overlay answer;
    const Areas areas{material.standing, places};
    const auto found = incidents(material, view);
    std::vector<EntryId> claims;
    for (DisruptionRow& disruption : disruptions_meant(material, view, which)) {
        OverlayRow row;
        row.days = held_days(disruption.disruption, view.day());
        row.disruption = std::move(disruption);
        for (const IncidentRow& incident : found.rows)
            if (!incident.incident.basis.empty())
                add_incident(row, incident, areas, view.day());
        std::ranges::sort(row.incidents, {}, [](const OverlaidIncident& one) { // Step 13.
            return std::tuple{one.inside, first_day(one.incident.incident.when), one.incident.incident.id};
        });
        const auto& basis = row.disruption.disruption.basis;
        claims.insert(claims.end(), basis.begin(), basis.end());
        for (const OverlaidIncident& one : row.incidents)
            claims.insert(claims.end(), one.incident.incident.basis.begin(), one.incident.incident.basis.end());
        answer.rows.push_back(std::move(row));
    }
    answer.head = head_of(material, view, "Incidents under disruptions",
                          "An incident lies inside if all its days and places do; what only may is listed apart, and "
                          "what has no day or place is not known. Numbers stand as each source gives them and are "
                          "never added (disruptions, steps 11 to 14).",
                          std::move(claims));
    return answer;
}

} // namespace vigil::answers
