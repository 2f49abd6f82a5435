// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "learned/model.hpp"
#include "read/claims/grammar.hpp"
#include "read/confidence.hpp"
#include "read/models.hpp"

#include <map>
#include <memory>

namespace vigil::read::claims {

/// The grammars of all languages that have one. Compiled with the lexicon.
class ClaimRules {
public:
    /// nullptr when the language has none.
    const Grammar* of(std::string_view language) const;
    /// What training adds for the language; nullptr when it has none.
    const learned::Model* model(const std::string& language) const;
    /// Pre: the language has a grammar.
    const Calibration& calibration(const std::string& language) const { return m_calibrations.at(language); }
    void add(std::string language, Grammar grammar, Calibration calibration);
    void add(std::string language, learned::Model model);

private:
    std::vector<std::pair<std::string, Grammar>> m_grammars;
    std::map<std::string, Calibration> m_calibrations;
    std::map<std::string, learned::Model> m_models;
};

/// Compiles data/LANGUAGE/claims/*.tsv of every language of the lexicon. Their words are interned in it.
/// Errors: malformed, naming file and line, or the language of a damaged model.
Result<std::shared_ptr<const ClaimRules>> compile_claim_rules(Lexicon& lexicon, const std::vector<ModelFile>& models);

} // namespace vigil::read::claims
