// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/record.hpp"

/// Which claims have to be folded together, family by family.
namespace vigil::records {

bool tells_incident(domain::ClaimType type);
bool tells_disruption(domain::ClaimType type);
bool tells_participation(domain::ClaimType type);
/// Steps of a case before a court or body.
bool tells_proceeding(domain::ClaimType type);

/// Keys without the family. Incidents: type, country or place, and a year that runs from October to September, so that
/// a wave at the turn of the year is not cut (docs/methods/incidents.md, step 2).
std::string incident_group(const domain::Claim& claim, const Passage& passage);
std::string area_group(const domain::Claim& claim, const Passage& passage);
std::string state_group(const domain::Claim& claim, const Passage& passage);
std::string addressee_group(const domain::Claim& claim, const Passage& passage);
/// Of unnamed defendants ("the president and the 10 members"): one report.
std::string report_group(const Passage& passage);

} // namespace vigil::records
