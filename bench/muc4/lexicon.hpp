// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// The yardstick's own words (lexicon.tsv): what people, things, bodies and deeds of its domain are called.
namespace vigil::muc4 {

struct Word;

using WordClasses = std::uint64_t; ///< Bit n: class n of the table, in the order of its first rows.

class Lexicon {
public:
    /// Rows "class, tab, words parted by |". Errors: malformed, naming the line.
    static Result<Lexicon> compile(std::string_view table);

    WordClasses classes(std::string_view word) const;
    /// Adds the classes of phrases ("shining path") to each of their words.
    void mark_phrases(std::vector<Word>& words) const;
    /// The bit of a class by name; 0 when the table has none.
    WordClasses bit(std::string_view name) const;
    std::size_t size() const { return m_names.size(); }
    std::string_view name(std::size_t n) const { return m_names[n]; }

private:
    struct Phrase {
        std::vector<std::string> words;
        WordClasses classes = 0;
    };
    std::vector<std::string> m_names;
    std::unordered_map<std::string, WordClasses> m_words;
    std::unordered_map<std::string, std::vector<Phrase>> m_phrases; ///< By first word.
};

} // namespace vigil::muc4
