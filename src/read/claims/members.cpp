// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/values.hpp"

#include <algorithm>

namespace vigil::read::claims {
namespace {

bool is_open_group(const Draft& draft)
{
    std::size_t targets = 0;
    bool named = false;
    for (const Value& value : draft.claim.values) {
        targets += value.field == Field::target ? 1U : 0U;
        named = named || (value.field == Field::target && value.kind == ValueKind::person);
    }
    return targets == 1 && !named && draft.claim.type != ClaimType::demand;
}

/// Persons named from unit `from` on who are not the subject of a verb of their own.
std::vector<Value> names_from(const State& state, const Clauses& clauses, std::uint32_t from)
{
    const Chunks& chunks = state.chunks;
    PhraseList subjects;
    for (std::uint32_t u = from; u < chunks.units.size(); ++u)
        if (chunks.units[u].kind == UnitKind::verb && (clauses.form(u) & (form_reduced | form_gerund)) == 0 &&
            (u == 0 || chunks.units[u - 1].kind != UnitKind::relative))
            for (const std::uint32_t phrase : clauses.subject(u))
                subjects.push_back(phrase);
    PhraseList list;
    for (std::uint32_t u = from; u < chunks.units.size(); ++u) {
        if (chunks.units[u].kind != UnitKind::phrase)
            continue;
        const std::uint32_t index = chunks.units[u].index;
        const NounPhrase& phrase = chunks.phrases[index];
        const bool governed = u > 0 && chunks.units[u - 1].kind == UnitKind::preposition &&
                              !clauses.is_member_word(u - 1) &&
                              !state.in_class(chunks.units[u - 1].tokens.begin, WordClass::subordinator);
        if ((phrase.person != none || phrase.named) && !governed &&
            std::ranges::find(subjects, index) == subjects.end())
            list.push_back(index);
    }
    return values_of(state, clauses, list, Field::target, nullptr);
}

void add_names(Draft& draft, const std::vector<Value>& names)
{
    for (const Value& name : names)
        draft.claim.values.push_back(name);
}

} // namespace

/// "Twelve people were released, including Ana Ruz", "They included: Ana Ruz, ...": the named members of a group.
void expand_groups(State& state, const Clauses& clauses, std::size_t first_draft)
{
    const Chunks& chunks = state.chunks;
    for (std::uint32_t u = 0; u < chunks.units.size(); ++u) {
        if (!clauses.is_member_word(u))
            continue;
        const bool opens = u <= 1 && chunks.units[u].kind == UnitKind::verb; // "They included ..."
        const std::vector<Value> names = names_from(state, clauses, u + 1);
        if (names.empty())
            continue;
        if (opens && first_draft > 0) {
            // The nearest sentence before that left a group open.
            const std::uint32_t sentence = state.drafts[first_draft - 1].sentence;
            for (std::size_t d = first_draft;
                 d > 0 && state.drafts[d - 1].sentence == sentence && sentence + 2 >= state.sentence; --d)
                if (is_open_group(state.drafts[d - 1]))
                    add_names(state.drafts[d - 1], names);
        }
        for (std::size_t d = first_draft; d < state.drafts.size() && !opens; ++d)
            // A stock ("around 1,000 detainees") is no group whose members are told.
            if (is_open_group(state.drafts[d]) && !state.drafts[d].alone &&
                state.drafts[d].trigger < chunks.units[u].tokens.begin)
                add_names(state.drafts[d], names);
        return;
    }
}

} // namespace vigil::read::claims
