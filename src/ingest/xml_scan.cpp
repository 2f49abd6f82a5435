// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/xml_scan.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace vigil::ingest {
namespace {

bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' || c == '_' ||
           c == '-' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// What "&…;" at `at` stands for and how long it is; length 0 when it is no reference of XML.
struct Reference {
    char32_t character = 0;
    std::size_t length = 0;
};
Reference reference_at(std::string_view text, std::size_t at)
{
    const std::string_view rest = text.substr(at, 12);
    struct Named {
        std::string_view name;
        char32_t character;
    };
    static constexpr std::array<Named, 5> named{
        {{"&lt;", U'<'}, {"&gt;", U'>'}, {"&amp;", U'&'}, {"&quot;", U'"'}, {"&apos;", U'\''}}};
    for (const Named& entity : named)
        if (rest.starts_with(entity.name))
            return {entity.character, entity.name.size()};
    const std::size_t close = rest.find(';');
    if (!rest.starts_with("&#") || close == std::string_view::npos)
        return {};
    const bool hex = rest.size() > 2 && (rest[2] == 'x' || rest[2] == 'X');
    const std::string_view digits = rest.substr(hex ? 3 : 2, close - (hex ? 3 : 2));
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
    const bool whole = error == std::errc{} && end == digits.data() + digits.size() && !digits.empty();
    if (!whole || value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))
        return {};
    return {static_cast<char32_t>(value), close + 1};
}

} // namespace

std::size_t behind_declaration(std::string_view text, std::size_t open)
{
    std::string_view mark = text.substr(open).starts_with("<!--") ? "-->" : ">";
    const std::string_view head = text.substr(open, std::min(text.find('>', open), text.size()) - open);
    if (head.starts_with("<!") && mark == ">" && head.find('[') != std::string_view::npos)
        mark = "]>";
    const std::size_t close = text.find(mark, open);
    return close == std::string_view::npos ? text.size() : close + mark.size();
}

XmlToken XmlScanner::tag(std::size_t open)
{
    const bool closing = open + 1 < m_text.size() && m_text[open + 1] == '/';
    std::size_t at = open + (closing ? 2 : 1);
    XmlToken token;
    token.kind = closing ? XmlToken::Kind::close : XmlToken::Kind::open;
    token.begin = open;
    const std::size_t name = at;
    while (at < m_text.size() && is_name_byte(m_text[at]))
        ++at;
    token.name = m_text.substr(name, at - name);
    token.inner = at;
    char quote = 0;
    for (; at < m_text.size(); ++at) {
        const char c = m_text[at];
        if (quote != 0)
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>' || c == '<')
            break;
    }
    token.inner_end = at;
    token.end = std::min(at + (at < m_text.size() && m_text[at] == '>' ? 1U : 0U), m_text.size());
    if (!closing && at > token.inner && at < m_text.size() && m_text[at - 1] == '/')
        token.kind = XmlToken::Kind::empty;
    return token;
}

XmlToken XmlScanner::next()
{
    std::size_t start = m_at;
    while (m_at < m_text.size()) {
        const std::size_t open = std::min(m_text.find('<', m_at), m_text.size());
        const std::string_view rest = m_text.substr(open);
        const bool is_tag =
            rest.size() > 1 && (rest[1] == '/' || rest[1] == '!' || rest[1] == '?' || is_name_byte(rest[1]));
        if (open < m_text.size() && !is_tag) {
            m_at = open + 1; // A bare "<" is a character of the text.
            continue;
        }
        if (open > start) {
            m_at = open;
            return {XmlToken::Kind::text, {}, start, open, start, open, false};
        }
        if (rest.starts_with("<![CDATA[")) {
            const std::size_t close = m_text.find("]]>", open);
            const std::size_t end = close == std::string_view::npos ? m_text.size() : close;
            m_at = std::min(end + 3, m_text.size());
            return {XmlToken::Kind::text, {}, open, m_at, open + 9, end, true};
        }
        if (rest.starts_with("<!") || rest.starts_with("<?")) {
            m_at = behind_declaration(m_text, open);
            start = m_at;
            continue;
        }
        if (open == m_text.size())
            break;
        const XmlToken token = tag(open);
        m_at = std::max(token.end, open + 1);
        return token;
    }
    if (start < m_text.size() && m_at > start) {
        m_at = m_text.size();
        return {XmlToken::Kind::text, {}, start, m_at, start, m_at, false};
    }
    return {};
}

std::string xml_attribute(std::string_view attributes, std::string_view name)
{
    for (std::size_t at = attributes.find(name); at != std::string_view::npos; at = attributes.find(name, at + 1)) {
        std::size_t i = at + name.size();
        while (i < attributes.size() && is_space(attributes[i]))
            ++i;
        const bool whole = at > 0 && is_space(attributes[at - 1]);
        if (!whole || i >= attributes.size() || attributes[i] != '=')
            continue;
        ++i;
        while (i < attributes.size() && is_space(attributes[i]))
            ++i;
        if (i >= attributes.size() || (attributes[i] != '"' && attributes[i] != '\''))
            continue;
        const std::size_t close = attributes.find(attributes[i], i + 1);
        return unescaped(attributes.substr(i + 1, close == std::string_view::npos ? close : close - i - 1));
    }
    return {};
}

void append_piece(SourceText& out, const SourceText& source, std::size_t begin, std::size_t end)
{
    std::size_t at = begin;
    for (const Piece& piece : source.trace(begin, end)) {
        out.text += source.text.substr(at, piece.begin - at); // Words without a source stay without one.
        out.append(std::string_view{source.text}.substr(piece.begin, piece.end - piece.begin), piece.source_begin,
                   piece.source_end);
        at = piece.end;
    }
    out.text += source.text.substr(at, end - at);
}

SourceText unescaped(const SourceText& source, std::size_t begin, std::size_t end)
{
    const std::string_view all = std::string_view{source.text}.substr(0, end);
    SourceText out;
    std::size_t from = begin;
    for (std::size_t at = begin; at < end;) {
        const std::string_view rest = all.substr(at);
        if (rest.starts_with("<![CDATA[")) {
            append_piece(out, source, from, at);
            const std::size_t close = std::min(all.find("]]>", at), end);
            append_piece(out, source, at + 9, std::max(close, std::min(at + 9, end)));
            at = from = std::min(close + 3, end);
            continue;
        }
        const Reference reference = all[at] == '&' ? reference_at(all, at) : Reference{};
        if (reference.length == 0) {
            ++at;
            continue;
        }
        append_piece(out, source, from, at);
        std::string character;
        append_utf8(character, reference.character);
        const auto pieces = source.trace(at, at + reference.length);
        if (pieces.empty())
            out.text += character;
        else
            out.append(character, pieces.front().source_begin, pieces.back().source_end);
        at = from = at + reference.length;
    }
    append_piece(out, source, from, end);
    return out;
}

std::string unescaped(std::string_view text)
{
    const SourceText source = source_of(text);
    return unescaped(source, 0, source.text.size()).text;
}

} // namespace vigil::ingest
