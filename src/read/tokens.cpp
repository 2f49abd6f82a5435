// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/tokens.hpp"

#include "base/utf8.hpp"
#include "read/domains.hpp"

#include <unicode/uchar.h>

#include <algorithm>

namespace vigil::read {
namespace {

enum class Shape : std::uint8_t { blank, letter, digit, apostrophe, hyphen, joiner, punctuation, symbol };

struct Character {
    Shape shape = Shape::blank;
    bool upper = false;
    bool caseless = false;
    std::uint8_t size = 1;
};

constexpr std::array<Shape, 128> ascii_shapes = [] {
    std::array<Shape, 128> shapes{};
    for (std::size_t c = 0; c < shapes.size(); ++c)
        shapes[c] = c <= ' ' || c == 127 ? Shape::blank : Shape::punctuation;
    for (std::size_t c = 'a'; c <= 'z'; ++c)
        shapes[c] = shapes[c - 32] = Shape::letter;
    for (std::size_t c = '0'; c <= '9'; ++c)
        shapes[c] = Shape::digit;
    for (const char c : {'$', '#', '%', '&', '+', '<', '=', '>', '@', '^', '`', '|', '~', '*', '/', '\\'})
        shapes[static_cast<unsigned char>(c)] = Shape::symbol;
    shapes['\''] = Shape::apostrophe;
    shapes['-'] = Shape::hyphen;
    shapes['_'] = Shape::joiner;
    return shapes;
}();

Shape shape_of(char32_t c)
{
    switch (c) {
    case U'’':
    case U'ʼ':
    case U'ʻ': return Shape::apostrophe;
    case U'‐':
    case U'‑': return Shape::hyphen;
    case U'\u00AD':
    case U'\u200C':
    case U'\u200D':
    case U'\u2060': return Shape::joiner;
    case U'\u200B':
    case U'\uFEFF': return Shape::blank;
    default: break;
    }
    const auto code = static_cast<UChar32>(c);
    const std::uint32_t mask = U_MASK(u_charType(code));
    if ((mask & (U_GC_L_MASK | U_GC_M_MASK)) != 0)
        return Shape::letter;
    if ((mask & U_GC_ND_MASK) != 0)
        return Shape::digit;
    if ((mask & (U_GC_Z_MASK | U_GC_CC_MASK | U_GC_CF_MASK)) != 0)
        return Shape::blank;
    return (mask & U_GC_P_MASK) != 0 ? Shape::punctuation : Shape::symbol;
}

Character character_at(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return {};
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80)
        return {ascii_shapes[byte], byte >= 'A' && byte <= 'Z', false, 1};
    std::size_t end = at;
    const char32_t c = next_code_point(text, end);
    Character character{shape_of(c), false, false, static_cast<std::uint8_t>(end - at)};
    if (character.shape == Shape::letter) {
        const auto code = static_cast<UChar32>(c);
        character.upper = u_isUUppercase(code) != 0 || u_istitle(code) != 0;
        character.caseless = !character.upper && u_isULowercase(code) == 0;
    }
    return character;
}

class Tokenizer {
public:
    Tokenizer(const Lexicon& lexicon, const LanguageData& language, std::string_view text)
        : m_lexicon{lexicon},
          m_language{language},
          m_text{text}
    {
        m_tokens.reserve(text.size() / 5 + 8);
        m_mail = text.find('@') != std::string_view::npos;
    }

    std::vector<Token> run()
    {
        while (m_at < m_text.size()) {
            const Character c = character_at(m_text, m_at);
            if (c.shape == Shape::blank || c.shape == Shape::joiner) {
                m_at += c.size;
                m_blank = m_blank || c.shape == Shape::blank;
                continue;
            }
            if (c.shape == Shape::letter)
                word();
            else if (c.shape == Shape::digit)
                number();
            else
                mark(c);
        }
        return std::move(m_tokens);
    }

private:
    Character at(std::size_t place) const { return character_at(m_text, place); }
    char byte(std::size_t place) const { return place < m_text.size() ? m_text[place] : '\0'; }

    void put(std::size_t end, TokenKind kind)
    {
        Token token;
        token.span = {static_cast<std::uint32_t>(m_at), static_cast<std::uint32_t>(end)};
        token.kind = kind;
        token.blank_before = m_blank;
        if (kind == TokenKind::word || kind == TokenKind::number)
            token.word = m_lexicon.word(m_lexicon.key_maker()(m_text.substr(m_at, end - m_at), m_buffer));
        m_tokens.push_back(token);
        m_at = end;
        m_blank = false;
    }

    /// Letters with inner apostrophes and hyphens. Leaves a possessive 's for the next token.
    void word()
    {
        if (address() || domain())
            return;
        const std::size_t begin = m_at;
        std::size_t end = begin;
        std::uint32_t letters = 0;
        std::uint32_t capitals = 0;
        const Character first = at(begin);
        for (;;) {
            const Character c = at(end);
            if (c.shape == Shape::letter) {
                ++letters;
                capitals += c.upper ? 1U : 0U;
                end += c.size;
            } else if (c.shape == Shape::digit || (c.shape == Shape::joiner && end + c.size < m_text.size())) {
                end += c.size;
            } else if ((c.shape == Shape::hyphen || c.shape == Shape::apostrophe) && joins(end, c)) {
                end += c.size;
            } else if (end > begin && m_text[end - 1] == '-' && m_text.substr(end).starts_with("‘") &&
                       at(end + 3).shape == Shape::letter) {
                end += 3; // "al-‘Tarek"
            } else {
                break;
            }
        }
        end = with_stop(begin, end, letters, first);
        put(end, TokenKind::word);
        m_tokens.back().capitalised = first.upper || first.caseless || has_article(begin, end);
        m_tokens.back().all_capitals = letters > 1 && capitals == letters;
        possessive();
    }

    /// "al-Muharraq", "ez-Zor": the Arabic article in Roman letters stands before a name.
    bool has_article(std::size_t begin, std::size_t end) const
    {
        static constexpr std::array<std::string_view, 14> articles{"al", "el", "ar", "as", "an",  "ad",  "at",
                                                                   "az", "ez", "es", "ed", "ash", "esh", "ul"};
        const std::string_view word = m_text.substr(begin, std::min<std::size_t>(end - begin, 5));
        const auto hyphen = word.find('-');
        if (hyphen == std::string_view::npos || hyphen < 2)
            return false;
        std::size_t after = begin + hyphen + 1;
        if (at(after).shape == Shape::apostrophe)
            after += at(after).size;
        return at(after).upper && std::ranges::find(articles, word.substr(0, hyphen)) != articles.end();
    }

    /// Whether a hyphen or an apostrophe at `end` stands inside a word.
    bool joins(std::size_t end, Character c) const
    {
        const std::size_t after = end + c.size;
        if (c.shape == Shape::hyphen && (m_text.substr(after).starts_with("‘") || at(after).shape == Shape::apostrophe))
            return after < m_text.size() && at(after + at(after).size).shape == Shape::letter;
        const Character next = skip_joiners(after);
        if (next.shape != Shape::letter && !(c.shape == Shape::hyphen && next.shape == Shape::digit))
            return false;
        if (c.shape == Shape::hyphen)
            return true;
        const bool s = byte(after) == 's' || byte(after) == 'S';
        return !(s && at(after + 1).shape != Shape::letter);
    }

    Character skip_joiners(std::size_t place) const
    {
        Character c = at(place);
        for (int n = 0; c.shape == Shape::joiner && place < m_text.size() && n < 4; ++n) {
            place += c.size;
            c = at(place);
        }
        return c;
    }

    void possessive()
    {
        const Character mark = at(m_at);
        if (mark.shape != Shape::apostrophe || m_at >= m_text.size())
            return;
        const std::size_t s = m_at + mark.size;
        if ((byte(s) == 's' || byte(s) == 'S') && at(s + 1).shape != Shape::letter)
            put(s + 1, TokenKind::word);
    }

    /// Takes the full stop of an abbreviation: U.S., Ph.D., J. before a name, and those of the table.
    std::size_t with_stop(std::size_t begin, std::size_t end, std::uint32_t letters, Character first) const
    {
        if (byte(end) != '.')
            return end;
        const Character after = at(end + 1);
        if (letters <= 2 && after.shape == Shape::letter && at(end + 1 + after.size).shape != Shape::letter &&
            byte(end + 1 + after.size) == '.')
            return dotted(end);
        if (letters == 1 && first.upper && initial_before(end + 1))
            return end + 1;
        const WordInfo& info =
            m_language.of(m_lexicon.word(m_lexicon.key_maker()(m_text.substr(begin, end - begin), m_buffer)));
        if (info.is(WordClass::abbreviation))
            return end + 1;
        if (info.is(WordClass::number_abbreviation)) {
            const std::size_t next = byte(end + 1) == ' ' ? end + 2 : end + 1;
            return at(next).shape == Shape::digit ? end + 1 : end;
        }
        return end;
    }

    bool initial_before(std::size_t place) const
    {
        const Character next = at(place);
        if (next.shape == Shape::letter)
            return next.upper;
        return byte(place) == ' ' && at(place + 1).shape == Shape::letter && at(place + 1).upper;
    }

    std::size_t dotted(std::size_t end) const
    {
        while (byte(end) == '.') {
            const Character letter = at(end + 1);
            if (letter.shape != Shape::letter || at(end + 1 + letter.size).shape == Shape::letter)
                return end + 1;
            end += std::size_t{1} + letter.size;
        }
        return end;
    }

    /// Digits with inner separators, and the letters that belong to them: 1,000 · 7/2 · 217/A · 124A · 11pm ·
    /// 16-year-old.
    void number()
    {
        std::size_t end = iso_date_end();
        while (end == m_at || at(end).shape == Shape::digit || separates(end))
            end += at(end).size;
        if (byte(end) == '/' && at(end + 1).upper && at(end + 1 + at(end + 1).size).shape != Shape::letter)
            end += std::size_t{1} + at(end + 1).size;
        while (at(end).shape == Shape::letter ||
               (at(end).shape == Shape::hyphen && end < m_text.size() && at(end + at(end).size).shape == Shape::letter))
            end += at(end).size;
        put(end, TokenKind::number);
    }

    bool separates(std::size_t place) const
    {
        const char c = byte(place);
        const bool ascii = c == ',' || c == '.' || c == ':' || c == '/';
        return ascii ? at(place + 1).shape == Shape::digit
                     : (m_text.substr(place).starts_with("٬") || m_text.substr(place).starts_with("٫")) &&
                           at(place + 2).shape == Shape::digit;
    }

    std::size_t iso_date_end() const
    {
        static constexpr std::string_view pattern = "0000-00-00";
        for (std::size_t i = 0; i < pattern.size(); ++i) {
            const char c = byte(m_at + i);
            // "2024-08-1"
            if (i + 1 == pattern.size() && (c < '0' || c > '9'))
                return m_at + i;
            if (pattern[i] == '-' ? c != '-' : c < '0' || c > '9')
                return m_at;
        }
        return at(m_at + pattern.size()).shape == Shape::digit ? m_at : m_at + pattern.size();
    }

    /// http://…, www.…, name@host: up to the next blank or quotation mark, without the marks that end a sentence.
    bool address()
    {
        const std::string_view rest = m_text.substr(m_at, 8);
        bool found = (rest.front() == 'h' || rest.front() == 'w') &&
                     (rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www."));
        std::size_t end = m_at;
        if (!found && m_mail) {
            // A mailbox: only letters, digits, dots and hyphens up to the @; looked for only a short way.
            while (end - m_at < 64 && is_mailbox(byte(end)))
                ++end;
            found = byte(end) == '@' && is_mailbox(byte(end + 1));
        }
        if (!found)
            return false;
        while (end < m_text.size() && static_cast<unsigned char>(m_text[end]) > ' ' && m_text[end] != '"' &&
               m_text[end] != '<' && m_text[end] != '>' && static_cast<unsigned char>(m_text[end]) < 0x80)
            ++end;
        while (end > m_at + 1 && std::string_view{".,;:!?)]}'"}.find(m_text[end - 1]) != std::string_view::npos)
            --end;
        // An address of a whole site is its name: "https://faroazul.org/".
        const std::size_t host = m_text.substr(m_at, end - m_at).find("//");
        const std::size_t name = host == std::string_view::npos ? m_at : m_at + host + 2;
        if (const std::size_t stop = domain_end(m_text, name);
            stop > name && stop + (byte(stop) == '/' ? 1 : 0) >= end) {
            m_at = name;
            put_domain(stop);
            m_at = end;
            return true;
        }
        put(end, TokenKind::symbol);
        return true;
    }

    /// "faroazul.com" is one word and a name.
    bool domain()
    {
        const std::size_t end = domain_end(m_text, m_at);
        if (end == m_at)
            return false;
        put_domain(end);
        return true;
    }

    void put_domain(std::size_t end)
    {
        put(end, TokenKind::word);
        m_tokens.back().capitalised = true;
    }

    static bool is_mailbox(char c)
    {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
               c == '_' || c == '+';
    }

    /// "Amal ‘Tarek": the sign for ʿayn stands like an opening mark, but a name stands before it and nothing closes it.
    bool is_ayn() const
    {
        static constexpr std::string_view sign = "‘";
        if (!m_text.substr(m_at).starts_with(sign) || !m_blank || m_tokens.empty() || !m_tokens.back().capitalised ||
            m_tokens.back().kind != TokenKind::word || !at(m_at + sign.size()).upper)
            return false;
        const std::string_view near = m_text.substr(m_at + sign.size(), 120);
        for (auto place = near.find("’"); place != std::string_view::npos; place = near.find("’", place + 1))
            if (at(m_at + 2 * sign.size() + place).shape != Shape::letter)
                return false;
        return true;
    }

    void mark(Character c)
    {
        if (is_ayn()) {
            m_at += c.size;
            return;
        }
        const char first = byte(m_at);
        std::size_t end = m_at + c.size;
        // Runs of the same mark ("...", "###", "***") are one token.
        if (first == '.' || first == '#' || first == '*' || first == '-' || first == '=' || first == '_')
            while (byte(end) == first)
                ++end;
        put(end, c.shape == Shape::symbol ? TokenKind::symbol : TokenKind::punctuation);
    }

    const Lexicon& m_lexicon;
    const LanguageData& m_language;
    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_blank = true;
    bool m_mail = false; ///< The text has an @ at all.
    std::vector<Token> m_tokens;
    mutable std::array<char, 128> m_buffer{};
};

} // namespace

std::vector<Token> tokenize(const Lexicon& lexicon, const LanguageData& language, std::string_view text)
{
    return Tokenizer{lexicon, language, text}.run();
}

} // namespace vigil::read
