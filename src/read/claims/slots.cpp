// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/slots.hpp"

#include <algorithm>

namespace vigil::read::claims {
namespace {

bool is_kind(const Chunks& chunks, std::uint32_t u, UnitKind kind)
{
    return u < chunks.units.size() && chunks.units[u].kind == kind;
}

/// Date of a date unit; nothing when it only names something ("the 2019 protests").
const Edtf* date_at(const State& state, std::uint32_t u)
{
    const std::uint32_t mention = state.tags[state.chunks.units[u].tokens.begin].mention;
    if (mention == none || !state.annotation.mentions[mention].time)
        return nullptr;
    return &*state.annotation.mentions[mention].time;
}

/// "in June and August": two dates told of one thing become the span of both.
Edtf joined(const State& state, std::uint32_t u, std::uint32_t end)
{
    const Edtf first = *date_at(state, u);
    const Chunks& chunks = state.chunks;
    std::uint32_t next = u + 1;
    if (!is_kind(chunks, next, UnitKind::conjunction))
        return first;
    ++next;
    if (is_kind(chunks, next, UnitKind::preposition))
        ++next;
    if (next >= end || !is_kind(chunks, next, UnitKind::date) || first.interval)
        return first;
    const Edtf* second = date_at(state, next);
    if (second == nullptr || second->interval || !first.from || !second->from ||
        second->from->first < first.from->first)
        return first;
    return Edtf::between(first.from, second->from);
}

/// Dates inside noun phrases: "since his October 2008 arrest".
const Edtf* date_inside(const State& state, TokenRange tokens)
{
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
        const std::uint32_t m = state.tags[t].mention;
        if (m != none && state.annotation.mentions[m].kind == MentionKind::date && state.annotation.mentions[m].time)
            return &*state.annotation.mentions[m].time;
    }
    return nullptr;
}

/// Whether a preposition hangs the phrase behind it on a happening as its place. "To" does where people are moved.
bool locates(const State& state, std::uint32_t u, ClaimType type)
{
    constexpr ClaimType moves[]{ClaimType::held, ClaimType::deportation, ClaimType::arrest, ClaimType::hearing};
    const std::uint32_t t = state.chunks.units[u].tokens.begin;
    return state.in_class(t, WordClass::place_preposition) &&
           (!state.in_class(t, WordClass::goal_preposition) || std::ranges::find(moves, type) != std::end(moves));
}

/// "in custody", "in solitary confinement" say how, "in police custody" says where.
bool is_state_of_custody(const State& state, const NounPhrase& phrase)
{
    return has(phrase.classes, WordClass::confinement) &&
           (phrase.core == phrase.head ||
            (state.tags[phrase.head - 1].classes & (bit(WordClass::force) | bit(WordClass::body))) == 0);
}

bool is_placelike(const State& state, const NounPhrase& phrase)
{
    // A capitalised word that no table knows, behind "in" or "near": most likely a place that the gazetteer lacks.
    if (phrase.person == none && phrase.core == phrase.head && phrase.classes == 0 &&
        state.tags[phrase.head].mention == none && state.tags[phrase.head].part == Part::name &&
        state.annotation.tokens[phrase.head].capitalised && !state.annotation.tokens[phrase.head].all_capitals)
        return true;
    if (is_state_of_custody(state, phrase))
        return false;
    if ((phrase.classes & (bit(WordClass::custody) | bit(WordClass::place))) != 0)
        return phrase.person == none;
    const std::uint32_t m = state.tags[phrase.head].mention;
    return m != none && state.annotation.mentions[m].kind == MentionKind::place;
}

/// Whether a bare "in prison" is where such a happening took place.
bool has_place_of_custody(ClaimType type)
{
    constexpr ClaimType inside[]{ClaimType::held,  ClaimType::torture, ClaimType::sexual_violence, ClaimType::killing,
                                 ClaimType::death, ClaimType::injury,  ClaimType::protest,         ClaimType::attack};
    return std::ranges::find(inside, type) != std::end(inside);
}

/// "province of Rasht": the phrase of the place that a common noun of place is said of; otherwise `none`. Of states
/// it is told more ("the capital of Iran").
std::uint32_t named_behind(const State& state, std::uint32_t index)
{
    const auto& units = state.chunks.units;
    const NounPhrase& phrase = state.chunks.phrases[index];
    if (state.grammar.shape().head_first || !has(phrase.classes, WordClass::place) || phrase.plural ||
        phrase.genitive != none || phrase.count != none)
        return none;
    const auto found =
        std::ranges::lower_bound(units, phrase.tokens.begin, {}, [](const Unit& unit) { return unit.tokens.begin; });
    const auto u = static_cast<std::uint32_t>(found - units.begin());
    if (!is_kind(state.chunks, u + 1, UnitKind::preposition) || !is_kind(state.chunks, u + 2, UnitKind::phrase) ||
        state.preposition(units[u + 1].tokens.begin) != state.grammar.of_word())
        return none;
    const NounPhrase& next = state.chunks.phrases[units[u + 2].index];
    const std::uint32_t m = state.tags[next.head].mention;
    const bool named = m != none && next.genitive == none && state.annotation.mentions[m].kind == MentionKind::place &&
                       !state.annotation.mentions[m].norm.starts_with("state:");
    return named ? units[u + 2].index : none;
}

void add_place(const State& state, const Clauses& clauses, std::uint32_t index, Claim& claim)
{
    const NounPhrase& phrase = state.chunks.phrases[index];
    const auto put = [&](Span span, std::string norm) {
        if (span.begin == span.end)
            return;
        Value value = value_at(state, Field::place, span, ValueKind::place);
        value.norm = std::move(norm);
        const bool known = std::ranges::any_of(
            claim.values, [&](const Value& it) { return it.text == value.text && (it.field == Field::place); });
        if (!known)
            claim.values.push_back(std::move(value));
    };
    if (!has_place_of_custody(claim.type) && has(phrase.classes, WordClass::custody) &&
        !state.annotation.tokens[phrase.head].capitalised &&
        (phrase.core == phrase.head || claim.type == ClaimType::sentence))
        return; // "sentenced to two years in prison", "released from prison": a way to say how, not where.
    const std::uint32_t m = state.tags[phrase.head].mention;
    if (m != none && state.annotation.mentions[m].kind == MentionKind::place && phrase.genitive == none) {
        put(state.annotation.mentions[m].span, state.annotation.mentions[m].norm);
        return;
    }
    // "the southern province of Rasht": the name is what is told.
    if (const std::uint32_t named = named_behind(state, index); named != none && m == none) {
        add_place(state, clauses, named, claim);
        return;
    }
    Span span = value_span(state, clauses, index);
    if (phrase.count != none)
        span.begin = std::min(span.begin, state.annotation.mentions[phrase.count].span.begin); // "13 cities"
    std::string norm = m != none ? state.annotation.mentions[m].norm : std::string{};
    // A bare "in prison" is copied with its preposition (GUIDE 11).
    const std::uint32_t first = phrase.tokens.begin;
    if (has(phrase.classes, WordClass::custody) && first == phrase.head && first > 0 &&
        state.tags[first - 1].part == Part::preposition && !state.in_class(first - 1, WordClass::goal_preposition))
        span.begin = state.annotation.tokens[first - 1].span.begin;
    if (phrase.genitive == none || m != none)
        put(span, std::move(norm));
    // "Iran's capital": the possessor is a wider place.
    if (phrase.genitive != none)
        for (std::uint32_t t = phrase.core; t < phrase.genitive; ++t)
            if (const std::uint32_t owner = state.tags[t].mention;
                owner != none && state.annotation.mentions[owner].kind == MentionKind::place) {
                put(state.annotation.mentions[owner].span, state.annotation.mentions[owner].norm);
                break;
            }
}

void places_in(const State& state, const Clauses& clauses, std::uint32_t begin, std::uint32_t end, Claim& claim)
{
    const Chunks& chunks = state.chunks;
    for (std::uint32_t u = begin; u + 1 < end; ++u) {
        if (chunks.units[u].kind != UnitKind::preposition || !locates(state, u, claim.type))
            continue;
        std::uint32_t k = u + 1;
        if (!is_kind(chunks, k, UnitKind::phrase) || !is_placelike(state, chunks.phrases[chunks.units[k].index]))
            continue;
        add_place(state, clauses, chunks.units[k].index, claim);
        // "in Rasht, Sari and Babol", "in Bata, Equatorial Guinea".
        for (++k; k + 1 < end &&
                  (chunks.units[k].kind == UnitKind::comma || chunks.units[k].kind == UnitKind::conjunction) &&
                  is_kind(chunks, k + 1, UnitKind::phrase) &&
                  is_placelike(state, chunks.phrases[chunks.units[k + 1].index]) &&
                  chunks.phrases[chunks.units[k + 1].index].person == none;
             k += 2) {
            const std::uint32_t m = state.tags[chunks.phrases[chunks.units[k + 1].index].head].mention;
            if (m == none)
                break;
            add_place(state, clauses, chunks.units[k + 1].index, claim);
        }
    }
}

} // namespace

/// "was moved to Sari and released": what stands before the "and" belongs to the verb before.
static std::uint32_t own_begin(const State& state, const Site& site)
{
    const auto& units = state.chunks.units;
    if (site.clause == 0 || units[site.clause - 1].kind != UnitKind::verb)
        return site.clause;
    for (std::uint32_t u = site.unit; u > site.clause; --u)
        if (units[u - 1].kind == UnitKind::conjunction)
            return u;
    return site.clause;
}

/// "on charges of exploding a bomb in Sari": where the words of a charge begin, a place or a date is theirs.
static std::uint32_t own_end(const State& state, const Site& site)
{
    const auto& units = state.chunks.units;
    for (std::uint32_t u = site.unit + 1; u + 1 < site.loose; ++u) {
        const bool led = units[u].kind == UnitKind::preposition &&
                         state.in_class(units[u].tokens.begin, WordClass::charge_preposition);
        if (led && units[u + 1].kind == UnitKind::verb &&
            (state.chunks.verbs[units[u + 1].index].form & form_gerund) != 0)
            return u;
    }
    return site.loose;
}

TokenRange tokens_of(const Clauses& clauses, std::uint32_t begin, std::uint32_t end)
{
    const auto& units = clauses.chunks().units;
    if (begin >= end || end > units.size())
        return {};
    return {units[begin].tokens.begin, units[end - 1].tokens.end};
}

void fill_time(const State& state, const Clauses& clauses, const Site& site, Claim& claim)
{
    const Chunks& chunks = state.chunks;
    // 1. Inside the trigger's own noun phrase.
    if (site.noun) {
        if (const Edtf* inside = date_inside(state, chunks.units[site.unit].tokens)) {
            claim.time = *inside;
            return;
        }
    }
    // 2. Behind the trigger in its clause, before a subordinate clause takes over.
    for (std::uint32_t u = site.unit + 1; u < own_end(state, site); ++u) {
        if (chunks.units[u].kind == UnitKind::relative)
            break;
        if (chunks.units[u].kind == UnitKind::date && date_at(state, u) != nullptr) {
            claim.time = joined(state, u, site.loose);
            return;
        }
    }
    // 3. Before it in its clause.
    for (std::uint32_t u = site.unit; u > own_begin(state, site); --u)
        if (chunks.units[u - 1].kind == UnitKind::date && date_at(state, u - 1) != nullptr) {
            claim.time = joined(state, u - 1, site.unit);
            return;
        }
    // 4. At the head of the sentence, before its first verb: it governs the whole sentence.
    for (std::uint32_t u = 0; u < site.clause && chunks.units[u].kind != UnitKind::verb; ++u)
        if (chunks.units[u].kind == UnitKind::date && date_at(state, u) != nullptr) {
            claim.time = joined(state, u, site.clause);
            return;
        }
    // 5. In the clause before, where only a subordinate clause begins ("... in May as forces killed ...").
    for (std::uint32_t u = site.clause; u > 0; --u) {
        if (chunks.units[u - 1].kind == UnitKind::stop)
            break;
        if (chunks.units[u - 1].kind == UnitKind::date && date_at(state, u - 1) != nullptr) {
            claim.time = joined(state, u - 1, site.clause);
            return;
        }
    }
    // 6. Of the verb that it is joined to ("was moved on 4 May and released").
    for (std::uint32_t u = own_begin(state, site); u > site.clause; --u)
        if (chunks.units[u - 1].kind == UnitKind::date && date_at(state, u - 1) != nullptr) {
            claim.time = joined(state, u - 1, site.unit);
            return;
        }
    (void)clauses;
}

/// A happening has a day, not a beginning: "detained since 4 May" was detained on 4 May.
void close_time(Claim& claim)
{
    const bool lasts = claim.type == ClaimType::held || claim.type == ClaimType::protest ||
                       claim.type == ClaimType::attack || claim.type == ClaimType::threat ||
                       claim.type == ClaimType::shutdown || claim.type == ClaimType::blocking ||
                       claim.type == ClaimType::restriction || claim.type == ClaimType::disappearance;
    if (claim.time && claim.time->interval && claim.time->from && !claim.time->to && !lasts)
        claim.time = Edtf::on(*claim.time->from);
}

void fill_place(const State& state, const Clauses& clauses, const Site& site, Claim& claim)
{
    places_in(state, clauses, site.unit + 1, own_end(state, site), claim);
    places_in(state, clauses, own_begin(state, site), site.unit, claim);
    if (claim.first(Field::place) == nullptr) {
        // At the head of the sentence.
        std::uint32_t end = 0;
        while (end < site.clause && state.chunks.units[end].kind != UnitKind::verb)
            ++end;
        places_in(state, clauses, 0, end, claim);
    }
}

Span extended_span(const State& state, const Clauses& clauses, std::uint32_t u, std::uint32_t end)
{
    const Chunks& chunks = clauses.chunks();
    const NounPhrase& phrase = chunks.phrases[chunks.units[u].index];
    std::uint32_t last = phrase.tokens.end;
    std::uint32_t begin = phrase.tokens.begin;
    if (state.tags[begin].part == Part::determiner)
        ++begin;
    for (std::uint32_t k = u + 1; k + 1 < end; k += 2) {
        if (chunks.units[k].kind != UnitKind::preposition || chunks.units[k + 1].kind != UnitKind::phrase)
            break;
        const NounPhrase& next = chunks.phrases[chunks.units[k + 1].index];
        const bool of = state.preposition(chunks.units[k].tokens.begin) == state.grammar.of_word();
        if (!of && (next.classes & (bit(WordClass::custody) | bit(WordClass::penalty))) == 0)
            break;
        last = next.tokens.end;
    }
    return trimmed_span(state, begin, last);
}

/// "people – up to the highest level – who": the second dash, when unit `u` is the first of two; otherwise `u`.
static std::uint32_t end_of_aside(const State& state, std::uint32_t u)
{
    const auto& units = state.chunks.units;
    const auto dash = [&](std::uint32_t k) { return state.tags[units[k].tokens.begin].part == Part::dash; };
    if (!dash(u))
        return u;
    for (std::uint32_t k = u + 1; k < units.size() && units[k].kind != UnitKind::stop; ++k)
        if (dash(k))
            return k;
    return u;
}

std::uint32_t end_of_action(const State& state, const Clauses& clauses, std::uint32_t unit)
{
    const Chunks& chunks = clauses.chunks();
    std::uint32_t u = unit + 1;
    for (; u < chunks.units.size(); ++u) {
        const Unit& it = chunks.units[u];
        if (it.kind == UnitKind::stop)
            break;
        if (const std::uint32_t close = end_of_aside(state, u); close != u) {
            u = close;
            continue;
        }
        // "... so that the trial is fair", "... if there is evidence", "... which are new": no part of what is asked.
        if ((it.kind == UnitKind::subordinator || it.kind == UnitKind::relative) &&
            state.in_class(it.tokens.begin, WordClass::ends_action))
            break;
        const bool part = it.kind == UnitKind::comma || it.kind == UnitKind::conjunction;
        if (!part)
            continue;
        // A comma ends it unless a list of nouns goes on; an "and" before another action ends it too.
        std::uint32_t next = u + 1;
        while (next < chunks.units.size() &&
               (chunks.units[next].kind == UnitKind::conjunction || chunks.units[next].kind == UnitKind::adverb))
            ++next;
        if (next >= chunks.units.size())
            break;
        const UnitKind kind = chunks.units[next].kind;
        if (it.kind == UnitKind::comma && clauses.is_member_word(next) && is_kind(chunks, next + 1, UnitKind::phrase) &&
            chunks.phrases[chunks.units[next + 1].index].person != none)
            continue; // ", including Ana Ruz"
        if (it.kind == UnitKind::comma && (kind == UnitKind::relative || kind == UnitKind::subordinator ||
                                           kind == UnitKind::preposition || kind == UnitKind::date))
            break;
        if (it.kind == UnitKind::conjunction && kind == UnitKind::relative)
            break; // "... and whose families wait"
        if (it.kind == UnitKind::comma && next == u + 1 && kind == UnitKind::verb)
            break; // ", warning of"
        if (kind == UnitKind::verb && (chunks.verbs[chunks.units[next].index].form & form_gerund) == 0)
            break;
        if (kind == UnitKind::phrase) {
            // A clause of its own ("..., the court ruled") ends it.
            std::uint32_t k = next + 1;
            while (k + 1 < chunks.units.size() && chunks.units[k].kind == UnitKind::preposition &&
                   chunks.units[k + 1].kind == UnitKind::phrase)
                k += 2;
            if (is_kind(chunks, k, UnitKind::verb) &&
                (chunks.verbs[chunks.units[k].index].form & (form_gerund | form_infinitive | form_bare)) == 0)
                break;
        }
    }
    (void)state;
    return u == 0 ? 0 : chunks.units[u - 1].tokens.end;
}

} // namespace vigil::read::claims
