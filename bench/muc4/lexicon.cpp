// SPDX-License-Identifier: AGPL-3.0-or-later
#include "lexicon.hpp"

#include "page.hpp"
#include "read/tables.hpp"

#include <algorithm>

namespace vigil::muc4 {
namespace {

std::vector<std::string> parts_of(std::string_view text, char mark)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(mark), text.size());
        if (end > 0)
            parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

} // namespace

Result<Lexicon> Lexicon::compile(std::string_view table)
{
    Lexicon out;
    std::string fault;
    read::for_each_line(table, [&](std::string_view line, std::uint32_t number) {
        const auto tab = line.find('\t');
        if (tab == std::string_view::npos || tab == 0) {
            fault = "lexicon.tsv, line " + std::to_string(number) + ": no tab between class and words";
            return;
        }
        const std::string name{line.substr(0, tab)};
        auto at = std::ranges::find(out.m_names, name);
        if (at == out.m_names.end())
            at = out.m_names.insert(at, name);
        const WordClasses bit = WordClasses{1} << (at - out.m_names.begin()) % 64;
        for (const std::string& entry : parts_of(line.substr(tab + 1), '|')) {
            std::vector<std::string> words = parts_of(entry, ' ');
            if (words.size() == 1)
                out.m_words[words[0]] |= bit;
            else if (!words.empty())
                out.m_phrases[words[0]].push_back({words, bit});
        }
    });
    if (out.m_names.size() > 64)
        fault = "lexicon.tsv has more than 64 classes";
    if (!fault.empty())
        return Error{Fault::malformed, fault};
    return out;
}

WordClasses Lexicon::classes(std::string_view word) const
{
    const auto at = m_words.find(std::string{word});
    return at == m_words.end() ? 0 : at->second;
}

void Lexicon::mark_phrases(std::vector<Word>& words) const
{
    for (std::size_t t = 0; t < words.size(); ++t) {
        const auto at = m_phrases.find(words[t].text);
        if (at == m_phrases.end())
            continue;
        for (const Phrase& phrase : at->second) {
            std::size_t n = 0;
            while (n < phrase.words.size() && t + n < words.size() && words[t + n].text == phrase.words[n])
                ++n;
            for (std::size_t k = 0; n == phrase.words.size() && k < n; ++k)
                words[t + k].classes |= phrase.classes;
        }
    }
}

WordClasses Lexicon::bit(std::string_view name) const
{
    const auto at = std::ranges::find(m_names, name);
    return at == m_names.end() ? 0 : WordClasses{1} << (at - m_names.begin());
}

} // namespace vigil::muc4
