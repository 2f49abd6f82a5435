// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/overview.hpp"

#include <string>

/// The answers and claims that are exports, cut down to the fields that these may carry (exports.hpp).
namespace vigil::publish {

std::string to_export(const answers::People& answer);   ///< people.json
std::string to_export(const answers::Overview& answer); ///< overview.json
/// claims.jsonl: standing claims as JSON lines in the form of the claim guide, with id, part, "check" (checked,
/// disputed, grade) and "report" (source, title, published).
std::string to_export(const records::Standing& standing);

} // namespace vigil::publish
