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

void ClaimRules::add(std::string language, Grammar grammar, Calibration calibration)
{
    m_calibrations.insert_or_assign(language, calibration);
    m_grammars.emplace_back(std::move(language), std::move(grammar));
}

const learned::Model* ClaimRules::model(const std::string& language) const
{
    const auto found = m_models.find(language);
    return found == m_models.end() ? nullptr : &found->second;
}

void ClaimRules::add(std::string language, learned::Model model)
{
    m_models.insert_or_assign(std::move(language), std::move(model));
}

Result<std::shared_ptr<const ClaimRules>> compile_claim_rules(Lexicon& lexicon, const std::vector<ModelFile>& models)
{
    auto rules = std::make_shared<ClaimRules>();
    for (const std::string& language : lexicon.language_codes()) {
        if (lexicon.table(language + "/claims/frames.tsv") == nullptr)
            continue;
        VIGIL_TRY(Grammar grammar, compile_grammar(lexicon, language));
        VIGIL_TRY(const Calibration calibration, Calibration::compile(lexicon, language));
        rules->add(language, std::move(grammar), calibration);
    }
    for (const ModelFile& file : models) {
        auto model = learned::open_model(file.bytes);
        if (!model)
            return std::move(model).error().while_doing("the model of '" + file.language + "'");
        rules->add(file.language, *std::move(model));
    }
    return std::shared_ptr<const ClaimRules>{std::move(rules)};
}

} // namespace vigil::read::claims
