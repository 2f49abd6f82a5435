// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/clauses.hpp"

#include <algorithm>

namespace vigil::read::claims {

PhraseList Clauses::object(std::uint32_t u) const
{
    std::uint32_t i = u + 1;
    while (i < m_chunks.units.size() && is_kind(i, UnitKind::adverb))
        ++i;
    // "excarceló y desterró a 222 presos", "arrested and charged three men": what stands behind the second befalls
    // both.
    for (int joined = 0;
         joined < 3 && i == u + 1 && is_kind(i, UnitKind::conjunction) && is_kind(i + 1, UnitKind::verb) &&
         verb(u).form == verb(i + 1).form && (verb(u).form & form_passive) == 0;
         ++joined)
        i = (u = i + 1) + 1;
    // "detuvo el 3 de enero a Ana Ruz": the marker tells the object behind a date.
    if (is_kind(i, UnitKind::date) && is_kind(i + 1, UnitKind::preposition) &&
        m_tags[m_chunks.units[i + 1].tokens.begin].object_marker)
        ++i;
    // "detuvieron a Ana Ruz": the object behind its marker.
    if (is_kind(i, UnitKind::preposition) && m_tags[m_chunks.units[i].tokens.begin].object_marker)
        ++i;
    if (!is_kind(i, UnitKind::phrase))
        return {};
    std::uint32_t end = tight_end(u);
    // A finite verb behind "and X" takes X with it: "arrested Ana Ruz, and police beat ...".
    if (is_kind(end, UnitKind::verb) && (verb(end).form & (form_gerund | form_infinitive | form_bare)) == 0) {
        std::uint32_t k = end;
        while (k > i + 1 && !is_kind(k - 1, UnitKind::conjunction) && !is_kind(k - 1, UnitKind::comma))
            --k;
        if (k > i + 1)
            end = k - 1;
    }
    return list_from(i, end);
}

PhraseList Clauses::behind(std::uint32_t u, WordId word) const
{
    const std::uint32_t end = tight_end(u);
    // "after an unfair trial before the court": a subordinator with a phrase and no verb behind it.
    for (std::uint32_t i = u + 1;
         i + 1 < m_chunks.units.size() && !is_kind(i, UnitKind::stop) && !is_kind(i, UnitKind::verb); ++i)
        if (is_kind(i, UnitKind::subordinator) && m_tags[m_chunks.units[i].tokens.begin].word == word &&
            is_kind(i + 1, UnitKind::phrase) && !is_kind(i + 2, UnitKind::verb))
            return list_from(i + 1, i + 2);
    for (std::uint32_t i = u + 1; i + 1 < end + 1 && i < end; ++i) {
        if (!is_kind(i, UnitKind::preposition) || m_tags[m_chunks.units[i].tokens.begin].word != word)
            continue;
        std::uint32_t k = i + 1;
        while (k < end && is_kind(k, UnitKind::adverb))
            ++k;
        if (is_kind(k, UnitKind::phrase))
            return list_from(k, end);
    }
    return {};
}

/// "the fund, which it announced withdrawing from": the preposition at unit `k` has nothing behind it.
bool Clauses::is_stranded(std::uint32_t k, WordId word) const
{
    return is_kind(k, UnitKind::preposition) && m_annotation.tokens[m_chunks.units[k].tokens.begin].word == word &&
           !is_kind(k + 1, UnitKind::phrase) && !is_kind(k + 1, UnitKind::date) &&
           !is_kind(k + 1, UnitKind::preposition) && !is_kind(k + 1, UnitKind::verb);
}

PhraseList Clauses::before_relative(std::uint32_t u, WordId word) const
{
    if (is_stranded(u + 1, word))
        for (std::uint32_t k = u; k > 1 && !is_kind(k - 1, UnitKind::stop); --k)
            if (is_kind(k - 1, UnitKind::relative))
                return antecedent(k - 1, 0);
    for (std::uint32_t k = u; k > 1; --k) {
        const UnitKind kind = m_chunks.units[k - 1].kind;
        if (kind == UnitKind::relative)
            return is_kind(k - 2, UnitKind::preposition) && m_tags[m_chunks.units[k - 2].tokens.begin].word == word
                       ? antecedent(k - 2, 0)
                       : PhraseList{};
        if (kind == UnitKind::verb || kind == UnitKind::stop)
            break;
    }
    return {};
}

} // namespace vigil::read::claims
