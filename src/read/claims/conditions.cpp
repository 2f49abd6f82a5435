// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/matcher.hpp"

#include <algorithm>

namespace vigil::read::claims {

bool Matcher::stands(const std::vector<WordId>& phrase, std::uint32_t from, std::uint32_t to, bool at_once) const
{
    if (phrase.empty())
        return false;
    for (std::uint32_t t = from; t + phrase.size() <= to; ++t) {
        std::size_t n = 0;
        while (n < phrase.size() && m_state.word(t + static_cast<std::uint32_t>(n)) == phrase[n])
            ++n;
        if (n == phrase.size())
            return true;
        if (at_once && m_state.tags[t].part != Part::adverb && m_state.tags[t].part != Part::quote &&
            m_state.tags[t].part != Part::determiner && m_state.tags[t].part != Part::possessive)
            return false;
    }
    return false;
}

static bool is_state(const State& state, const NounPhrase& phrase)
{
    const std::uint32_t m = state.tags[phrase.head].mention;
    return m != none && phrase.genitive == none && state.annotation.mentions[m].kind == MentionKind::place &&
           state.annotation.mentions[m].norm.starts_with("state:");
}

bool Matcher::wanted(std::uint32_t phrase, Classes classes) const
{
    if (const std::uint32_t counted = counted_phrase(m_state, m_clauses, phrase); counted != none)
        phrase = counted;
    const NounPhrase& it = chunks().phrases[phrase];
    if ((it.classes & classes) != 0)
        return true;
    if (const std::uint32_t noun = noun_before_name(m_state, it);
        noun != none && (m_state.tags[noun].classes & classes) != 0)
        return true;
    if (has(classes, WordClass::body) && !m_state.grammar.shape().head_first && is_state(m_state, it))
        return true; // "Iran imposed a blackout": a state acts like any other body.
    // A person is wanted: names, pronouns and counted people are persons, whatever their class.
    const bool people = (classes & (bit(WordClass::person) | bit(WordClass::people))) != 0;
    return people &&
           (m_clauses.person_like(phrase) || (it.count != none && m_state.tags[it.head].part == Part::number) ||
            m_state.tags[it.head].part == Part::determiner);
}

bool Matcher::custody_told(TokenRange clause) const
{
    for (std::uint32_t t = clause.begin; t < clause.end; ++t)
        if (m_state.in_class(t, WordClass::custody) || m_state.in_class(t, WordClass::confinement))
            return true;
    for (auto it = m_state.drafts.rbegin(); it != m_state.drafts.rend() && it->paragraph == m_state.here().paragraph;
         ++it)
        if (it->claim.type == ClaimType::held || it->claim.type == ClaimType::arrest ||
            it->claim.type == ClaimType::torture)
            return true;
    return false;
}

bool Matcher::holds(const Condition& condition)
{
    const TokenRange clause = tokens_of(m_clauses, m_site.clause, std::max(m_site.loose, m_site.unit + 1));
    const std::uint32_t behind = chunks().units[m_site.unit].tokens.end;
    const auto any = [&](std::uint32_t from, std::uint32_t to, bool at_once) {
        return std::ranges::any_of(condition.phrases,
                                   [&](const auto& phrase) { return stands(phrase, from, to, at_once); });
    };
    const auto head_in = [&](const PhraseList& list) {
        return std::ranges::any_of(list, [&](std::uint32_t phrase) { return wanted(phrase, condition.classes); });
    };
    switch (condition.kind) {
    case Condition::Kind::after:
        return any(m_site.noun ? m_site.token + 1 : behind, std::max(clause.end, behind), false);
    case Condition::Kind::later: return any(m_site.noun ? m_site.token + 1 : behind, m_state.here().tokens.end, false);
    case Condition::Kind::next: return any(m_site.noun ? m_site.token + 1 : behind, m_state.here().tokens.end, true);
    case Condition::Kind::before: return any(clause.begin, m_site.token, false);
    case Condition::Kind::near: return any(clause.begin, std::max(clause.end, behind), false);
    case Condition::Kind::subject: return head_in(m_site.noun ? PhraseList{} : m_clauses.subject(m_site.unit));
    case Condition::Kind::object: return head_in(m_site.noun ? patient() : m_clauses.object(m_site.unit));
    case Condition::Kind::form: return (form() & condition.bits) != 0;
    case Condition::Kind::has_: break;
    }
    std::uint32_t bits = 0;
    for (std::uint32_t t = clause.begin; t < clause.end; ++t) {
        const std::uint32_t m = m_state.tags[t].mention;
        if (m_state.tags[t].part == Part::quote)
            bits |= has_quote;
        if (t > clause.begin + 1 && m_state.in_class(t, WordClass::time_word) && m_state.tags[t].part != Part::date &&
            (m_state.tags[t - 1].part == Part::number || m_state.tags[t - 1].part == Part::determiner) &&
            m_state.tags[t - 2].part == Part::preposition && m_state.in_class(t - 2, WordClass::charge_preposition))
            bits |= has_duration;
        if (m == none)
            continue;
        const auto& time = m_state.annotation.mentions[m].time;
        if (time && time->interval && time->from && !time->to)
            bits |= has_since;
        static constexpr std::pair<MentionKind, std::uint32_t> kinds[]{{MentionKind::person, has_person},
                                                                       {MentionKind::date, has_date},
                                                                       {MentionKind::count, has_count},
                                                                       {MentionKind::place, has_place},
                                                                       {MentionKind::law, has_law}};
        for (const auto& [kind, mark] : kinds)
            if (kind == m_state.annotation.mentions[m].kind)
                bits |= mark;
    }
    if ((condition.bits & has_custody) != 0 && custody_told(clause))
        bits |= has_custody;
    if ((condition.bits & has_place) != 0) {
        Claim probe;
        fill_place(m_state, m_clauses, m_site, probe);
        bits |= probe.values.empty() ? 0U : static_cast<std::uint32_t>(has_place);
    }
    return (bits & condition.bits) != 0;
}

bool Matcher::fits(const Frame& frame)
{
    for (const Condition& condition : frame.conditions)
        if (holds(condition) != condition.wanted)
            return false;
    return true;
}

/// "Journalists are beaten", "no one was charged": nothing happened to anybody in particular.
bool Matcher::is_general(const Draft& draft)
{
    if (m_site.noun)
        return false;
    for (const std::uint32_t p : patient())
        if (has(m_state.tags[chunks().phrases[p].tokens.begin].classes, WordClass::negation))
            return true;
    // What the report's own organisation looks into is its method, no happening.
    if (draft.claim.type == ClaimType::investigation)
        for (const Value* actor : draft.claim.values_of(Field::actor))
            if (m_state.own_organisation(actor->text))
                return true;
    const std::uint32_t now = form();
    // "the release of the people detained in Sari": told only to name them.
    if ((now & form_reduced) != 0 && draft.claim.first(Field::target) != nullptr && !patient().empty() &&
        draft.claim.first(Field::actor) == nullptr) {
        const NounPhrase& phrase = chunks().phrases[patient().front()];
        const auto& units = chunks().units;
        for (std::uint32_t u = 1; u < m_site.unit; ++u)
            if (units[u].kind == UnitKind::phrase && units[u].index == patient().front() && phrase.person == none &&
                !phrase.named && units[u - 1].kind == UnitKind::preposition)
                return true;
    }
    const bool habit = (now & form_present) != 0 && (now & (form_perfect | form_progressive | form_modal)) == 0;
    constexpr ClaimType happenings[]{ClaimType::arrest,  ClaimType::torture, ClaimType::threat, ClaimType::attack,
                                     ClaimType::killing, ClaimType::release, ClaimType::death,  ClaimType::injury};
    if (!habit || std::ranges::find(happenings, draft.claim.type) == std::end(happenings))
        return false;
    return std::ranges::none_of(draft.claim.values,
                                [](const Value& it) {
                                    return it.field == Field::target && it.kind == ValueKind::person &&
                                           it.span.has_value();
                                }) ||
           (!patient().empty() && chunks().phrases[patient().front()].person == none &&
            !chunks().phrases[patient().front()].pronoun);
}

} // namespace vigil::read::claims
