// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// The organisation that publishes a report, where the report names it: no table needs to know it.
namespace vigil::read {

/// The names in "VE sin Filtro / Venezuela Inteligente", as search keys without blanks.
std::vector<std::string> own_names(std::string_view organisation);
/// Whether `name` is one of them, written together or apart.
bool is_own_name(std::string_view organisation, std::string_view name);

} // namespace vigil::read
