// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/cues.hpp"

#include <algorithm>

/// Provisions ("Article 7/2 of the Anti-Terrorism Law"), numbered acts ("Law No. 6415"), acts by name ("Public Order
/// Act 1986") and charges in quotation marks after "charged with".
namespace vigil::read {
namespace {

constexpr std::uint32_t longest_name = 14; ///< Tokens of the name of an act.
constexpr std::uint32_t charge_list = 24;  ///< Tokens between two charges of one list, provisions included.
constexpr std::uint32_t charge_reach = 14; ///< Tokens between "charged" and the mark that opens the charge.

class LawFinder {
public:
    explicit LawFinder(Draft& draft) : m_draft{draft} {}

    void run()
    {
        for (const Sentence& sentence : m_draft.out.sentences) {
            m_begin = sentence.tokens.begin;
            m_end = sentence.tokens.end;
            std::uint32_t charge = ~0U;
            m_charge_end = 0;
            for (std::uint32_t n = m_begin; n < m_end;) {
                const WordInfo& info = m_draft.info(n);
                if (info.is(WordClass::charge_lead))
                    charge = n;
                std::uint32_t end = n;
                if (info.is(WordClass::law_lead) && m_draft.token(n).capitalised)
                    end = provision(n);
                if (end == n && info.is(WordClass::law_lead) && n + 1 < m_end &&
                    m_draft.token(n + 1).kind == TokenKind::number)
                    end = provision(n);
                if (end == n && info.is(WordClass::law_head) && m_draft.token(n).capitalised)
                    end = act(n);
                // "brought under Article 216 for “…”"
                if (end != n && info.is(WordClass::law_lead))
                    charge = end;
                if (end == n && charge != ~0U && n >= charge &&
                    n - charge <= charge_reach + (m_charge_end != 0 ? charge_list : 0))
                    end = quoted_charge(n);
                n = std::max(end, n + 1);
            }
        }
    }

private:
    bool is_opening(std::uint32_t n) const
    {
        return m_draft.mark(n, m_end, "“") || m_draft.mark(n, m_end, "\"") || m_draft.mark(n, m_end, "‘") ||
               m_draft.mark(n, m_end, "«");
    }

    /// The words between marks that stand behind "with", "of", "for" after a word of charging.
    std::uint32_t quoted_charge(std::uint32_t n)
    {
        if (!is_opening(n) || n == m_begin || n + 1 >= m_end || !m_draft.token(n + 1).in_quote)
            return n;
        const std::string_view before = m_draft.text(n - 1);
        const bool joined = before == "and" || before == "," || before == "or";
        const bool led = before == "with" || before == "of" || before == "for" || before == "to";
        if (!(led || (joined && m_charge_end != 0 && n - m_charge_end <= charge_list)))
            return n;
        std::uint32_t end = n + 1;
        while (end < m_end && m_draft.token(end).in_quote)
            ++end;
        std::uint32_t last = end;
        while (last > n + 1 && m_draft.token(last - 1).kind == TokenKind::punctuation)
            --last;
        // One word in marks is a name or irony rather than a charge.
        if (last <= n + 2)
            return n;
        m_charge_end = end;
        m_draft.add(MentionKind::law, {n + 1, last});
        return end;
    }

    // --- Article 7/2 of the … ----------------------------------------------------------------------------------------

    std::uint32_t provision(std::uint32_t n)
    {
        std::uint32_t at = n + 1;
        std::string numbers;
        if (!take_number(at, numbers))
            return n;
        for (;;) {
            std::uint32_t next = at;
            while (next < m_end &&
                   (m_draft.mark(next, m_end, ",") || cue_of(m_draft, next) == Cue::and_ ||
                    cue_of(m_draft, next) == Cue::or_ || cue_of(m_draft, next) == Cue::to ||
                    m_draft.mark(next, m_end, "–") || m_draft.mark(next, m_end, "-") || m_draft.mark(next, m_end, "&")))
                ++next;
            // "Article 16, Paragraph 4"
            if (next > at && next < m_end && m_draft.is(next, WordClass::law_lead))
                ++next;
            if (next == at || next - at > 3 || !take_number(next, numbers))
                break;
            at = next;
        }
        const std::uint32_t numbers_end = at;
        std::string norm;
        if (at + 1 < m_end && cue_of(m_draft, at) == Cue::of)
            at = law_after_of(at, norm);
        if (norm.empty())
            norm = "article:" + numbers;
        else
            norm += "/" + numbers;
        m_draft.add(MentionKind::law, {n, std::max(at, numbers_end)}, std::move(norm));
        return std::max(at, numbers_end);
    }

    /// A number of a provision with what belongs to it: 7/2 · 217/A · 124A · 5(1)(b) · 66A.
    bool take_number(std::uint32_t& at, std::string& numbers) const
    {
        if (at >= m_end || m_draft.token(at).kind != TokenKind::number)
            return false;
        const std::string_view text = m_draft.text(at);
        if (text.size() > 12)
            return false;
        if (!numbers.empty())
            numbers += '+';
        for (const char c : text)
            numbers += c == '/' ? '-' : c;
        ++at;
        while (m_draft.mark(at, m_end, "(") && at + 2 < m_end && m_draft.mark(at + 2, m_end, ")") &&
               m_draft.text(at + 1).size() <= 4) {
            numbers += '-';
            numbers += m_draft.text(at + 1);
            at += 3;
        }
        return true;
    }

    /// The end of the name of an act behind "of"; `at` when what follows is none.
    std::uint32_t law_after_of(std::uint32_t at, std::string& norm) const
    {
        std::uint32_t n = at + 1;
        const std::uint32_t limit = std::min(m_end, n + longest_name);
        std::uint32_t found = at;
        bool capitalised = false;
        for (; n < limit; ++n) {
            const Token& token = m_draft.token(n);
            if (token.kind == TokenKind::punctuation && m_draft.text(n) != "(" && m_draft.text(n) != ")" &&
                m_draft.text(n) != "’")
                break;
            const WordInfo& info = m_draft.info(n);
            capitalised = capitalised || (token.capitalised && !info.is(WordClass::function));
            const std::string_view key = m_draft.key(n);
            if ((info.is(WordClass::law_head) || key == "convention" || key == "covenant" || key == "charter" ||
                 key == "protocol" || key == "declaration" || key == "treaty" || key == "statute" ||
                 key == "procedure") &&
                (capitalised || key == "law" || key == "code" || key == "constitution")) {
                found = head_end(n, n + 1);
                break;
            }
            // "of the CrPC", "of the TCK"
            if (token.kind == TokenKind::word && token.capitalised && n <= at + 2 && is_abbreviated(n)) {
                found = n + 1;
                break;
            }
            // A verb or another clause has begun.
            if (!token.capitalised && token.kind == TokenKind::word && !links_name(n) && !is_adjective_like(n))
                break;
        }
        if (found != at)
            norm = norm_of({at + 1, found});
        return found;
    }

    /// At least two capitals in a short word.
    bool is_abbreviated(std::uint32_t n) const
    {
        const std::string_view text = m_draft.text(n);
        const auto capitals = std::ranges::count_if(text, [](char c) { return c >= 'A' && c <= 'Z'; });
        return text.size() <= 6 && capitals >= 2;
    }

    bool links_name(std::uint32_t n) const
    {
        const Cue cue = cue_of(m_draft, n);
        return cue == Cue::of || cue == Cue::the || cue == Cue::and_ || cue == Cue::on || cue == Cue::to ||
               m_draft.text(n) == "for" || m_draft.text(n) == "against" || m_draft.text(n) == "’s" ||
               cue == Cue::hers || m_draft.text(n) == "country" || cue == Cue::same;
    }

    bool is_adjective_like(std::uint32_t n) const
    {
        const std::string_view text = m_draft.text(n);
        return text.find('-') != std::string_view::npos || text.ends_with("al") || text.ends_with("ism") ||
               text.ends_with("ary") || text == "emergency" || text == "press" || text == "security";
    }

    std::string norm_of(TokenRange range) const
    {
        for (std::uint32_t n = range.begin; n < range.end; ++n) {
            const PhraseMatch match = longest_phrase(m_draft, n, range.end, PhraseKind::law);
            if (match.entry != nullptr)
                return std::string{match.entry->norm};
        }
        return {};
    }

    // --- acts by number and by name ----------------------------------------------------------------------------------

    /// Behind the head word: "No. 6415", "1986", "of 1999", "6415", "of Criminal Procedure", "on Meetings".
    std::uint32_t head_end(std::uint32_t head, std::uint32_t at) const
    {
        if (at < m_end && (m_draft.is(at, WordClass::number_abbreviation) || m_draft.mark(at, m_end, "(")) &&
            at + 1 < m_end) {
            if (m_draft.token(at + 1).kind == TokenKind::number && m_draft.text(at) != "(")
                at += 2;
        } else if (at < m_end && m_draft.token(at).kind == TokenKind::number) {
            ++at;
        }
        if (at + 1 < m_end && m_draft.mark(at, m_end, ",") && is_year(at + 1))
            at += 2;
        std::uint32_t tail = at;
        if (tail + 1 < m_end && (cue_of(m_draft, tail) == Cue::of || cue_of(m_draft, tail) == Cue::on)) {
            ++tail;
            const bool head_takes_name =
                m_draft.key(head) == "code" || m_draft.key(head) == "law" || m_draft.key(head) == "act";
            if (m_draft.token(tail).kind == TokenKind::number && m_draft.text(tail).size() == 4)
                return tail + 1;
            std::uint32_t last = at;
            while (head_takes_name && tail < m_end && tail - at < longest_name) {
                if (m_draft.token(tail).kind == TokenKind::word && m_draft.token(tail).capitalised)
                    last = ++tail;
                else if (links_name(tail) && tail > at)
                    ++tail;
                else
                    break;
            }
            at = last;
            if (at + 1 < m_end && m_draft.mark(at, m_end, ",") && is_year(at + 1))
                at += 2;
        }
        return at;
    }

    bool is_year(std::uint32_t n) const
    {
        const std::string_view text = m_draft.text(n);
        return text.size() == 4 && (text.starts_with("18") || text.starts_with("19") || text.starts_with("20")) &&
               m_draft.token(n).kind == TokenKind::number;
    }

    std::uint32_t act(std::uint32_t head)
    {
        // "Law Society", "Bill Smith", "Public Order and …": the head must end the name.
        const bool number_follows = head + 1 < m_end && (m_draft.token(head + 1).kind == TokenKind::number ||
                                                         m_draft.is(head + 1, WordClass::number_abbreviation));
        if (head + 1 < m_end && m_draft.token(head + 1).kind == TokenKind::word &&
            m_draft.token(head + 1).capitalised && !number_follows)
            return head;
        std::uint32_t begin = head;
        while (begin > m_begin && head - begin < longest_name) {
            const std::uint32_t before = begin - 1;
            const Token& token = m_draft.token(before);
            const bool name =
                token.kind == TokenKind::word && token.capitalised &&
                !(m_draft.is(before, WordClass::function) && (before == m_begin || m_draft.is(before, WordClass::cue)));
            if (name || (m_draft.text(before) == ")" && begin == head) ||
                (m_draft.text(before) == "(" && begin < head)) {
                --begin;
                continue;
            }
            const bool joined = (cue_of(m_draft, before) == Cue::and_ || cue_of(m_draft, before) == Cue::or_ ||
                                 cue_of(m_draft, before) == Cue::of || m_draft.text(before) == "’s") &&
                                before > m_begin && m_draft.token(before - 1).capitalised && begin < head;
            if (!joined)
                break;
            --begin;
        }
        while (begin < head && (m_draft.token(begin).kind != TokenKind::word || !m_draft.token(begin).capitalised))
            ++begin;
        const std::uint32_t end = head_end(head, head + 1);
        const std::string_view key = m_draft.key(head);
        const bool alone = key == "constitution" && !(head == m_begin);
        if (begin == head && !number_follows && !alone && end == head + 1)
            return head;
        if (begin == head && (key == "order" || key == "bill" || key == "rules") && !number_follows)
            return head;
        m_draft.add(MentionKind::law, {begin, end}, norm_of({begin, end}));
        return end;
    }

    Draft& m_draft;
    std::uint32_t m_begin = 0;
    std::uint32_t m_end = 0;
    std::uint32_t m_charge_end = 0; ///< Behind the charge found last in the sentence; 0: none.
};

} // namespace

void find_laws(Draft& draft)
{
    LawFinder{draft}.run();
}

} // namespace vigil::read
