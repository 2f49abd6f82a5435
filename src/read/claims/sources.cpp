// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/matcher.hpp"

#include <algorithm>

/// Where in the clause the words of a role stand: who acts, whom it befalls, what a preposition brings.
namespace vigil::read::claims {

/// Nobody is acted upon.
static bool intransitive_frame(const Frame& frame)
{
    return std::ranges::none_of(frame.roles, [](const Role& role) { return role.source == Source::patient; });
}

/// Somebody or something that a happening may befall.
bool Matcher::fits_patient(const PhraseList& list) const
{
    constexpr Classes things = bit(WordClass::site) | bit(WordClass::service) | bit(WordClass::case_);
    return !list.empty() &&
           (m_clauses.person_like(list.front()) || (chunks().phrases[list.front()].classes & things) != 0);
}

/// Somebody whom the frame takes as the one who acts: "la fiscalía presentó cargos".
bool Matcher::fits_agent(const Frame& frame, const PhraseList& list) const
{
    return fits_patient(list) || (!list.empty() && std::ranges::any_of(frame.roles, [&](const Role& role) {
               return role.source == Source::agent && role.wanted != 0 && wanted(list.front(), role.wanted);
           }));
}

const PhraseList& Matcher::agent(const Frame& frame)
{
    if (m_agent)
        return *m_agent;
    const bool passive = m_site.noun || (form() & form_passive) != 0;
    // "Ana Ruz died", "they remained": a bare past of a verb that takes no object in this frame is active; so is a
    // reflexive ("se encuentra detenida").
    const bool intransitive =
        !m_site.noun && (chunks().verbs[chunks().units[m_site.unit].index].form & (form_bare | form_reflexive)) != 0 &&
        intransitive_frame(frame);
    // "ten people remained under sentence of death by stoning": who is spoken of stands before the verb.
    const bool befalls_subject = std::ranges::any_of(
        frame.roles, [](const Role& role) { return role.field == Field::target && role.source == Source::agent; });
    if (passive && !m_site.noun && !(intransitive && befalls_subject)) {
        PhraseList by = m_clauses.behind(m_site.unit, m_state.grammar.by_word());
        if (!by.empty()) {
            add_joined_agents(by);
            return m_agent.emplace(std::move(by));
        }
    }
    if (!passive || intransitive) {
        if (!m_subject)
            m_subject = m_clauses.subject(m_site.unit);
        // "murieron tres personas": nothing else takes the place behind the verb.
        // "se encuentra detenida Ana Ruz": nor behind what goes with the verb.
        if (intransitive_frame(frame) && m_state.grammar.shape().inverts && !fits_agent(frame, *m_subject)) {
            const auto& units = chunks().units;
            const std::uint32_t next = m_site.unit + 1;
            const bool complement = next < units.size() && units[next].kind == UnitKind::verb &&
                                    (chunks().verbs[units[next].index].form & form_bare) != 0;
            if (PhraseList behind = m_clauses.object(complement ? next : m_site.unit); fits_patient(behind))
                return m_inverted.emplace(std::move(behind));
        }
        return *m_subject;
    }
    return m_agent.emplace(m_clauses.behind(m_site.unit, m_state.grammar.by_word()));
}

/// "by the prosecutor as well as by national courts": each "by" behind an "and" names further agents.
void Matcher::add_joined_agents(PhraseList& agents) const
{
    const auto& units = chunks().units;
    for (std::uint32_t u = m_site.unit + 2; u + 1 < m_site.tight; ++u)
        if (units[u].kind == UnitKind::preposition && units[u - 1].kind == UnitKind::conjunction &&
            m_state.word(units[u].tokens.begin) == m_state.grammar.by_word() && units[u + 1].kind == UnitKind::phrase)
            for (const std::uint32_t phrase : m_clauses.list_from(u + 1, m_site.tight))
                if (std::ranges::find(agents, phrase) == agents.end())
                    agents.push_back(phrase);
}

/// "proceedings aimed at removing the board", "a lawsuit seeking to dissolve it": whom the verbs behind the noun
/// befall.
PhraseList Matcher::purpose() const
{
    const auto& units = chunks().units;
    PhraseList found;
    for (std::uint32_t u = m_site.unit + 1; u < units.size() && units[u].kind != UnitKind::stop; ++u) {
        if (units[u].kind == UnitKind::preposition || units[u].kind == UnitKind::adverb)
            continue;
        const bool verb = units[u].kind == UnitKind::verb;
        if (!verb || ((chunks().verbs[units[u].index].form & (form_gerund | form_infinitive)) == 0 &&
                      (m_clauses.form(u) & form_reduced) == 0))
            break;
        if (PhraseList object = m_clauses.object(u); !object.empty()) {
            found = std::move(object);
            break;
        }
    }
    return found;
}

PhraseList Matcher::holder() const
{
    const auto& units = chunks().units;
    const std::uint32_t u = m_site.unit;
    if (!m_site.noun || u < 2 || units[u - 1].kind != UnitKind::preposition || units[u - 2].kind != UnitKind::phrase)
        return {};
    return {units[u - 2].index};
}

const PhraseList& Matcher::patient()
{
    if (!m_patient) {
        if (m_site.qualifier) {
            m_patient = m_clauses.list_from(m_site.unit, m_site.tight);
        } else if (m_site.noun) {
            m_patient = m_clauses.behind(m_site.unit, m_state.grammar.of_word());
        } else if ((form() & form_passive) != 0) {
            m_patient = m_clauses.subject(m_site.unit);
            if (m_state.grammar.shape().inverts && !fits_patient(*m_patient)) {
                PhraseList behind = m_clauses.object(m_site.unit);
                if (fits_patient(behind) || m_patient->empty())
                    m_patient = std::move(behind);
            }
        } else {
            m_patient = m_clauses.object(m_site.unit);
        }
    }
    return *m_patient;
}

/// The one or the group that the text spoke of last, if not long ago.
std::vector<Value> Matcher::spoken_of() const
{
    constexpr std::uint32_t farthest = 3; ///< Sentences.
    const Discourse& discourse = m_state.discourse;
    const auto here = [&](bool plural) {
        return std::ranges::any_of(m_state.spoken,
                                   [&](const Spoken& it) { return it.token < m_site.token && it.plural == plural; });
    };
    const auto age = [&](bool plural) {
        const std::uint32_t since = plural ? discourse.plural_sentence : discourse.singular_sentence;
        return here(plural) ? 0U : since == none ? none : m_state.sentence - since;
    };
    // A name goes before "her lawyers".
    const auto named_here = [&](bool plural) {
        return std::ranges::any_of(m_state.spoken, [&](const Spoken& it) {
            return it.token < m_site.token && it.plural == plural && it.named;
        });
    };
    const bool named_before = age(false) != 0 && age(false) <= farthest && !discourse.singular.empty() &&
                              discourse.singular.front().kind == ValueKind::person;
    if (!named_here(true) && !named_here(false) && named_before && age(true) == 0)
        return discourse.singular;
    const bool plural = age(true) < age(false);
    if (age(plural) > farthest)
        return {};
    return m_state.meant(m_site.token, plural);
}

PhraseList Matcher::filler(const Frame& frame, const Role& role)
{
    if (role.source == Source::agent)
        return agent(frame);
    if (role.source == Source::patient)
        return patient();
    if (role.source == Source::purpose)
        return purpose();
    if (role.source == Source::holder)
        return holder();
    if (role.source != Source::phrase)
        return {};
    PhraseList behind = m_clauses.behind(m_site.unit, role.preposition);
    if (behind.empty() && m_site.noun && m_site.verb != none)
        behind = m_clauses.behind(m_site.verb, role.preposition);
    // "se encuentra bloqueado en Digitel": behind the participle that goes with the verb.
    const auto& units = chunks().units;
    if (const std::uint32_t next = m_site.unit + 1; behind.empty() && !m_site.noun && m_state.grammar.shape().inverts &&
                                                    next < units.size() && units[next].kind == UnitKind::verb &&
                                                    (chunks().verbs[units[next].index].form & form_bare) != 0)
        behind = m_clauses.behind(next, role.preposition);
    // "charges against Ana Ruz were dropped": behind the subject of a passive.
    if (behind.empty() && !m_site.noun && (form() & form_passive) != 0 && !patient().empty())
        for (std::uint32_t u = m_site.clause; u < m_site.unit; ++u)
            if (chunks().units[u].kind == UnitKind::phrase && chunks().units[u].index == patient().front())
                behind = m_clauses.behind(u, role.preposition);
    return behind.empty() && !m_site.noun ? m_clauses.before_relative(m_site.unit, role.preposition) : behind;
}

} // namespace vigil::read::claims
