// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/incident.hpp"
#include "records/suggest.hpp"

/// Incidents of different reports that may be one, for somebody to decide: docs/methods/incidents.md, steps 19 to 22.
namespace vigil::records {

struct NamedIncident {
    Incident incident;
    std::string label; ///< As it is shown.
};

/// `standing` holds the claims of the incidents. Pairs that a person decided are left out.
SuggestedPairs suggested_incidents(const std::vector<NamedIncident>& incidents, const Standing& standing);

} // namespace vigil::records
