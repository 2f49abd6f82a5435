// SPDX-License-Identifier: AGPL-3.0-or-later
#include "candidates.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace vigil::muc4 {
namespace {

using read::TokenRange;
using read::claims::none;
using read::claims::NounPhrase;
using read::claims::Part;

constexpr std::uint32_t longest = 8; ///< Words of a candidate.

std::set<std::string> fills_of(const Report& report)
{
    std::set<std::string> out;
    for (const Template& t : report.templates)
        for (const auto& fill : t.fills)
            for (const Entity& entity : fill)
                for (const std::string& mention : entity)
                    out.insert(normal(mention));
    out.erase("");
    return out;
}

class Finder {
public:
    Finder(const Page& page, const FillTable& fills, std::size_t own) : m_page{page}, m_fills{fills}, m_own{own} {}

    Candidates run()
    {
        for (std::uint32_t s = 0; s < m_page.chunks.size(); ++s)
            for (std::uint32_t n = 0; n < m_page.chunks[s].phrases.size(); ++n)
                of_phrase(s, n);
        brackets();
        std::set<std::string> seen;
        for (const auto& [range, found] : m_found)
            seen.insert(m_page.normal_of(range));
        repeats(seen);
        return collect();
    }

private:
    void of_phrase(std::uint32_t s, std::uint32_t n)
    {
        const auto& chunks = m_page.chunks[s];
        const NounPhrase& phrase = chunks.phrases[n];
        if (phrase.pronoun)
            return;
        const std::uint32_t end = std::min(phrase.head + 1, phrase.tokens.end);
        if (phrase.genitive != none) {
            tails({phrase.tokens.begin, phrase.genitive}, possessor);
            tails({phrase.genitive + 1, end}, whole_phrase);
        }
        tails({phrase.tokens.begin, end}, whole_phrase);
        with_next(s, n);
    }

    /// "residence of the ambassador": the phrase with an "of", "in" or "for" phrase behind it.
    void with_next(std::uint32_t s, std::uint32_t n)
    {
        const auto& phrases = m_page.chunks[s].phrases;
        if (n + 1 >= phrases.size())
            return;
        const std::uint32_t join = phrases[n].tokens.end;
        if (join + 1 != phrases[n + 1].tokens.begin || phrases[n + 1].pronoun)
            return;
        const std::string& word = m_page.words[join].text;
        if (word != "of" && word != "in" && word != "for" && word != "de" && word != "del" && word != "to")
            return;
        const std::uint32_t head = phrases[n].head;
        const std::uint32_t end = std::min(phrases[n + 1].head + 1, phrases[n + 1].tokens.end);
        for (std::uint32_t b = phrases[n].tokens.begin; b <= head; ++b)
            add({b, end}, head, with_of);
    }

    void tails(TokenRange range, std::uint8_t origin)
    {
        if (range.empty())
            return;
        const std::uint8_t tail = origin == possessor ? possessor : phrase_tail;
        for (std::uint32_t b = range.begin; b < range.end; ++b)
            add({b, range.end}, range.end - 1, b == range.begin ? origin : tail);
    }

    void brackets()
    {
        for (std::uint32_t t = 0; t + 2 < m_page.size(); ++t)
            if (m_page.words[t].text == "(" && m_page.words[t + 2].text == ")")
                add({t + 1, t + 2}, t + 1, in_brackets);
    }

    /// Everything that was found once, or filled a role elsewhere, wherever it stands.
    void repeats(const std::set<std::string>& seen)
    {
        for (std::uint32_t b = 0; b < m_page.size(); ++b) {
            if (m_page.words[b].piece.empty())
                continue;
            std::string name;
            for (std::uint32_t e = b + 1; e <= m_page.size() && e <= b + longest; ++e) {
                if (m_page.words[e - 1].sentence != m_page.words[b].sentence)
                    break;
                if (m_page.words[e - 1].piece.empty())
                    continue;
                name = m_page.normal_of({b, e});
                const bool known = m_fills.known(name, m_own);
                if (known || seen.contains(name))
                    add({b, e}, e - 1, known ? from_fills : repeated);
            }
        }
    }

    void add(TokenRange range, std::uint32_t head, std::uint8_t origin)
    {
        while (!range.empty() && (m_page.words[range.begin].piece.empty() || weak(range.begin)))
            ++range.begin;
        while (!range.empty() && m_page.words[range.end - 1].piece.empty())
            --range.end;
        if (range.empty() || range.end - range.begin > longest + 4)
            return;
        auto& found = m_found[range];
        found.origin |= origin;
        if (found.tokens.empty()) {
            found.tokens = range;
            found.head = std::clamp(head, range.begin, range.end - 1);
        }
    }

    bool weak(std::uint32_t t) const
    {
        const Part part = m_page.tags[t].part;
        return part == Part::determiner || part == Part::possessive || part == Part::genitive || part == Part::quote;
    }

    Candidates collect()
    {
        Candidates out;
        std::map<std::string, std::uint32_t> index;
        for (auto& [range, found] : m_found) {
            const std::string name = m_page.normal_of(range);
            const auto [at, fresh] = index.try_emplace(name, static_cast<std::uint32_t>(out.names.size()));
            if (fresh)
                out.names.push_back(name);
            found.name = at->second;
            out.all.push_back(found);
        }
        return out;
    }

    const Page& m_page;
    const FillTable& m_fills;
    std::size_t m_own;
    std::map<TokenRange, Candidate> m_found;
};

} // namespace

void FillTable::add(const Report& report, std::size_t fold)
{
    for (const std::string& name : fills_of(report))
        m_folds[name] |= 1U << fold;
}

bool FillTable::known(const std::string& name, std::size_t own) const
{
    const auto at = m_folds.find(name);
    return at != m_folds.end() && (at->second & ~(1U << own)) != 0;
}

Candidates find_candidates(const Page& page, const FillTable& fills, std::size_t own)
{
    return Finder{page, fills, own}.run();
}

} // namespace vigil::muc4
