// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "read/claims/frames.hpp"
#include "read/claims/word_classes.hpp"
#include "read/reader.hpp"

#include <span>

/// The tables of data/LANGUAGE/claims/, compiled: what ring 3 knows of a language. docs/methods/reading.md explains
/// them.
namespace vigil::read::claims {

/// What the tables say of one word.
struct WordInfo {
    Classes classes = 0;
    Classes accented = 0;        ///< Classes that it has only where it is written with marks ("está", not "esta").
    std::uint16_t verb = 0;      ///< Number of its verb; 0: none.
    std::uint8_t forms = 0;      ///< Which forms of the verb the word can be (VerbForm bits).
    bool noun_too = false;       ///< Its base and third forms are nouns as well.
    std::uint16_t noun = 0;      ///< Number of its list of noun frames; 0: none.
    std::uint16_t qualifier = 0; ///< Number of its list of frames before a noun ("jailed lawyer"); 0: none.
};

/// How phrases and verbs of a language are built (shape.tsv).
struct Shape {
    bool head_first = false;        ///< The head of a noun phrase is its first noun: "sitio web", "preso político".
    bool own_infinitive = false;    ///< The infinitive is a form of its own and needs no word before it: "liberar".
    bool inverts = false;           ///< A subject may stand behind its verb: "fueron detenidas dos personas".
    bool drops_subject = false;     ///< A subject told before may be left out: "Fue detenida".
    WordId reflexive = no_word;     ///< Makes a passive of the verb behind it: "se bloqueó el sitio".
    WordId object_marker = no_word; ///< Stands before an object that is a person: "detuvieron a Ana Ruz".
};

class Grammar {
public:
    const WordInfo& info(WordId word) const { return word < m_words.size() ? m_words[word] : m_words[0]; }
    Classes classes(WordId word) const { return info(word).classes; }
    /// Indexes of the frames that a verb, a noun or a word before a noun may trigger, in the order of the table. Words
    /// before nouns have their lists beside those of the nouns.
    std::span<const std::uint32_t> verb_frames(std::uint16_t verb) const { return m_verb_frames[verb]; }
    std::span<const std::uint32_t> noun_frames(std::uint16_t noun) const { return m_noun_frames[noun]; }
    const Frame& frame(std::uint32_t index) const { return m_frames[index]; }
    std::span<const Frame> frames() const { return m_frames; }
    std::span<const DetailPattern> details() const { return m_details; }
    /// Phrases of furniture ("appeared first on"): a sentence that holds one says nothing.
    std::span<const std::vector<WordId>> furniture() const { return m_furniture; }
    /// Classes and verb forms of a word that no table knows, by its ending ("-ly").
    Classes by_ending(std::string_view lower_case_word, std::uint8_t& forms) const;
    const Shape& shape() const { return m_shape; }
    /// The word a contraction stands for: "de" for "del"; any other word is itself.
    WordId uncontracted(WordId word) const;
    WordId by_word() const { return m_by; } ///< The preposition of the agent of a passive.
    WordId of_word() const { return m_of; } ///< The preposition of the patient of a noun.

private:
    friend class GrammarCompiler;
    struct Ending {
        std::string text;
        Classes classes = 0;
        std::uint8_t forms = 0;
    };
    std::vector<WordInfo> m_words{1};
    std::vector<std::vector<std::uint32_t>> m_verb_frames{1};
    std::vector<std::vector<std::uint32_t>> m_noun_frames{1};
    std::vector<Frame> m_frames;
    std::vector<Ending> m_endings;
    std::vector<DetailPattern> m_details;
    std::vector<std::vector<WordId>> m_furniture;
    WordId m_by = no_word;
    WordId m_of = no_word;
    Shape m_shape;
    std::vector<std::pair<WordId, WordId>> m_contractions;
};

/// Compiles shape.tsv, words.tsv, verbs.tsv, frames.tsv and details.tsv of one language.
/// Errors: malformed, naming file and line.
Result<Grammar> compile_grammar(Lexicon& lexicon, std::string_view language);

} // namespace vigil::read::claims
