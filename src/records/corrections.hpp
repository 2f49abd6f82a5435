// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "ledger/bodies.hpp"

#include <optional>
#include <string_view>

namespace vigil::records {

/// Applies one correction to a claim (docs/methods/assessment.md, step 9). A removed value of a list field stays as an
/// empty one, so that (claim, field, n) names the same mention before and after; readers of claims skip empty values.
/// False: the field or value cannot be read, or n lies beyond the end; the claim is unchanged.
bool apply_correction(domain::Claim& claim, const ledger::Checked& correction);

/// "28" exactly, "28.." open, "200..999", each with a leading "~" for about. Errors as nullopt.
std::optional<domain::Count> count_from_text(std::string_view text);

} // namespace vigil::records
