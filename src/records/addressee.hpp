// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "domain/claim.hpp"

#include <string>
#include <string_view>

/// Whom a call is addressed to, as far as its own words say. docs/methods/calls.md, step 3.
namespace vigil::records {

/// Words (search keys) that name organs of a state, and small words between them: "authorities", "government",
/// "supreme", "court", "gobierno", "of".
bool is_organ_word(std::string_view word);
/// All its words are such: "the authorities", "judicial authorities". Which state's they are is not said.
bool names_only_organs(std::string_view text);

/// The first addressee that is named; nullptr: none is.
const domain::Value* addressee_of(const domain::Claim& claim);

} // namespace vigil::records
