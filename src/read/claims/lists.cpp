// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/clauses.hpp"

#include <algorithm>

namespace vigil::read::claims {

/// Behind a run's leading prepositional phrases, dates, adverbs and conjunctions: where its first free phrase stands.
std::uint32_t Clauses::skip_lead(std::uint32_t from, std::uint32_t end) const
{
    std::uint32_t i = from;
    while (i < end) {
        const UnitKind kind = m_chunks.units[i].kind;
        if (kind == UnitKind::phrase)
            return i;
        if (kind == UnitKind::preposition) {
            // The phrase behind it and what hangs on that, up to a comma or conjunction.
            ++i;
            while (i < end && m_chunks.units[i].kind != UnitKind::comma &&
                   m_chunks.units[i].kind != UnitKind::conjunction) {
                // "According to officials twelve people were hurt": two phrases side by side.
                const UnitKind before = m_chunks.units[i - 1].kind;
                if (m_chunks.units[i].kind == UnitKind::phrase &&
                    (before == UnitKind::phrase || before == UnitKind::date))
                    return i;
                ++i;
            }
            // "In Rasht, Sari and Babol, police ...": the list goes on while places or dates follow.
            continue;
        }
        ++i;
    }
    return end;
}

/// "Ana Ruz, a former aide of the president's son, Jon Lind, was": the name at unit `i` is that of the son.
bool Clauses::names_relative(std::uint32_t i) const
{
    if (i < 3 || !is_kind(i - 2, UnitKind::phrase) || !is_kind(i - 3, UnitKind::preposition))
        return false;
    const NounPhrase& told = m_chunks.phrases[m_chunks.units[i - 2].index];
    return told.person == none && !told.named && !told.plural &&
           (told.classes & (bit(WordClass::person) | bit(WordClass::family))) != 0;
}

PhraseList Clauses::list_from(std::uint32_t u, std::uint32_t end) const
{
    PhraseList list;
    if (!is_kind(u, UnitKind::phrase))
        return list;
    const std::uint32_t first = m_chunks.units[u].index;
    list.push_back(first);
    bool names = m_chunks.phrases[first].person != none;
    const bool group =
        !names && (m_chunks.phrases[first].plural || has(m_chunks.phrases[first].classes, WordClass::people));
    // Is there an "and" at all? Without one a phrase behind a comma is an apposition.
    bool more = false;
    for (std::uint32_t i = u + 1; i < end && !more; ++i)
        more = m_chunks.units[i].kind == UnitKind::conjunction;
    bool members = false;
    bool closed = false; ///< Behind "and C" only another "and" goes on.
    for (std::uint32_t i = u + 1; i < end; ++i) {
        const Unit& unit = m_chunks.units[i];
        if (is_bracket(i, Part::open)) {
            while (i < end && !is_bracket(i, Part::close))
                ++i;
            continue;
        }
        if (is_member_word(i)) {
            members = true;
            continue;
        }
        if (unit.kind != UnitKind::phrase)
            continue;
        const NounPhrase& it = m_chunks.phrases[unit.index];
        const UnitKind before = m_chunks.units[i - 1].kind;
        const bool behind_comma = before == UnitKind::comma;
        const bool behind_and = before == UnitKind::conjunction;
        const bool behind_member = members && is_member_word(i - 1);
        if (before == UnitKind::phrase && (it.person != none || it.named)) { // "prisoners of conscience | Ana Ruz"
            const bool only_roles = std::ranges::none_of(
                list, [&](std::uint32_t p) { return m_chunks.phrases[p].person != none || m_chunks.phrases[p].named; });
            if (group || only_roles) // "prisoners of conscience and senior leaders Ana Ruz, ..."
                list.clear();
            else if (!list.empty() && m_chunks.phrases[list.back()].person == none &&
                     !m_chunks.phrases[list.back()].named)
                list.pop_back();
            list.push_back(unit.index);
            names = true;
            closed = false;
            continue;
        }
        if (members && (it.person != none || names_thing(unit.index)) && !closed &&
            (behind_member || behind_and || behind_comma)) {
            list.push_back(unit.index);
            closed = behind_and;
            continue;
        }
        if (!behind_comma && !behind_and && !behind_member)
            continue;
        // "Ana Ruz and her husband, Ali Mora, were": the name of the one just described.
        const NounPhrase& described = m_chunks.phrases[list.empty() ? first : list.back()];
        if (closed && behind_comma && it.person != none && !list.empty() && described.person == none &&
            !described.plural && is_kind(i - 2, UnitKind::phrase) && m_chunks.units[i - 2].index == list.back()) {
            list.back() = unit.index;
            continue;
        }
        if (closed && !behind_and && !behind_member)
            break;
        closed = closed || (behind_and && (names || it.person == none));
        if (it.person != none && names && behind_comma && names_relative(i))
            continue;
        if (it.person != none) {
            // "the lawyer, Ana Ruz": the name takes the place of the role.
            // "blogger and teacher Ana Ruz": a bare singular role is a title too.
            const NounPhrase& role = m_chunks.phrases[list.empty() ? first : list.front()];
            const bool title = behind_and && role.tokens.begin == role.core && !role.plural && !role.named &&
                               has(role.classes, WordClass::person) && it.tokens.begin < it.name.begin;
            if (!names && !group && list.size() == 1 && (behind_comma || title) && !names_thing(first))
                list.clear();
            list.push_back(unit.index);
            names = true;
            continue;
        }
        if (members)
            continue;
        if (behind_and) {
            const bool after_phrase_of_preposition = i >= 3 && m_chunks.units[i - 2].kind == UnitKind::phrase &&
                                                     m_chunks.units[i - 3].kind == UnitKind::preposition && i - 2 != u;
            if (after_phrase_of_preposition && person_like(first) && !person_like(unit.index) &&
                has(m_tags[it.tokens.begin].classes, WordClass::definite))
                break; // "... and the arrest of": something else begins.
            if (after_phrase_of_preposition &&
                (person_like(unit.index) != person_like(first) || !person_like(unit.index)))
                continue;
            if (person_like(unit.index) != person_like(first))
                break; // Something else is joined to what the list hangs on.
            list.push_back(unit.index);
        } else if (more && names_thing(first) && names_thing(unit.index)) {
            list.push_back(unit.index); // "Twitter, YouTube and Instagram", "the Convention on X, the Fund for Y and Z"
        } else if (!names && more && it.plural && person_like(unit.index) == person_like(first) && group) {
            list.push_back(unit.index);
        }
    }
    return list;
}

} // namespace vigil::read::claims
