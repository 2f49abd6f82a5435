// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "publish/exports.hpp"
#include "publish/json_values.hpp"

/// JSON cut down to what an export may carry. Internal to publish.
namespace vigil::publish {

/// Without every member, at any depth, whose key the export does not name.
Json only_allowed(Json value, const Export& form);
/// The same for a document (or each line of lines) given as text.
std::string only_allowed(std::string_view document, const Export& form, int indent);

} // namespace vigil::publish
