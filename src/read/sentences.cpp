// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/draft.hpp"

#include <algorithm>

namespace vigil::read {
namespace {

constexpr std::uint32_t longest_heading = 30; ///< Tokens.
/// A text without ends (a table in one line, a list of a thousand names) is cut: at a comma from the first number of
/// tokens on, anywhere from the second on. What follows looks at pairs inside a sentence, so this keeps it linear.
constexpr std::uint32_t long_sentence = 400, longest_sentence = 480;

bool is_any_of(std::string_view text, std::initializer_list<std::string_view> marks)
{
    return std::ranges::find(marks, text) != marks.end();
}

bool ends_sentence(std::string_view text)
{
    return text.starts_with('.') || is_any_of(text, {"!", "?", "…", "。", "؟", "۔", "।", "！", "？"});
}

bool closes(std::string_view text)
{
    return is_any_of(text, {"”", "’", "\"", "'", ")", "]", "»", "“", "›"});
}

bool opens(std::string_view text)
{
    return is_any_of(text, {"“", "‘", "\"", "'", "(", "[", "«", "„", "¿", "¡"});
}

bool is_bullet(std::string_view text)
{
    return is_any_of(text, {"-", "–", "—", "•", "*", "·", "▪", "◦", "■", "●", "‣"});
}

/// How many line ends stand between two tokens.
std::uint32_t line_ends(std::string_view text, Span left, Span right)
{
    std::uint32_t count = 0;
    for (std::uint32_t at = left.end; at < right.begin; ++at)
        count += text[at] == '\n' ? 1U : 0U;
    return count;
}

/// Whether lines were broken at a fixed width: then a single line end says nothing about paragraphs.
bool is_wrapped(std::string_view text)
{
    std::size_t lines = 0;
    std::size_t filled = 0;
    std::size_t longest = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::size_t length = end - at;
        longest = std::max(longest, length);
        if (length > 0)
            ++lines;
        // A broken line is long and does not end a sentence.
        if (length >= 50 && length <= 120 && std::string_view{".!?:\"”"}.find(text[end - 1]) == std::string_view::npos)
            ++filled;
        at = end + 1;
    }
    return lines >= 4 && longest <= 130 && filled * 2 > lines;
}

class Splitter {
public:
    explicit Splitter(Draft& draft) : m_draft{draft}, m_wrapped{is_wrapped(draft.out.text)} {}

    void run()
    {
        const std::uint32_t size = m_draft.size();
        for (std::uint32_t n = 0; n < size; ++n) {
            const bool last = n + 1 == size;
            if (last || ends_paragraph(n)) {
                finish(n + 1, true);
                ++m_paragraph;
                m_paragraph_begin = n + 1;
            } else if (ends_here(n) || is_too_long(n)) {
                finish(n + 1, false);
            }
        }
    }

private:
    bool ends_paragraph(std::uint32_t n) const
    {
        const Token& next = m_draft.token(n + 1);
        if (!next.blank_before)
            return false;
        const std::uint32_t ends = line_ends(m_draft.out.text, m_draft.token(n).span, next.span);
        if (ends == 0)
            return false;
        return ends > 1 || !m_wrapped || is_bullet(m_draft.text(n + 1));
    }

    bool is_too_long(std::uint32_t n) const
    {
        const std::uint32_t length = n + 1 - m_begin;
        return length >= longest_sentence ||
               (length >= long_sentence && is_any_of(m_draft.text(n), {",", ";", ":", "،", "؛", "、", "|"}));
    }

    bool ends_here(std::uint32_t n) const
    {
        const std::string_view mark = m_draft.text(n);
        if (m_draft.token(n).kind == TokenKind::word)
            return mark.size() > 1 && mark.ends_with('.') && abbreviation_ends(n);
        if (m_draft.token(n).kind != TokenKind::punctuation)
            return false;
        if (closes(mark) && n > m_begin) {
            // The stop stands before the closing marks.
            std::uint32_t stop = n;
            while (stop > m_begin && closes(m_draft.text(stop)) && !m_draft.token(stop).blank_before)
                --stop;
            return stop != n && ends_sentence(m_draft.text(stop)) && starts_sentence(n + 1);
        }
        if (!ends_sentence(mark))
            return false;
        if (numbers_list(n))
            return false;
        const Token& next = m_draft.token(n + 1);
        if (!next.blank_before)
            return false;
        return starts_sentence(n + 1);
    }

    /// "1." that opens a paragraph numbers it.
    bool numbers_list(std::uint32_t n) const
    {
        return n == m_begin + 1 && m_begin == m_paragraph_begin && m_draft.token(m_begin).kind == TokenKind::number;
    }

    /// U.S., etc., p.m.: the sentence ends only before a word that seldom follows inside one.
    bool abbreviation_ends(std::uint32_t n) const
    {
        if (m_draft.is(n, WordClass::honorific) || m_draft.is(n, WordClass::number_abbreviation))
            return false;
        const Token& next = m_draft.token(n + 1);
        return next.capitalised && m_draft.is(n + 1, WordClass::function) && m_draft.text(n).size() > 2;
    }

    bool starts_sentence(std::uint32_t n) const
    {
        const Token& token = m_draft.token(n);
        if (!token.blank_before)
            return false;
        if (token.kind == TokenKind::word)
            return token.capitalised;
        if (token.kind == TokenKind::number)
            return true;
        const std::string_view text = m_draft.text(n);
        return opens(text) || is_bullet(text) || text == "#" || text == "@";
    }

    void finish(std::uint32_t end, bool paragraph_ends)
    {
        Sentence sentence;
        sentence.tokens = {m_begin, end};
        sentence.span = m_draft.out.span_of(sentence.tokens);
        sentence.paragraph = m_paragraph;
        sentence.heading = paragraph_ends && m_begin == m_paragraph_begin && is_heading(m_begin, end);
        m_draft.out.sentences.push_back(sentence);
        m_begin = end;
    }

    bool is_heading(std::uint32_t begin, std::uint32_t end) const
    {
        if (end - begin > longest_heading || is_bullet(m_draft.text(begin)))
            return false;
        std::uint32_t last = end - 1;
        while (last > begin && closes(m_draft.text(last)))
            --last;
        const std::string_view mark = m_draft.text(last);
        return !ends_sentence(mark) && !is_any_of(mark, {":", ";", ","}) && !mark.ends_with('.') &&
               (m_draft.token(begin).kind != TokenKind::word || m_draft.token(begin).capitalised);
    }

    Draft& m_draft;
    bool m_wrapped;
    std::uint32_t m_begin = 0;
    std::uint32_t m_paragraph_begin = 0;
    std::uint32_t m_paragraph = 0;
};

} // namespace

void split_sentences(Draft& draft)
{
    Splitter{draft}.run();
}

} // namespace vigil::read
