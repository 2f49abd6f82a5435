// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/footnotes.hpp"

#include <algorithm>
#include <tuple>

namespace vigil::publish {

Footnotes::Footnotes(const std::vector<answers::Quoted>& basis)
{
    for (const auto& quoted : basis)
        m_claims.emplace(quoted.claim, &quoted);
}

std::size_t Footnotes::number(const ledger::EntryId& claim)
{
    const auto found = m_claims.find(claim);
    if (found == m_claims.end())
        return 0;
    const auto [at, added] = m_numbers.emplace(claim, m_used.size() + 1);
    if (added)
        m_used.push_back(found->second);
    return at->second;
}

std::vector<std::size_t> Footnotes::of(const records::Basis& claims)
{
    std::vector<const answers::Quoted*> quoted;
    for (const auto& claim : claims)
        if (const auto found = m_claims.find(claim); found != m_claims.end())
            quoted.push_back(found->second);
    std::ranges::sort(quoted, {}, [](const answers::Quoted* one) {
        return std::tuple{one->published ? one->published->to_string() : std::string{},
                          one->source,
                          one->title,
                          one->span,
                          one->type,
                          one->claim};
    });
    std::vector<std::size_t> numbers;
    for (const auto* one : quoted)
        numbers.push_back(number(one->claim));
    std::ranges::sort(numbers);
    const auto repeated = std::ranges::unique(numbers);
    numbers.erase(repeated.begin(), repeated.end());
    return numbers;
}

std::string Footnotes::numbers(const records::Basis& claims)
{
    std::string all;
    for (const auto n : of(claims))
        all += (all.empty() ? "" : ", ") + std::to_string(n);
    return all;
}

std::string words_of_note(const answers::Quoted& quoted)
{
    std::string words = quoted.source;
    if (!quoted.title.empty())
        words += ", " + quoted.title;
    if (quoted.published)
        words += ", " + quoted.published->to_string();
    words += quoted.quote.empty() ? ": its words are withheld" : ": “" + quoted.quote + "”";
    if (!quoted.attributed_to.empty())
        words += ", according to " + quoted.attributed_to;
    if (quoted.modality != domain::Modality::asserted)
        words += " (" + std::string{domain::name_of(quoted.modality)} + ")";
    return words + " [claim " + quoted.claim.digest.short_hex() + "]";
}

} // namespace vigil::publish
