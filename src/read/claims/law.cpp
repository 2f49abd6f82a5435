// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/slots.hpp"

#include <algorithm>

namespace vigil::read::claims {
namespace {

void put(const State& state, Span span, ValueKind kind, std::string norm, Claim& claim)
{
    if (span.begin >= span.end || span.end - span.begin > 400)
        return;
    const bool known = std::ranges::any_of(claim.values, [&](const Value& it) {
        return it.field == Field::law && it.span && it.span->begin <= span.begin && it.span->end >= span.end;
    });
    if (known)
        return;
    Value value = value_at(state, Field::law, span, kind);
    value.norm = std::move(norm);
    claim.values.push_back(std::move(value));
}

/// Text inside quotation marks among the tokens: charges are often quoted one by one.
bool put_quoted(const State& state, std::uint32_t begin, std::uint32_t end, Claim& claim)
{
    bool any = false;
    for (std::uint32_t t = begin; t < end; ++t) {
        if (state.tags[t].part != Part::quote)
            continue;
        std::uint32_t close = t + 1;
        while (close < end && state.tags[close].part != Part::quote)
            ++close;
        if (close < end && close > t + 1) {
            put(state, trimmed_span(state, t + 1, close), ValueKind::law, {}, claim);
            any = true;
        }
        t = close;
    }
    return any;
}

/// Where the words of a charge end: before a date, a place, another clause.
std::uint32_t end_of_charge(const State& state, std::uint32_t from, std::uint32_t limit, bool& list)
{
    const Chunks& chunks = state.chunks;
    list = false;
    bool verb_seen = false;
    std::uint32_t u = from;
    for (; u < limit; ++u) {
        const Unit& it = chunks.units[u];
        if (it.kind == UnitKind::verb) {
            const std::uint32_t form = chunks.verbs[it.index].form;
            if ((form & (form_gerund | form_infinitive)) == 0)
                break;
            verb_seen = true;
            continue;
        }
        if (it.kind == UnitKind::stop || it.kind == UnitKind::relative || it.kind == UnitKind::subordinator ||
            it.kind == UnitKind::date)
            break;
        if (it.kind == UnitKind::preposition && u > from) {
            const bool dated = u + 1 < limit && chunks.units[u + 1].kind == UnitKind::date;
            if (dated || state.in_class(it.tokens.begin, WordClass::ends_charge))
                break;
        }
        if (it.kind == UnitKind::comma || it.kind == UnitKind::conjunction) {
            if (u + 1 < limit && chunks.units[u + 1].kind == UnitKind::phrase && !verb_seen)
                list = true;
            else if (it.kind == UnitKind::comma)
                break;
            else if (u + 1 < limit && chunks.units[u + 1].kind == UnitKind::verb &&
                     (chunks.verbs[chunks.units[u + 1].index].form & form_gerund) == 0)
                break;
        }
    }
    return u;
}

void put_charge(const State& state, const Clauses& clauses, std::uint32_t from, std::uint32_t limit, Claim& claim)
{
    bool list = false;
    const std::uint32_t end = end_of_charge(state, from, limit, list);
    if (end <= from)
        return;
    const TokenRange tokens = tokens_of(clauses, from, end);
    // Marks before the first unit belong to it.
    const std::uint32_t begin =
        tokens.begin > 0 && state.tags[tokens.begin - 1].part == Part::quote ? tokens.begin - 1 : tokens.begin;
    const std::uint32_t stop =
        tokens.end < state.tags.size() && state.tags[tokens.end].part == Part::quote ? tokens.end + 1 : tokens.end;
    if (put_quoted(state, begin, stop, claim))
        return;
    std::uint32_t start = from;
    for (std::uint32_t u = from; u <= end; ++u) {
        const bool parts = u == end || (list && (state.chunks.units[u].kind == UnitKind::comma ||
                                                 state.chunks.units[u].kind == UnitKind::conjunction));
        if (!parts)
            continue;
        if (u > start) {
            const TokenRange piece = tokens_of(clauses, start, u);
            std::uint32_t first = piece.begin;
            while (first + 1 < piece.end &&
                   (state.tags[first].part == Part::determiner || state.tags[first].part == Part::infinitive ||
                    state.in_class(first, WordClass::allegation)))
                ++first;
            put(state, trimmed_span(state, first, piece.end), ValueKind::law, {}, claim);
        }
        start = u + 1;
    }
}

} // namespace

void fill_law(const State& state, const Clauses& clauses, const Site& site, const Frame& frame, Claim& claim)
{
    const Chunks& chunks = state.chunks;
    constexpr Classes no_charge = bit(WordClass::place) | bit(WordClass::custody) | bit(WordClass::court) |
                                  bit(WordClass::prosecution) | bit(WordClass::force);
    // "accused of spreading", "acusado de difundir".
    const std::uint32_t charge_form = state.grammar.shape().own_infinitive ? form_infinitive : form_gerund;
    // 1. "charged with", "on charges of", "for" + what was done: prepositions of class `instrument`.
    for (std::uint32_t u = site.unit + 1; u < site.loose; ++u) {
        const Unit& it = chunks.units[u];
        if (it.kind == UnitKind::relative || it.kind == UnitKind::stop)
            break;
        const auto is_law_word = [&](std::uint32_t t) {
            return std::ranges::find(frame.law_words, state.preposition(t)) != frame.law_words.end();
        };
        // "acusado de difundir": its preposition marks the infinitive.
        if (it.kind == UnitKind::verb && (chunks.verbs[it.index].form & form_infinitive) != 0 &&
            state.tags[it.tokens.begin].part == Part::infinitive && is_law_word(it.tokens.begin) &&
            state.grammar.shape().own_infinitive) {
            put_charge(state, clauses, u, static_cast<std::uint32_t>(chunks.units.size()), claim);
            break;
        }
        if (it.kind != UnitKind::preposition || u + 1 >= site.loose)
            continue;
        const bool wanted = is_law_word(it.tokens.begin);
        const Unit& next = chunks.units[u + 1];
        if (next.kind == UnitKind::phrase) {
            const NounPhrase& phrase = chunks.phrases[next.index];
            // "on charges of X", "on suspicion of X": X is the charge; "for three days", "for the family" are none.
            if (has(phrase.classes, WordClass::allegation)) {
                std::uint32_t k = u + 2;
                while (k < site.loose &&
                       (chunks.units[k].kind == UnitKind::preposition || chunks.units[k].kind == UnitKind::adverb))
                    ++k;
                if (k > u + 2)
                    put_charge(state, clauses, k, std::max(site.loose, k + 1), claim);
                else if (phrase.core < phrase.head) // "terrorism charges"; bare "charges" name none.
                    put(state, trimmed_span(state, phrase.core, phrase.tokens.end), ValueKind::law, {}, claim);
                break;
            }
            // "released under an amnesty": only what is a rule is a law there.
            if (claim.type == ClaimType::release && !has(phrase.classes, WordClass::statute))
                continue;
            if (!wanted || clauses.person_like(next.index) || has(phrase.classes, WordClass::time_word) ||
                phrase.count != none || (phrase.classes & no_charge) != 0)
                continue;
        } else if (!wanted || next.kind != UnitKind::verb || (chunks.verbs[next.index].form & charge_form) == 0) {
            continue;
        }
        put_charge(state, clauses, u + 1, static_cast<std::uint32_t>(chunks.units.size()), claim);
        break;
    }
    // 2. Provisions named in the clause.
    const TokenRange tokens = tokens_of(clauses, site.clause, std::max(site.loose, site.unit + 1));
    std::uint32_t last = none;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
        const std::uint32_t m = state.tags[t].mention;
        if (m == none || m == last || state.annotation.mentions[m].kind != MentionKind::law)
            continue;
        last = m;
        put(state, state.annotation.mentions[m].span, ValueKind::law, state.annotation.mentions[m].norm, claim);
    }
}

} // namespace vigil::read::claims
