// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/rules.hpp"

#include "read/lexicon.hpp"

#include <algorithm>

namespace vigil::read::claims {

const Grammar* ClaimRules::of(std::string_view language) const
{
    const auto found = std::ranges::find(m_grammars, language, &std::pair<std::string, Grammar>::first);
    return found == m_grammars.end() ? nullptr : &found->second;
}

void ClaimRules::add(std::string language, Grammar grammar)
{
    m_grammars.emplace_back(std::move(language), std::move(grammar));
}

Result<std::shared_ptr<const ClaimRules>> compile_claim_rules(Lexicon& lexicon)
{
    auto rules = std::make_shared<ClaimRules>();
    for (const std::string& language : lexicon.language_codes()) {
        if (lexicon.table(language + "/claims/frames.tsv") == nullptr)
            continue;
        VIGIL_TRY(Grammar grammar, compile_grammar(lexicon, language));
        rules->add(language, std::move(grammar));
    }
    return std::shared_ptr<const ClaimRules>{std::move(rules)};
}

} // namespace vigil::read::claims
