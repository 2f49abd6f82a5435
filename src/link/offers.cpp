// SPDX-License-Identifier: AGPL-3.0-or-later
#include "link/link.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <map>

namespace vigil::link {
namespace {

std::vector<std::string> words_of(std::string_view name)
{
    std::vector<std::string> words;
    for (const std::string_view word : split(name, ' '))
        if (!word.empty())
            words.emplace_back(word);
    return words;
}

std::u32string letters_of(const std::vector<std::string>& words)
{
    std::u32string letters;
    for (const std::string& word : words)
        for (std::size_t at = 0; at < word.size();)
            letters.push_back(next_code_point(word, at));
    return letters;
}

/// Letters added, left out, replaced, or two neighbours exchanged.
std::size_t edits(const std::u32string& a, const std::u32string& b)
{
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(row);
    }
    return last[b.size()];
}

int likeness(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    const auto x = letters_of(a);
    const auto y = letters_of(b);
    const std::size_t longer = std::max(x.size(), y.size());
    return longer == 0 ? 0 : static_cast<int>(1000 * (longer - edits(x, y)) / longer);
}

/// All words of the shorter one, two at least, stand in the longer one: a second surname or a middle name is missing.
bool part_of(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    const auto& shorter = a.size() < b.size() ? a : b;
    const auto& longer = a.size() < b.size() ? b : a;
    return shorter.size() >= 2 && shorter.size() < longer.size() && std::ranges::all_of(shorter, [&](const auto& word) {
               return std::ranges::find(longer, word) != longer.end();
           });
}

/// Consonants of the Latin letters, other scripts whole: vowels are what transcriptions differ in.
std::string skeleton(std::string_view word, std::size_t most)
{
    std::string bones;
    for (const char c : word)
        if (std::string_view{"aeiouyhw "}.find(c) == std::string_view::npos && (bones.empty() || bones.back() != c))
            bones += c;
    return bones.substr(0, most);
}

std::set<std::string> block_keys(const std::string& name)
{
    std::set<std::string> keys{"whole " + skeleton(name, 5)};
    for (const std::string& word : words_of(name))
        if (const auto bones = skeleton(word, 4); bones.size() >= 3)
            keys.insert("word " + bones);
    return keys;
}

} // namespace

int resemblance(std::string_view a, std::string_view b)
{
    if (a == b)
        return 1000;
    auto x = words_of(a);
    auto y = words_of(b);
    const int in_order = likeness(x, y);
    const bool part = part_of(x, y);
    std::ranges::sort(x);
    std::ranges::sort(y);
    return std::max({in_order, x == y ? 980 : likeness(x, y), part ? 900 : 0});
}

std::vector<Offer> offers(const std::vector<Profile>& people, int least)
{
    std::map<std::string, std::vector<std::size_t>> blocks;
    for (std::size_t i = 0; i < people.size(); ++i)
        for (const std::string& key : block_keys(people[i].name))
            blocks[key].push_back(i);
    std::set<std::pair<std::size_t, std::size_t>> pairs;
    for (auto& [key, members] : blocks) {
        // In a crowded block each name is compared with its neighbours in order of letters only.
        constexpr std::ptrdiff_t neighbours = 64;
        std::ranges::sort(members, {}, [&](std::size_t i) { return std::pair{people[i].name, i}; });
        for (auto a = members.begin(); a != members.end(); ++a)
            for (auto b = a + 1; b != members.end() && b - a <= neighbours; ++b)
                pairs.insert(std::minmax(*a, *b));
    }
    std::vector<Offer> result;
    for (const auto& [a, b] : pairs) {
        const int score = resemblance(people[a].name, people[b].name);
        if (score < least || score == 1000 || contradict(people[a], people[b]))
            continue;
        const Profile renamed = [&] {
            auto copy = people[b];
            copy.name = people[a].name;
            return copy;
        }();
        const auto verdict = decide(people[a], renamed);
        const auto what = verdict.decision == Decision::same ? verdict.why.substr(sizeof "same name") : "";
        result.push_back({a, b, score, "names resemble" + (what.empty() ? "" : ";" + what)});
    }
    std::ranges::stable_sort(result, std::greater{}, &Offer::score);
    return result;
}

} // namespace vigil::link
