// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "lexicon.hpp"
#include "read/annotation.hpp"
#include "read/claims/chunks.hpp"

#include <memory>
#include <string>
#include <vector>

/// What the engine sees in one report: ring 1, parts of speech and chunks, with the words of the yardstick's own
/// lexicon on top.
namespace vigil::muc4 {

/// What a word looks like when names have no capitals.
enum class Look : std::uint8_t { mark, number, given_name, surname, particle, title, place, lexicon, common, unknown };

struct Word {
    std::string text;  ///< Lower case.
    std::string piece; ///< As the scorer compares: without punctuation; empty for articles and marks.
    std::uint32_t key = 0;
    std::uint32_t stem = 0; ///< Hash of the word without endings.
    WordClasses classes = 0;
    Look look = Look::unknown;
    std::uint32_t sentence = 0;
    std::uint32_t phrase = ~0U; ///< Of its sentence's chunks.
    std::uint32_t verb = ~0U;
};

struct Page {
    std::string text; ///< Lower case, with capitals only where sentences begin.
    read::Annotation annotation;
    std::vector<read::claims::Tagged> tags;
    std::vector<Word> words;
    std::vector<read::claims::Chunks> chunks; ///< By sentence.

    std::uint32_t size() const { return static_cast<std::uint32_t>(words.size()); }
    /// As the scorer compares the words of a range.
    std::string normal_of(read::TokenRange range) const;
};

/// Wire copy has no case, or only capitals: it is read in lower case, with a capital where a sentence begins.
std::string sentence_case(std::string_view text);

class Reader {
public:
    Reader(const read::Lexicon& engine, const Lexicon& lexicon) : m_engine{engine}, m_lexicon{lexicon} {}
    /// The page must not be moved while its annotation is used: it is returned on the heap.
    std::unique_ptr<Page> read(std::string_view text) const;

private:
    const read::Lexicon& m_engine;
    const Lexicon& m_lexicon;
};

std::uint32_t hash_of(std::string_view text);
std::uint32_t mixed(std::uint32_t a, std::uint32_t b);

} // namespace vigil::muc4
