// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/page_text.hpp"

#include "base/utf8.hpp"
#include "ingest/lines.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace vigil::ingest {
namespace {

constexpr std::size_t edge_lines = 3; ///< Heads and feet are at most this high.

/// A line as it repeats: any number is as good as another.
std::string repeating_form(std::string_view line)
{
    std::string form;
    for (const char c : search_key(line)) {
        const bool digit = c >= '0' && c <= '9';
        if (!digit || !form.ends_with('#'))
            form += digit ? '#' : c;
    }
    return form;
}

bool is_page_number(std::string_view line)
{
    std::string key = search_key(line);
    for (const std::string_view word : {"page", "pagina", "sayfa", "of", "de"})
        if (const std::size_t at = key.find(word); at != std::string::npos)
            key.erase(at, word.size());
    std::erase(key, ' ');
    return !key.empty() && key.size() <= 8 && key.find_first_not_of("0123456789") == std::string::npos;
}

/// Indexes of the first or last lines with words.
std::vector<std::size_t> edge(const PageLines& page, bool top)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < page.size() && found.size() < edge_lines; ++i) {
        const std::size_t at = top ? i : page.size() - 1 - i;
        if (!trimmed(page[at].text).empty())
            found.push_back(at);
    }
    return found;
}

void drop_edge(PageLines& page, bool top, std::size_t often, const std::map<std::string, std::size_t>& seen,
               std::vector<std::string>& dropped)
{
    for (const std::size_t at : edge(page, top)) {
        const auto found = seen.find(repeating_form(page[at].text));
        const bool repeats = found != seen.end() && found->second >= often;
        if (!repeats && !is_page_number(page[at].text))
            return; // What stands further in belongs to the page.
        if (repeats && !is_page_number(page[at].text) &&
            std::find(dropped.begin(), dropped.end(), page[at].text) == dropped.end() && dropped.size() < 10)
            dropped.push_back(page[at].text);
        page[at].text.clear();
    }
}

/// Ends of words "deten-" and "tion": letters, then a hyphen.
bool ends_divided(std::string_view line)
{
    const bool hyphen = line.ends_with('-') || line.ends_with("\u2010") || line.ends_with("\u00AD");
    if (!hyphen || line.size() < 3)
        return false;
    const std::string_view before = line.substr(0, line.size() - (line.ends_with('-')        ? 1
                                                                  : line.ends_with("\u00AD") ? 2
                                                                                             : 3));
    const auto last = before.empty() ? '\0' : before.back();
    return (last >= 'a' && last <= 'z') || static_cast<unsigned char>(last) >= 0x80;
}

bool begins_lower(std::string_view line)
{
    std::size_t at = 0;
    const char32_t c = next_code_point(line, at);
    return (c >= U'a' && c <= U'z') || (c >= 0xDF && c <= 0xFF) || (c >= 0x430 && c <= 0x44F) || c == U'ı' ||
           c == U'ş' || c == U'ğ';
}

bool ends_sentence(std::string_view line)
{
    for (const std::string_view mark : {".", "!", "?", ":", "”", "\"", ")", "»", "’", ";"})
        if (line.ends_with(mark))
            return true;
    return false;
}

class PageWriter {
public:
    PageWriter(const std::vector<PageLines>& pages, TextBuilder& out) : m_out{out}
    {
        for (const PageLines& page : pages)
            for (const PageLine& line : page)
                learn_words(line.text);
    }

    void page(const PageLines& lines, std::uint32_t number)
    {
        m_out.on_page(number);
        Break gap = Break::column;
        for (const PageLine& line : lines) {
            gap = std::max(gap, line.before);
            const std::string_view words = trimmed(line.text);
            if (words.empty())
                continue;
            between(gap, words);
            write_line(words);
            m_open = !ends_sentence(words);
            gap = Break::soft;
        }
    }

private:
    void between(Break gap, std::string_view next)
    {
        const bool runs_on = gap == Break::soft || (gap == Break::column && m_open && begins_lower(next)) ||
                             (gap != Break::column && !m_divided.empty() && begins_lower(next));
        if (runs_on && !begins_item(next))
            return join(next);
        flush_hyphen();
        if (gap == Break::line && m_open && !begins_item(next))
            m_out.line();
        else
            m_out.paragraph();
    }

    /// Decides about a hyphen that waits: the word without it, unless the document writes it with one.
    void join(std::string_view next)
    {
        if (m_divided.empty()) {
            m_out.blank();
            return;
        }
        const std::string tail{next.substr(0, next.find(' '))};
        const std::string joined = search_key(m_divided + tail);
        const bool with_hyphen = !begins_lower(next) ||
                                 (m_words.count(joined) == 0 && m_words.count(search_key(m_divided + " " + tail)) != 0);
        if (with_hyphen)
            m_out.add("-");
        m_divided.clear();
    }

    void flush_hyphen()
    {
        if (!m_divided.empty())
            m_out.add("-");
        m_divided.clear();
    }

    void write_line(std::string_view line)
    {
        if (!ends_divided(line)) {
            m_out.add_collapsed(line);
            return;
        }
        line.remove_suffix(line.ends_with('-') ? 1 : line.ends_with("\u00AD") ? 2 : 3);
        const std::size_t blank = line.rfind(' ');
        m_divided = line.substr(blank == std::string_view::npos ? 0 : blank + 1);
        m_out.add_collapsed(line);
    }

    /// Words and hyphenated pairs that the document itself writes within a line.
    void learn_words(const std::string& line)
    {
        constexpr std::size_t most = 200'000;
        for (const std::string_view word : split(line, ' '))
            if (!word.empty() && m_words.size() < most)
                m_words.insert(search_key(word));
    }

    TextBuilder& m_out;
    std::set<std::string> m_words;
    std::string m_divided; ///< The first half of a word whose hyphen has not been written yet.
    bool m_open = false;
};

} // namespace

std::vector<std::string> drop_running_heads(std::vector<PageLines>& pages)
{
    std::map<std::string, std::size_t> seen;
    for (const PageLines& page : pages) {
        std::set<std::string> here;
        for (const bool top : {true, false})
            for (const std::size_t at : edge(page, top))
                here.insert(repeating_form(page[at].text));
        for (const std::string& form : here)
            ++seen[form];
    }
    const std::size_t often =
        pages.size() < 5 ? std::max<std::size_t>(2, pages.size()) : std::max<std::size_t>(3, pages.size() / 4);
    std::vector<std::string> dropped;
    for (PageLines& page : pages) {
        drop_edge(page, true, often, seen, dropped);
        drop_edge(page, false, often, seen, dropped);
    }
    return dropped;
}

void write_pages(const std::vector<PageLines>& pages, TextBuilder& out)
{
    PageWriter writer{pages, out};
    for (std::size_t i = 0; i < pages.size(); ++i)
        writer.page(pages[i], static_cast<std::uint32_t>(i + 1));
}

} // namespace vigil::ingest
