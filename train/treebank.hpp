// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "learned/transitions.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Sentences with what people wrote about them: trees (CoNLL-U) and names (columns of word and mark).
namespace vigil::train {

struct Word {
    std::string form;
    std::string lemma;
    std::string tag;   ///< UPOS and the features that are kept: "VERB Tense=Past|VerbForm=Part".
    std::string label; ///< Relation with its subtype: "nsubj:pass".
    std::string name;  ///< "O", "B-PER", "I-ORG", ...; empty when nobody marked names here.
};

struct Example {
    std::vector<Word> words;
    std::vector<std::int32_t> heads; ///< words.size(): the root. Empty: no tree.
};

/// Reads a CoNLL-U file. Ranges ("6-7") and empty nodes ("8.1") are passed over. With names from GUM's `Entity=` where
/// `with_names`. Errors: malformed, naming the line.
Result<std::vector<Example>> read_conllu(std::string_view text, bool with_names);

/// Reads lines "number TAB word TAB mark TAB ..." with blank lines between sentences.
Result<std::vector<Example>> read_iob(std::string_view text);

/// UPOS of a tag.
std::string_view upos(std::string_view tag);

} // namespace vigil::train
