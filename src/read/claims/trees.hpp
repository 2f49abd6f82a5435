// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "learned/analyser.hpp"
#include "read/annotation.hpp"
#include "read/why.hpp"

#include <vector>

/// What the trained model says of who does what (docs/methods/reading.md, step 10).
namespace vigil::read::claims {

/// Trees of one text, each made when its sentence is first asked about. Linear: a sentence of more than
/// learned::longest_sentence words has none.
class Trees {
public:
    /// Both must outlive it.
    Trees(const learned::Model& model, const Annotation& annotation) : m_annotation{annotation}, m_analyser{model} {}

    /// The token that is the subject of the verb at token `verb`, or of whom its participle or relative clause tells;
    /// `none` when the tree does not say. Pre: `verb` lies in `sentence`.
    std::uint32_t subject(TokenRange sentence, std::uint32_t verb);
    /// The tree of a sentence; empty when there is none.
    std::vector<WhyWord> words(TokenRange sentence);

private:
    void look_at(TokenRange sentence);
    std::int32_t subject_of(std::int32_t word, int depth) const;
    std::int32_t dependent(std::int32_t head, std::string_view label) const;
    std::string_view label(std::int32_t word) const;
    bool is_word(std::int32_t word) const { return word >= 0 && word < static_cast<std::int32_t>(m_words.size()); }

    const Annotation& m_annotation;
    learned::Analyser m_analyser;
    TokenRange m_sentence;
    std::vector<std::string_view> m_words; ///< As treebanks cut them.
    std::vector<std::uint32_t> m_tokens;   ///< Of each word.
    std::vector<std::int32_t> m_last;      ///< Of each token of the sentence: its last word.
    const learned::Tree* m_tree = nullptr; ///< nullptr: none.
};

} // namespace vigil::read::claims
