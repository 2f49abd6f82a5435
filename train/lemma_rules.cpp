// SPDX-License-Identifier: AGPL-3.0-or-later
#include "lemma_rules.hpp"

#include "learned/features.hpp"
#include "learned/lemmas.hpp"

#include <algorithm>
#include <map>

namespace vigil::train {
namespace {

using Counts = std::map<std::string, std::size_t>;

constexpr std::size_t most_cut = 40;

/// "" when there is none: the lemma has nothing to do with the word.
std::string rule_of(const Word& word)
{
    const std::string lower = learned::lower_case(word.form);
    const auto common = [&](const std::string& form) {
        std::size_t at = 0;
        while (at < form.size() && at < word.lemma.size() && form[at] == word.lemma[at])
            ++at;
        // Not inside a letter of several bytes.
        while (at > 0 && at < form.size() && (static_cast<unsigned char>(form[at]) & 0xC0U) == 0x80U)
            --at;
        return at;
    };
    const bool keep = common(word.form) > common(lower);
    const std::string& form = keep ? word.form : lower;
    const std::size_t same = common(form);
    if (form.size() - same > most_cut || word.lemma.find('\n') != std::string::npos)
        return "";
    return std::string(1, static_cast<char>('A' + (form.size() - same))) + (keep ? 'k' : 'l') + word.lemma.substr(same);
}

const std::string& best(const Counts& counts)
{
    return std::max_element(counts.begin(), counts.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })->first;
}

struct Seen {
    std::map<std::string, Counts> endings; ///< Of lower-case words; with the length in front, to go from short to long.
    std::map<std::string, Counts> words;
};

std::vector<Seen> count_rules(const std::vector<Example>& examples, const std::vector<std::string>& tags)
{
    std::vector<Seen> seen(tags.size());
    for (const Example& example : examples)
        for (const Word& word : example.words) {
            const auto tag = std::lower_bound(tags.begin(), tags.end(), word.tag);
            if (tag == tags.end() || *tag != word.tag || word.lemma.empty() || word.lemma == "_")
                continue;
            const std::string rule = rule_of(word);
            if (rule.empty())
                continue;
            Seen& here = seen[static_cast<std::size_t>(tag - tags.begin())];
            const std::string lower = learned::lower_case(word.form);
            ++here.words[lower][rule];
            for (std::size_t letters = 0; letters <= learned::longest_ending; ++letters)
                ++here.endings[std::to_string(letters) + std::string{learned::ending(lower, letters)}][rule];
        }
    return seen;
}

} // namespace

LemmaRules lemma_rules_of(const std::vector<Example>& examples, const std::vector<std::string>& tags)
{
    std::map<std::uint64_t, std::string> kept;
    const auto seen = count_rules(examples, tags);
    for (std::size_t tag = 0; tag < tags.size(); ++tag) {
        /// What the rules kept so far say of a word or an ending.
        const auto said = [&](const std::string& lower, std::size_t letters) -> std::string {
            for (std::size_t n = letters + 1; n-- > 0;)
                if (const auto at = kept.find(learned::lemma_key(tag, learned::ending(lower, n), false)); at != kept.end())
                    return at->second;
            return "";
        };
        for (const auto& [ending, counts] : seen[tag].endings) {
            const auto letters = static_cast<std::size_t>(ending[0] - '0');
            const std::string text = ending.substr(1);
            const std::string& rule = best(counts);
            if (said(text, letters) != rule)
                kept[learned::lemma_key(tag, text, false)] = rule;
        }
        for (const auto& [word, counts] : seen[tag].words)
            if (said(word, learned::longest_ending) != best(counts))
                kept[learned::lemma_key(tag, word, true)] = best(counts);
    }
    LemmaRules result;
    for (const auto& [key, rule] : kept)
        result.rules.push_back(rule);
    std::sort(result.rules.begin(), result.rules.end());
    result.rules.erase(std::unique(result.rules.begin(), result.rules.end()), result.rules.end());
    for (const auto& [key, rule] : kept)
        result.table.emplace_back(key, static_cast<std::uint32_t>(
                                           std::lower_bound(result.rules.begin(), result.rules.end(), rule) - result.rules.begin()));
    return result;
}

} // namespace vigil::train
