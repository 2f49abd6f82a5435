// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "read/claims/grammar.hpp"

#include <memory>

namespace vigil::read::claims {

/// The grammars of all languages that have one. Compiled with the lexicon.
class ClaimRules {
public:
    /// nullptr when the language has none.
    const Grammar* of(std::string_view language) const;
    void add(std::string language, Grammar grammar);

private:
    std::vector<std::pair<std::string, Grammar>> m_grammars;
};

/// Compiles data/LANGUAGE/claims/*.tsv of every language of the lexicon. Their words are interned in it.
/// Errors: malformed, naming file and line.
Result<std::shared_ptr<const ClaimRules>> compile_claim_rules(Lexicon& lexicon);

} // namespace vigil::read::claims
