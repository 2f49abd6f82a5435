// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "learned/model.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace vigil::learned {

/// Step 8: the rule of the longest ending of the word that the model has one for, the whole word first.
std::string lemma_of(const Model& model, std::size_t tag, std::string_view form);

/// Where the table keeps the rule of an ending under a tag; `whole`: of the word as it is, not of an ending.
std::uint64_t lemma_key(std::size_t tag, std::string_view ending, bool whole);

/// The longest ending that has rules, in letters.
constexpr std::size_t longest_ending = 6;

} // namespace vigil::learned
