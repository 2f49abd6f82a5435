// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/case_file.hpp"
#include "answers/today.hpp"

#include <string>
#include <vector>

/// JSON twins of the team's own work (docs/formats/answers-json.md). Every written field is a list of its values, each
/// with who wrote it and when: several are concurrent.
namespace vigil::publish {

std::string to_json(const answers::Today& answer);
std::string to_json(const std::vector<answers::CaseFile>& files);
std::string to_json(const answers::CaseFile& file);

} // namespace vigil::publish
