// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/frames.hpp"

#include "read/claims/matcher.hpp"

#include <algorithm>

namespace vigil::read::claims {

namespace {

/// Wishes and plans are no happenings: "to release them" by itself says that nobody was released.
bool is_wish(const State& state, std::uint32_t u)
{
    const VerbGroup& verb = state.chunks.verbs[state.chunks.units[u].index];
    if ((verb.form & form_infinitive) == 0 || (verb.form & form_perfect) != 0)
        return false;
    for (std::uint32_t k = u; k > 0; --k) {
        const Unit& before = state.chunks.units[k - 1];
        if (before.kind != UnitKind::verb)
            continue;
        // "is due to stand trial", "is scheduled to be heard": it is announced.
        for (std::uint32_t t = before.tokens.begin; t < state.chunks.units[u].tokens.begin; ++t)
            if (state.in_class(t, WordClass::expected))
                return false;
        const Classes c = state.tags[state.chunks.verbs[before.index].main].classes;
        const bool ordered = has(c, WordClass::urging) && (verb.form & form_passive) == 0;
        return !has(c, WordClass::governing) || ordered;
    }
    return true;
}

/// "remain arbitrarily detained", "were found guilty": a participle right behind another verb belongs to it.
bool is_complement(const State& state, std::uint32_t u)
{
    const Chunks& chunks = state.chunks;
    if ((chunks.verbs[chunks.units[u].index].form & form_bare) == 0)
        return false;
    std::uint32_t k = u;
    while (k > 0 && chunks.units[k - 1].kind == UnitKind::adverb)
        --k;
    return k > 0 && chunks.units[k - 1].kind == UnitKind::verb &&
           !has(state.tags[chunks.verbs[chunks.units[k - 1].index].main].classes, WordClass::saying);
}

/// A noun that is the subject of a verb shares what follows the verb ("the hearing took place in Sari on 4 May"); one
/// that is joined to another happening shares nothing with it ("the killing of two men and the arrest of a third").
void widen(const State& state, const Clauses& clauses, Site& site)
{
    const auto& units = state.chunks.units;
    const std::uint32_t own = units[site.unit].index;
    for (std::uint32_t u = site.unit + 1; u < site.loose; ++u)
        if (units[u].kind == UnitKind::conjunction && u + 1 < site.loose && units[u + 1].kind == UnitKind::phrase) {
            const NounPhrase& next = state.chunks.phrases[units[u + 1].index];
            if (!next.pronoun && state.grammar.info(state.word(next.head)).noun != 0 && next.head != site.token) {
                site.loose = site.tight = u;
                return;
            }
        }
    for (std::uint32_t u = site.unit + 1; u < units.size() && units[u].kind != UnitKind::stop; ++u) {
        if (units[u].kind != UnitKind::verb)
            continue;
        if ((state.chunks.verbs[units[u].index].form & (form_gerund | form_infinitive)) != 0 ||
            (clauses.form(u) & form_reduced) != 0)
            continue;
        const PhraseList subject = clauses.subject(u);
        if (std::ranges::find(subject, own) != subject.end()) {
            site.loose = std::max(site.loose, clauses.loose_end(u));
            site.verb = u;
        }
        return;
    }
}

} // namespace

/// The sentence, or the clause where the sentence holds several finite clauses apart by stops.
Span Matcher::quote_span() const
{
    return m_state.here().span;
}

void Matcher::make(const Frame& frame)
{
    Draft draft;
    Claim& claim = draft.claim;
    claim.type = frame.type;
    claim.modality = frame.modality;
    claim.rule = frame.rule;
    claim.confidence = frame.confidence;
    draft.frame = &frame;
    draft.sentence = m_state.sentence;
    draft.trigger = m_site.token;
    draft.paragraph = m_state.here().paragraph;
    draft.particular = frame.particular;
    draft.alone = frame.alone;
    ValueNotes notes;
    m_apart.clear();
    for (const Role& role : frame.roles) {
        // A further source for a field is a fallback.
        if (draft.claim.first(role.field) != nullptr)
            continue;
        if (!fill(frame, role, draft, notes))
            return;
        if (claim.first(role.field) != nullptr)
            draft.roles[static_cast<std::size_t>(role.field)] = static_cast<std::uint8_t>(&role - frame.roles.data());
    }
    for (const Role& role : frame.roles)
        if (role.required && claim.first(role.field) == nullptr)
            return;
    if (!fill_modality(m_state, m_clauses, m_site, frame.negated, draft) || is_general(draft))
        return;
    if (claim.first(Field::detail) == nullptr)
        fill_detail(m_state, m_clauses, m_site, claim);
    if (!frame.fixed_detail.empty()) {
        std::erase_if(claim.values, [](const Value& it) { return it.field == Field::detail; });
        Value detail;
        detail.field = Field::detail;
        detail.text = frame.fixed_detail;
        claim.values.push_back(std::move(detail));
    }
    if (frame.takes_count) {
        claim.count = notes.count;
        if (const NounPhrase* own = m_site.noun ? &chunks().phrases[chunks().units[m_site.unit].index] : nullptr;
            own != nullptr && !claim.count && own->count != none)
            claim.count = m_state.annotation.mentions[own->count].count; // "314 executions"
    }
    draft.back_reference = notes.resolved;
    if (frame.takes_time)
        fill_time(m_state, m_clauses, m_site, claim);
    close_time(claim);
    if (frame.takes_place)
        fill_place(m_state, m_clauses, m_site, claim);
    if (frame.takes_law)
        fill_law(m_state, m_clauses, m_site, frame, claim);
    fill_source(m_state, m_clauses, m_site, draft);
    claim.span = quote_span();
    claim.quote = std::string{m_state.text(claim.span)};
    m_done |= std::uint64_t{1} << static_cast<unsigned>(frame.type);
    for (const std::uint32_t phrase : m_apart) {
        Draft other = draft;
        std::erase_if(other.claim.values, [](const Value& it) { return it.field == Field::target; });
        ValueNotes own;
        for (Value& value : values_of(m_state, m_clauses, {phrase}, Field::target, &own))
            other.claim.values.push_back(std::move(value));
        other.claim.count = own.count;
        m_state.drafts.push_back(std::move(other));
    }
    m_state.drafts.push_back(std::move(draft));
}

void Matcher::run(std::span<const std::uint32_t> frames, bool demanded)
{
    for (const std::uint32_t index : frames) {
        const Frame& frame = m_state.grammar.frame(index);
        if ((demanded && !frame.presupposed) || (m_done >> static_cast<unsigned>(frame.type) & 1U) != 0 || !fits(frame))
            continue;
        make(frame);
    }
}

namespace {

/// Holds the frames of one trigger against its sentence.
void meet(State& state, const Clauses& clauses, Site site, std::span<const std::uint32_t> frames)
{
    const bool demanded = state.demanded[site.token];
    const auto presupposed = [&](std::uint32_t f) { return state.grammar.frame(f).presupposed; };
    if (frames.empty() || (demanded && std::ranges::none_of(frames, presupposed)))
        return;
    site.clause = clauses.clause_begin(site.unit);
    site.tight = clauses.tight_end(site.unit);
    site.loose = clauses.loose_end(site.unit);
    if (site.noun && !site.qualifier)
        widen(state, clauses, site);
    Matcher{state, clauses, site}.run(frames, demanded);
}

void meet_verb(State& state, const Clauses& clauses, std::uint32_t u)
{
    const VerbGroup& verb = state.chunks.verbs[state.chunks.units[u].index];
    const auto frames = state.grammar.verb_frames(verb.verb);
    if (frames.empty() || is_wish(state, u) || is_complement(state, u))
        return;
    Site site;
    site.unit = u;
    site.token = verb.main;
    meet(state, clauses, site, frames);
}

void meet_phrase(State& state, const Clauses& clauses, std::uint32_t u)
{
    const NounPhrase& phrase = state.chunks.phrases[state.chunks.units[u].index];
    if (phrase.pronoun)
        return;
    Site site;
    site.unit = u;
    site.noun = true;
    for (std::uint32_t t = phrase.tokens.begin; t < phrase.head; ++t) {
        const WordInfo& info = state.grammar.info(state.word(t));
        if (info.qualifier == 0 || state.tags[t].mention != none)
            continue;
        site.token = t;
        site.qualifier = true;
        meet(state, clauses, site, state.grammar.noun_frames(info.qualifier));
    }
    const std::uint32_t mention = state.tags[phrase.head].mention;
    if (phrase.person != none || (mention != none && state.annotation.mentions[mention].kind != MentionKind::count))
        return;
    site.token = phrase.head;
    site.qualifier = false;
    meet(state, clauses, site, state.grammar.noun_frames(state.grammar.info(state.word(phrase.head)).noun));
}

} // namespace

void match_frames(State& state, const Clauses& clauses)
{
    for (std::uint32_t u = 0; u < state.chunks.units.size(); ++u)
        if (state.chunks.units[u].kind == UnitKind::verb)
            meet_verb(state, clauses, u);
        else if (state.chunks.units[u].kind == UnitKind::phrase)
            meet_phrase(state, clauses, u);
}

} // namespace vigil::read::claims
