// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/matcher.hpp"

#include <algorithm>

/// The words of a role become the values of a field.
namespace vigil::read::claims {

namespace {

/// "Ruz's release", "his release", "the Syrian government's attack".
bool owner_of(const State& state, const NounPhrase& phrase, const Role& role, std::vector<Value>& values)
{
    const Field field = role.field;
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
        for (Value value : state.meant(phrase.tokens.begin, has(c, WordClass::plural_pronoun))) {
            value.field = field;
            values.push_back(std::move(value));
        }
    }
    return !values.empty();
}

} // namespace

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

/// The last unit of a date between a verb of saying (unit `u`) and its "that"; `u` when there is none.
static std::uint32_t behind_day(const Chunks& chunks, std::uint32_t u)
{
    std::uint32_t k = u + 1;
    bool day = false;
    for (; k < chunks.units.size(); ++k) {
        const UnitKind kind = chunks.units[k].kind;
        day = day || kind == UnitKind::date;
        if (kind != UnitKind::date && kind != UnitKind::preposition && kind != UnitKind::comma)
            break;
    }
    const bool that = k < chunks.units.size() &&
                      (chunks.units[k].kind == UnitKind::relative || chunks.units[k].kind == UnitKind::subordinator);
    return day && that ? k - 1 : u;
}

/// "a law that bans", "amended the code, stripping": the verb that says what the law behind unit `u` does; or `none`.
static std::uint32_t says_what(const Chunks& chunks, std::uint32_t u)
{
    for (std::uint32_t k = u + 1; k < chunks.units.size(); ++k) {
        const UnitKind kind = chunks.units[k].kind;
        if (kind == UnitKind::stop || kind == UnitKind::subordinator)
            return none;
        if (kind == UnitKind::relative)
            return k + 1 < chunks.units.size() && chunks.units[k + 1].kind == UnitKind::verb ? k + 1 : none;
        if (kind == UnitKind::verb)
            return (chunks.verbs[chunks.units[k].index].form & form_gerund) != 0 ? k : none;
    }
    return none;
}

/// Where the words of a happening that say how end: before who did it, the day, and what only goes with it. `end` is
/// where the action ends as a demand would tell it.
static std::uint32_t end_of_manner(const State& state, std::uint32_t unit, std::uint32_t end)
{
    const auto& units = state.chunks.units;
    for (std::uint32_t u = unit + 1; u + 1 < units.size() && units[u].tokens.begin < end; ++u) {
        const Unit& it = units[u];
        const bool dated =
            it.kind == UnitKind::date || (it.kind == UnitKind::preposition && units[u + 1].kind == UnitKind::date);
        const bool agent = it.kind == UnitKind::preposition && state.in_class(it.tokens.begin, WordClass::agent_marker);
        const bool aside = u > unit + 1 && state.in_class(it.tokens.begin, WordClass::ends_charge) &&
                           (it.kind == UnitKind::preposition || it.kind == UnitKind::subordinator);
        if (dated || agent || aside)
            return it.tokens.begin;
    }
    return end;
}

bool Matcher::fill_words(const Role& role, Claim& claim)
{
    const auto& units = chunks().units;
    Span span;
    if (role.source == Source::complement || role.source == Source::infinitive) {
        std::uint32_t begin = chunks().units[m_site.unit].tokens.end;
        std::uint32_t from = m_site.unit;
        if (const std::uint32_t verb = claim.type == ClaimType::decree ? says_what(chunks(), m_site.unit) : none;
            role.source == Source::infinitive && verb != none) {
            begin = chunks().verbs[units[verb].index].main;
            from = verb;
        } else if (role.source == Source::infinitive) {
            std::uint32_t u = m_site.unit + 1;
            while (u < units.size() && units[u].kind != UnitKind::stop &&
                   !(units[u].kind == UnitKind::verb && (chunks().verbs[units[u].index].form & form_infinitive) != 0))
                ++u;
            if (u >= units.size() || units[u].kind != UnitKind::verb)
                return false;
            begin = units[u].tokens.begin + 1;
            from = u;
        } else {
            // Behind "that" and the like; "ruled on 4 May that": behind the day.
            from = behind_day(chunks(), from);
            begin = units[from].tokens.end;
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
        if (!m_site.noun) {
            std::uint32_t end = end_of_action(m_state, m_clauses, m_site.unit);
            if (!m_state.grammar.shape().head_first && claim.type != ClaimType::ruling &&
                claim.type != ClaimType::demand)
                end = end_of_manner(m_state, m_site.unit, end);
            span = trimmed_span(m_state, m_site.token, std::max(m_site.token + 1, end));
        }
    } else if (role.source == Source::premodifier) {
        const NounPhrase& phrase = chunks().phrases[units[m_site.unit].index];
        std::uint32_t begin = phrase.core;
        if (phrase.genitive != none && phrase.genitive < m_site.token)
            begin = phrase.genitive + 1;
        // "a near total internet shutdown" is near total: which service was cut is no scope.
        std::uint32_t end = m_site.token;
        while (end > begin &&
               (m_state.in_class(end - 1, WordClass::service) || m_state.tags[end - 1].part == Part::conjunction))
            --end;
        if (begin >= end)
            return false;
        span = trimmed_span(m_state, begin, end);
    }
    if (span.begin >= span.end || span.end - span.begin > 600)
        return false;
    claim.values.push_back(value_at(m_state, role.field, span, ValueKind::unknown));
    return true;
}

/// "raided the home of Ana Ruz", "searched his office": whom the place belongs to.
void Matcher::owner_of_patient(const Role& role, std::vector<Value>& values)
{
    for (const std::uint32_t p : patient()) {
        const NounPhrase& phrase = chunks().phrases[p];
        if (owner_of(m_state, phrase, role, values))
            return;
        std::uint32_t u = m_site.unit;
        while (u < chunks().units.size() && chunks().units[u].tokens.begin < phrase.tokens.end)
            ++u;
        if (u + 1 < chunks().units.size() && chunks().units[u].kind == UnitKind::preposition &&
            m_state.preposition(chunks().units[u].tokens.begin) == m_state.grammar.of_word() &&
            chunks().units[u + 1].kind == UnitKind::phrase && m_clauses.person_like(chunks().units[u + 1].index))
            for (Value& value :
                 values_of(m_state, m_clauses, m_clauses.list_from(u + 1, m_clauses.tight_end(u)), role.field, nullptr))
                values.push_back(std::move(value));
        if (!values.empty())
            return;
    }
}

bool Matcher::fill(const Frame& frame, const Role& role, Draft& draft, ValueNotes& notes)
{
    if (role.source == Source::complement || role.source == Source::infinitive || role.source == Source::trigger ||
        role.source == Source::premodifier) {
        fill_words(role, draft.claim);
        return true;
    }
    // A detail behind a preposition takes what hangs on it: "to seven years in prison".
    if (role.field == Field::detail && role.source == Source::patient) {
        for (std::uint32_t u = m_site.unit + 1; u < m_site.tight; ++u)
            if (chunks().units[u].kind == UnitKind::phrase) {
                const bool object = chunks().units[u - 1].kind != UnitKind::preposition;
                if (role.wanted != 0 && !wanted(chunks().units[u].index, role.wanted)) {
                    if (object)
                        return true;
                    continue; // "impuso a Ana Ruz siete años": whom it befalls stands between.
                }
                const Span span = extended_span(m_state, m_clauses, u, m_site.loose);
                draft.claim.values.push_back(value_at(m_state, role.field, span, ValueKind::unknown));
                return true;
            }
        return true;
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
        return true;
    }
    PhraseList list = filler(frame, role);
    // "desterró a 222 presos a Washington": the marker's phrase is whom it befalls, not where to.
    if (role.field == Field::place && role.preposition != no_word &&
        role.preposition == m_state.grammar.shape().object_marker)
        std::erase_if(list, [&](std::uint32_t phrase) { return m_clauses.person_like(phrase); });
    if (role.field == Field::target && names_no_body(frame, list))
        list.clear();
    std::vector<Value> values;
    const bool left_out = is_left_out(role, list);
    if (left_out)
        list.clear();
    if (role.wanted != 0 && !list.empty()) {
        const bool first_fits = wanted(list.front(), role.wanted);
        if (!first_fits && role.strict)
            return false;
        // "by CANTV, Movistar and Digitel": the names beside a body are bodies.
        const bool beside = first_fits && role.field == Field::actor;
        std::erase_if(list, [&](std::uint32_t phrase) {
            return !wanted(phrase, role.wanted) && !(beside && m_clauses.names_thing(phrase));
        });
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
    } else if (left_out) {
        values = left_out_subject(role.field);
        notes.resolved = notes.resolved || !values.empty();
    } else if (role.source == Source::owner) {
        owner_of_patient(role, values);
    } else if (role.source == Source::spoken) {
        for (Value value : spoken_of()) {
            value.field = role.field;
            const auto acts = [&](const Value& it) { return it.field == Field::actor && it.text == value.text; };
            if (std::ranges::none_of(draft.claim.values, acts))
                values.push_back(std::move(value));
        }
        notes.resolved = notes.resolved || !values.empty();
    } else if (m_site.noun && !m_site.qualifier &&
               (role.source == Source::patient || role.source == Source::possessor)) {
        owner_of(m_state, chunks().phrases[chunks().units[m_site.unit].index], role, values);
    }
    if (values.empty())
        return true;
    for (Value& value : values)
        draft.claim.values.push_back(std::move(value));
    return true;
}

} // namespace vigil::read::claims
