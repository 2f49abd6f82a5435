// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/happenings.hpp"

namespace vigil::answers {

/// Marks rows that may tell one death: a victim of one name, told as injury here and as death, finding or burial there,
/// at most 90 days apart. An equal name alone joins nothing (docs/methods/incidents.md, step 18).
void mark_same_victims(std::vector<IncidentRow>& rows);

} // namespace vigil::answers
