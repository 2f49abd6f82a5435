// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/values.hpp"

namespace vigil::read::claims {
namespace {

constexpr Classes bodies = bit(WordClass::body) | bit(WordClass::court);

/// The last word of tokens [begin, end) that is a body's common noun: "court" of "Northtown Penal Court No. 3".
std::uint32_t noun_of_body(const State& state, std::uint32_t begin, std::uint32_t end)
{
    for (std::uint32_t t = end; t > begin; --t)
        if ((state.tags[t - 1].classes & bodies) != 0)
            return t - 1;
    return none;
}

/// A noun with a capital before it or in it names one body: "the Ruritanian government", "Northtown Penal Court".
void remember(State& state, std::uint32_t begin, std::uint32_t end)
{
    while (begin < end && (state.tags[begin].part == Part::determiner || state.tags[begin].part == Part::possessive))
        ++begin;
    const std::uint32_t noun = noun_of_body(state, begin, end);
    if (noun == none || noun == begin || !state.annotation.tokens[begin].capitalised)
        return;
    Value value = value_at(state, Field::actor, trimmed_span(state, begin, end), ValueKind::body);
    if (const std::uint32_t m = state.tags[noun].mention; m != none && state.annotation.mentions[m].span == value.span)
        value.norm = state.annotation.mentions[m].norm;
    state.discourse.bodies.insert_or_assign(state.word(noun), std::move(value));
}

} // namespace

void follow_bodies(State& state)
{
    for (const NounPhrase& phrase : state.chunks.phrases) {
        if (phrase.pronoun || phrase.person != none)
            continue;
        if (phrase.genitive != none)
            remember(state, phrase.tokens.begin, phrase.genitive); // "the Ruritanian government's disregard"
        else
            remember(state, phrase.tokens.begin, phrase.tokens.end);
    }
}

} // namespace vigil::read::claims
