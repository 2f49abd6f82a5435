// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/calls.md.
#include "records/addressee.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vigil::records {

bool is_organ_word(std::string_view word)
{
    // Step 3. With a blank on both sides of each.
    constexpr std::string_view words =
        " a administration administrative agencies agency al and armed army autoridad autoridades authorities "
        "authority cabinet central congreso congress constitutional corte council court courts de del e el "
        "electoral enforcement estado executive federal fiscal fiscalia forces fuerzas general gobierno "
        "government governmental governments governor high in intelligence interior islamic judges judicial "
        "judiciary junta justice la las law leaders leadership legislature local los military minister "
        "ministerio ministers ministry ministro nacional national of office officials parliament poder police "
        "policia president presidente prime prosecutor prosecutors provincial public regime regimen regional "
        "relevant republic respective s security senate sistema state supreme supremo the tribunal y دولت حکومت "
        "مقامات قوه قضاییه وزارت ";
    return words.find(" " + std::string{word} + " ") != std::string_view::npos;
}

bool names_only_organs(std::string_view text)
{
    const std::string key = search_key(text);
    return !key.empty() && std::ranges::all_of(split(key, ' '), is_organ_word);
}

const domain::Value* addressee_of(const domain::Claim& claim)
{
    for (const domain::Value* value : claim.values_of(domain::Field::target))
        if (!value->text.empty())
            return value;
    return nullptr;
}

} // namespace vigil::records
