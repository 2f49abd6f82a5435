// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/values.hpp"

#include <algorithm>

namespace vigil::read::claims {
namespace {

constexpr std::uint32_t words_kept = 12;  ///< GUIDE: the detail of a quotation holds its first words.
constexpr std::uint32_t fewest_words = 5; ///< Less is a fragment, not a clause.
constexpr std::uint32_t most_fragment = 7;

struct Words {
    TokenRange tokens;
    std::uint32_t count = 0;
    bool verb = false;
};

Words words_in(const State& state, Span span)
{
    Words found;
    const auto& tokens = state.annotation.tokens;
    const auto at =
        std::ranges::lower_bound(tokens, span.begin, {}, [](const Token& token) { return token.span.begin; });
    found.tokens.begin = static_cast<std::uint32_t>(at - tokens.begin());
    std::uint32_t t = found.tokens.begin;
    for (; t < tokens.size() && tokens[t].span.end <= span.end; ++t) {
        found.count += tokens[t].kind == TokenKind::word || tokens[t].kind == TokenKind::number ? 1U : 0U;
        const Part part = state.tags[t].part;
        found.verb = found.verb || part == Part::verb || part == Part::be || part == Part::have || part == Part::modal;
    }
    found.tokens.end = t;
    return found;
}

/// The sentence at a byte; the last one when it lies behind all.
std::uint32_t sentence_at(const State& state, std::uint32_t byte)
{
    const auto& sentences = state.annotation.sentences;
    const auto at = std::ranges::upper_bound(sentences, byte, {}, [](const Sentence& it) { return it.span.begin; });
    return at == sentences.begin() ? 0 : static_cast<std::uint32_t>(at - sentences.begin()) - 1;
}

/// Whether a paragraph in the report's own voice stands between two bytes.
bool own_voice_between(const State& state, std::uint32_t from, std::uint32_t to)
{
    const auto& annotation = state.annotation;
    const std::uint32_t first = sentence_at(state, from);
    const std::uint32_t last = sentence_at(state, to);
    for (std::uint32_t s = first + 1; s < last; ++s) {
        const Sentence& sentence = annotation.sentences[s];
        if (sentence.heading || sentence.paragraph == annotation.sentences[first].paragraph ||
            sentence.paragraph == annotation.sentences[last].paragraph || sentence.tokens.empty())
            continue;
        std::uint32_t inside = 0;
        for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t)
            inside += annotation.tokens[t].in_quote ? 1U : 0U;
        if (inside * 2 < sentence.tokens.end - sentence.tokens.begin)
            return true;
    }
    return false;
}

} // namespace

void find_quotes(State& state)
{
    std::string last_speaker;
    std::uint32_t last_end = 0;
    for (const Quotation& quotation : state.annotation.quotations) {
        if (quotation.pull_quote || quotation.speaker == none)
            continue;
        const Words words = words_in(state, quotation.span);
        // Where a verb alone tells who acts, no table has all its forms: long enough words are a clause.
        const bool clause = words.count >= fewest_words &&
                            (words.verb || (state.grammar.shape().drops_subject && words.count >= most_fragment));
        Value speaker = state.speaker(quotation.speaker);
        const bool same = speaker.text == last_speaker && !own_voice_between(state, last_end, quotation.span.begin);
        if (!clause)
            continue;
        last_speaker = speaker.text;
        last_end = quotation.span.end;
        if (same)
            continue;
        Draft draft;
        draft.claim.type = ClaimType::quote;
        draft.claim.values.push_back(std::move(speaker));
        std::uint32_t end = words.tokens.begin;
        for (std::uint32_t kept = 0; end < words.tokens.end && kept < words_kept; ++end)
            kept += state.annotation.tokens[end].kind == TokenKind::word ||
                            state.annotation.tokens[end].kind == TokenKind::number
                        ? 1U
                        : 0U;
        draft.claim.values.push_back(
            value_at(state, Field::detail, trimmed_span(state, words.tokens.begin, end), ValueKind::thing));
        const std::uint32_t sentence = sentence_at(state, quotation.span.begin);
        draft.sentence = sentence;
        draft.trigger = words.tokens.begin;
        draft.claim.rule = "quote/spoken";
        draft.claim.confidence = 0.8F;
        draft.particular = true;
        draft.claim.span = {quotation.span.begin,
                            std::min(quotation.span.end, state.annotation.sentences[sentence].span.end)};
        if (draft.claim.span.begin >= draft.claim.span.end)
            draft.claim.span = quotation.span;
        draft.claim.quote = std::string{state.text(draft.claim.span)};
        state.drafts.push_back(std::move(draft));
    }
}

} // namespace vigil::read::claims
