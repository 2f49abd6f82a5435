// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/values.hpp"

namespace vigil::read::claims {
namespace {

/// The report's own organisation as it names itself in the text.
std::optional<Value> own_name(const State& state)
{
    for (const Mention& mention : state.annotation.mentions)
        if (mention.kind == MentionKind::organisation && state.own_organisation(state.text(mention.span)))
            return value_at(state, Field::actor, mention.span, ValueKind::body);
    return std::nullopt;
}

/// "prisoner of conscience" before or after a name: the words of a designation from token `t`; its end or `t`.
std::uint32_t designation_end(const State& state, std::uint32_t t, std::uint32_t end)
{
    if (!state.in_class(t, WordClass::designation))
        return t;
    std::uint32_t last = t + 1;
    while (last < end &&
           (state.in_class(last, WordClass::designation) || state.preposition(last) == state.grammar.of_word()))
        ++last;
    return last > t + 1 ? last : t;
}

} // namespace

/// A designation stands right before the person ("prisoner of conscience Ana Ruz") in the same noun phrase or the next.
void find_designations(State& state, const Clauses& clauses)
{
    const TokenRange tokens = state.here().tokens;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
        const std::uint32_t last = designation_end(state, t, tokens.end);
        if (last == t)
            continue;
        std::uint32_t next = last;
        std::vector<Value> named;
        while (next < tokens.end) {
            const std::uint32_t m = state.tags[next].mention;
            if (m != none && state.annotation.mentions[m].kind == MentionKind::person) {
                const Mention& full = state.annotation.mentions[state.names.full(m)];
                named.push_back(value_at(state, Field::target, full.span, ValueKind::person));
                next = std::max(next + 1, state.annotation.mentions[m].tokens.end);
                continue;
            }
            const Part part = state.tags[next].part;
            if (named.empty() || (part != Part::comma && part != Part::conjunction))
                break;
            ++next;
        }
        if (!named.empty()) {
            Draft draft;
            draft.claim.type = ClaimType::designation;
            draft.claim.values = std::move(named);
            if (auto who = own_name(state))
                draft.claim.values.push_back(std::move(*who));
            draft.claim.values.push_back(
                value_at(state, Field::detail, trimmed_span(state, t, last), ValueKind::thing));
            draft.claim.rule = "designation/before-name";
            draft.claim.confidence = 0.8F;
            draft.claim.span = state.here().span;
            draft.claim.quote = std::string{state.text(draft.claim.span)};
            draft.sentence = state.sentence;
            draft.trigger = t;
            draft.paragraph = state.here().paragraph;
            state.drafts.push_back(std::move(draft));
        }
        t = last - 1;
    }
    (void)clauses;
}

} // namespace vigil::read::claims
