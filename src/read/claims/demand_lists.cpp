// SPDX-License-Identifier: AGPL-3.0-or-later
// What is asked for in a list: "Harbour Watch calls on the government to:" and the items below it.
#include "read/claims/slots.hpp"

#include <algorithm>

namespace vigil::read::claims {
namespace {

/// First token behind the mark of a list item ("-", "•", "1.", "(a)"); the first token itself where there is none.
std::uint32_t behind_mark(const State& state)
{
    const TokenRange tokens = state.here().tokens;
    const auto text = [&](std::uint32_t n) {
        return tokens.begin + n < tokens.end ? state.text(tokens.begin + n) : std::string_view{};
    };
    static constexpr std::string_view marks[]{"-", "*", "•", "·", "▪", "‣", "◦", "–", "—", "+"};
    if (std::ranges::find(marks, text(0)) != std::end(marks))
        return tokens.begin + 1;
    const bool short_first =
        text(0).size() <= 2 && state.annotation.tokens[tokens.begin].kind != TokenKind::punctuation;
    if (short_first && (text(1) == "." || text(1) == ")"))
        return tokens.begin + 2;
    return text(0) == "(" && text(1).size() <= 2 && text(2) == ")" ? tokens.begin + 3 : tokens.begin;
}

bool ends_in_colon(const State& state)
{
    const TokenRange tokens = state.here().tokens;
    return !tokens.empty() && state.text(tokens.end - 1) == ":";
}

/// The word that asks: "urges", "calls", "recommendations"; none.
std::uint32_t asking_word(const State& state)
{
    for (std::uint32_t t = state.here().tokens.begin; t < state.here().tokens.end; ++t) {
        const Part part = state.tags[t].part;
        const bool word = part == Part::verb || part == Part::noun;
        if (word && (state.in_class(t, WordClass::urging) || state.in_class(t, WordClass::calling)))
            return t;
    }
    return none;
}

/// "the authorities of Norland", behind the word that asks and the prepositions of whom one asks.
PhraseList addressees(const State& state, const Clauses& clauses, std::uint32_t word)
{
    const auto& units = state.chunks.units;
    for (std::uint32_t u = 0; u < units.size(); ++u)
        if (units[u].kind == UnitKind::phrase && units[u].tokens.begin > word)
            return clauses.list_from(u, clauses.tight_end(u));
    return {};
}

/// Nothing but the addressees stands between the word that asks and the colon: "calls on the authorities of Norland
/// to:", not "called for calm in three places:".
bool opens_list(const State& state, std::uint32_t word)
{
    const auto& units = state.chunks.units;
    std::uint32_t phrases = 0;
    for (std::uint32_t u = 0; u < units.size(); ++u) {
        if (units[u].tokens.begin <= word || units[u].kind == UnitKind::stop || units[u].kind == UnitKind::adverb ||
            units[u].kind == UnitKind::conjunction)
            continue;
        const std::uint32_t t = units[u].tokens.begin;
        if (units[u].kind == UnitKind::preposition) {
            const bool last = u + 1 < units.size() && units[u + 1].kind == UnitKind::stop;
            if (!last && !state.in_class(t, WordClass::urging) && !state.in_class(t, WordClass::patient_marker) &&
                !state.tags[t].object_marker)
                return false;
        } else if (units[u].kind != UnitKind::phrase || ++phrases > 4) {
            return false;
        }
    }
    return true;
}

/// "Ana Ruz was arrested on 3 January": tells what happened, whatever list it stands in.
bool tells(const State& state)
{
    for (const Unit& unit : state.chunks.units) {
        if (unit.kind == UnitKind::relative || unit.kind == UnitKind::subordinator)
            return false;
        if (unit.kind != UnitKind::verb)
            continue;
        const std::uint32_t form = state.chunks.verbs[unit.index].form;
        return (form & (form_past | form_perfect | form_bare)) != 0 && (form & (form_infinitive | form_modal)) == 0;
    }
    return false;
}

/// An action or a thing, not one more sentence of its own.
bool looks_asked(const State& state, const Clauses& clauses, std::uint32_t begin)
{
    const auto& units = state.chunks.units;
    // "Release Ana Ruz": at the head of a line the tagger takes a base form for a noun.
    if (state.tags[begin].mention == none && (state.tags[begin].forms & base_form) != 0)
        return true;
    for (std::uint32_t u = 0; u < units.size(); ++u) {
        if (units[u].tokens.begin < begin || units[u].kind == UnitKind::adverb)
            continue;
        if (units[u].kind == UnitKind::relative || units[u].kind == UnitKind::subordinator)
            return true; // "Que el Estado evite ..."
        const bool infinitive =
            units[u].kind == UnitKind::verb &&
            (state.tags[state.chunks.verbs[units[u].index].main].forms & (base_form | third_form)) != 0;
        return infinitive && clauses.clause_begin(u) <= u;
    }
    return false;
}

} // namespace

void open_demand_list(State& state, const Clauses& clauses, std::size_t first_draft)
{
    const std::uint32_t word = ends_in_colon(state) ? asking_word(state) : none;
    if (word == none || !opens_list(state, word))
        return;
    Asking asking;
    for (std::size_t n = first_draft; n < state.drafts.size(); ++n)
        if (state.drafts[n].claim.type == ClaimType::demand)
            for (const Value* value : state.drafts[n].claim.values_of(Field::actor))
                asking.who.push_back(*value);
    if (asking.who.empty())
        asking.who = who_asks(state, clauses, word);
    asking.whom = values_of(state, clauses, addressees(state, clauses, word), Field::target, nullptr);
    asking.paragraph = state.here().paragraph;
    // What stands before the colon asks for nothing yet: "calls on the authorities of Norland to:".
    const auto at = state.drafts.begin() + static_cast<std::ptrdiff_t>(first_draft);
    state.drafts.erase(std::remove_if(at, state.drafts.end(),
                                      [](const Draft& draft) { return draft.claim.type == ClaimType::demand; }),
                       state.drafts.end());
    state.asking = std::move(asking);
}

bool find_listed_demand(State& state, const Clauses& clauses)
{
    if (!state.asking)
        return false;
    Asking& asking = *state.asking;
    const std::uint32_t paragraph = state.here().paragraph;
    const std::uint32_t begin = behind_mark(state);
    const bool marked = begin != state.here().tokens.begin;
    if (paragraph == asking.paragraph)
        return false; // A further sentence of an item or of the opening.
    if (begin >= state.here().tokens.end || paragraph != asking.paragraph + 1 || (asking.marked && !marked) ||
        tells(state) || (!marked && !looks_asked(state, clauses, begin))) {
        state.asking.reset();
        return false;
    }
    asking.marked = asking.marked || marked;
    asking.paragraph = paragraph;
    const auto& units = state.chunks.units;
    std::uint32_t unit = 0;
    while (unit + 1 < units.size() && units[unit].tokens.begin < begin)
        ++unit;
    const std::uint32_t end = std::max(begin, end_of_action(state, clauses, unit));
    const std::uint32_t from = units[unit].kind == UnitKind::relative ? units[unit].tokens.end : begin;
    const Span words = trimmed_span(state, from, end);
    if (words.begin >= words.end || words.end - words.begin > 600)
        return true;
    Draft draft;
    draft.claim.type = ClaimType::demand;
    draft.claim.values = asking.who;
    draft.claim.values.insert(draft.claim.values.end(), asking.whom.begin(), asking.whom.end());
    draft.claim.values.push_back(value_at(state, Field::detail, words, ValueKind::thing));
    draft.claim.rule = "demand/listed";
    draft.claim.confidence = 0.7F;
    draft.sentence = state.sentence;
    draft.trigger = begin;
    draft.paragraph = paragraph;
    draft.particular = true;
    draft.claim.span = state.here().span;
    draft.claim.quote = std::string{state.text(draft.claim.span)};
    state.drafts.push_back(std::move(draft));
    for (std::uint32_t t = begin; t < end; ++t)
        state.demanded[t] = true;
    hold_who_is_to_be_freed(state, clauses, {begin, end});
    return true;
}

} // namespace vigil::read::claims
