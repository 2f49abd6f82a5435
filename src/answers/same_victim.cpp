// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/incidents.md.
#include "answers/same_victim.hpp"

#include "answers/head.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace vigil::answers {
namespace {

using records::Incident;

bool tells(const std::optional<Edtf>& when, const std::vector<std::string>& places)
{
    return when || !places.empty();
}

/// One tells a part (injury, death, finding, burial) that the other does not.
bool complete_each_other(const Incident& a, const Incident& b)
{
    const auto parts = [](const Incident& one) {
        return std::array{tells(one.injured, one.injured_at), tells(one.died, one.died_at),
                          tells(one.found, one.found_at), tells(one.buried, one.buried_at)};
    };
    const auto x = parts(a);
    const auto y = parts(b);
    return x != y && std::ranges::count(x, true) > 0 && std::ranges::count(y, true) > 0;
}

bool within_90_days(const Incident& a, const Incident& b)
{
    const auto x = first_day(a.when);
    const auto y = first_day(b.when);
    return !x || !y || std::chrono::abs(*x - *y) <= std::chrono::days{90};
}

} // namespace

void mark_same_victims(std::vector<IncidentRow>& rows)
{
    std::map<std::string, std::vector<IncidentRow*>> by_victim;
    for (IncidentRow& row : rows)
        for (const records::Victim& victim : row.incident.victims)
            if (!victim.unnamed)
                by_victim[victim.person_key].push_back(&row);
    for (const auto& [victim, same] : by_victim)
        for (IncidentRow* a : same)
            for (IncidentRow* b : same)
                if (a != b && complete_each_other(a->incident, b->incident) &&
                    within_90_days(a->incident, b->incident) &&
                    std::ranges::find(a->same_victim, b->incident.id) == a->same_victim.end()) {
                    a->same_victim.push_back(b->incident.id);
                    a->same_victim_in_words += (a->same_victim_in_words.empty() ? "" : "; ") + b->label;
                }
}

} // namespace vigil::answers
