// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/overview.hpp"
#include "publish/json_values.hpp"

/// Rows that several answers share. Internal to publish.
namespace vigil::publish {

Json json_of(const answers::PersonRow& row);
Json json_of(const answers::GroupTotal& total);
Json json_of(const answers::ProceedingRow& row);
Json json_of(const answers::IncidentRow& row);
Json json_of(const answers::DisruptionRow& row);
Json json_of(const answers::ParticipationRow& row);
Json json_of(const answers::CallRow& row);

} // namespace vigil::publish
