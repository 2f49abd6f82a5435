// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/trees.hpp"

#include "read/claims/clauses.hpp"

#include <algorithm>

namespace vigil::read::claims {
namespace {

constexpr std::int32_t no_word_there = -1;
constexpr int deepest = 4; ///< Verbs that share a subject, one through the other.

/// Treebanks cut "pre-trial" into three words.
void cut(std::string_view token, std::vector<std::string_view>& words)
{
    for (auto hyphen = token.find('-'); hyphen != std::string_view::npos && hyphen > 0 && hyphen + 1 < token.size();
         hyphen = token.find('-')) {
        words.push_back(token.substr(0, hyphen));
        words.push_back(token.substr(hyphen, 1));
        token.remove_prefix(hyphen + 1);
    }
    words.push_back(token);
}

bool is_relative(std::string_view word)
{
    return word == "who" || word == "which" || word == "that" || word == "whom";
}

} // namespace

void Trees::look_at(TokenRange sentence)
{
    m_sentence = sentence;
    m_words.clear();
    m_tokens.clear();
    m_last.clear();
    m_tree = nullptr;
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
        cut(m_annotation.words({t, t + 1}), m_words);
        if (m_words.size() > learned::longest_sentence)
            return;
        m_tokens.resize(m_words.size(), t);
        m_last.push_back(static_cast<std::int32_t>(m_words.size()) - 1);
    }
    m_analyser.look_at(m_words);
    m_tree = &m_analyser.parse();
}

std::string_view Trees::label(std::int32_t word) const
{
    return m_analyser.model().labels[m_tree->labels[static_cast<std::size_t>(word)]];
}

std::int32_t Trees::dependent(std::int32_t head, std::string_view relation) const
{
    for (std::int32_t word = 0; is_word(word); ++word)
        if (m_tree->heads[static_cast<std::size_t>(word)] == head && label(word).starts_with(relation))
            return word;
    return no_word_there;
}

std::int32_t Trees::subject_of(std::int32_t word, int depth) const
{
    if (depth > deepest || !is_word(word))
        return no_word_there;
    const std::string_view relation = label(word);
    const std::int32_t head = m_tree->heads[static_cast<std::size_t>(word)];
    if (const std::int32_t own = dependent(word, "nsubj"); own != no_word_there)
        return relation.starts_with("acl") && is_relative(m_words[static_cast<std::size_t>(own)]) ? head : own;
    // "two men held in Sari"
    if (relation.starts_with("acl"))
        return head;
    // "was arrested and charged", "was arrested after leaving"
    if (relation == "conj" || relation.starts_with("xcomp") || relation.starts_with("advcl"))
        return subject_of(head, depth + 1);
    return no_word_there;
}

std::uint32_t Trees::subject(TokenRange sentence, std::uint32_t verb)
{
    if (m_sentence != sentence)
        look_at(sentence);
    if (m_tree == nullptr || !m_sentence.holds(verb))
        return none;
    const std::int32_t found = subject_of(m_last[verb - sentence.begin], 0);
    return is_word(found) ? m_tokens[static_cast<std::size_t>(found)] : none;
}

std::vector<WhyWord> Trees::words(TokenRange sentence)
{
    if (m_sentence != sentence)
        look_at(sentence);
    std::vector<WhyWord> out;
    for (std::size_t n = 0; m_tree != nullptr && n < m_words.size(); ++n) {
        const auto begin = static_cast<std::uint32_t>(m_words[n].data() - m_annotation.text.data());
        const std::int32_t head = m_tree->heads[n];
        out.push_back({{begin, begin + static_cast<std::uint32_t>(m_words[n].size())},
                       std::string{m_analyser.upos(n)},
                       std::string{label(static_cast<std::int32_t>(n))},
                       is_word(head) ? head : no_word_there});
    }
    return out;
}

/// The phrase that holds the tree's subject, with the list it begins; what the rules found where that is the same, or
/// where the tree says nothing.
PhraseList Clauses::by_tree(std::uint32_t u, PhraseList found) const
{
    const auto& units = m_chunks.units;
    // "12 people were killed and 30 injured": the number right before a verb is whom it befell. A tree that shares the
    // subject of the verb before would give its number to both.
    if (found.size() == 1 && u > 0 && is_kind(u - 1, UnitKind::phrase) && units[u - 1].index == found.front() &&
        m_chunks.phrases[found.front()].count != none)
        return found;
    const std::uint32_t token = m_trees->subject({units.front().tokens.begin, units.back().tokens.end}, verb(u).main);
    const auto holds = [&](std::uint32_t phrase) { return m_chunks.phrases[phrase].tokens.holds(token); };
    if (token == none || std::ranges::any_of(found, holds))
        return found;
    for (std::uint32_t k = 0; k < units.size(); ++k)
        if (units[k].kind == UnitKind::phrase && units[k].tokens.holds(token)) {
            PhraseList other = list_from(k, k < u ? u : static_cast<std::uint32_t>(units.size()));
            return other.empty() ? found : other;
        }
    return found;
}

} // namespace vigil::read::claims
