// SPDX-License-Identifier: AGPL-3.0-or-later
// Word documents: docs/formats/docx.md. Read as a stream of tags, so nesting costs nothing.
#include "base/utf8.hpp"
#include "ingest/formats.hpp"
#include "ingest/html_text.hpp"
#include "ingest/office.hpp"
#include "ingest/stated_date.hpp"
#include "ingest/text_form.hpp"
#include "ingest/unpack.hpp"
#include "ingest/xml_scan.hpp"

#include <array>

namespace vigil::ingest {
namespace {

/// Elements whose words are not the document's: deleted text, field codes, the second form of a drawing.
bool is_skipped(std::string_view name)
{
    constexpr std::array<std::string_view, 7> skipped{"del",      "moveFrom", "delText", "instrText",
                                                      "Fallback", "rubyPr",   "sectPr"};
    return std::find(skipped.begin(), skipped.end(), name) != skipped.end();
}

class DocxReader {
public:
    DocxReader(std::string_view xml, TextBuilder& out, Metadata& metadata)
        : m_scanner{xml},
          m_out{out},
          m_metadata{metadata}
    {
    }

    void read()
    {
        for (XmlToken token = m_scanner.next(); token.kind != XmlToken::Kind::end; token = m_scanner.next()) {
            if (token.kind == XmlToken::Kind::text)
                text(token);
            else if (m_skipping.empty())
                tag(token, local_name(token.name));
            else if (local_name(token.name) == m_skipping && token.kind != XmlToken::Kind::empty)
                skip(token.kind == XmlToken::Kind::open);
        }
    }

private:
    void text(const XmlToken& token)
    {
        if (m_in_text && m_skipping.empty())
            add(unescaped(m_scanner.text().substr(token.begin, token.end - token.begin)));
    }

    void add(const std::string& words)
    {
        if (trimmed(words).empty())
            return m_out.blank();
        if (m_separator) {
            m_out.no_gap();
            m_out.add(" | ");
        }
        if (m_item)
            m_out.add("- ");
        m_separator = m_item = false;
        m_row_started = true;
        m_out.add_collapsed(words);
    }

    void skip(bool opens)
    {
        m_skip_level += opens ? 1 : -1;
        if (m_skip_level == 0)
            m_skipping = {};
    }

    void tag(const XmlToken& token, std::string_view name)
    {
        const bool open = token.kind != XmlToken::Kind::close;
        const bool closes = token.kind != XmlToken::Kind::open;
        if (is_skipped(name) && token.kind == XmlToken::Kind::open) {
            m_skipping = name;
            m_skip_level = 1;
        } else if (name == "t") {
            m_in_text = open && !closes;
        } else if (name == "p") {
            paragraph(open, closes);
        } else if (name == "tab" && open) {
            m_out.blank();
        } else if ((name == "br" || name == "cr") && open) {
            m_out.line();
        } else if (name == "noBreakHyphen" && open) {
            m_out.add("-");
        } else if (name == "numPr" && open) {
            m_item = true;
        } else if (name == "pStyle" && open) {
            style(xml_attribute(m_scanner.text().substr(token.inner, token.inner_end - token.inner), "w:val"));
        } else if (name == "tr" && open) {
            m_out.paragraph();
            m_row_started = false;
        } else if (name == "tc") {
            m_cells += open && !closes ? 1 : closes && m_cells > 0 ? -1 : 0;
            m_separator = open && m_row_started;
            m_first_in_cell = open;
        } else if (name == "tbl" && closes) {
            m_out.paragraph();
            m_cells = 0;
        }
    }

    /// Within a table cell paragraphs are lines, so that a row stays one paragraph.
    void paragraph(bool open, bool closes)
    {
        if (open) {
            if (m_cells == 0)
                m_out.paragraph();
            else if (!m_first_in_cell)
                m_out.line();
            m_first_in_cell = m_item = m_is_title = false;
            m_from = m_out.size();
        }
        if (closes && m_is_title && m_metadata.title.empty())
            m_metadata.title = one_line(m_out.text().substr(std::min(m_from, m_out.size())));
        if (closes && m_cells == 0)
            m_out.paragraph();
    }

    void style(std::string_view name) { m_is_title = name == "Title" || name == "Heading1"; }

    XmlScanner m_scanner;
    TextBuilder& m_out;
    Metadata& m_metadata;
    std::string_view m_skipping;
    int m_skip_level = 0, m_cells = 0;
    std::size_t m_from = 0;
    bool m_in_text = false, m_item = false, m_separator = false, m_row_started = false, m_first_in_cell = false,
         m_is_title = false;
};

bool is_wanted(const std::string& name)
{
    return name == "word/document.xml" || name == "word/footnotes.xml" || name == "word/endnotes.xml" ||
           name == "docProps/core.xml";
}

} // namespace

void extract_docx(const Job& job, Sink& sink)
{
    const auto members = read_members(job, sink, is_wanted);
    Part part = start_part(job, "docx", "docx-1");
    if (const auto core = members.find("docProps/core.xml"); core != members.end())
        read_core_properties(core->second, part.metadata);
    TextBuilder out{nullptr, sink.text_left()};
    for (const char* name : {"word/document.xml", "word/footnotes.xml", "word/endnotes.xml"})
        if (const auto member = members.find(name); member != members.end()) {
            std::vector<Notice> ignored;
            const SourceText xml = decode(as_bytes(member->second), "utf-8", ignored);
            out.paragraph();
            DocxReader{xml.text, out, part.metadata}.read();
        }
    out.finish(part);
    read_heading(part.text, part.metadata);
    if (part.text.empty())
        part.notices.push_back({"empty", job.where() + " holds no words that Vigil can read."});
    sink.add(std::move(part));
}

} // namespace vigil::ingest
