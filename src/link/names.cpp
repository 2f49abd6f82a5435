// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/same-person.md.
#include "link/names.hpp"

#include "base/utf8.hpp"
#include "link/sounds.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <tuple>

namespace vigil::link {
namespace {

using Words = std::vector<std::string>;

template <std::size_t n>
bool listed(const std::array<std::string_view, n>& list, std::string_view word)
{
    return std::ranges::find(list, word) != list.end();
}

constexpr std::array<std::string_view, 39> titles{
    "dr",      "mr",    "mrs",    "ms",     "prof", "professor", "sheikh", "shaykh", "sheik",   "seyed",
    "seyyed",  "sayed", "sayyid", "sayyed", "haj",  "hajj",      "haji",   "mullah", "maulana", "ayatollah",
    "martyr",  "don",   "dona",   "sr",     "sra",  "senor",     "senora", "lawyer", "judge",   "general",
    "captain", "daw",   "maung",  "سید",    "حاج",  "دکتر",      "شیخ",    "شهید",   "الشهید"};
constexpr std::array<std::string_view, 33> particles{"al",  "el",  "ul",   "ol",    "as",   "ash", "ar",  "ad",  "bin",
                                                     "ben", "ibn", "bint", "binti", "ould", "بن",  "ابن", "بنت", "ولد",
                                                     "de",  "la",  "las",  "los",   "del",  "da",  "do",  "dos", "van",
                                                     "von", "der", "y",    "e",     "ال",   "du"};
constexpr std::array<std::string_view, 10> servant{"abd",   "abdul", "abdel", "abdol", "abdal",
                                                   "abdur", "abdu",  "abdus", "abdo",  "عبد"};
constexpr std::array<std::string_view, 6> father{"abu", "abou", "abo", "umm", "ابو", "ام"};

/// Step 13: "abdurrahman", "abdelrahman", "عبدالرحمن" are "abd" and what follows, without the article.
std::string without_servant(const std::string& word)
{
    constexpr std::string_view in_arabic = "عبد";
    constexpr std::string_view article = "ال";
    if (word.starts_with(in_arabic)) {
        std::string rest = word.substr(in_arabic.size());
        return rest.starts_with(article) ? rest.substr(article.size()) : rest;
    }
    if (!word.starts_with("abd") || word.size() < 7 || std::string_view{"aeou"}.find(word[3]) == std::string_view::npos)
        return {};
    const bool assimilated = word[4] == 'l' || word[4] == word[5];
    return word.substr(assimilated ? 5 : 4);
}

std::string without_article(const std::string& word)
{
    constexpr std::string_view article = "ال";
    return word.starts_with(article) && word.size() >= article.size() + 6 ? word.substr(article.size()) : word;
}

bool patronymic(std::string_view word)
{
    constexpr std::array<std::string_view, 9> ends{"ovich", "evich", "ovna", "evna", "ivna",
                                                   "ович",  "евич",  "овна", "евна"};
    return std::ranges::any_of(ends, [&](std::string_view end) { return word.ends_with(end); });
}

NamePart part(std::string text, std::string_view spoken)
{
    NamePart one;
    one.sounds = sounds_of(spoken);
    one.patronymic = patronymic(text);
    one.text = std::move(text);
    return one;
}

class Parser {
public:
    explicit Parser(std::string_view key)
    {
        for (const std::string_view word : split(key, ' '))
            if (!word.empty())
                m_words.emplace_back(word);
    }

    NameParts parse()
    {
        for (m_at = 0; m_at < m_words.size(); ++m_at)
            take(m_words[m_at]);
        if (m_result.parts.empty()) // Nothing but titles and particles: they are the name.
            for (const std::string& word : m_words)
                m_result.parts.push_back(part(word, word));
        return std::move(m_result);
    }

private:
    void take(const std::string& word)
    {
        if (listed(titles, word))
            m_result.titles.push_back(word);
        else if (listed(servant, word))
            take_with_next(word, "abd");
        else if (listed(father, word))
            take_with_next(word, word.starts_with("um") || word == "ام" ? "um" : "abu");
        else if (const auto rest = without_servant(word); !rest.empty())
            m_result.parts.push_back(part(word, "abd" + rest));
        else if (!listed(particles, word))
            m_result.parts.push_back(part(word, without_article(word)));
    }

    void take_with_next(const std::string& word, const std::string& spoken)
    {
        std::string text = word;
        while (m_at + 1 < m_words.size() && listed(particles, m_words[m_at + 1]))
            text += " " + m_words[++m_at];
        if (m_at + 1 == m_words.size())
            return m_result.parts.push_back(part(word, word));
        const std::string& next = m_words[++m_at];
        m_result.parts.push_back(part(text + " " + next, spoken + without_article(next)));
    }

    Words m_words;
    std::size_t m_at = 0;
    NameParts m_result;
};

/// Parts [begin, end) of a name, at most two that were written apart.
struct Run {
    std::size_t begin = 0, end = 0;
};

std::string text_of(const NameParts& name, Run run)
{
    std::string text;
    for (std::size_t i = run.begin; i < run.end; ++i)
        text += (i == run.begin ? "" : " ") + name.parts[i].text;
    return text;
}

std::string sounds_of(const NameParts& name, Run run)
{
    std::string sounds;
    for (std::size_t i = run.begin; i < run.end; ++i)
        sounds += name.parts[i].sounds;
    return sounds;
}

/// "m" stands for "marisol".
bool initial_of(const std::string& shorter, const std::string& longer)
{
    return shorter.size() == 1 && longer.size() > 1 && shorter[0] == longer[0];
}

int likeness_of(const std::string& a, const std::string& b)
{
    if (initial_of(a, b) || initial_of(b, a))
        return 800;
    const int alike = likeness(a, b);
    for (const std::string_view article : {"al", "el"}) // "alhassan" and "al-hassan".
        if (a.starts_with(article) != b.starts_with(article)) {
            const auto& with = a.starts_with(article) ? a : b;
            const auto& without = a.starts_with(article) ? b : a;
            if (with.size() >= 6)
                return std::max(alike, likeness(with.substr(2), without) - 100);
        }
    return alike;
}

struct Match {
    Run a, b;
    int alike = 0;
};

/// Step 14: parts sound alike from here on; short ones must be nearly equal.
int least_for(const std::string& a, const std::string& b)
{
    return std::min(a.size(), b.size()) <= 3 ? 850 : 750;
}

std::vector<Match> possible_matches(const NameParts& a, const NameParts& b)
{
    std::vector<Match> matches;
    const auto try_match = [&](Run x, Run y) {
        const auto left = sounds_of(a, x);
        const auto right = sounds_of(b, y);
        const int alike = likeness_of(left, right);
        if (alike >= least_for(left, right))
            matches.push_back({x, y, alike});
    };
    for (std::size_t i = 0; i < a.parts.size(); ++i)
        for (std::size_t j = 0; j < b.parts.size(); ++j) {
            try_match({i, i + 1}, {j, j + 1});
            if (i + 2 <= a.parts.size())
                try_match({i, i + 2}, {j, j + 1});
            if (j + 2 <= b.parts.size())
                try_match({i, i + 1}, {j, j + 2});
        }
    // A part alone goes before two parts together only if it is more alike by more than a letter.
    const auto order = [](const Match& one) {
        const auto joined = static_cast<int>(one.a.end - one.a.begin + one.b.end - one.b.begin);
        return std::tuple{-one.alike - 20 * joined, one.a.begin, one.b.begin, one.a.end, one.b.end};
    };
    std::ranges::sort(matches, {}, order);
    return matches;
}

/// Each part stands in one match at most, the best first.
std::vector<Match> chosen(const std::vector<Match>& possible, std::size_t a_parts, std::size_t b_parts)
{
    std::vector<bool> a_taken(a_parts), b_taken(b_parts);
    const auto taken = [](const std::vector<bool>& all, Run run) {
        return std::any_of(all.begin() + static_cast<std::ptrdiff_t>(run.begin),
                           all.begin() + static_cast<std::ptrdiff_t>(run.end), [](bool one) { return one; });
    };
    std::vector<Match> result;
    for (const Match& match : possible) {
        if (taken(a_taken, match.a) || taken(b_taken, match.b))
            continue;
        std::fill(a_taken.begin() + static_cast<std::ptrdiff_t>(match.a.begin),
                  a_taken.begin() + static_cast<std::ptrdiff_t>(match.a.end), true);
        std::fill(b_taken.begin() + static_cast<std::ptrdiff_t>(match.b.begin),
                  b_taken.begin() + static_cast<std::ptrdiff_t>(match.b.end), true);
        result.push_back(match);
    }
    std::ranges::sort(result, {}, [](const Match& one) { return one.a.begin; });
    return result;
}

std::vector<const NamePart*> left_over(const NameParts& name, const std::vector<Match>& matches, Run Match::*side)
{
    std::vector<const NamePart*> rest;
    for (std::size_t i = 0; i < name.parts.size(); ++i)
        if (std::ranges::none_of(matches,
                                 [&](const Match& one) { return (one.*side).begin <= i && i < (one.*side).end; }))
            rest.push_back(&name.parts[i]);
    return rest;
}

std::string words_for(const NameParts& a, const NameParts& b, const std::vector<Match>& matches)
{
    std::string words;
    for (const Match& one : matches) {
        const auto left = text_of(a, one.a);
        const auto right = text_of(b, one.b);
        words += (words.empty() ? "" : ", ") + (left == right ? left : left + " ~ " + right);
    }
    return words;
}

} // namespace

NameParts parts_of(std::string_view key)
{
    return Parser{key}.parse();
}

Resemblance resemblance(const NameParts& a, const NameParts& b)
{
    const auto matches = chosen(possible_matches(a, b), a.parts.size(), b.parts.size());
    const auto a_rest = left_over(a, matches, &Match::a);
    const auto b_rest = left_over(b, matches, &Match::b);
    // Step 15: two parts at least agree, and only one of the two has more; or both have one part.
    const bool one_part = a.parts.size() == 1 && b.parts.size() == 1;
    if (matches.empty() || (matches.size() < 2 && !one_part && !(a_rest.empty() && b_rest.empty())) ||
        (!a_rest.empty() && !b_rest.empty()))
        return {};
    int sum = 0;
    for (const Match& one : matches)
        sum += one.alike;
    int score = sum / static_cast<int>(matches.size());
    Resemblance result{0, words_for(a, b, matches)};
    if (!std::ranges::is_sorted(matches, {}, [](const Match& one) { return one.b.begin; })) {
        score -= 20;
        result.why += "; the parts stand in another order";
    }
    for (const NamePart* one : a_rest.empty() ? b_rest : a_rest) {
        score -= one->patronymic ? 20 : 50;
        result.why += "; one has no '" + one->text + "'";
    }
    result.score = std::max(0, one_part ? score - 100 : score); // A name of one part names many.
    return result;
}

int resemblance(std::string_view a, std::string_view b)
{
    return resemblance(parts_of(a), parts_of(b)).score;
}

} // namespace vigil::link
