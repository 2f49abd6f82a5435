// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of an HTML tree with their place in the source.
#include "ingest/html_text.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vigil::ingest {
namespace {

bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}
bool is_alphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Copies a text node. gumbo gives its decoded words and the raw bytes; walking both in step finds the place of each
/// word, with a run of its own for every character reference.
class TextNode {
public:
    TextNode(const HtmlNode& node, const SourceText& source, TextBuilder& out, bool keep_lines)
        : m_raw{raw_words_of(node)},
          m_words{words_of(node)},
          m_base{static_cast<std::size_t>(m_raw.data() - source.text.data())},
          m_source{source},
          m_out{out},
          m_keep_lines{keep_lines}
    {
    }

    void copy()
    {
        if (m_raw.data() < m_source.text.data() || m_base + m_raw.size() > m_source.text.size())
            return m_out.add_collapsed(m_words); // Words that the parser made up.
        while (m_i < m_raw.size() && m_j < m_words.size())
            if (!step())
                return rest();
        flush();
    }

private:
    bool step()
    {
        const char raw = m_raw[m_i], word = m_words[m_j];
        if (raw == '&' && reference())
            return true;
        if (raw == word) {
            ++m_i, ++m_j;
            return true;
        }
        if (raw == '\r' && word == '\n') {
            m_i += m_i + 1 < m_raw.size() && m_raw[m_i + 1] == '\n' ? 2U : 1U;
            ++m_j;
            return true;
        }
        if (raw == '<') {
            flush();
            const std::size_t close = m_raw.find('>', m_i);
            m_i = m_from = close == std::string_view::npos ? m_raw.size() : close + 1;
            return true;
        }
        if (raw == '\0') {
            flush();
            m_from = ++m_i;
            m_j += m_words.substr(m_j).starts_with("\xEF\xBF\xBD") ? 3U : 0U;
            return true;
        }
        return false;
    }

    /// A character reference: the longest spelling after which both sides agree again.
    bool reference()
    {
        std::size_t end = m_i + 1;
        if (end < m_raw.size() && m_raw[end] == '#')
            ++end;
        while (end < m_raw.size() && end - m_i < 40 && is_alphanumeric(m_raw[end]))
            ++end;
        if (end < m_raw.size() && m_raw[end] == ';')
            ++end;
        for (; end > m_i + 2; --end)
            for (std::size_t characters = 1; characters <= 2; ++characters) {
                const std::size_t next = after_characters(characters);
                if (!agrees(end, next) || m_raw.substr(m_i, end - m_i) == m_words.substr(m_j, next - m_j))
                    continue;
                flush();
                m_out.put(m_words.substr(m_j, next - m_j), m_base + m_i, m_base + end);
                m_i = m_from = end;
                m_j = next;
                return true;
            }
        return false;
    }

    std::size_t after_characters(std::size_t count) const
    {
        std::size_t at = m_j;
        while (count-- > 0 && at < m_words.size())
            next_code_point(m_words, at);
        return std::min(at, m_words.size());
    }

    bool agrees(std::size_t raw_at, std::size_t word_at) const
    {
        if (raw_at >= m_raw.size() || word_at >= m_words.size())
            return word_at >= m_words.size();
        const char raw = m_raw[raw_at];
        return raw == m_words[word_at] || raw == '&' || raw == '<' || raw == '\r';
    }

    void flush()
    {
        const std::size_t end = std::min(m_i, m_raw.size());
        if (m_from < end)
            write(m_base + m_from, m_base + end);
        m_from = end;
    }

    void write(std::size_t begin, std::size_t end)
    {
        if (!m_keep_lines)
            return m_out.copy_collapsed(begin, end);
        const std::string_view all = m_source.text;
        while (begin < end) {
            const std::size_t stop = std::min(all.find('\n', begin), end);
            m_out.copy(begin, stop);
            if (stop < end)
                m_out.line();
            begin = stop + 1;
        }
    }

    /// The two sides parted: the remaining words stand for the remaining bytes as a whole.
    void rest()
    {
        flush();
        std::string words;
        for (const char c : m_words.substr(m_j))
            if (!is_space(c))
                words += c;
            else if (words.empty() || words.back() != ' ')
                words += ' ';
        m_out.put(words, m_base + m_i, m_base + m_raw.size());
    }

    std::string_view m_raw, m_words;
    std::size_t m_base;
    const SourceText& m_source;
    TextBuilder& m_out;
    bool m_keep_lines;
    std::size_t m_i = 0, m_j = 0, m_from = 0;
};

class Writer {
public:
    Writer(const SourceText& source, const MainText* main, TextBuilder& out)
        : m_source{source},
          m_main{main},
          m_out{out}
    {
    }

    void write(const HtmlNode& node, bool pre)
    {
        if (is_words(node))
            return words(node, pre);
        if (!is_element(node) || (m_main != nullptr ? m_main->is_chrome(node) : is_invisible(node)))
            return;
        const std::string_view tag = tag_of(node);
        const bool cell = tag == "td" || tag == "th";
        const bool block = is_block(node) || (cell && holds_blocks(node));
        if (tag == "br")
            return m_out.line();
        if (block)
            m_out.paragraph();
        if (block && !cell)
            m_separator = false;
        if (tag == "tr")
            m_row_started = false;
        if (tag == "li")
            m_bullet = true;
        if (cell && !block)
            m_separator = m_row_started;
        if (tag == "q")
            m_out.add("“");
        for (std::size_t i = 0; i < child_count(node); ++i)
            write(child(node, i), pre || tag == "pre");
        if (tag == "q")
            m_out.add("”");
        if (tag == "li")
            m_bullet = false;
        if (block)
            m_out.paragraph();
    }

private:
    void words(const HtmlNode& node, bool pre)
    {
        const std::string_view all = words_of(node);
        if (std::all_of(all.begin(), all.end(), is_space))
            return m_out.blank();
        if (m_bullet)
            m_out.add("- ");
        if (m_separator) {
            m_out.no_gap();
            m_out.add(" | ");
        }
        m_bullet = m_separator = false;
        m_row_started = true;
        TextNode{node, m_source, m_out, pre}.copy();
    }

    static bool holds_blocks(const HtmlNode& node)
    {
        for (std::size_t i = 0; i < child_count(node); ++i)
            if (is_element(child(node, i)) && is_block(child(node, i)))
                return true;
        return false;
    }

    const SourceText& m_source;
    const MainText* m_main;
    TextBuilder& m_out;
    bool m_bullet = false, m_separator = false, m_row_started = false;
};

/// Beyond the limit of nesting: words between tags, one paragraph per block tag would be a guess, so blanks.
void copy_without_structure(const SourceText& source, TextBuilder& out)
{
    const std::string_view all = source.text;
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t open = std::min(all.find('<', at), all.size());
        out.copy_collapsed(at, open);
        out.blank();
        const std::size_t close = all.find('>', open);
        at = close == std::string_view::npos ? all.size() : close + 1;
    }
}

/// The page's heading belongs to the report when the page's title says the same.
bool heading_is_title(const HtmlNode& heading, const Metadata& metadata)
{
    const std::string key = search_key(flat_text(heading));
    const std::string title = search_key(metadata.title);
    return !key.empty() && (title.find(key) != std::string::npos || key.find(title) != std::string::npos);
}

} // namespace

bool copy_html(const SourceText& source, HtmlScope scope, std::uint32_t nesting, TextBuilder& out, Metadata* metadata)
{
    const auto tree = HtmlTree::parse(source.text, nesting);
    if (!tree) {
        copy_without_structure(source, out);
        return false;
    }
    if (metadata != nullptr)
        *metadata = html_metadata(tree->root());
    if (scope == HtmlScope::fragment) {
        Writer{source, nullptr, out}.write(tree->root(), false);
        return true;
    }
    const MainText main{tree->root()};
    Writer writer{source, &main, out};
    if (main.heading_outside() != nullptr && metadata != nullptr &&
        heading_is_title(*main.heading_outside(), *metadata))
        writer.write(*main.heading_outside(), false);
    writer.write(main.root(), false);
    return true;
}

} // namespace vigil::ingest
