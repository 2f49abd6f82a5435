// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/proceedings.md.
#include "records/provisions.hpp"

#include "base/utf8.hpp"
#include "records/mentions.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace vigil::records {
namespace {

using Words = std::vector<std::string>;

template <std::size_t N>
bool is_one_of(const std::string& word, const std::array<std::string_view, N>& known)
{
    return std::ranges::find(known, std::string_view{word}) != known.end();
}

bool is_lead(const std::string& word)
{
    constexpr std::array leads{
        std::string_view{"article"},  std::string_view{"articles"},  std::string_view{"art"},
        std::string_view{"arts"},     std::string_view{"section"},   std::string_view{"sections"},
        std::string_view{"sec"},      std::string_view{"rule"},      std::string_view{"clause"},
        std::string_view{"articulo"}, std::string_view{"articulos"}, std::string_view{"madde"},
        std::string_view{"ماده"}};
    return word == "§" || is_one_of(search_key(word), leads);
}

bool is_head_of_law(const std::string& word)
{
    constexpr std::array heads{
        std::string_view{"law"},     std::string_view{"act"},          std::string_view{"code"},
        std::string_view{"decree"},  std::string_view{"constitution"}, std::string_view{"ordinance"},
        std::string_view{"statute"}, std::string_view{"ley"},          std::string_view{"codigo"},
        std::string_view{"kanun"},   std::string_view{"kanunu"}};
    return !word.empty() && (word.front() < 'a' || word.front() > 'z') && is_one_of(search_key(word), heads);
}

bool joins_numbers(const std::string& word)
{
    constexpr std::array joints{std::string_view{"and"}, std::string_view{"or"}, std::string_view{"to"},
                                std::string_view{"y"},   std::string_view{"ve"}, std::string_view{"و"}};
    return word == "&" || word == "–" || word == "-" || is_one_of(word, joints);
}

std::string without_marks(std::string word)
{
    while (!word.empty() && std::string_view{",;.:"}.find(word.back()) != std::string_view::npos)
        word.pop_back();
    return word;
}

/// "7/2", "217/A", "124A", "5(1)(b)", "(1)".
bool is_number(const std::string& word)
{
    constexpr std::size_t longest = 16;
    if (word.empty() || word.size() > longest)
        return false;
    std::size_t at = word.front() == '(' ? 1 : 0;
    const char32_t first = at < word.size() ? next_code_point(word, at) : U' ';
    // Digits of any script.
    const std::string key = search_key(word);
    return (first >= U'0' && first <= U'9') ||
           (first > 127 && !key.empty() && key.front() >= '0' && key.front() <= '9');
}

std::string name_from(const Words& words, std::size_t from, std::size_t to)
{
    constexpr std::array small{std::string_view{"of"},    std::string_view{"the"}, std::string_view{"de"},
                               std::string_view{"del"},   std::string_view{"la"},  std::string_view{"el"},
                               std::string_view{"under"}, std::string_view{"از"}};
    while (from < to && is_one_of(words[from], small))
        ++from;
    std::string name;
    for (std::size_t i = from; i < to; ++i)
        name += (name.empty() ? "" : " ") + words[i];
    return without_marks(std::move(name));
}

/// Numbers from word `at` on; `at` moves behind them.
std::vector<std::string> numbers_at(const Words& words, std::size_t& at)
{
    std::vector<std::string> numbers;
    while (at < words.size()) {
        const std::string word = without_marks(words[at]);
        if (is_number(word)) {
            // "5 (1)" is one number in two words.
            if (word.front() == '(' && !numbers.empty())
                numbers.back() += word;
            else
                numbers.push_back(word);
        } else if (numbers.empty() || !joins_numbers(word) || at + 1 == words.size() ||
                   !is_number(without_marks(words[at + 1]))) {
            break;
        }
        ++at;
    }
    return numbers;
}

std::string key_from(std::string_view norm, bool has_articles, const std::string& law)
{
    constexpr std::string_view lead = "law:";
    if (!norm.starts_with(lead))
        return search_key(law);
    norm.remove_prefix(lead.size());
    return std::string{has_articles ? norm.substr(0, norm.rfind('/')) : norm};
}

} // namespace

Provision provision_of(std::string_view text, std::string_view norm)
{
    const Words words = words_in(text);
    Provision provision;
    const auto lead = std::ranges::find_if(words, [](const auto& word) { return is_lead(without_marks(word)); });
    auto at = static_cast<std::size_t>(lead - words.begin()) + 1;
    if (lead != words.end())
        provision.articles = numbers_at(words, at);
    if (!provision.articles.empty()) {
        // "Penal Code, Article 5" names the law first.
        const auto before = static_cast<std::size_t>(lead - words.begin());
        provision.law = at < words.size() ? name_from(words, at, words.size()) : name_from(words, 0, before);
    } else if (!words.empty() &&
               std::ranges::any_of(words, [](const auto& word) { return is_head_of_law(without_marks(word)); }) &&
               (words.front().front() < 'a' || words.front().front() > 'z')) {
        provision.law = name_from(words, 0, words.size());
    } else if (words.size() == 1 && is_number(words.front())) {
        provision.articles = words;
    } else {
        return provision;
    }
    provision.key = key_from(norm, !provision.articles.empty(), provision.law);
    return provision;
}

Charges charges_by_law(const std::vector<Provision>& provisions, const std::vector<std::string>& texts)
{
    Charges charges;
    for (std::size_t i = 0; i < provisions.size() && i < texts.size(); ++i) {
        const Provision& one = provisions[i];
        if (one.in_words()) {
            add_new(charges.in_words, {texts[i]});
            continue;
        }
        auto group = std::ranges::find(charges.laws, one.key, &LawGroup::key);
        if (group == charges.laws.end())
            group = charges.laws.insert(charges.laws.end(), {one.key, one.law, {}});
        if (group->law.empty())
            group->law = one.law;
        add_new(group->articles, one.articles);
    }
    std::ranges::stable_partition(charges.laws, [](const LawGroup& group) { return !group.law.empty(); });
    return charges;
}

} // namespace vigil::records
