// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/draft.hpp"

#include <algorithm>
#include <unordered_map>

/// Direct quotations: the words between “ ”, ‘ ’, " " and « ». A quotation of several paragraphs opens each of them and
/// closes only the last.
namespace vigil::read {
namespace {

constexpr std::uint32_t longest_single =
    120; ///< Tokens of a quotation in single marks: longer ones are apostrophes gone astray.

struct Marks {
    std::string_view open;
    std::string_view close;
};
constexpr std::array<Marks, 6> pairs{{{"“", "”"}, {"\"", "\""}, {"«", "»"}, {"„", "“"}, {"‘", "’"}, {"'", "'"}}};

bool is_single(const Marks& marks)
{
    return marks.open == "‘" || marks.open == "'";
}

class QuoteFinder {
public:
    explicit QuoteFinder(Draft& draft) : m_draft{draft}
    {
        m_paragraph_ends.reserve(draft.out.sentences.size());
        for (const Sentence& sentence : draft.out.sentences) {
            if (sentence.paragraph >= m_paragraph_ends.size())
                m_paragraph_ends.resize(sentence.paragraph + 1);
            m_paragraph_ends[sentence.paragraph] = sentence.tokens.end;
        }
    }

    void run()
    {
        std::uint32_t begin = 0;
        for (std::uint32_t paragraph = 0; paragraph < m_paragraph_ends.size(); ++paragraph) {
            const std::uint32_t end = m_paragraph_ends[paragraph];
            read_paragraph(begin, end);
            begin = end;
        }
        mark_repeats();
    }

private:
    void read_paragraph(std::uint32_t begin, std::uint32_t end)
    {
        bool continues = m_open_before && begin < end && m_draft.text(begin) == m_open_mark.open;
        m_open_before = false;
        if (const std::uint32_t close = dash_closing(begin, end); close != end) {
            add({begin + 1, close}, false);
            return;
        }
        for (std::uint32_t n = begin; n < end; ++n) {
            const Marks* marks = opening(n, begin);
            if (marks == nullptr)
                continue;
            const std::uint32_t close = closing(*marks, n + 1, end);
            if (close == end && is_single(*marks))
                continue;
            if (close == end && marks->open == "\"" && n != begin && !after_colon(n))
                continue;
            add({n + 1, close}, continues && n == begin);
            if (close == end) {
                m_open_before = true;
                m_open_mark = *marks;
                return;
            }
            n = close;
        }
    }

    /// "—No vamos a callar —dijo Ana Ruz.": speech behind a dash, up to the dash before its verb; `end`: none.
    std::uint32_t dash_closing(std::uint32_t begin, std::uint32_t end) const
    {
        const auto dash = [&](std::uint32_t n) { return m_draft.text(n) == "—" || m_draft.text(n) == "–"; };
        if (begin + 2 >= end || !dash(begin) || m_draft.token(begin + 1).blank_before)
            return end;
        for (std::uint32_t n = begin + 2; n + 1 < end; ++n)
            if (dash(n) && m_draft.is(n + 1, WordClass::say))
                return n;
        return end;
    }

    bool after_colon(std::uint32_t n) const
    {
        return n > 0 && (m_draft.text(n - 1) == ":" || m_draft.text(n - 1) == ",");
    }

    /// The pair of marks that opens at token `n`, if one does: a straight or single mark must not stand inside or
    /// behind a word.
    const Marks* opening(std::uint32_t n, std::uint32_t begin) const
    {
        if (m_draft.token(n).kind != TokenKind::punctuation)
            return nullptr;
        const std::string_view text = m_draft.text(n);
        for (const Marks& marks : pairs) {
            if (text != marks.open)
                continue;
            const bool free = n == begin || m_draft.token(n).blank_before || m_draft.text(n - 1) == "(" ||
                              m_draft.text(n - 1) == "—" || m_draft.text(n - 1) == "[" || m_draft.text(n - 1) == "“" ||
                              m_draft.text(n - 1) == "‘";
            return free || marks.open == "«" ? &marks : nullptr;
        }
        return nullptr;
    }

    std::uint32_t closing(const Marks& marks, std::uint32_t from, std::uint32_t end) const
    {
        const bool single = is_single(marks);
        const std::uint32_t limit = single ? std::min(end, from + longest_single) : end;
        for (std::uint32_t n = from; n < limit; ++n) {
            const std::string_view text = m_draft.text(n);
            // A closing mark may be written with the straight one, or the other way round.
            const bool fits =
                text == marks.close || (marks.open == "“" && text == "\"") || (marks.open == "\"" && text == "”");
            if (fits && (!single || (!is_plural_possessive(n) && ends_word(n))))
                return n;
        }
        return end;
    }

    /// An apostrophe inside a word closes nothing.
    bool ends_word(std::uint32_t n) const
    {
        return n + 1 >= m_draft.size() || m_draft.token(n + 1).blank_before ||
               m_draft.token(n + 1).kind == TokenKind::punctuation;
    }

    /// "the protesters’ demands": an apostrophe after s that a lower-case word follows, with another mark to come.
    bool is_plural_possessive(std::uint32_t n) const
    {
        return n + 1 < m_draft.size() && n > 0 && m_draft.text(n - 1).ends_with('s') &&
               m_draft.token(n + 1).blank_before && m_draft.token(n + 1).kind == TokenKind::word &&
               !m_draft.token(n + 1).capitalised;
    }

    void add(TokenRange range, bool continues)
    {
        if (range.empty())
            return;
        for (std::uint32_t n = range.begin; n < range.end; ++n)
            m_draft.out.tokens[n].in_quote = true;
        Quotation quotation;
        quotation.span = m_draft.out.span_of(range);
        quotation.continues = continues;
        m_draft.out.quotations.push_back(quotation);
    }

    /// A quotation whose words stand in an earlier or later quotation is a pull-quote of it.
    void mark_repeats()
    {
        auto& quotations = m_draft.out.quotations;
        std::unordered_map<std::string_view, std::size_t> seen;
        const auto words = [&](const Quotation& q) {
            return m_draft.out.text.substr(q.span.begin, q.span.end - q.span.begin);
        };
        constexpr std::size_t compared = 40; // Bytes that two quotations must share at their start.
        for (std::size_t n = 0; n < quotations.size(); ++n) {
            const std::string_view text = words(quotations[n]);
            if (text.size() < compared)
                continue;
            const auto [found, fresh] = seen.try_emplace(text.substr(0, compared), n);
            if (fresh)
                continue;
            // The later one repeats, unless it is clearly the fuller: then the one before stood out of its place.
            const bool shorter = text.size() * 10 <= words(quotations[found->second]).size() * 11;
            quotations[shorter ? n : found->second].pull_quote = true;
            if (!shorter)
                found->second = n;
        }
    }

    Draft& m_draft;
    std::vector<std::uint32_t> m_paragraph_ends;
    bool m_open_before = false;
    Marks m_open_mark{};
};

} // namespace

void find_quotations(Draft& draft)
{
    QuoteFinder{draft}.run();
}

} // namespace vigil::read
