// SPDX-License-Identifier: AGPL-3.0-or-later
#include "learned/lemmas.hpp"

#include "learned/features.hpp"

namespace vigil::learned {

std::uint64_t lemma_key(std::size_t tag, std::string_view ending, bool whole)
{
    return key_of(100 + 2 * tag + (whole ? 1 : 0), ending);
}

std::string lemma_of(const Model& model, std::size_t tag, std::string_view form)
{
    const std::string lower = lower_case(form);
    auto found = model.lemmas.find(lemma_key(tag, lower, true));
    for (std::size_t letters = longest_ending; !found && letters != ~std::size_t{0}; --letters)
        found = model.lemmas.find(lemma_key(tag, ending(lower, letters), false));
    if (!found)
        return lower;
    const LemmaRule& rule = model.lemma_rules[*found];
    std::string lemma = rule.keeps_capitals ? std::string{form} : lower;
    if (rule.cut <= lemma.size())
        lemma.resize(lemma.size() - rule.cut);
    lemma += rule.add;
    return lemma;
}

} // namespace vigil::learned
