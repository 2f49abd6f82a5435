// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "read/annotation.hpp"
#include "read/claims/grammar.hpp"

/// A sentence cut into noun phrases, verb groups and what stands between them: all the syntax that the frames need.
/// No parser: parts of speech come from the tables, from ring 1's mentions and from the neighbours
/// (docs/methods/reading.md).
namespace vigil::read::claims {

constexpr std::uint32_t none = ~0U;

enum class Part : std::uint8_t {
    noun,
    name,
    number,
    determiner,
    possessive,
    pronoun,
    adjective,
    adverb,
    preposition,
    infinitive,
    conjunction,
    relative,
    subordinator,
    be,
    have,
    do_,
    modal,
    negation,
    verb,
    date,
    comma,
    open,
    close,
    dash,
    quote,
    stop,
    genitive,
};

/// What is known of one token.
struct Tagged {
    Part part = Part::noun;
    WordId word = no_word; ///< Contractions are the word they stand for.
    Classes classes = 0;
    std::uint16_t verb = 0;
    std::uint8_t forms = 0;
    bool noun_too = false;
    bool object_marker = false;   ///< Before an object that is a person.
    std::uint32_t mention = none; ///< The name, place, date, number ... that covers it.
};

struct NounPhrase {
    TokenRange tokens;          ///< With determiner and number.
    std::uint32_t core = 0;     ///< First token of the name-like rest: behind determiner, number and possessor pronoun.
    std::uint32_t head = 0;     ///< Its last noun.
    Classes classes = 0;        ///< Of the head.
    std::uint32_t count = none; ///< Mention that counts it.
    std::uint32_t person = none;   ///< Mention: the person it names (head position).
    TokenRange name;               ///< The words of that name: the mention with the capitals beside it.
    std::uint32_t genitive = none; ///< Token of "'s": the possessor is [core, genitive).
    bool pronoun = false;
    bool named = false; ///< Capitalised words alone that no table knows: very likely a name.
    bool plural = false;
    bool definite = false;
};

struct VerbGroup {
    TokenRange tokens;
    std::uint32_t main = 0;
    std::uint16_t verb = 0;
    std::uint32_t form = 0; ///< FormBit.
    Classes modal = 0;      ///< Classes of its modal.
    bool negated = false;
};

enum class UnitKind : std::uint8_t {
    phrase,
    verb,
    preposition,
    conjunction,
    comma,
    relative,
    subordinator,
    adverb,
    date,
    stop
};

struct Unit {
    UnitKind kind = UnitKind::stop;
    TokenRange tokens;
    std::uint32_t index = 0; ///< Into `phrases` or `verbs`.
};

/// One sentence in chunks. Vectors are reused from sentence to sentence.
struct Chunks {
    std::vector<Unit> units;
    std::vector<NounPhrase> phrases;
    std::vector<VerbGroup> verbs;
    void clear();
};

/// Parts of speech of all tokens of a text. Linear.
std::vector<Tagged> tag(const Grammar& grammar, const Annotation& annotation);

/// Cuts one sentence. Linear.
void chunk(const Annotation& annotation, const std::vector<Tagged>& tags, const Shape& shape, TokenRange sentence,
           Chunks& chunks);

} // namespace vigil::read::claims
