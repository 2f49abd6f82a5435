// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/changes.hpp"
#include "answers/minimum_count.hpp"
#include "answers/overlay.hpp"
#include "answers/overview.hpp"
#include "answers/suggestions.hpp"
#include "domain/claim.hpp"

#include <string>

/// JSON twins of the answers (docs/formats/answers-json.md): one object, keys in a stable order, days and times as EDTF
/// strings, ids as hexadecimal, unknown as null. The same answer gives the same bytes. Lines end the object with \n.
namespace vigil::publish {

std::string to_json(const answers::People& answer);
std::string to_json(const answers::PersonPage& answer);
std::string to_json(const answers::Suggestions& answer);
std::string to_json(const answers::Proceedings& answer);
std::string to_json(const answers::Incidents& answer);
std::string to_json(const answers::Disruptions& answer);
std::string to_json(const answers::Overlay& answer);
std::string to_json(const answers::Gap& answer);
std::string to_json(const answers::Participations& answer);
std::string to_json(const answers::Calls& answer);
std::string to_json(const answers::Sources& answer);
std::string to_json(const answers::Overview& answer);
std::string to_json(const answers::MinimumCount& answer);
std::string to_json(const answers::Changes& answer);
std::string to_json(const std::vector<answers::Line>& lines);

/// Standing claims as JSON lines in the form of the claim guide, with "id", "part", and "check": checked, disputed,
/// grade.
std::string to_json_lines(const records::Standing& standing);

} // namespace vigil::publish
