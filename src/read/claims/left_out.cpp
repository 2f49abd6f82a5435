// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/matcher.hpp"

/// Subjects that a language leaves out where the text told them before: "Fue detenida el 3 de enero".
namespace vigil::read::claims {

/// Whether the role is the subject of a finite verb of which the sentence names none: at most something behind a
/// preposition stands before it.
bool Matcher::is_left_out(const Role& role, const PhraseList& list)
{
    if (!m_state.grammar.shape().drops_subject || m_site.noun || role.field != Field::target || !role.strict)
        return false;
    const bool passive = (form() & form_passive) != 0;
    constexpr std::uint32_t not_finite = form_reduced | form_gerund | form_infinitive | form_bare;
    const std::uint32_t own = chunks().verbs[chunks().units[m_site.unit].index].form;
    const bool subject = passive ? role.source == Source::patient : role.source == Source::agent;
    if (!subject || ((own | form()) & not_finite) != 0)
        return false;
    if (list.empty())
        return true;
    // "En Caracas fue detenida": what hangs on a preposition is no subject.
    const auto& units = chunks().units;
    for (std::uint32_t u = 1; u < m_site.unit; ++u)
        if (units[u].kind == UnitKind::phrase && units[u].index == list.front())
            return units[u - 1].kind == UnitKind::preposition && !wanted(list.front(), role.wanted);
    return false;
}

/// Whom the text spoke of last, one or several as the verb says.
std::vector<Value> Matcher::left_out_subject(Field field) const
{
    constexpr std::uint32_t farthest = 2; ///< Sentences.
    const std::uint32_t first = chunks().units[m_site.unit].tokens.begin;
    const bool plural = m_state.text(first).ends_with('n');
    const Discourse& discourse = m_state.discourse;
    const std::uint32_t since = plural ? discourse.plural_sentence : discourse.singular_sentence;
    bool here = false;
    for (const Spoken& it : m_state.spoken)
        here = here || (it.token < m_site.token && it.plural == plural);
    if (!here && (since == none || m_state.sentence - since > farthest))
        return {};
    std::vector<Value> values = m_state.meant(m_site.token, plural);
    for (Value& value : values)
        value.field = field;
    return values;
}

} // namespace vigil::read::claims
