// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "read/reader.hpp"

#include <cstdint>

/// What ring 1 finds in a text, and what ring 3 works on. Everything is a byte span into the text.
namespace vigil::read {

using domain::Span;

/// Words are interned per lexicon: two tokens with equal `word` have the same search key.
using WordId = std::uint32_t;
constexpr WordId no_word = 0; ///< A word that no table of the lexicon mentions.

enum class TokenKind : std::uint8_t { word, number, punctuation, symbol };

struct Token {
    Span span;
    WordId word = no_word; ///< Of its search key ("arrested"), if any table of the lexicon knows it.
    TokenKind kind = TokenKind::word;
    bool capitalised = false;  ///< First letter is upper case (or the script has no case).
    bool all_capitals = false; ///< At least two letters, all upper case.
    bool blank_before = true;  ///< White space (or the start) stands before it.
    bool in_quote = false;     ///< Inside a direct quotation.
};

/// Half-open range of token indexes.
struct TokenRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool empty() const { return begin >= end; }
    bool holds(std::uint32_t token) const { return token >= begin && token < end; }
    auto operator<=>(const TokenRange&) const = default;
};

struct Sentence {
    TokenRange tokens;
    Span span; ///< Without surrounding blanks.
    std::uint32_t paragraph = 0;
    bool heading = false; ///< A line without end punctuation standing alone: title, byline, section heading.
};

/// What a mention names or states.
enum class MentionKind : std::uint8_t {
    person,       ///< A name, without title or role.
    organisation, ///< A named body: court, ministry, NGO, company, UN body, treaty body.
    place,        ///< A named place of the gazetteer, or "northern Syria", "Evin prison".
    nationality,  ///< "Iranian", "Turkish".
    role,         ///< "researcher", "Deputy Director for Research in Europe", "journalist" (common nouns of people).
    date,         ///< `time` is set.
    count,        ///< `count` is set; the range covers the number words with their qualifier.
    law,          ///< A provision, an act, a charge in quotation marks after "charged with".
    treaty,       ///< An instrument or international body from the table of instruments.
};

struct Mention {
    MentionKind kind = MentionKind::person;
    TokenRange tokens;
    Span span;
    std::string norm;                   ///< "geonames:112931", "law:tr/tck/217-A", "state:IR", "body:hrc".
    std::optional<Edtf> time;           ///< For dates, resolved against the context.
    std::optional<domain::Count> count; ///< For counts.
    bool plural = false;                ///< For roles: names several people ("journalists", "police").
    bool official = false;             ///< For roles and organisations: of the state ("prosecutor", "security forces").
    std::uint32_t attached_role = ~0U; ///< For persons: index of a role mention said of them by apposition or title.
};

/// A direct quotation (several paragraphs by one speaker are several of these with the same speaker).
struct Quotation {
    Span span;                   ///< The words between the marks.
    std::uint32_t speaker = ~0U; ///< Index of a person, organisation or role mention; ~0U when not attributed.
    bool continues = false;      ///< Continues the quotation before it.
    bool pull_quote = false;     ///< Repeats words that stand elsewhere in the text.
};

struct Annotation {
    std::string_view text;
    std::string language;
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;
    std::vector<Mention> mentions; ///< In order of their first token; they do not overlap within one kind.
    std::vector<Quotation> quotations;

    std::string_view words(TokenRange range) const; ///< The bytes from the first to the last token.
    Span span_of(TokenRange range) const;
};

/// Ring 1 as a whole. `text` must outlive the result. Linear in its length.
Annotation annotate(const Lexicon& lexicon, std::string_view text, const Context& context);

} // namespace vigil::read
