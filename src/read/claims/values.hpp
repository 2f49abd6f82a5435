// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "read/claims/state.hpp"

/// Noun phrases to the strings of a claim (GUIDE: shortest full name or phrase, no article, pronouns resolved).
namespace vigil::read::claims {

/// How the phrases of a list became values.
struct ValueNotes {
    std::optional<domain::Count> count; ///< Stated with one of them: how many there are in all.
    bool resolved = false;              ///< A pronoun or a phrase that refers back was among them.
    bool named = false;                 ///< A person by name.
};

/// The values of a list of phrases. `notes` may be null.
std::vector<Value> values_of(const State& state, const Clauses& clauses, const PhraseList& list, Field field,
                             ValueNotes* notes);

/// Behind "of": the phrase that a collective counts ("dozens of activists", "a group of lawyers"); `none` otherwise.
std::uint32_t counted_phrase(const State& state, const Clauses& clauses, std::uint32_t phrase);

/// "the Turkish newspaper Faro": the token of the noun that says what the name behind it is; `none` without one.
std::uint32_t noun_before_name(const State& state, const NounPhrase& phrase);

/// The span of a phrase as a value: without article, number and possessor pronoun; "of ..." behind it included.
Span value_span(const State& state, const Clauses& clauses, std::uint32_t phrase);

/// Those whose names stand a line each at the end of an open letter; nobody when it has none. Linear.
std::vector<Value> signatories_of(const State& state);

/// A value of some words of the text.
Value value_at(const State& state, Field field, Span span, ValueKind kind);
/// The span from token `begin` to before token `end`, marks of quotation and punctuation at its ends removed.
Span trimmed_span(const State& state, std::uint32_t begin, std::uint32_t end);

} // namespace vigil::read::claims
