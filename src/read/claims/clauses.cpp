// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/clauses.hpp"

#include <algorithm>

namespace vigil::read::claims {

bool in_run(UnitKind kind)
{
    return kind == UnitKind::phrase || kind == UnitKind::preposition || kind == UnitKind::comma ||
           kind == UnitKind::conjunction || kind == UnitKind::adverb || kind == UnitKind::date;
}

Clauses::Clauses(const Annotation& annotation, const std::vector<Tagged>& tags, const Chunks& chunks, Trees* trees)
    : m_annotation{annotation},
      m_tags{tags},
      m_chunks{chunks},
      m_trees{trees}
{
}

std::string_view Clauses::text(std::uint32_t token) const
{
    const Span span = m_annotation.tokens[token].span;
    return m_annotation.text.substr(span.begin, span.end - span.begin);
}

bool Clauses::is_bracket(std::uint32_t u, Part part) const
{
    return is_kind(u, UnitKind::comma) && m_tags[m_chunks.units[u].tokens.begin].part == part;
}

bool Clauses::is_member_word(std::uint32_t u) const
{
    if (!is_kind(u, UnitKind::preposition) && !is_kind(u, UnitKind::verb) && !is_kind(u, UnitKind::adverb))
        return false;
    for (std::uint32_t t = m_chunks.units[u].tokens.begin; t < m_chunks.units[u].tokens.end; ++t)
        if (has(m_tags[t].classes, WordClass::member))
            return true;
    return false;
}

bool Clauses::names_thing(std::uint32_t index) const
{
    const NounPhrase& it = m_chunks.phrases[index];
    return it.person == none && m_tags[it.head].part == Part::name && m_annotation.tokens[it.head].capitalised &&
           m_tags[it.tokens.begin].part != Part::date;
}

bool Clauses::person_like(std::uint32_t index) const
{
    const NounPhrase& it = m_chunks.phrases[index];
    constexpr Classes people = bit(WordClass::person) | bit(WordClass::people) | bit(WordClass::family) |
                               bit(WordClass::others) | bit(WordClass::force);
    if (it.person != none || it.named || (it.classes & people) != 0)
        return true;
    // "dozens of suspects", "a group of lawyers": what they count.
    if (has(it.classes, WordClass::collective) || m_tags[it.head].part == Part::number) {
        const auto at = std::ranges::lower_bound(m_chunks.units, it.tokens.begin, {},
                                                 [](const Unit& unit) { return unit.tokens.begin; });
        const auto u = static_cast<std::uint32_t>(at - m_chunks.units.begin());
        if (is_kind(u + 1, UnitKind::preposition) && is_kind(u + 2, UnitKind::phrase) &&
            has(m_tags[m_chunks.units[u + 1].tokens.begin].classes, WordClass::patient_marker))
            return person_like(m_chunks.units[u + 2].index);
    }
    return it.pronoun && !has(it.classes, WordClass::not_person);
}

std::uint32_t Clauses::tight_end(std::uint32_t u) const
{
    std::uint32_t i = u + 1;
    for (; i < m_chunks.units.size(); ++i) {
        const UnitKind kind = m_chunks.units[i].kind;
        if (kind == UnitKind::verb || kind == UnitKind::relative || kind == UnitKind::subordinator ||
            kind == UnitKind::stop)
            break;
    }
    return i;
}

std::uint32_t Clauses::loose_end(std::uint32_t u) const
{
    std::uint32_t i = u + 1;
    for (; i < m_chunks.units.size(); ++i) {
        if (m_chunks.units[i].kind == UnitKind::stop)
            break;
        if (m_chunks.units[i].kind != UnitKind::verb)
            continue;
        const std::uint32_t form = verb(i).form;
        // "was detained in Sari and held in Babol": a joined participle begins a clause.
        std::uint32_t lead = i;
        while (lead > u + 1 && is_kind(lead - 1, UnitKind::adverb))
            --lead;
        const bool joined = (form & form_bare) != 0 && lead > u + 1 && is_kind(lead - 1, UnitKind::conjunction);
        if (joined)
            return lead - 1;
        if ((form & (form_gerund | form_infinitive | form_bare)) != 0)
            continue;
        // Back to where that verb's own clause starts.
        std::uint32_t start = i;
        while (start > u + 1 && m_chunks.units[start - 1].kind != UnitKind::comma &&
               m_chunks.units[start - 1].kind != UnitKind::conjunction &&
               m_chunks.units[start - 1].kind != UnitKind::relative &&
               m_chunks.units[start - 1].kind != UnitKind::subordinator &&
               m_chunks.units[start - 1].kind != UnitKind::verb)
            --start;
        return start;
    }
    return i;
}

std::uint32_t Clauses::clause_begin(std::uint32_t u) const
{
    std::uint32_t i = u;
    while (i > 0) {
        const Unit& before = m_chunks.units[i - 1];
        if (before.kind == UnitKind::stop || before.kind == UnitKind::relative || before.kind == UnitKind::subordinator)
            break;
        if (before.kind == UnitKind::verb)
            break;
        --i;
    }
    return i;
}

std::uint32_t Clauses::form(std::uint32_t u) const
{
    std::uint32_t form = verb(u).form;
    if ((form & form_bare) == 0)
        return form;
    form &= ~static_cast<std::uint32_t>(form_bare);
    std::uint32_t before = u;
    while (before > 0 && is_kind(before - 1, UnitKind::adverb))
        --before;
    const bool joined =
        before > 0 && (is_kind(before - 1, UnitKind::conjunction) || is_kind(before - 1, UnitKind::comma));
    std::uint32_t next = u + 1;
    while (is_kind(next, UnitKind::adverb))
        ++next;
    const bool object_follows = is_kind(next, UnitKind::phrase);
    if (joined) {
        // "was arrested and charged" takes over the voice of the verb before.
        std::uint32_t k = before - 1;
        while (k > 0 && in_run(m_chunks.units[k].kind))
            --k;
        if (is_kind(k, UnitKind::verb) && is_kind(before - 1, UnitKind::conjunction)) {
            const std::uint32_t earlier = verb(k).form;
            if ((earlier & form_passive) != 0)
                return form | form_passive;
            if (object_follows)
                return form | form_active;
            if ((earlier & form_bare) != 0)
                return this->form(k);
            return form | form_passive;
        }
        return form | (object_follows ? form_active : form_passive);
    }
    if (before > 0 && is_kind(before - 1, UnitKind::relative))
        return form | form_active;
    // "taken", "detenidos": a participle that is no past tense as well.
    const bool active = object_follows && before > 0 && is_past(u);
    return form | (active ? form_active : form_passive | form_reduced);
}

} // namespace vigil::read::claims
