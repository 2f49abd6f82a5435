// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/values.hpp"

#include <algorithm>

/// An open letter ends with those who sign it, a line each: they are its "we".
namespace vigil::read::claims {
namespace {

constexpr std::uint32_t longest_line = 20; ///< Tokens.
constexpr std::size_t fewest = 3;          ///< Fewer lines at the end are a caption or a contact.

/// A line that only names somebody.
bool is_name_line(const State& state, std::uint32_t s)
{
    const auto& sentences = state.annotation.sentences;
    const TokenRange tokens = sentences[s].tokens;
    const bool alone = (s == 0 || sentences[s - 1].paragraph != sentences[s].paragraph) &&
                       (s + 1 == sentences.size() || sentences[s + 1].paragraph != sentences[s].paragraph);
    if (!alone || tokens.empty() || tokens.end - tokens.begin > longest_line)
        return false;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
        const Part part = state.tags[t].part;
        if (part == Part::verb || part == Part::be || part == Part::have || part == Part::modal || part == Part::date ||
            state.annotation.tokens[t].in_quote)
            return false;
    }
    const std::uint32_t first = tokens.begin + (state.tags[tokens.begin].part == Part::determiner ? 1U : 0U);
    return first < tokens.end && state.annotation.tokens[first].kind == TokenKind::word &&
           state.annotation.tokens[tokens.begin].capitalised;
}

/// Without the article before it and the abbreviation in brackets behind it.
Value name_on(const State& state, TokenRange tokens)
{
    std::uint32_t begin = tokens.begin;
    if (state.tags[begin].part == Part::determiner)
        ++begin;
    std::uint32_t end = begin + 1;
    while (end < tokens.end && state.tags[end].part != Part::open)
        ++end;
    return value_at(state, Field::actor, trimmed_span(state, begin, end), ValueKind::body);
}

} // namespace

std::vector<Value> signatories_of(const State& state)
{
    std::vector<Value> names;
    const auto& sentences = state.annotation.sentences;
    for (auto s = static_cast<std::uint32_t>(sentences.size()); s > 1 && is_name_line(state, s - 1); --s) {
        Value value = name_on(state, sentences[s - 1].tokens);
        if (!value.text.empty() && std::ranges::find(names, value.text, &Value::text) == names.end())
            names.push_back(std::move(value));
    }
    if (names.size() < fewest)
        return {};
    std::ranges::reverse(names);
    return names;
}

} // namespace vigil::read::claims
