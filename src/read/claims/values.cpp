// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/values.hpp"

#include <algorithm>

namespace vigil::read::claims {
namespace {

ValueKind kind_of(const State& state, const NounPhrase& phrase)
{
    if (phrase.person != none || phrase.named)
        return ValueKind::person;
    const std::uint32_t m = state.tags[phrase.head].mention;
    if (m != none) {
        const Mention& mention = state.annotation.mentions[m];
        if (mention.kind == MentionKind::organisation || mention.kind == MentionKind::treaty)
            return ValueKind::body;
        if (mention.kind == MentionKind::place)
            return mention.norm.starts_with("state:") ? ValueKind::state : ValueKind::place;
        if (mention.kind == MentionKind::law)
            return ValueKind::law;
    }
    constexpr Classes bodies =
        bit(WordClass::body) | bit(WordClass::court) | bit(WordClass::force) | bit(WordClass::prosecution);
    if ((phrase.classes & bodies) != 0)
        return ValueKind::body;
    if ((phrase.classes & (bit(WordClass::person) | bit(WordClass::people) | bit(WordClass::family))) != 0)
        return phrase.plural ? ValueKind::group : ValueKind::person;
    if ((phrase.classes & (bit(WordClass::custody) | bit(WordClass::place))) != 0)
        return ValueKind::place;
    return ValueKind::thing;
}

std::uint32_t unit_of(const Chunks& chunks, std::uint32_t phrase)
{
    const std::uint32_t begin = chunks.phrases[phrase].tokens.begin;
    const auto found =
        std::ranges::lower_bound(chunks.units, begin, {}, [](const Unit& unit) { return unit.tokens.begin; });
    return static_cast<std::uint32_t>(found - chunks.units.begin());
}

} // namespace

std::uint32_t counted_phrase(const State& state, const Clauses& clauses, std::uint32_t phrase)
{
    const Chunks& chunks = clauses.chunks();
    const NounPhrase& it = chunks.phrases[phrase];
    const std::uint32_t u = unit_of(chunks, phrase);
    const bool collective = has(it.classes, WordClass::collective) ||
                            (it.count != none && state.annotation.mentions[it.count].tokens.end >= it.tokens.end) ||
                            state.tags[it.head].part == Part::determiner;
    if (!collective || u + 2 >= chunks.units.size() || chunks.units[u + 1].kind != UnitKind::preposition ||
        state.preposition(chunks.units[u + 1].tokens.begin) != state.grammar.of_word() ||
        chunks.units[u + 2].kind != UnitKind::phrase)
        return none;
    return chunks.units[u + 2].index;
}

Span trimmed_span(const State& state, std::uint32_t begin, std::uint32_t end)
{
    const auto is_mark = [&](std::uint32_t t) {
        const Part part = state.tags[t].part;
        return part == Part::quote || part == Part::comma || part == Part::stop || part == Part::open ||
               part == Part::close || part == Part::dash;
    };
    while (begin < end && is_mark(begin))
        ++begin;
    while (end > begin && is_mark(end - 1) && state.annotation.tokens[end - 1].kind != TokenKind::word)
        --end;
    if (begin >= end)
        return {};
    return {state.annotation.tokens[begin].span.begin, state.annotation.tokens[end - 1].span.end};
}

Value value_at(const State& state, Field field, Span span, ValueKind kind)
{
    Value value;
    value.field = field;
    value.text = std::string{state.text(span)};
    value.span = span;
    value.kind = kind;
    return value;
}

/// "portal Faro Azul", "plataforma X": where the name begins behind the noun that says what it is.
static std::uint32_t behind_site_noun(const State& state, const NounPhrase& it)
{
    if (!state.grammar.shape().head_first)
        return it.core;
    std::uint32_t t = it.core;
    while (t < it.tokens.end && !state.annotation.tokens[t].capitalised &&
           (state.in_class(t, WordClass::site) || state.in_class(t, WordClass::service)))
        ++t;
    return t > it.core && t < it.tokens.end && state.annotation.tokens[t].capitalised ? t : it.core;
}

std::uint32_t noun_before_name(const State& state, const NounPhrase& phrase)
{
    constexpr Classes nouns = bit(WordClass::site) | bit(WordClass::body);
    if (state.grammar.shape().head_first || phrase.person != none || phrase.genitive != none || phrase.count != none)
        return none;
    std::uint32_t t = phrase.head + 1;
    while (t > phrase.core && state.annotation.tokens[t - 1].capitalised)
        --t;
    const bool led = t <= phrase.head && t > phrase.core && (state.tags[t - 1].classes & nouns) != 0;
    return led ? t - 1 : none;
}

Span value_span(const State& state, const Clauses& clauses, std::uint32_t phrase)
{
    const Chunks& chunks = clauses.chunks();
    const NounPhrase& it = chunks.phrases[phrase];
    std::uint32_t end = it.tokens.end;
    const std::uint32_t m = state.tags[it.head].mention;
    const bool named =
        it.person != none || (m != none && state.annotation.mentions[m].kind != MentionKind::nationality &&
                              state.annotation.mentions[m].kind != MentionKind::count);
    if (!named) {
        // "members of the elected leadership", "leaders of the Bar Association".
        std::uint32_t u = unit_of(chunks, phrase);
        for (int hops = 0; hops < 2; ++hops, u += 2) {
            if (u + 2 >= chunks.units.size() || chunks.units[u + 1].kind != UnitKind::preposition ||
                chunks.units[u + 2].kind != UnitKind::phrase ||
                state.preposition(chunks.units[u + 1].tokens.begin) != state.grammar.of_word())
                break;
            end = chunks.units[u + 2].tokens.end;
        }
    }
    if (const std::uint32_t noun = noun_before_name(state, it); noun != none)
        return trimmed_span(state, noun + 1, end);
    return trimmed_span(state, named ? it.core : behind_site_noun(state, it), end);
}

/// A noun of sites that names none itself.
static bool is_bare_site(const State& state, const NounPhrase& it)
{
    return has(it.classes, WordClass::site) && it.person == none && state.tags[it.head].mention == none &&
           !state.annotation.tokens[it.head].capitalised;
}

/// "the websites of Faro Azul and Puerto Vivo", "pages of nine organisations": whose they are is what is meant, where
/// it is named or counted. What the list has from there on belongs to the owners.
static PhraseList owners_of_sites(const State& state, const Clauses& clauses, const PhraseList& list)
{
    const Chunks& chunks = clauses.chunks();
    const auto site =
        std::ranges::find_if(list, [&](std::uint32_t p) { return is_bare_site(state, chunks.phrases[p]); });
    if (site == list.end())
        return list;
    const std::uint32_t u = unit_of(chunks, *site);
    if (u + 2 >= chunks.units.size() || chunks.units[u + 2].kind != UnitKind::phrase)
        return list;
    const bool of = chunks.units[u + 1].kind == UnitKind::preposition &&
                    state.preposition(chunks.units[u + 1].tokens.begin) == state.grammar.of_word();
    if (!of)
        return list;
    const NounPhrase& owner = chunks.phrases[chunks.units[u + 2].index];
    const bool named = owner.person != none || owner.named || state.annotation.tokens[owner.head].capitalised;
    if (!named && owner.count == none)
        return list;
    PhraseList owners{list.begin(), site};
    for (const std::uint32_t one : clauses.list_from(u + 2, clauses.tight_end(u)))
        owners.push_back(one);
    return owners;
}

/// "66 organisations, conventions and treaties": one number, one string.
static std::optional<Value> counted_things(const State& state, const Clauses& clauses, const PhraseList& list)
{
    const auto& phrases = clauses.chunks().phrases;
    if (list.size() < 2 || phrases[list.front()].count == none)
        return std::nullopt;
    const bool things = std::ranges::all_of(list, [&](std::uint32_t p) {
        return !clauses.person_like(p) && (p == list.front() || phrases[p].count == none);
    });
    if (!things)
        return std::nullopt;
    return value_at(state, Field::target,
                    trimmed_span(state, phrases[list.front()].core, phrases[list.back()].tokens.end), ValueKind::thing);
}

/// "peacebuilding mechanisms and bodies": a bare noun joined to a noun with modifiers shares them, so both are one
/// string.
static std::optional<Value> things_with_one_modifier(const State& state, const Clauses& clauses, const PhraseList& list)
{
    const auto& phrases = clauses.chunks().phrases;
    if (list.size() != 2 || clauses.person_like(list[0]) || clauses.person_like(list[1]))
        return std::nullopt;
    const NounPhrase& first = phrases[list[0]];
    const NounPhrase& second = phrases[list[1]];
    const bool bare = second.tokens.begin == second.head && second.plural && state.tags[second.head].mention == none &&
                      !state.annotation.tokens[second.head].capitalised;
    const bool modified = first.core < first.head && first.plural && state.tags[first.head].mention == none;
    if (!bare || !modified || second.tokens.begin != first.tokens.end + 1)
        return std::nullopt;
    return value_at(state, Field::target, trimmed_span(state, first.core, second.tokens.end), ValueKind::thing);
}

/// A list that is one string, with its number.
static std::optional<Value> one_string(const State& state, const Clauses& clauses, const PhraseList& list,
                                       ValueNotes* notes)
{
    auto whole = counted_things(state, clauses, list);
    if (whole && notes != nullptr)
        notes->count = state.annotation.mentions[clauses.chunks().phrases[list.front()].count].count;
    return whole ? whole : things_with_one_modifier(state, clauses, list);
}

/// The person that a phrase names, by the fullest form in the text. Capitals beside the mention that the rest of the
/// text does not know belong to the name.
static Value person_value(const State& state, const NounPhrase& phrase, Field field)
{
    const std::uint32_t full = state.names.full(phrase.person);
    const TokenRange known = state.annotation.mentions[phrase.person].tokens;
    const bool longer = full == phrase.person && (phrase.name.begin < known.begin || phrase.name.end > known.end);
    const Mention& mention = state.annotation.mentions[full];
    Value value =
        value_at(state, field, longer ? state.annotation.span_of(phrase.name) : mention.span, ValueKind::person);
    value.norm = mention.norm;
    return value;
}

/// "the court", "the administration": the one that was named in full before; nullptr: none was.
static const Value* body_named_before(const State& state, const NounPhrase& phrase)
{
    const bool bare = phrase.definite && !phrase.plural && phrase.genitive == none && phrase.core == phrase.head &&
                      state.tags[phrase.head].mention == none;
    const auto found = bare ? state.discourse.bodies.find(state.word(phrase.head)) : state.discourse.bodies.end();
    return found == state.discourse.bodies.end() ? nullptr : &found->second;
}

/// The phrase as it stands, with the norm of the mention that it is.
static std::optional<Value> worded(const State& state, const Clauses& clauses, std::uint32_t index, Field field)
{
    const NounPhrase& it = clauses.chunks().phrases[index];
    const Span span = value_span(state, clauses, index);
    if (span.begin == span.end)
        return std::nullopt;
    Value value = value_at(state, field, span, kind_of(state, it));
    if (const std::uint32_t m = state.tags[it.head].mention; m != none && state.annotation.mentions[m].span == span)
        value.norm = state.annotation.mentions[m].norm;
    return value;
}

std::vector<Value> values_of(const State& state, const Clauses& clauses, const PhraseList& told, Field field,
                             ValueNotes* notes)
{
    const PhraseList list = field == Field::target ? owners_of_sites(state, clauses, told) : told;
    std::vector<Value> values;
    const Chunks& chunks = clauses.chunks();
    const auto add = [&](Value value) {
        value.field = field;
        if (std::ranges::none_of(values, [&](const Value& known) { return known.text == value.text; }))
            values.push_back(std::move(value));
    };
    const auto refer = [&](const std::vector<Value>& earlier) {
        for (const Value& value : earlier)
            add(value);
        if (notes != nullptr)
            notes->resolved = true;
        return !earlier.empty();
    };
    if (auto whole = one_string(state, clauses, list, notes)) {
        whole->field = field;
        return {*std::move(whole)};
    }
    // "Ana Ruz and 12 other activists": the number stays in its string and counts nothing (GUIDE 12).
    const bool mixed = list.size() > 1 && std::ranges::any_of(list, [&](std::uint32_t p) {
                           return chunks.phrases[p].person != none || chunks.phrases[p].named;
                       });
    for (std::uint32_t index : list) {
        const NounPhrase* it = &chunks.phrases[index];
        std::uint32_t count = it->count;
        if (const std::uint32_t counted = counted_phrase(state, clauses, index); counted != none) {
            index = counted;
            it = &chunks.phrases[index];
            if (it->pronoun || (it->definite && it->person == none && it->count == none)) {
                if (notes != nullptr && count != none)
                    notes->count = state.annotation.mentions[count].count;
            }
            if (count == none)
                count = it->count;
        }
        if (mixed && count != none && index != list.front() && it->person == none &&
            state.annotation.mentions[count].count) {
            const Span whole{state.annotation.mentions[count].span.begin, value_span(state, clauses, index).end};
            if (whole.begin < whole.end) {
                add(value_at(state, field, whole, ValueKind::group));
                continue;
            }
        }
        if (notes != nullptr && count != none && !notes->count)
            notes->count = state.annotation.mentions[count].count;
        if (it->person != none) {
            add(person_value(state, *it, field));
            if (notes != nullptr)
                notes->named = true;
            continue;
        }
        if (it->pronoun) {
            const Tagged& word = state.tags[it->head];
            if (has(word.classes, WordClass::speaker_pronoun) && state.author &&
                !state.annotation.tokens[it->head].in_quote)
                add(*state.author);
            if (has(word.classes, WordClass::speaker_pronoun) || has(word.classes, WordClass::not_person))
                continue;
            refer(state.meant(it->head, it->plural, has(word.classes, WordClass::object_pronoun)));
            continue;
        }
        // "the men", "all three": back to the group named before.
        const bool only_number = it->core == it->head && state.tags[it->head].part == Part::number;
        const bool vague = only_number && it->count != none && state.annotation.mentions[it->count].count &&
                           (state.annotation.mentions[it->count].count->approximate ||
                            !state.annotation.mentions[it->count].count->max);
        const bool refers_back =
            ((it->definite && it->core == it->head && state.tags[it->tokens.begin].part != Part::possessive) ||
             only_number || state.tags[it->head].part == Part::determiner) &&
            (only_number || state.tags[it->head].part == Part::determiner || has(it->classes, WordClass::person) ||
             has(it->classes, WordClass::people));
        if (vague && state.discourse.plural.size() == 1 && state.discourse.plural.front().kind == ValueKind::group &&
            refer(state.discourse.plural))
            continue; // "hundreds were beaten": of the group spoken of.
        // "the remaining ten defendants": others than those spoken of, when these are not ten.
        const auto& stated = count != none ? state.annotation.mentions[count].count : std::nullopt;
        const bool other_number = !only_number && stated && stated->max &&
                                  static_cast<std::uint64_t>(stated->min) != state.discourse.plural.size();
        if (refers_back && !vague && !other_number) {
            if (it->plural || only_number || state.tags[it->head].part == Part::determiner) {
                if (state.discourse.plural_sentence != none && state.sentence - state.discourse.plural_sentence < 4 &&
                    refer(state.discourse.plural))
                    continue;
            } else if (!has(it->classes, WordClass::force) && state.discourse.singular_sentence != none &&
                       state.sentence - state.discourse.singular_sentence < 4 && refer(state.discourse.singular)) {
                continue;
            }
        }
        if (const Value* named = body_named_before(state, *it)) {
            add(*named);
            continue;
        }
        if (auto value = worded(state, clauses, index, field))
            add(*std::move(value));
    }
    return values;
}

} // namespace vigil::read::claims
