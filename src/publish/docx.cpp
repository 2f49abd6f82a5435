// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/utf8.hpp"
#include "publish/paper.hpp"
#include "publish/xml.hpp"
#include "publish/zip.hpp"

namespace vigil::publish {
namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view word_space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view office_space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view package_space = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The first letter with a direction is of a script that runs from right to left.
bool runs_left(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const char32_t letter = next_code_point(text, at);
        if ((letter >= 0x0590 && letter <= 0x08FF) || (letter >= 0xFB1D && letter <= 0xFEFC))
            return true;
        if ((letter >= U'a' && letter <= U'z') || (letter >= U'A' && letter <= U'Z') ||
            (letter >= 0x00C0 && letter < 0x0590))
            return false;
    }
    return false;
}

std::string run(std::string_view text, bool strong)
{
    const std::string format =
        std::string{strong ? "<w:b/><w:bCs/>" : ""} + std::string{runs_left(text) ? "<w:rtl/>" : ""};
    return "<w:r>" + (format.empty() ? "" : "<w:rPr>" + format + "</w:rPr>") + "<w:t xml:space=\"preserve\">" +
           xml_text(text) + "</w:t></w:r>";
}

/// Footnotes 0 and 1 are the separators that Word wants.
std::string note_mark(std::size_t number)
{
    return "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"" +
           std::to_string(number + 1) + "\"/></w:r>";
}

std::string paragraph(std::string_view style, const std::string& runs, bool left)
{
    const std::string named = style.empty() ? std::string{} : "<w:pStyle w:val=\"" + std::string{style} + "\"/>";
    return "<w:p><w:pPr>" + named + (left ? "<w:bidi/>" : "") + "</w:pPr>" + runs + "</w:p>";
}

/// Word numbers footnotes by their place in the text and gives each mark a note of its own. A claim that is cited twice
/// therefore gets a second note; `order` says which note of the paper each one repeats.
class Body {
public:
    std::string of(const Paper& paper)
    {
        std::string body = paragraph("Title", run(paper.title, false), runs_left(paper.title));
        for (const Block& block : paper.blocks)
            body += of(block);
        return body;
    }
    const std::vector<std::size_t>& order() const { return m_order; }

private:
    std::string marks(const Piece& piece)
    {
        std::string out;
        for (const std::size_t note : piece.notes) {
            m_order.push_back(note);
            out += note_mark(m_order.size());
        }
        return out;
    }

    std::string of(const Block& block)
    {
        if (block.kind == Block::Kind::table)
            return table(block);
        std::string runs, all;
        for (const Piece& piece : block.pieces) {
            const bool label = block.kind == Block::Kind::fact && &piece == &block.pieces.front();
            runs += run(label ? piece.text + ": " : piece.text, piece.strong) + marks(piece);
            all += piece.text;
        }
        return paragraph(style_of(block.kind), runs, runs_left(all));
    }

    static std::string_view style_of(Block::Kind kind)
    {
        switch (kind) {
        case Block::Kind::heading: return "Heading1";
        case Block::Kind::subheading: return "Heading2";
        case Block::Kind::item: return "ListBullet";
        case Block::Kind::paragraph:
        case Block::Kind::fact:
        case Block::Kind::table: return {};
        }
        return {};
    }

    static std::string table(const Block& block)
    {
        std::string out = "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"0\" w:type=\"auto\"/>"
                          "</w:tblPr><w:tblGrid>";
        const std::size_t columns = block.rows.empty() ? 0 : block.rows.front().size();
        for (std::size_t i = 0; i < columns; ++i)
            out += "<w:gridCol/>";
        out += "</w:tblGrid>";
        for (std::size_t row = 0; row < block.rows.size(); ++row) {
            out += row == 0 ? "<w:tr><w:trPr><w:tblHeader/></w:trPr>" : "<w:tr>";
            for (const auto& text : block.rows[row])
                out += "<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/></w:tcPr>" +
                       paragraph({}, run(text, row == 0), runs_left(text)) + "</w:tc>";
            out += "</w:tr>";
        }
        return out + "</w:tbl><w:p/>";
    }

    std::vector<std::size_t> m_order;
};

std::string style(std::string_view id, std::string_view name, std::string_view format, bool character = false)
{
    return "<w:style w:type=\"" + std::string{character ? "character" : "paragraph"} + "\" w:styleId=\"" +
           std::string{id} + "\"><w:name w:val=\"" + std::string{name} + "\"/>" + std::string{format} + "</w:style>";
}

std::string styles()
{
    return std::string{declaration} + "<w:styles xmlns:w=\"" + std::string{word_space} +
           "\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" "
           "w:cs=\"Arial\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
           "<w:spacing w:after=\"120\"/></w:pPr></w:pPrDefault></w:docDefaults>" +
           style("Title", "Title", "<w:rPr><w:b/><w:bCs/><w:sz w:val=\"36\"/><w:szCs w:val=\"36\"/></w:rPr>") +
           style("Heading1", "heading 1",
                 "<w:pPr><w:keepNext/><w:spacing w:before=\"360\" w:after=\"120\"/><w:outlineLvl w:val=\"0\"/></w:pPr>"
                 "<w:rPr><w:b/><w:bCs/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/></w:rPr>") +
           style("Heading2", "heading 2",
                 "<w:pPr><w:keepNext/><w:spacing w:before=\"240\" w:after=\"60\"/><w:outlineLvl w:val=\"1\"/></w:pPr>"
                 "<w:rPr><w:b/><w:bCs/></w:rPr>") +
           style("ListBullet", "List Bullet", "<w:pPr><w:ind w:left=\"360\" w:hanging=\"360\"/></w:pPr>") +
           style("FootnoteText", "footnote text", "<w:rPr><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/></w:rPr>") +
           style("FootnoteReference", "footnote reference", "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>",
                 true) +
           "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders>"
           "<w:top w:val=\"single\" w:sz=\"4\"/><w:left w:val=\"single\" w:sz=\"4\"/><w:bottom w:val=\"single\" "
           "w:sz=\"4\"/><w:right w:val=\"single\" w:sz=\"4\"/><w:insideH w:val=\"single\" w:sz=\"4\"/><w:insideV "
           "w:val=\"single\" w:sz=\"4\"/></w:tblBorders></w:tblPr></w:style></w:styles>";
}

std::string footnotes(const Paper& paper, const std::vector<std::size_t>& order)
{
    std::string out = std::string{declaration} + "<w:footnotes xmlns:w=\"" + std::string{word_space} +
                      "\"><w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:separator/></w:r></w:p>"
                      "</w:footnote><w:footnote w:type=\"continuationSeparator\" w:id=\"1\"><w:p><w:r>"
                      "<w:continuationSeparator/></w:r></w:p></w:footnote>";
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::string text = order[i] >= 1 && order[i] <= paper.notes.size() ? paper.notes[order[i] - 1] : "";
        out += "<w:footnote w:id=\"" + std::to_string(i + 2) + "\">" +
               paragraph("FootnoteText",
                         "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>" +
                             run(" " + text, false),
                         runs_left(text)) +
               "</w:footnote>";
    }
    return out + "</w:footnotes>";
}

std::string relation(int n, std::string_view type, std::string_view target)
{
    return "<Relationship Id=\"rId" + std::to_string(n) + "\" Type=\"" + std::string{office_space} + "/" +
           std::string{type} + "\" Target=\"" + std::string{target} + "\"/>";
}

std::string relations(const std::string& all)
{
    return std::string{declaration} + "<Relationships xmlns=\"" + std::string{package_space} + "\">" + all +
           "</Relationships>";
}

std::string content_types()
{
    const std::string word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    std::string out = std::string{declaration} +
                      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
                      "Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>";
    for (const auto& [part, type] : {std::pair{"document", "document.main+xml"}, std::pair{"styles", "styles+xml"},
                                     std::pair{"footnotes", "footnotes+xml"}})
        out += "<Override PartName=\"/word/" + std::string{part} + ".xml\" ContentType=\"" + word + type + "\"/>";
    return out + "</Types>";
}

} // namespace

Result<Bytes> to_docx(const Paper& paper)
{
    Body body;
    const std::string text = body.of(paper);
    Zip zip;
    zip.add("[Content_Types].xml", content_types());
    zip.add("_rels/.rels", relations(relation(1, "officeDocument", "word/document.xml")));
    zip.add("word/document.xml",
            std::string{declaration} + "<w:document xmlns:w=\"" + std::string{word_space} + "\"><w:body>" + text +
                "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" "
                "w:bottom=\"1440\" w:left=\"1440\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/></w:sectPr>"
                "</w:body></w:document>");
    zip.add("word/_rels/document.xml.rels",
            relations(relation(1, "styles", "styles.xml") + relation(2, "footnotes", "footnotes.xml")));
    zip.add("word/styles.xml", styles());
    zip.add("word/footnotes.xml", footnotes(paper, body.order()));
    return zip.finish();
}

} // namespace vigil::publish
