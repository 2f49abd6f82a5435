// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/frames.hpp"

#include "read/claims/matcher.hpp"

#include <algorithm>
#include <array>

namespace vigil::read::claims {
namespace {

/// "Ruz's release", "his release", "the Syrian government's attack".
bool owner_of(const State& state, const Site& site, const Role& role, std::vector<Value>& values)
{
    const Field field = role.field;
    const NounPhrase& phrase = state.chunks.phrases[state.chunks.units[site.unit].index];
    if (phrase.genitive != none) {
        std::uint32_t begin = phrase.tokens.begin;
        while (begin < phrase.genitive &&
               (state.tags[begin].part == Part::determiner || state.tags[begin].part == Part::date))
            ++begin;
        const std::uint32_t m = state.tags[phrase.genitive - 1].mention;
        if (m != none && state.annotation.mentions[m].kind == MentionKind::person) {
            const Mention& full = state.annotation.mentions[state.names.full(m)];
            values.push_back(value_at(state, field, full.span, ValueKind::person));
        } else {
            if (role.wanted != 0 && (state.tags[phrase.genitive - 1].classes & role.wanted) == 0)
                return false;
            const Span span = trimmed_span(state, begin, phrase.genitive);
            if (span.begin < span.end)
                values.push_back(value_at(state, field, span, ValueKind::unknown));
        }
        return !values.empty();
    }
    if (state.tags[phrase.tokens.begin].part == Part::possessive) {
        const Classes c = state.tags[phrase.tokens.begin].classes;
        if (has(c, WordClass::speaker_pronoun) || has(c, WordClass::not_person))
            return false;
        const auto& earlier = has(c, WordClass::plural_pronoun)
                                  ? (state.discourse.plural.empty() ? state.discourse.singular : state.discourse.plural)
                                  : state.discourse.singular;
        for (Value value : earlier) {
            value.field = field;
            values.push_back(std::move(value));
        }
    }
    return !values.empty();
}

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
    if (passive && !m_site.noun) {
        PhraseList by = m_clauses.behind(m_site.unit, m_state.grammar.by_word());
        if (!by.empty()) {
            add_joined_agents(by);
            return m_agent.emplace(std::move(by));
        }
    }
    if (!passive || intransitive) {
        if (m_subject)
            return *m_subject;
        m_subject = m_clauses.subject(m_site.unit);
        // "murieron tres personas": nothing else takes the place behind the verb.
        // "se encuentra detenida Ana Ruz": nor behind what goes with the verb.
        if (intransitive_frame(frame) && m_state.grammar.shape().inverts && !fits_patient(*m_subject)) {
            const auto& units = chunks().units;
            const std::uint32_t next = m_site.unit + 1;
            const bool complement = next < units.size() && units[next].kind == UnitKind::verb &&
                                    (chunks().verbs[units[next].index].form & form_bare) != 0;
            if (PhraseList behind = m_clauses.object(complement ? next : m_site.unit); fits_patient(behind))
                m_subject = std::move(behind);
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

const PhraseList& Matcher::patient()
{
    if (!m_patient) {
        if (m_site.noun) {
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

PhraseList Matcher::filler(const Frame& frame, const Role& role)
{
    if (role.source == Source::agent)
        return agent(frame);
    if (role.source == Source::patient)
        return patient();
    if (role.source == Source::purpose)
        return purpose();
    if (role.source != Source::phrase)
        return {};
    PhraseList behind = m_clauses.behind(m_site.unit, role.preposition);
    if (behind.empty() && m_site.noun && m_site.verb != none)
        behind = m_clauses.behind(m_site.verb, role.preposition);
    return behind.empty() && !m_site.noun ? m_clauses.before_relative(m_site.unit, role.preposition) : behind;
}

/// Each stated number is a claim of its own (GUIDE 12).
void Matcher::set_apart(PhraseList& list)
{
    const bool all_counted = std::ranges::all_of(list, [&](std::uint32_t p) {
        const NounPhrase& phrase = chunks().phrases[p];
        return phrase.count != none && phrase.person == none && !phrase.named;
    });
    if (!all_counted)
        return;
    m_apart.assign(list.begin() + 1, list.end());
    list.resize(1);
}

/// "was arrested with three others", "along with Eva Lind": they share the fate.
void Matcher::add_companions(PhraseList& list)
{
    for (std::uint32_t u = m_site.unit + 1; u + 1 < m_site.tight; ++u) {
        if (chunks().units[u].kind != UnitKind::preposition || chunks().units[u + 1].kind != UnitKind::phrase ||
            !m_state.in_class(chunks().units[u].tokens.begin, WordClass::companion))
            continue;
        const NounPhrase& phrase = chunks().phrases[chunks().units[u + 1].index];
        if (phrase.person == none && !has(phrase.classes, WordClass::others) && !has(phrase.classes, WordClass::family))
            continue;
        for (const std::uint32_t each : m_clauses.list_from(u + 1, m_site.tight))
            list.push_back(each);
        return;
    }
}

/// "withdrew from organizations it had left before": bare nouns name no treaty or body.
bool Matcher::names_no_body(const Frame& frame, const PhraseList& list) const
{
    const bool about_bodies =
        frame.type == ClaimType::withdrawal || frame.type == ClaimType::accession || frame.type == ClaimType::defunding;
    return about_bodies && std::ranges::all_of(list, [&](std::uint32_t p) {
               const NounPhrase& it = chunks().phrases[p];
               return it.core == it.head && it.count == none && it.person == none && !it.named &&
                      m_state.tags[it.head].mention == none && !m_state.annotation.tokens[it.head].capitalised &&
                      has(it.classes, WordClass::instrument);
           });
}

bool Matcher::fill_words(const Role& role, Claim& claim)
{
    const auto& units = chunks().units;
    Span span;
    if (role.source == Source::complement || role.source == Source::infinitive) {
        std::uint32_t begin = chunks().units[m_site.unit].tokens.end;
        std::uint32_t from = m_site.unit;
        if (role.source == Source::infinitive) {
            std::uint32_t u = m_site.unit + 1;
            while (u < units.size() && units[u].kind != UnitKind::stop &&
                   !(units[u].kind == UnitKind::verb && (chunks().verbs[units[u].index].form & form_infinitive) != 0))
                ++u;
            if (u >= units.size() || units[u].kind != UnitKind::verb)
                return false;
            begin = units[u].tokens.begin + 1;
            from = u;
        } else {
            // Behind "that" and the like.
            while (from + 1 < units.size() &&
                   (units[from + 1].kind == UnitKind::relative || units[from + 1].kind == UnitKind::subordinator)) {
                ++from;
                begin = units[from].tokens.end;
            }
        }
        span = trimmed_span(m_state, begin, std::max(begin, end_of_action(m_state, m_clauses, from)));
    } else if (role.source == Source::trigger) {
        const Unit& unit = units[m_site.unit];
        span = m_site.noun
                   ? trimmed_span(m_state, chunks().phrases[unit.index].core, unit.tokens.end)
                   : Span{m_state.annotation.tokens[m_site.token].span.begin,
                          m_state.annotation
                              .tokens[std::max(m_site.token, tokens_of(m_clauses, m_site.unit, m_site.tight).end - 1)]
                              .span.end};
        if (!m_site.noun)
            span = trimmed_span(m_state, m_site.token,
                                std::max(m_site.token + 1, end_of_action(m_state, m_clauses, m_site.unit)));
    } else if (role.source == Source::premodifier) {
        const NounPhrase& phrase = chunks().phrases[units[m_site.unit].index];
        std::uint32_t begin = phrase.core;
        if (phrase.genitive != none && phrase.genitive < m_site.token)
            begin = phrase.genitive + 1;
        if (begin >= m_site.token)
            return false;
        span = trimmed_span(m_state, begin, m_site.token);
    }
    if (span.begin >= span.end || span.end - span.begin > 600)
        return false;
    claim.values.push_back(value_at(m_state, role.field, span, ValueKind::unknown));
    return true;
}

bool Matcher::fill(const Frame& frame, const Role& role, Draft& draft, ValueNotes& notes)
{
    if (role.source == Source::complement || role.source == Source::infinitive || role.source == Source::trigger ||
        role.source == Source::premodifier)
        return fill_words(role, draft.claim) || !role.required;
    // A detail behind a preposition takes what hangs on it: "to seven years in prison".
    if (role.field == Field::detail && role.source == Source::patient) {
        for (std::uint32_t u = m_site.unit + 1; u < m_site.tight; ++u)
            if (chunks().units[u].kind == UnitKind::phrase) {
                const bool object = chunks().units[u - 1].kind != UnitKind::preposition;
                if (role.wanted != 0 && !wanted(chunks().units[u].index, role.wanted)) {
                    if (object)
                        return !role.required;
                    continue; // "impuso a Ana Ruz siete años": whom it befalls stands between.
                }
                const Span span = extended_span(m_state, m_clauses, u, m_site.loose);
                draft.claim.values.push_back(value_at(m_state, role.field, span, ValueKind::unknown));
                return true;
            }
        return !role.required;
    }
    if (role.field == Field::detail) {
        for (std::uint32_t u = m_site.unit + 1; u + 1 < m_site.loose; ++u)
            if (chunks().units[u].kind == UnitKind::preposition &&
                m_state.preposition(chunks().units[u].tokens.begin) == role.preposition &&
                chunks().units[u + 1].kind == UnitKind::phrase) {
                const NounPhrase& phrase = chunks().phrases[chunks().units[u + 1].index];
                if (role.wanted != 0 && !wanted(chunks().units[u + 1].index, role.wanted) && phrase.count == none)
                    continue;
                const Span span = extended_span(m_state, m_clauses, u + 1, m_site.loose);
                draft.claim.values.push_back(value_at(m_state, role.field, span, ValueKind::unknown));
                return true;
            }
        return !role.required;
    }
    PhraseList list = filler(frame, role);
    if (role.field == Field::target && names_no_body(frame, list))
        list.clear();
    std::vector<Value> values;
    if (role.wanted != 0 && !list.empty()) {
        const bool first_fits = wanted(list.front(), role.wanted);
        if (!first_fits && role.strict)
            return false;
        std::erase_if(list, [&](std::uint32_t phrase) { return !wanted(phrase, role.wanted); });
    }
    if (!list.empty() && role.field == Field::target && role.source == Source::patient && !m_site.noun)
        add_companions(list);
    if (role.field == Field::target && list.size() > 1)
        set_apart(list);
    if (!list.empty()) {
        ValueNotes own;
        values = values_of(m_state, m_clauses, list, role.field, &own);
        const bool counts =
            role.field == Field::target || (role.field == Field::actor && frame.type == ClaimType::protest);
        if (counts) {
            notes.count = notes.count ? notes.count : own.count;
            notes.resolved = notes.resolved || own.resolved;
        }
        notes.named = notes.named || own.named;
    } else if (m_site.noun && (role.source == Source::patient || role.source == Source::possessor)) {
        owner_of(m_state, m_site, role, values);
    }
    if (values.empty())
        return !role.required;
    for (Value& value : values)
        draft.claim.values.push_back(std::move(value));
    return true;
}

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
    }
    if (!fill_modality(m_state, m_clauses, m_site, draft) || is_general(draft))
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

void match_frames(State& state, const Clauses& clauses)
{
    const Chunks& chunks = state.chunks;
    for (std::uint32_t u = 0; u < chunks.units.size(); ++u) {
        const Unit& unit = chunks.units[u];
        if (unit.kind != UnitKind::verb && unit.kind != UnitKind::phrase)
            continue;
        std::uint32_t token = 0;
        std::span<const std::uint32_t> frames;
        if (unit.kind == UnitKind::verb) {
            const VerbGroup& verb = chunks.verbs[unit.index];
            token = verb.main;
            frames = state.grammar.verb_frames(verb.verb);
            if (frames.empty() || is_wish(state, u) || is_complement(state, u))
                continue;
        } else {
            const NounPhrase& phrase = chunks.phrases[unit.index];
            if (phrase.pronoun || phrase.person != none)
                continue;
            token = phrase.head;
            const WordInfo& info = state.grammar.info(state.word(token));
            frames = state.grammar.noun_frames(info.noun);
            if (frames.empty() || (state.tags[token].mention != none &&
                                   state.annotation.mentions[state.tags[token].mention].kind != MentionKind::count))
                continue;
        }
        const bool demanded = state.demanded[token];
        if (demanded &&
            std::ranges::none_of(frames, [&](std::uint32_t f) { return state.grammar.frame(f).presupposed; }))
            continue;
        Site site{u,
                  token,
                  clauses.clause_begin(u),
                  clauses.tight_end(u),
                  clauses.loose_end(u),
                  unit.kind == UnitKind::phrase};
        if (site.noun)
            widen(state, clauses, site);
        Matcher{state, clauses, site}.run(frames, demanded);
    }
}

} // namespace vigil::read::claims
