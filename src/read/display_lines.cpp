// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/draft.hpp"

#include <algorithm>
#include <unordered_set>

/// Lines that a page sets apart: a sentence of the text repeated as a paragraph of its own, and "Name, role at body."
/// under it. They say nothing new and are no words of the report between two quotations.
namespace vigil::read {
namespace {

constexpr std::size_t shortest_repeat = 40;       ///< Bytes.
constexpr std::uint32_t longest_attribution = 16; ///< Tokens.

std::string_view without_marks(std::string_view text)
{
    for (const std::string_view mark : {"“", "\"", "‘", "«", "-", "–", " "})
        while (text.starts_with(mark))
            text.remove_prefix(mark.size());
    for (const std::string_view mark : {"”", "\"", "’", "»", ".", " "})
        while (text.ends_with(mark))
            text.remove_suffix(mark.size());
    return text;
}

/// Whether a sentence is a name and what its bearer is, without a verb: "Ana Ruz, director at Harbour Watch", "Ana Ruz
/// (lawyer)", "Ana Ruz Americas Director", but not "Ana Ruz se encuentra detenida.". `name_ends`: by first token, none
/// 0.
bool is_attribution(const Draft& draft, TokenRange tokens, const std::vector<std::uint32_t>& name_ends)
{
    const std::uint32_t behind = name_ends[tokens.begin];
    if (tokens.end - tokens.begin > longest_attribution || tokens.end - tokens.begin < 3 || behind == 0)
        return false;
    if (behind < tokens.end && draft.token(behind).kind == TokenKind::word && !draft.token(behind).capitalised)
        return false;
    for (std::uint32_t n = tokens.begin; n < tokens.end; ++n) {
        const Token& token = draft.token(n);
        const bool verb = draft.is(n, WordClass::say) || draft.is(n, WordClass::auxiliary) ||
                          (!token.capitalised && draft.text(n).ends_with("ed"));
        if (verb || draft.text(n) == ":")
            return false;
    }
    return true;
}

} // namespace

void mark_display_lines(Draft& draft)
{
    std::vector<std::uint32_t> name_ends(draft.out.tokens.size() + 1);
    for (const Mention& mention : draft.out.mentions)
        if (mention.kind == MentionKind::person)
            name_ends[mention.tokens.begin] = mention.tokens.end;
    auto& sentences = draft.out.sentences;
    std::unordered_set<std::string_view> seen;
    for (std::size_t n = 0; n < sentences.size(); ++n) {
        Sentence& sentence = sentences[n];
        const bool alone = (n == 0 || sentences[n - 1].paragraph != sentence.paragraph) &&
                           (n + 1 == sentences.size() || sentences[n + 1].paragraph != sentence.paragraph);
        const std::string_view text =
            without_marks(draft.out.text.substr(sentence.span.begin, sentence.span.end - sentence.span.begin));
        const bool repeated = text.size() >= shortest_repeat && !seen.insert(text).second;
        if (alone && (repeated || is_attribution(draft, sentence.tokens, name_ends)))
            sentence.heading = true;
    }
}

} // namespace vigil::read
