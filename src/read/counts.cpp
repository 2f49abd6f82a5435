// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/cues.hpp"

#include <algorithm>
#include <charconv>

/// Stated numbers with their qualifiers, by the rules of the claim guide: "at least 28", "around one thousand",
/// "dozens", "tens of thousands", "200 to 300". Ages, dates, provisions, sums of money, percentages and measures are no
/// counts.
namespace vigil::read {
namespace {

constexpr std::int64_t largest = 10'000'000'000;

struct Numeral {
    std::uint32_t end = 0; ///< Equal to the begin when there is none.
    domain::Count count;
};

class CountFinder {
public:
    explicit CountFinder(Draft& draft) : m_draft{draft} {}

    void run()
    {
        constexpr WordClasses openers = bit(WordClass::number) | bit(WordClass::scale) | bit(WordClass::vague_number);
        for (const Sentence& sentence : m_draft.out.sentences) {
            m_begin = sentence.tokens.begin;
            m_end = sentence.tokens.end;
            for (std::uint32_t n = m_begin; n < m_end;) {
                const Token& token = m_draft.token(n);
                const bool opens = token.kind == TokenKind::number || (m_draft.info(n).classes & openers) != 0 ||
                                   (token.word == no_word && token.kind == TokenKind::word && compound(n) != 0);
                n = opens && !m_draft.is_taken(n) ? read(n) : n + 1;
            }
        }
    }

private:
    std::uint32_t read(std::uint32_t n)
    {
        Numeral numeral = quantity(n);
        if (numeral.end == n)
            return n + 1;
        std::uint32_t begin = n;
        if (is_no_count(n, numeral.end))
            return numeral.end;
        range(numeral);
        qualify(begin, numeral);
        Mention& mention = m_draft.add(MentionKind::count, {begin, numeral.end}, numeral.count.to_string());
        mention.count = numeral.count;
        return numeral.end;
    }

    // --- the number itself -----------------------------------------------------------------------------------------

    Numeral quantity(std::uint32_t n) const
    {
        if (m_draft.is(n, WordClass::vague_number))
            return vague(n, n);
        const Numeral number = spelled(n);
        return number;
    }

    static domain::Count vague_count(std::int64_t unit)
    {
        const std::int64_t last = unit <= 20 ? 99 : unit * 10 - 1;
        return {2 * unit, last, true};
    }

    /// "dozens", "hundreds", "tens of thousands".
    Numeral vague(std::uint32_t, std::uint32_t at) const
    {
        std::int64_t unit = m_draft.info(at).value;
        std::uint32_t end = at + 1;
        while (end + 1 < m_end && cue_of(m_draft, end) == Cue::of && m_draft.is(end + 1, WordClass::vague_number) &&
               unit < largest / 1'000'000) {
            unit *= m_draft.info(end + 1).value;
            end += 2;
        }
        return {end, vague_count(unit)};
    }

    /// The value of digits with separators ("1,000", "1 000" is two tokens), -1 when the token is none ("7/2", "11pm",
    /// "3.5").
    std::int64_t digits(std::uint32_t n) const
    {
        std::string_view text = m_draft.text(n);
        for (const std::string_view strong : {"-strong", "-member", "-person"})
            if (text.ends_with(strong))
                text.remove_suffix(strong.size());
        std::int64_t value = 0;
        std::size_t group = 0;
        bool grouped = false;
        for (const char c : text) {
            if (c >= '0' && c <= '9') {
                value = value * 10 + (c - '0');
                ++group;
                if (value > largest)
                    return -1;
            } else if ((c == ',' || (c == '.' && m_draft.language.code != "en")) &&
                       (grouped ? group == 3 : group <= 3)) {
                grouped = true;
                group = 0;
            } else {
                return digits_of_other_script(n);
            }
        }
        return grouped && group != 3 ? -1 : value;
    }

    /// ۲۸, ٢٨: the search key has them in ASCII.
    std::int64_t digits_of_other_script(std::uint32_t n) const
    {
        const std::string_view text = m_draft.text(n);
        if (static_cast<unsigned char>(text.front()) < 0x80)
            return -1;
        std::array<char, 128> buffer{};
        const std::string_view key = m_draft.lexicon.key_maker()(text, buffer);
        std::int64_t value = 0;
        const auto [end, fault] = std::from_chars(key.data(), key.data() + key.size(), value);
        return fault == std::errc{} && end == key.data() + key.size() && value <= largest ? value : -1;
    }

    /// "twenty-eight" in one token; 0 when it is no such word.
    std::int64_t compound(std::uint32_t n) const
    {
        const std::string_view text = m_draft.text(n);
        const auto hyphen = text.find('-');
        if (hyphen == std::string_view::npos || hyphen == 0)
            return 0;
        const auto value_of = [&](std::string_view part) -> std::int64_t {
            std::array<char, 128> buffer{};
            const WordInfo& info = m_draft.language.of(m_draft.lexicon.word(m_draft.lexicon.key_maker()(part, buffer)));
            return info.is(WordClass::number) ? info.value : 0;
        };
        const std::int64_t tens = value_of(text.substr(0, hyphen));
        const std::int64_t ones = value_of(text.substr(hyphen + 1));
        return tens >= 20 && tens % 10 == 0 && ones >= 1 && ones <= 9 ? tens + ones : 0;
    }

    /// "28", "one thousand", "six hundred and forty", "two dozen", "1.5 million".
    Numeral spelled(std::uint32_t n) const
    {
        std::int64_t total = 0;
        std::int64_t current = -1;
        std::uint32_t at = n;
        std::uint32_t end = n;
        while (at < m_end) {
            std::int64_t value = -1;
            const WordInfo& info = m_draft.info(at);
            if (m_draft.token(at).kind == TokenKind::number && current < 0) {
                value = digits(at);
                if (value < 0 && at + 1 < m_end && m_draft.is(at + 1, WordClass::scale))
                    return decimal(n);
                if (value < 0)
                    break;
            } else if (info.is(WordClass::scale)) {
                const std::int64_t scale = info.value;
                if (current < 0 && at > n)
                    break;
                current = std::max<std::int64_t>(current, 1);
                if (current > largest / scale)
                    break;
                current *= scale;
                if (scale >= 1000) {
                    total += current;
                    current = -1;
                    end = ++at;
                    if (m_draft.token(n).kind == TokenKind::number)
                        break;
                    continue;
                }
                end = ++at;
                if (at + 1 < m_end && cue_of(m_draft, at) == Cue::and_ && is_number_word(at + 1))
                    ++at;
                continue;
            } else if (info.is(WordClass::number)) {
                value = info.value;
            } else if (m_draft.token(at).word == no_word && m_draft.token(at).kind == TokenKind::word) {
                value = compound(at);
                if (value == 0)
                    break;
            } else {
                break;
            }
            // Two numbers in a row are two numbers, except tens and ones behind a hundred.
            if (current >= 0 && !(current >= 100 && value < 100))
                break;
            current = std::max<std::int64_t>(current, 0) + value;
            end = ++at;
        }
        if (end == n)
            return {n, {}};
        total += std::max<std::int64_t>(current, 0);
        return {end, {total, total, false}};
    }

    bool is_number_word(std::uint32_t n) const
    {
        return m_draft.is(n, WordClass::number) || (m_draft.token(n).word == no_word && compound(n) != 0);
    }

    /// "1.5 million"
    Numeral decimal(std::uint32_t n) const
    {
        const std::string_view text = m_draft.text(n);
        const auto point = text.find('.');
        if (point == std::string_view::npos || text.size() > 12)
            return {n, {}};
        std::int64_t whole = 0;
        std::int64_t scale = m_draft.info(n + 1).value;
        std::int64_t divisor = 1;
        for (const char c : text) {
            if (c == '.')
                continue;
            if (c < '0' || c > '9')
                return {n, {}};
            whole = whole * 10 + (c - '0');
        }
        for (std::size_t i = point + 1; i < text.size(); ++i)
            divisor *= 10;
        if (whole > largest || divisor > scale)
            return {n, {}};
        const std::int64_t value = whole * (scale / divisor);
        return {n + 2, {value, value, false}};
    }

    // --- what is no count ------------------------------------------------------------------------------------------

    bool is_no_count(std::uint32_t n, std::uint32_t end) const
    {
        // "World War Two"
        if (n > m_begin && m_draft.token(n).kind == TokenKind::word && m_draft.token(n).capitalised &&
            m_draft.token(n - 1).capitalised)
            return true;
        if (n > m_begin) {
            const std::string_view before = m_draft.text(n - 1);
            const WordInfo& info = m_draft.info(n - 1);
            if (before == "$" || before == "€" || before == "£" || before == "#" || before.ends_with("$") ||
                info.is(WordClass::number_abbreviation) || info.is(WordClass::law_lead) || info.is(WordClass::month))
                return true;
            if (cue_of(m_draft, n - 1) == Cue::no && m_draft.text(n - 1) != "no")
                return true;
            if (m_draft.key(n - 1) == "aged" || m_draft.key(n - 1) == "age" || is_age(n, end))
                return true;
            // "Resolution 2231", "Court 26": a number that names.
            const bool named = m_draft.token(n - 1).kind == TokenKind::word && m_draft.token(n - 1).capitalised &&
                               n - 1 > m_begin && m_draft.token(n).kind == TokenKind::number;
            if (named && (end >= m_end || m_draft.token(end).kind != TokenKind::word || info.is(WordClass::law_head) ||
                          info.is(WordClass::organisation_head)))
                return true;
        }
        if (m_draft.token(n).kind == TokenKind::number && n == m_begin && m_draft.mark(end, m_end, "."))
            return true;
        if (end >= m_end)
            return m_draft.token(n).kind == TokenKind::number && n + 1 == m_end && n == m_begin;
        const std::string_view after = m_draft.text(end);
        const WordInfo& next = m_draft.info(end);
        const bool units = next.is(WordClass::money) || next.is(WordClass::measure) || next.is(WordClass::unit_of_time);
        if (after == "%" || after == "°" || units || after == "/")
            return true;
        // "two more years", "100 US dollars"
        if (end + 1 < m_end && m_draft.is(end + 1, WordClass::money))
            return true;
        return m_draft.key(n) == "one" && is_pronoun(n, end);
    }

    /// "one of", "one another", "one that", "no one": no number of anything.
    bool is_pronoun(std::uint32_t n, std::uint32_t end) const
    {
        if (n > m_begin &&
            (cue_of(m_draft, n - 1) == Cue::no || m_draft.key(n - 1) == "any" || cue_of(m_draft, n - 1) == Cue::that ||
             cue_of(m_draft, n - 1) == Cue::the || cue_of(m_draft, n - 1) == Cue::current))
            return true;
        return m_draft.token(end).kind != TokenKind::word || cue_of(m_draft, end) == Cue::that ||
               m_draft.key(end) == "another";
    }

    /// "Amal Tarek, 37, a teacher"
    bool is_age(std::uint32_t n, std::uint32_t end) const
    {
        if (m_draft.token(n).kind != TokenKind::number || n < m_begin + 2 || end != n + 1 || m_draft.text(n).size() > 2)
            return false;
        const bool bracketed = m_draft.mark(n - 1, m_end, "(") && m_draft.mark(end, m_end, ")");
        const bool parted =
            m_draft.mark(n - 1, m_end, ",") && (end >= m_end || m_draft.mark(end, m_end, ",") ||
                                                m_draft.mark(end, m_end, ".") || m_draft.mark(end, m_end, ";"));
        return (bracketed || parted) && m_draft.token(n - 2).capitalised;
    }

    // --- qualifiers ------------------------------------------------------------------------------------------------

    /// "200 to 300", "200–300", "between 200 and 300", "8 or 9".
    void range(Numeral& numeral) const
    {
        const std::uint32_t at = numeral.end;
        if (at + 1 >= m_end || m_draft.is_taken(at + 1) || !numeral.count.max)
            return;
        const Cue cue = cue_of(m_draft, at);
        const bool dash =
            m_draft.mark(at, m_end, "–") || (m_draft.mark(at, m_end, "-") && !m_draft.token(at).blank_before);
        const bool between = cue == Cue::and_ && m_between;
        if (!dash && cue != Cue::to && cue != Cue::or_ && !between)
            return;
        const Numeral second = quantity(at + 1);
        if (second.end == at + 1 || second.count.min <= numeral.count.min || is_no_count(at + 1, second.end))
            return;
        numeral.end = second.end;
        numeral.count.max = second.count.max;
    }

    void qualify(std::uint32_t& begin, Numeral& numeral) const
    {
        after_number(numeral);
        if (begin == m_begin)
            return;
        std::uint32_t at = begin - 1;
        const std::int64_t value = numeral.count.min;
        // "a dozen", "an estimated 200"
        if (cue_of(m_draft, at) == Cue::a && m_draft.is(begin, WordClass::scale)) {
            begin = at;
            if (at == m_begin)
                return;
            --at;
        }
        const bool several = m_draft.key(at) == "several" || m_draft.key(at) == "few";
        if (several && m_draft.is(begin, WordClass::scale)) {
            numeral.count = vague_count(m_draft.info(begin).value);
            begin = at;
            return;
        }
        const Cue cue = cue_of(m_draft, at);
        const Cue before = at > m_begin ? cue_of(m_draft, at - 1) : Cue::none;
        if (cue == Cue::of && (before == Cue::more || before == Cue::least || before == Cue::about)) {
            // "más de 20", "menos de 20", "cerca de 20"
            if (before == Cue::more)
                numeral.count.max.reset();
            else if (before == Cue::least)
                numeral.count = {0, numeral.count.max, false};
            else
                numeral.count.approximate = true;
            begin = at - 1;
        } else if (cue == Cue::least && (before == Cue::at || before == Cue::to)) {
            numeral.count.max.reset();
            begin = at - 1;
        } else if (cue == Cue::than && before == Cue::less) {
            const bool no_fewer =
                at - 1 > m_begin && (cue_of(m_draft, at - 2) == Cue::no || m_draft.key(at - 2) == "not");
            if (no_fewer)
                numeral.count.max.reset();
            else
                numeral.count = {0, numeral.count.max, false};
            begin = no_fewer ? at - 2 : at - 1;
        } else if (cue == Cue::than && (before == Cue::more || m_draft.key(at - 1) == "greater")) {
            const bool no_more =
                at - 1 > m_begin && (cue_of(m_draft, at - 2) == Cue::no || m_draft.key(at - 2) == "not");
            if (no_more)
                numeral.count = {0, numeral.count.max, false};
            else
                numeral.count.max.reset();
            begin = no_more ? at - 2 : at - 1;
        } else if (cue == Cue::over) {
            numeral.count.max.reset();
            begin = at;
        } else if (cue == Cue::to && before == Cue::up) {
            numeral.count = {0, numeral.count.max, false};
            begin = at - 1;
        } else if (cue == Cue::as && at >= m_begin + 2 && before == Cue::many) {
            numeral.count = {0, numeral.count.max, false};
            begin = at - 2;
        } else if (cue == Cue::most && before == Cue::at) {
            numeral.count = {0, value, false};
            begin = at - 1;
        } else if (cue == Cue::under) {
            numeral.count = {0, value, false};
            begin = at;
        } else if (cue == Cue::about) {
            numeral.count.approximate = true;
            begin = at;
        }
    }

    /// "200 or more", "30-odd people", "28 so far" stays as it is.
    void after_number(Numeral& numeral) const
    {
        const std::uint32_t at = numeral.end;
        if (at + 1 < m_end && cue_of(m_draft, at) == Cue::or_ && cue_of(m_draft, at + 1) == Cue::more) {
            numeral.count.max.reset();
            numeral.end = at + 2;
        } else if (m_draft.mark(at, m_end, "+") && !m_draft.token(at).blank_before) {
            numeral.count.max.reset();
            numeral.end = at + 1;
        }
    }

    Draft& m_draft;
    std::uint32_t m_begin = 0;
    std::uint32_t m_end = 0;
    bool m_between = false;
};

} // namespace

void find_counts(Draft& draft)
{
    CountFinder{draft}.run();
}

} // namespace vigil::read
