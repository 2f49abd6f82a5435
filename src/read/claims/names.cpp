// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/state.hpp"
#include "read/claims/values.hpp"

#include "base/utf8.hpp"
#include "read/own_name.hpp"

#include <algorithm>
#include <unordered_map>

namespace vigil::read::claims {
namespace {

std::string_view words_of(const Annotation& annotation, const Mention& mention)
{
    return annotation.text.substr(mention.span.begin, mention.span.end - mention.span.begin);
}

} // namespace

NameTable::NameTable(const Annotation& annotation) : m_full(annotation.mentions.size())
{
    // Each word of a name of several words leads to the longest such name; a word shared by two different names leads
    // to the nearer one before.
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_word;
    std::unordered_map<std::string, std::uint32_t> by_name;
    for (std::uint32_t m = 0; m < annotation.mentions.size(); ++m) {
        m_full[m] = m;
        const Mention& mention = annotation.mentions[m];
        if (mention.kind != MentionKind::person || mention.tokens.end - mention.tokens.begin < 2)
            continue;
        const std::string key = search_key(words_of(annotation, mention));
        const auto [at, fresh] = by_name.try_emplace(key, m);
        m_full[m] = at->second;
        if (!fresh)
            continue;
        for (const std::string_view word : split(key, ' '))
            if (word.size() > 2)
                by_word[std::string{word}].push_back(m);
    }
    for (std::uint32_t m = 0; m < annotation.mentions.size(); ++m) {
        const Mention& mention = annotation.mentions[m];
        if (mention.kind != MentionKind::person)
            continue;
        const std::string key = search_key(words_of(annotation, mention));
        const auto words = split(key, ' ');
        const auto found = by_word.find(std::string{words.back()});
        if (found == by_word.end())
            continue;
        std::uint32_t best = m_full[m];
        std::size_t longest = words.size();
        for (const std::uint32_t candidate : found->second) {
            const std::string full = search_key(words_of(annotation, annotation.mentions[candidate]));
            bool holds = true;
            for (const std::string_view word : words)
                holds = holds && (" " + full + " ").find(" " + std::string{word} + " ") != std::string::npos;
            if (holds && split(full, ' ').size() > longest) {
                best = candidate;
                longest = split(full, ' ').size();
            }
        }
        m_full[m] = m_full[best];
    }
}

namespace {

/// "Statement by Minister Ana Ruz on ...": the person behind such a word in the first heading.
std::optional<Value> author_of(const State& state)
{
    const Annotation& annotation = state.annotation;
    if (annotation.sentences.empty())
        return std::nullopt;
    bool statement = false;
    const TokenRange tokens = annotation.sentences.front().tokens;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t)
        statement = statement || state.in_class(t, WordClass::statement);
    if (!statement)
        return std::nullopt;
    Chunks heading;
    chunk(annotation, state.tags, state.grammar.shape(), tokens, heading);
    for (std::size_t u = 1; u < heading.units.size(); ++u) {
        if (heading.units[u].kind != UnitKind::phrase || heading.units[u - 1].kind != UnitKind::preposition)
            continue;
        const NounPhrase& phrase = heading.phrases[heading.units[u].index];
        if (phrase.person == none && !phrase.named)
            continue;
        const Span span = phrase.person != none ? annotation.mentions[state.names.full(phrase.person)].span
                                                : annotation.span_of(phrase.name);
        return value_at(state, Field::actor, span, ValueKind::person);
    }
    return std::nullopt;
}

} // namespace

State::State(const Grammar& rules, const Annotation& text, const Context& told)
    : grammar{rules},
      annotation{text},
      context{told},
      tags{tag(rules, text)},
      names{text},
      demanded(text.tokens.size())
{
    author = author_of(*this);
    signatories = signatories_of(*this);
}

Value State::speaker(std::uint32_t mention) const
{
    constexpr std::uint32_t nearest = 12; ///< Tokens between a name and the role behind it.
    const Mention& said = annotation.mentions[mention];
    const auto named = [&](std::uint32_t m) {
        const Mention& full = annotation.mentions[names.full(m)];
        Value value = value_at(*this, Field::actor, full.span, ValueKind::person);
        value.norm = full.norm;
        return value;
    };
    if (said.kind == MentionKind::person)
        return named(mention);
    for (std::uint32_t m = mention; m > 0 && annotation.mentions[m - 1].tokens.end + nearest >= said.tokens.begin;
         --m) {
        const Mention& earlier = annotation.mentions[m - 1];
        if (earlier.kind == MentionKind::person && earlier.tokens.end < said.tokens.begin &&
            tags[earlier.tokens.end].part == Part::comma)
            return named(m - 1);
    }
    // "Ana Ruz, researcher at Harbour Watch": a name that ring 1 does not know is two capitals before a comma.
    for (std::uint32_t t = said.tokens.begin; t > 2 && t + nearest > said.tokens.begin; --t) {
        if (tags[t - 1].part == Part::stop)
            break;
        const auto unknown = [&](std::uint32_t n) {
            return annotation.tokens[n].capitalised && annotation.tokens[n].kind == TokenKind::word &&
                   tags[n].mention == none && tags[n].part == Part::name;
        };
        if (tags[t - 1].part != Part::comma || !unknown(t - 2) || !unknown(t - 3))
            continue;
        std::uint32_t begin = t - 3;
        while (begin > 0 && unknown(begin - 1))
            --begin;
        return value_at(*this, Field::actor, annotation.span_of({begin, t - 1}), ValueKind::person);
    }
    Value value = value_at(*this, Field::actor, said.span, ValueKind::body);
    value.norm = said.norm;
    return value;
}

bool State::own_person(std::string_view name) const
{
    constexpr std::size_t role_bytes = 120; ///< A role behind a name is no longer than this.
    if (const auto at = annotation.text.find(name); at != std::string_view::npos)
        for (const Mention& mention : annotation.mentions)
            if (mention.span.begin >= at + name.size() && mention.span.begin < at + name.size() + role_bytes &&
                mention.kind == MentionKind::organisation &&
                annotation.text.substr(at + name.size()).starts_with(",") && own_organisation(text(mention.span)))
                return true;
    constexpr std::uint32_t nearest = 14; ///< Tokens between a name and the organisation in the role behind it.
    for (std::uint32_t m = 0; m < annotation.mentions.size(); ++m) {
        const Mention& mention = annotation.mentions[m];
        if (mention.kind != MentionKind::person || text(mention.span) != name)
            continue;
        for (std::uint32_t k = m + 1; k < annotation.mentions.size(); ++k) {
            const Mention& next = annotation.mentions[k];
            if (next.tokens.begin > mention.tokens.end + nearest)
                break;
            if ((next.kind == MentionKind::organisation || next.kind == MentionKind::treaty) &&
                own_organisation(text(next.span)))
                return true;
        }
    }
    return false;
}

bool State::own_organisation(std::string_view name) const
{
    if (context.organisation.empty() || name.size() < 3)
        return false;
    const std::string ours = " " + search_key(context.organisation) + " ";
    const std::string key = search_key(name);
    return !key.empty() && (ours.find(" " + key + " ") != std::string::npos || is_own_name(context.organisation, name));
}

} // namespace vigil::read::claims
