// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/text_search.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vigil::store {
namespace {

constexpr std::size_t before_match = 80;
constexpr std::size_t after_match = 160;
// Runs of text without a blank that are longer are matched as a whole.
constexpr std::size_t longest_narrowed = 64;
constexpr std::size_t piece_bytes = 16UL * 1024;

struct Word {
    std::string key;
    std::size_t begin, end; ///< Of the run between blanks that it stands in.
};

bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

std::vector<std::string> key_words(std::string_view text)
{
    std::vector<std::string> words;
    const std::string key = search_key(text);
    for (const std::string_view word : split(key, ' '))
        if (!word.empty())
            words.emplace_back(word);
    return words;
}

std::vector<Word> words_in(std::string_view text, std::size_t begin, std::size_t end)
{
    std::vector<Word> words;
    for (std::size_t at = begin; at < end;) {
        if (is_blank(text[at])) {
            ++at;
            continue;
        }
        std::size_t stop = at;
        while (stop < end && !is_blank(text[stop]))
            ++stop;
        for (std::string& key : key_words(text.substr(at, stop - at)))
            words.push_back({std::move(key), at, stop});
        at = stop;
    }
    return words;
}

bool matches_at(const std::vector<Word>& words, std::size_t at, const Term& term)
{
    if (at + term.words.size() > words.size())
        return false;
    for (std::size_t i = 0; i < term.words.size(); ++i) {
        const bool last = i + 1 == term.words.size();
        const std::string& have = words[at + i].key;
        if (last && !term.whole ? !have.starts_with(term.words[i]) : have != term.words[i])
            return false;
    }
    return true;
}

std::vector<std::size_t> borders_in(std::string_view run)
{
    std::vector<std::size_t> borders;
    for (std::size_t at = 0; at < run.size(); ++at)
        if ((static_cast<unsigned char>(run[at]) & 0xC0U) != 0x80U)
            borders.push_back(at);
    borders.push_back(run.size());
    return borders;
}

/// The smallest piece of a run between blanks whose search key is `key`: without the quotation mark before it and the
/// case ending behind it.
domain::Span narrowed(std::string_view text, const Word& word)
{
    const auto span = [&](std::size_t from, std::size_t to) {
        return domain::Span{static_cast<std::uint32_t>(word.begin + from), static_cast<std::uint32_t>(word.begin + to)};
    };
    const auto run = text.substr(word.begin, word.end - word.begin);
    if (run.size() > longest_narrowed)
        return span(0, run.size());
    const auto borders = borders_in(run);
    for (std::size_t to = 1; to < borders.size(); ++to)
        for (std::size_t from = to; from-- > 0;)
            if (search_key(run.substr(borders[from], borders[to] - borders[from])) == word.key)
                return span(borders[from], borders[to]);
    return span(0, run.size());
}

std::vector<domain::Span> matches_in(std::string_view text, const std::vector<Word>& words,
                                     const std::vector<Term>& terms)
{
    std::vector<domain::Span> found;
    for (std::size_t at = 0; at < words.size(); ++at)
        for (const Term& term : terms)
            if (matches_at(words, at, term)) {
                const auto first = narrowed(text, words[at]);
                const auto last = narrowed(text, words[at + term.words.size() - 1]);
                if (found.empty() || found.back().end <= first.begin)
                    found.push_back({first.begin, std::max(first.end, last.end)});
            }
    return found;
}

/// Nearest blank at or before `at`, but not more than 40 bytes away.
std::size_t cut_before(std::string_view text, std::size_t at)
{
    for (std::size_t back = 0; back < 40 && back <= at; ++back)
        if (at - back == 0 || is_blank(text[at - back - 1]))
            return at - back;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
        --at;
    return at;
}

std::size_t cut_after(std::string_view text, std::size_t at)
{
    for (std::size_t on = at; on < text.size() && on < at + 40; ++on)
        if (is_blank(text[on]))
            return on;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
        ++at;
    return std::min(at, text.size());
}

/// Where the first match begins; 0 when there is none. A long text is gone through piece by piece.
std::size_t first_match(std::string_view text, const std::vector<Term>& terms)
{
    for (std::size_t from = 0; from < text.size();) {
        std::size_t to = std::min(from + piece_bytes, text.size());
        while (to < text.size() && !is_blank(text[to]))
            ++to;
        const auto words = words_in(text, from, to);
        for (std::size_t at = 0; at < words.size(); ++at)
            if (std::ranges::any_of(terms, [&](const Term& term) { return matches_at(words, at, term); }))
                return words[at].begin;
        from = to;
    }
    return 0;
}

Term term_of(std::string_view typed, bool whole)
{
    return {key_words(typed), whole};
}

} // namespace

std::vector<Term> terms_of(std::string_view typed)
{
    std::vector<Term> terms;
    bool inside = false;
    for (const std::string_view piece : split(typed, '"')) {
        if (inside) {
            terms.push_back(term_of(piece, true));
        } else {
            for (std::string& word : key_words(piece))
                terms.push_back({{std::move(word)}, false});
        }
        inside = !inside;
    }
    std::erase_if(terms, [](const Term& term) { return term.words.empty(); });
    return terms;
}

std::string match_expression(const std::vector<Term>& terms)
{
    std::string expression;
    for (const Term& term : terms) {
        expression += expression.empty() ? "\"" : " AND \"";
        for (std::size_t i = 0; i < term.words.size(); ++i)
            expression += (i == 0 ? "" : " ") + term.words[i];
        expression += term.whole ? "\"" : "\" *";
    }
    return expression;
}

Extract extract_around(std::string_view text, const std::vector<Term>& terms)
{
    const std::size_t anchor = first_match(text, terms);
    const std::size_t begin = cut_before(text, anchor > before_match ? anchor - before_match : 0);
    const std::size_t end = cut_after(text, std::min(anchor + after_match, text.size()));
    Extract extract{std::string{text.substr(begin, end - begin)}, {}};
    extract.matches = matches_in(extract.text, words_in(extract.text, 0, extract.text.size()), terms);
    return extract;
}

} // namespace vigil::store
