// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

/// Pages from JSON: what a page shows is what its JSON twin says, because the page is made from it.
namespace vigil::web {

/// Renders src/web/templates/NAME.html (mustache, everything escaped) over `value`, inside templates/frame.html over
/// `frame`. In templates a key is a JSON key; for a list `{{#rows}}`; an absent, null, false, empty text or empty list
/// is false. Each value X that is a list or text also sets `has_X`. Beside it, numbers and texts are printed as they
/// are. Pre: both templates exist (a test renders every page).
std::string render(std::string_view name, const nlohmann::json& value, const nlohmann::json& frame);

} // namespace vigil::web
