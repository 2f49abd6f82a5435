// SPDX-License-Identifier: AGPL-3.0-or-later
// Markdown: markup out, words in. docs/formats/markdown.md.
#include "base/utf8.hpp"
#include "ingest/formats.hpp"
#include "ingest/html_text.hpp"
#include "ingest/lines.hpp"
#include "ingest/stated_date.hpp"
#include "ingest/text_form.hpp"

#include <algorithm>

namespace vigil::ingest {
namespace {

bool is_mark(char c)
{
    return c == '*' || c == '_' || c == '`' || c == '~';
}
bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Copies the words of a paragraph without inline markup. Ends of lines become blanks, two blanks before one a line.
class Inline {
public:
    Inline(std::string_view text, TextBuilder& out) : m_text{text}, m_out{out} {}

    void copy(std::size_t begin, std::size_t end, int depth = 0)
    {
        std::size_t from = begin;
        for (std::size_t at = begin; at < end;) {
            const std::size_t next = depth < 8 ? step(at, end, from, depth) : at;
            if (next == at) {
                ++at;
            } else {
                at = from = next;
            }
        }
        m_out.copy_collapsed(from, end);
    }

private:
    /// Handles markup at `at`: copies what is pending and what it shows, and returns the place behind it, or `at`.
    std::size_t step(std::size_t at, std::size_t end, std::size_t from, int depth)
    {
        const char c = m_text[at];
        if (c == '\\' && at + 1 < end &&
            std::string_view{"\\`*_{}[]()#+-.!|<>~"}.find(m_text[at + 1]) != std::string_view::npos) {
            m_out.copy_collapsed(from, at);
            m_out.copy(at + 1, at + 2);
            return at + 2;
        }
        if (c == '\n' && at >= 2 && m_text[at - 1] == ' ' && m_text[at - 2] == ' ') {
            m_out.copy_collapsed(from, at);
            m_out.line();
            return at + 1;
        }
        if (c == '[' || (c == '!' && at + 1 < end && m_text[at + 1] == '['))
            return link(at, end, from, depth);
        if (c == '<')
            return angle(at, end, from);
        if (is_mark(c))
            return emphasis(at, end, from);
        return at;
    }

    std::size_t link(std::size_t at, std::size_t end, std::size_t from, int depth)
    {
        const bool image = m_text[at] == '!';
        const std::size_t open = image ? at + 1 : at;
        const std::size_t close = matching(open, end, '[', ']');
        if (close == open || close + 1 >= end)
            return at;
        const char follows = m_text[close + 1];
        if (follows != '(' && follows != '[')
            return at;
        const std::size_t target = matching(close + 1, end, follows, follows == '(' ? ')' : ']');
        if (target == close + 1)
            return at;
        m_out.copy_collapsed(from, at);
        if (!image)
            copy(open + 1, close, depth + 1);
        return target + 1;
    }

    std::size_t angle(std::size_t at, std::size_t end, std::size_t from)
    {
        constexpr std::size_t longest_tag = 1000;
        const std::size_t close = m_text.substr(0, std::min(end, at + longest_tag)).find('>', at);
        if (close == std::string_view::npos || at + 1 >= close)
            return at;
        const std::string_view inside = m_text.substr(at + 1, close - at - 1);
        m_out.copy_collapsed(from, at);
        if (inside.starts_with("http") || inside.find('@') != std::string_view::npos) {
            m_out.copy(at + 1, close);
        } else if (!is_word_byte(inside.front()) && inside.front() != '/' && inside.front() != '!') {
            m_out.copy(at, close + 1);
        }
        return close + 1;
    }

    /// A run of marks is markup when it touches a word on exactly one side; "_" inside a word is a letter.
    std::size_t emphasis(std::size_t at, std::size_t end, std::size_t from)
    {
        std::size_t stop = at;
        while (stop < end && m_text[stop] == m_text[at])
            ++stop;
        const bool left = at > 0 && m_text[at - 1] != ' ' && m_text[at - 1] != '\n';
        const bool right = stop < end && m_text[stop] != ' ' && m_text[stop] != '\n';
        const bool inside_word = left && right && is_word_byte(m_text[at - 1]) && is_word_byte(m_text[stop]);
        if ((!left && !right) || (inside_word && m_text[at] == '_') || (m_text[at] == '~' && stop - at < 2))
            return at;
        m_out.copy_collapsed(from, at);
        return stop;
    }

    /// The bracket that closes the one at `open`, or `open` when there is none near.
    std::size_t matching(std::size_t open, std::size_t end, char opens, char closes) const
    {
        constexpr std::size_t longest = 1000;
        int level = 0;
        for (std::size_t at = open; at < std::min(end, open + longest); ++at) {
            level += m_text[at] == opens ? 1 : m_text[at] == closes ? -1 : 0;
            if (level == 0)
                return at;
        }
        return open;
    }

    std::string_view m_text;
    TextBuilder& m_out;
};

void read_front_matter(std::string_view line, Metadata& metadata)
{
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon > 40)
        return;
    const std::string key = search_key(line.substr(0, colon));
    std::string_view value = trimmed(line.substr(colon + 1));
    if (value.size() > 1 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
        value = value.substr(1, value.size() - 2);
    if (value.empty())
        return;
    if (key == "title")
        metadata.title = to_nfc(value);
    else if (key == "author" || key == "authors")
        metadata.authors.push_back(to_nfc(value));
    else if (key == "date" || key == "published")
        metadata.published = stated_date(value);
    else if ((key == "lang" || key == "language") && value.size() >= 2)
        metadata.language = language_code(value);
    else if (key == "organisation" || key == "organization" || key == "publisher")
        metadata.organisation = to_nfc(value);
    else if (key == "url" || key == "canonical")
        metadata.url = to_nfc(value);
}

/// The line behind the front matter ("---" to "---" at the very start), 0 when there is none.
std::size_t front_matter_end(std::string_view text, const std::vector<Line>& lines)
{
    if (lines.empty() || lines[0].of(text) != "---")
        return 0;
    for (std::size_t i = 1; i < std::min<std::size_t>(lines.size(), 60); ++i)
        if (lines[i].of(text) == "---")
            return i + 1;
    return 0;
}

/// Where the words of a line begin and what kind of line it is.
struct LineKind {
    enum class Kind { words, heading, item, quote, underline, rule, fence, definition } kind = Kind::words;
    std::size_t begin = 0;
};

LineKind kind_of(std::string_view text, const Line& line)
{
    using Kind = LineKind::Kind;
    const std::string_view words = line.of(text);
    if (words.starts_with("```") || words.starts_with("~~~"))
        return {Kind::fence, line.end};
    if (words.find_first_not_of('=') == std::string_view::npos ||
        words.find_first_not_of('-') == std::string_view::npos)
        return {Kind::underline, line.end};
    if (words.size() >= 3 && words.find_first_not_of("-*_ |:") == std::string_view::npos)
        return {Kind::rule, line.end};
    const std::size_t hashes = words.find_first_not_of('#');
    if (hashes >= 1 && hashes <= 6 && hashes < words.size() && words[hashes] == ' ')
        return {Kind::heading, line.begin + hashes + 1};
    if (words.starts_with("- ") || words.starts_with("* ") || words.starts_with("+ "))
        return {Kind::item, line.begin + 2};
    if (words.starts_with(">")) {
        const std::size_t from = words.find_first_not_of("> ");
        return {Kind::quote, from == std::string_view::npos ? line.end : line.begin + from};
    }
    if (words.starts_with("[") && words.find("]: http") != std::string_view::npos)
        return {Kind::definition, line.end};
    return {Kind::words, line.begin};
}

/// Copies the line and returns the index of the last line that belongs to it: a paragraph may run over several.
std::size_t copy_line(const SourceText& source, const std::vector<Line>& lines, std::size_t i, const LineKind& kind,
                      TextBuilder& out)
{
    using Kind = LineKind::Kind;
    const bool table = source.text[lines[i].begin] == '|';
    if (kind.kind == Kind::heading || kind.kind == Kind::item)
        out.paragraph();
    if (kind.kind == Kind::item)
        out.add("- ");
    std::size_t end = lines[i].end;
    while (kind.kind == Kind::heading && end > kind.begin &&
           (source.text[end - 1] == '#' || source.text[end - 1] == ' '))
        --end;
    while ((kind.kind == Kind::words || kind.kind == Kind::item) && !table && i + 1 < lines.size() &&
           !lines[i + 1].blank() && kind_of(source.text, lines[i + 1]).kind == Kind::words &&
           source.text[lines[i + 1].begin] != '|')
        end = lines[++i].end;
    Inline{source.text, out}.copy(kind.begin, end);
    if (kind.kind == Kind::heading)
        out.paragraph();
    else if (table)
        out.line();
    else
        out.blank();
    return i;
}

void copy_lines(const SourceText& source, const std::vector<Line>& lines, std::size_t from, TextBuilder& out,
                Metadata& metadata)
{
    using Kind = LineKind::Kind;
    bool fenced = false;
    for (std::size_t i = from; i < lines.size(); ++i) {
        if (lines[i].blank()) {
            out.paragraph();
            continue;
        }
        const LineKind kind = kind_of(source.text, lines[i]);
        if (kind.kind == Kind::fence) {
            fenced = !fenced;
            out.paragraph();
        } else if (fenced) {
            out.copy(lines[i].begin, lines[i].end);
            out.line();
        } else if (kind.kind == Kind::underline || kind.kind == Kind::rule) {
            if (source.text[lines[i].begin] != '|') // Under the head of a table the table goes on.
                out.paragraph();
        } else if (kind.kind != Kind::definition && kind.begin < lines[i].end) {
            const std::size_t before = out.size();
            const bool first_level = lines[i].of(source.text).starts_with("# ");
            i = copy_line(source, lines, i, kind, out);
            if (first_level && metadata.title.empty())
                metadata.title = to_nfc(trimmed(out.text().substr(before)));
        }
    }
}

} // namespace

void extract_markdown(const Job& job, Sink& sink)
{
    Part part = start_part(job, "markdown", "markdown-1");
    const SourceText source = decode(job.bounded(sink, part.notices), job.charset, part.notices);
    const std::vector<Line> lines = lines_of(source.text, 0, source.text.size());
    const std::size_t body = front_matter_end(source.text, lines);
    for (std::size_t i = 1; i + 1 < body; ++i)
        read_front_matter(lines[i].of(source.text), part.metadata);
    TextBuilder out{&source, sink.text_left()};
    copy_lines(source, lines, body, out, part.metadata);
    out.finish(part);
    read_heading(part.text, part.metadata);
    sink.add(std::move(part));
}

} // namespace vigil::ingest
