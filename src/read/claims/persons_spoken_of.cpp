// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/values.hpp"

#include <algorithm>
#include <cctype>

/// Whom the text speaks of: what "he", "they" and "the men" lead back to.
namespace vigil::read::claims {
namespace {

/// A phrase that makes somebody the one spoken of: not what hangs on a preposition ("the family of Ana Ruz" excepted),
/// and no apposition (", a lawyer").
bool makes_topic(const State& state, std::uint32_t u)
{
    const Chunks& chunks = state.chunks;
    const NounPhrase& phrase = chunks.phrases[chunks.units[u].index];
    if (phrase.pronoun)
        return false;
    const bool hangs = u > 0 && chunks.units[u - 1].kind == UnitKind::preposition;
    const bool with_companion =
        hangs && u > 1 && state.in_class(chunks.units[u - 1].tokens.begin, WordClass::companion);
    const bool named = phrase.person != none || phrase.named;
    const bool of_family =
        hangs && named && u > 1 && chunks.units[u - 2].kind == UnitKind::phrase &&
        (chunks.phrases[chunks.units[u - 2].index].classes & (bit(WordClass::family) | bit(WordClass::case_))) != 0;
    const bool apposed = u > 1 && chunks.units[u - 1].kind == UnitKind::comma && !named && !phrase.plural &&
                         chunks.units[u - 2].kind != UnitKind::date;
    // "met with Ana Ruz": a companion is spoken of as well, later than the subject.
    return (!hangs || of_family || (named && hangs && with_companion)) && !apposed;
}

/// "Spanish nationals like Ana Ruz": where there are names, they are whom "they" means.
void keep_names(std::vector<Value>& values)
{
    const auto named = [](const Value& value) { return value.kind == ValueKind::person; };
    if (values.size() > 1 && std::ranges::any_of(values, named))
        std::erase_if(values, [](const Value& value) {
            return value.kind == ValueKind::group && std::isdigit(static_cast<unsigned char>(value.text.front())) == 0;
        });
}

} // namespace

void note_persons(State& state, const Clauses& clauses)
{
    state.spoken.clear();
    const Chunks& chunks = state.chunks;
    for (std::uint32_t u = 0; u < chunks.units.size(); ++u) {
        if (chunks.units[u].kind != UnitKind::phrase || !makes_topic(state, u))
            continue;
        const PhraseList list = clauses.list_from(u, clauses.tight_end(u));
        if (list.empty() || !clauses.person_like(list.front()) ||
            has(chunks.phrases[list.front()].classes, WordClass::force))
            continue;
        std::vector<Value> values = values_of(state, clauses, list, Field::target, nullptr);
        if (values.empty())
            continue;
        keep_names(values);
        const NounPhrase& first = chunks.phrases[list.front()];
        const bool plural = values.size() > 1 || first.plural;
        state.spoken.push_back({first.tokens.begin, plural, first.person != none || first.named, std::move(values)});
    }
}

const std::vector<Value>& State::meant(std::uint32_t token, bool plural, bool object) const
{
    // "Ana Ruz met Ali Mora, urging him": the nearest before it who is not the first.
    if (object)
        for (auto it = spoken.rbegin(); it != spoken.rend(); ++it)
            if (it->token < token && it->plural == plural && it->named && &*it != &spoken.front())
                return it->values;
    const auto before = [&](bool named) {
        return std::ranges::find_if(
            spoken, [&](const Spoken& it) { return it.token < token && it.plural == plural && (it.named || !named); });
    };
    if (const auto at = before(true); at != spoken.end())
        return at->values;
    // "After his arrest Ana Ruz was freed": from an opening phrase forward to the subject.
    const bool opening = !chunks.units.empty() && chunks.units.front().kind != UnitKind::phrase &&
                         chunks.units.front().kind != UnitKind::verb;
    if (opening && !spoken.empty() && spoken.front().named && spoken.front().plural == plural &&
        spoken.front().token > token)
        return spoken.front().values;
    const std::vector<Value>& earlier = plural ? discourse.plural : discourse.singular;
    const auto described = before(false);
    const std::uint32_t since = plural ? discourse.plural_sentence : discourse.singular_sentence;
    const bool named_before = std::ranges::any_of(
        earlier, [](const Value& value) { return value.kind == ValueKind::person && value.span.has_value(); });
    const bool fresh = since != none && sentence - since <= 2 && named_before;
    if (described != spoken.end() && !fresh)
        return described->values;
    if (plural && earlier.empty())
        return discourse.singular;
    return earlier;
}

void follow_persons(State& state)
{
    for (Spoken& it : state.spoken) {
        if (it.plural) {
            if (state.discourse.plural_sentence != state.sentence || state.discourse.plural.empty()) {
                state.discourse.plural = std::move(it.values);
                state.discourse.plural_sentence = state.sentence;
            }
        } else if (state.discourse.singular_sentence != state.sentence) {
            // A bystander without a name does not push out a named person of the sentence before.
            if (it.named || state.discourse.singular.empty() ||
                state.discourse.singular_sentence + 2 < state.sentence) {
                state.discourse.singular = std::move(it.values);
                state.discourse.singular_sentence = state.sentence;
            }
        }
    }
    state.spoken.clear();
}

} // namespace vigil::read::claims
