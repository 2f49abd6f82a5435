// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/custody.hpp"
#include "records/incident.hpp"

#include <set>

/// Do two claims tell one incident? Points for each agreement: docs/methods/incidents.md, steps 3 to 5.
namespace vigil::records {

/// What one claim says, as far as incidents are held together by it.
struct ToldIncident {
    const StandingClaim* claim = nullptr;
    std::string place; ///< Key of the most specific place below the country; empty: country or nothing.
    std::optional<std::pair<Day, Day>> days; ///< An open end is closed at the day of the document.
    bool open = false;
    std::set<std::string> victims;         ///< Keys of named victims.
    std::vector<std::string> target_words; ///< Words of five letters or more, sorted: "protester".
    std::string origin;
    bool nowhere = false;      ///< Neither place nor country: its group holds only what is told alike by one origin.
    std::size_t in_report = 0; ///< Of those, how many its report has told before.
    ToldOfDeath told = ToldOfDeath::death;
};
ToldIncident told_incident(const StandingClaim& claim, const Origins& origins);

struct IncidentPoints {
    int type = 0, day = 0, place = 0, victim = 0, target = 0, count = 0, origin = 0;
    int sum() const { return type + day + place + victim + target + count + origin; }
    /// "type 2, day 4, place 4 = 10".
    std::string words() const;
    bool operator==(const IncidentPoints&) const = default;
};

/// Step 5: from so many points on two claims are one incident.
constexpr int one_incident = 8;

/// Symmetric. nullopt: of different kinds; never held together but by a person.
std::optional<IncidentPoints> incident_points(const ToldIncident& a, const ToldIncident& b);

/// One report that tells the same nowhere twice tells of two; another version of it tells of the same two, in that
/// order.
void number_in_reports(std::vector<ToldIncident>& all);

/// Step 5 to 7: claims that are one incident, in ascending order of positions.
std::vector<std::vector<std::size_t>> incidents_among(const std::vector<ToldIncident>& all,
                                                      const std::vector<ledger::Linked>& links);

} // namespace vigil::records
