// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "read/annotation.hpp"
#include "read/lexicon.hpp"

namespace vigil::read {

/// Cuts a text into tokens: words (with hyphens and inner apostrophes: "pre-trial", "d’Ivoire", "didn’t"), the
/// possessive "’s" on its own, abbreviations with their full stop ("No.", "U.S."), numbers with their separators
/// ("1,000", "7/2", "217/A", "2026-01-08"), addresses, and single marks. `abbreviations` tells which words keep a full
/// stop.
std::vector<Token> tokenize(const Lexicon& lexicon, const LanguageData& language, std::string_view text);

} // namespace vigil::read
