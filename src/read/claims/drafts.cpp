// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/drafts.hpp"

namespace vigil::read::claims {
namespace {

/// Page furniture: "The post ... appeared first on ...".
bool is_furniture(const State& state, const Sentence& sentence)
{
    for (const auto& phrase : state.grammar.furniture())
        for (std::uint32_t t = sentence.tokens.begin; t + phrase.size() <= sentence.tokens.end; ++t) {
            std::size_t n = 0;
            while (n < phrase.size() && state.word(t + static_cast<std::uint32_t>(n)) == phrase[n])
                ++n;
            if (n == phrase.size())
                return true;
        }
    return false;
}

} // namespace

void find_drafts(State& state, Trees* trees, Repeats repeats)
{
    const Annotation& annotation = state.annotation;
    for (std::uint32_t s = 0; s < annotation.sentences.size(); ++s) {
        const Sentence& sentence = annotation.sentences[s];
        if (sentence.heading || sentence.tokens.empty() || is_furniture(state, sentence))
            continue;
        state.sentence = s;
        chunk(annotation, state.tags, state.grammar.shape(), sentence.tokens, state.chunks);
        const Clauses clauses{annotation, state.tags, state.chunks, trees};
        const std::size_t first_draft = state.drafts.size();
        note_persons(state, clauses);
        if (!find_listed_demand(state, clauses)) {
            find_demands(state, clauses);
            open_demand_list(state, clauses, first_draft);
        }
        match_frames(state, clauses);
        expand_groups(state, clauses, first_draft);
        find_designations(state, clauses);
        follow_persons(state);
        follow_bodies(state);
    }
    find_quotes(state);
    merge_drafts(state, repeats);
}

} // namespace vigil::read::claims
