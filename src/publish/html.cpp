// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/paper.hpp"

#include <array>

namespace vigil::publish {
namespace {

/// Text that is content or an attribute in double quotes. Control characters that no HTML may hold are left out.
std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F)
            continue;
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
        }
    }
    return out;
}

constexpr std::string_view style = R"(
body{font:1rem/1.5 "Noto Serif","Noto Naskh Arabic",Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;
color:#111;background:#fff}
h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.2rem;margin-top:2rem;border-bottom:1px solid #999}
h3{font-size:1rem;margin-bottom:.2rem}p{margin:.4rem 0}
.fact{display:grid;grid-template-columns:12rem 1fr;gap:.5rem}.fact b{font-weight:600}
.tone{border-inline-start:.4rem solid #999;padding-inline-start:.8rem;margin-top:1rem}
.contradicted{border-color:#b00020}.number_differs{border-color:#b45f00}.stale{border-color:#8a6d00}
.not_in_casebook{border-color:#5b2a86}.not_read{border-color:#5b2a86;border-style:dashed}.supported{border-color:#1b6e3c}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #777;padding:.25rem .4rem;text-align:start;
vertical-align:top;overflow-wrap:anywhere}
sup a{text-decoration:none;color:inherit}.notes{font-size:.85rem;overflow-wrap:anywhere}
@media print{body{margin:0;max-width:none}h2,h3{break-after:avoid}.fact,.item,tr{break-inside:avoid}}
)";

std::string notes_of(const Piece& piece)
{
    std::string out;
    for (const auto n : piece.notes) {
        const auto number = std::to_string(n);
        out += "<sup><a href=\"#note-" + number + "\">[" + number + "]</a></sup>";
    }
    return out;
}

std::string pieces_of(const Block& block)
{
    std::string out;
    for (const Piece& piece : block.pieces) {
        const std::string text = escaped(piece.text);
        out += (piece.strong ? "<b>" + text + "</b>" : text) + notes_of(piece);
    }
    return out;
}

std::string fact_of(const Block& block)
{
    std::string words;
    for (std::size_t i = 1; i < block.pieces.size(); ++i)
        words += escaped(block.pieces[i].text) + notes_of(block.pieces[i]);
    return "<p class=\"fact\"><b>" + escaped(block.pieces.front().text) + "</b> <span dir=\"auto\">" + words +
           "</span></p>\n";
}

std::string table_of(const Block& block)
{
    std::string out = "<table>\n";
    for (std::size_t row = 0; row < block.rows.size(); ++row) {
        const std::string_view cell = row == 0 ? "th" : "td";
        out += "<tr>";
        for (const auto& text : block.rows[row])
            out += "<" + std::string{cell} + " dir=\"auto\">" + escaped(text) + "</" + std::string{cell} + ">";
        out += "</tr>\n";
    }
    return out + "</table>\n";
}

std::string block_of(const Block& block)
{
    const std::string tone = block.tone.empty() ? "" : " tone " + escaped(block.tone);
    switch (block.kind) {
    case Block::Kind::heading: return "<h2 dir=\"auto\">" + pieces_of(block) + "</h2>\n";
    case Block::Kind::subheading: return "<h3 dir=\"auto\">" + pieces_of(block) + "</h3>\n";
    case Block::Kind::paragraph: return "<p class=\"text" + tone + "\" dir=\"auto\">" + pieces_of(block) + "</p>\n";
    case Block::Kind::item: return "<p class=\"item" + tone + "\" dir=\"auto\">– " + pieces_of(block) + "</p>\n";
    case Block::Kind::fact: return fact_of(block);
    case Block::Kind::table: return table_of(block);
    }
    return {};
}

} // namespace

std::string to_html(const Paper& paper)
{
    std::string out = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta http-equiv=\"Content-Security-Policy\" "
                      "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
                      escaped(paper.title) + "</title>\n<style>" + std::string{style} + "</style>\n</head>\n<body>\n" +
                      "<h1 dir=\"auto\">" + escaped(paper.title) + "</h1>\n";
    for (const Block& block : paper.blocks)
        out += block_of(block);
    if (!paper.notes.empty())
        out += "<h2>Footnotes</h2>\n";
    for (std::size_t i = 0; i < paper.notes.size(); ++i) {
        const auto number = std::to_string(i + 1);
        out += "<p class=\"notes\" id=\"note-" + number + "\" dir=\"auto\">[" + number + "] " +
               escaped(paper.notes[i]) + "</p>\n";
    }
    return out + "</body>\n</html>\n";
}

} // namespace vigil::publish
