// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "read/annotation.hpp"
#include "read/lexicon.hpp"

namespace vigil::read {

/// An annotation in the making, handed from pass to pass of ring 1 (in the order of annotate.cpp).
struct Draft {
    const Lexicon& lexicon;
    const LanguageData& language;
    const Context& context;
    Annotation& out;
    std::vector<std::uint16_t> taken; ///< Per token: bits of the kinds of mentions that hold it.

    std::uint32_t size() const { return static_cast<std::uint32_t>(out.tokens.size()); }
    const Token& token(std::uint32_t n) const { return out.tokens[n]; }
    std::string_view text(std::uint32_t n) const
    {
        const Span span = out.tokens[n].span;
        return out.text.substr(span.begin, span.end - span.begin);
    }
    const WordInfo& info(std::uint32_t n) const { return language.of(out.tokens[n].word); }
    bool is(std::uint32_t n, WordClass of) const { return info(n).is(of); }
    std::string_view key(std::uint32_t n) const { return lexicon.key(out.tokens[n].word); }
    /// Whether token `n`, inside `limit`, is this mark ("," or "“").
    bool mark(std::uint32_t n, std::uint32_t limit, std::string_view text_of_mark) const
    {
        return n < limit && text(n) == text_of_mark;
    }

    static std::uint16_t bit_of(MentionKind kind)
    {
        return static_cast<std::uint16_t>(1U << static_cast<unsigned>(kind));
    }
    bool is_taken(std::uint32_t n, MentionKind kind) const { return (taken[n] & bit_of(kind)) != 0; }
    bool is_taken(std::uint32_t n) const { return taken[n] != 0; }

    /// Adds a mention over the tokens and marks them as taken. Its index is not lasting: annotate sorts at the end.
    Mention& add(MentionKind kind, TokenRange tokens, std::string norm = {});
};

inline Mention& Draft::add(MentionKind kind, TokenRange tokens, std::string norm)
{
    for (std::uint32_t n = tokens.begin; n < tokens.end; ++n)
        taken[n] = static_cast<std::uint16_t>(taken[n] | bit_of(kind));
    Mention mention;
    mention.kind = kind;
    mention.tokens = tokens;
    mention.span = out.span_of(tokens);
    mention.norm = std::move(norm);
    out.mentions.push_back(std::move(mention));
    return out.mentions.back();
}

struct PhraseMatch {
    std::uint32_t end = 0;
    const PhraseEntry* entry = nullptr; ///< nullptr: no phrase.
};
/// The longest phrase of one kind that begins at token `n` and ends before `limit`.
PhraseMatch longest_phrase(const Draft& draft, std::uint32_t n, std::uint32_t limit, PhraseKind kind);

// The passes, in order. Each reads what those before it found.
/// wire_capitals.cpp: where a text is written in capitals, only words that no table knows, and names, count as
/// capitalised.
void calm_capitals(const Lexicon& lexicon, const LanguageData& language, Annotation& annotation);
void split_sentences(Draft& draft);      ///< sentences.cpp
void find_quotations(Draft& draft);      ///< quotes.cpp: spans; marks the tokens.
void find_dates(Draft& draft);           ///< dates.cpp
void find_laws(Draft& draft);            ///< law.cpp
void find_counts(Draft& draft);          ///< counts.cpp
void find_phrases(Draft& draft);         ///< phrase_mentions.cpp: bodies, instruments, states, nationalities, roles.
void find_own_name(Draft& draft);        ///< own_name.cpp: who publishes, wherever the text names them.
void find_organisations(Draft& draft);   ///< organisations.cpp: by pattern.
void find_places(Draft& draft);          ///< places.cpp
void find_persons(Draft& draft);         ///< persons.cpp
void find_unlisted_places(Draft& draft); ///< places.cpp: what is left of capitalised words behind "in" or "village of".
void mark_display_lines(Draft& draft);   ///< display_lines.cpp: pull-quotes and their attributions become headings.
void find_speakers(Draft& draft);        ///< speakers.cpp: after the mentions are sorted.

} // namespace vigil::read
