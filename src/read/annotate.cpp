// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/draft.hpp"
#include "read/tokens.hpp"

#include <algorithm>
#include <numeric>

namespace vigil::read {
namespace {

/// Takes out the nouns of people that are only part of the name of a body, a place, a law or an instrument.
void drop_inner_roles(Draft& draft)
{
    auto& mentions = draft.out.mentions;
    std::vector<std::uint32_t> place(mentions.size(), ~0U);
    std::vector<Mention> kept;
    kept.reserve(mentions.size());
    for (std::uint32_t n = 0; n < mentions.size(); ++n) {
        const TokenRange range = mentions[n].tokens;
        bool inner = mentions[n].kind == MentionKind::role;
        for (std::uint32_t t = range.begin; inner && t < range.end; ++t)
            inner = draft.is_taken(t, MentionKind::organisation) || draft.is_taken(t, MentionKind::place) ||
                    draft.is_taken(t, MentionKind::law) || draft.is_taken(t, MentionKind::treaty);
        if (inner)
            continue;
        place[n] = static_cast<std::uint32_t>(kept.size());
        kept.push_back(std::move(mentions[n]));
    }
    mentions = std::move(kept);
    for (Mention& mention : mentions)
        if (mention.attached_role < place.size())
            mention.attached_role = place[mention.attached_role];
}

/// Sorts the mentions by their first token and moves the indexes that point to them.
void sort_mentions(Annotation& annotation)
{
    auto& mentions = annotation.mentions;
    std::vector<std::uint32_t> order(mentions.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order,
                             [&](std::uint32_t a, std::uint32_t b) { return mentions[a].tokens < mentions[b].tokens; });
    std::vector<std::uint32_t> place(order.size());
    std::vector<Mention> sorted;
    sorted.reserve(order.size());
    for (std::uint32_t n = 0; n < order.size(); ++n) {
        place[order[n]] = n;
        sorted.push_back(std::move(mentions[order[n]]));
    }
    mentions = std::move(sorted);
    for (Mention& mention : mentions)
        if (mention.attached_role < place.size())
            mention.attached_role = place[mention.attached_role];
}

} // namespace

Span Annotation::span_of(TokenRange range) const
{
    if (range.empty() || range.end > tokens.size())
        return {};
    return {tokens[range.begin].span.begin, tokens[range.end - 1].span.end};
}

std::string_view Annotation::words(TokenRange range) const
{
    const Span span = span_of(range);
    return text.substr(span.begin, span.end - span.begin);
}

Annotation annotate(const Lexicon& lexicon, std::string_view text, const Context& context)
{
    Annotation annotation;
    annotation.text = text;
    annotation.language = context.language.empty() ? detect_language(text) : context.language;
    const LanguageData* language = lexicon.language(annotation.language);
    if (language == nullptr)
        language = lexicon.language("");
    annotation.tokens = tokenize(lexicon, *language, text);
    calm_capitals(lexicon, *language, annotation);
    Draft draft{lexicon, *language, context, annotation, std::vector<std::uint16_t>(annotation.tokens.size())};
    split_sentences(draft);
    find_quotations(draft);
    find_laws(draft);
    find_dates(draft);
    find_counts(draft);
    find_phrases(draft);
    find_own_name(draft);
    find_organisations(draft);
    find_places(draft);
    drop_inner_roles(draft);
    find_persons(draft);
    find_unlisted_places(draft);
    mark_display_lines(draft);
    sort_mentions(annotation);
    find_speakers(draft);
    return annotation;
}

} // namespace vigil::read
