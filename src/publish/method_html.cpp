// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/method_sections.hpp"

namespace vigil::publish {
namespace {

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text)
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        case '\0': break;
        default: out += c;
        }
    return out;
}

constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>How this number was made</title>
<style>
body { font: 11pt/1.45 serif; max-width: 48em; margin: 2em auto; padding: 0 1em; color: #111; background: #fff }
h1 { font-size: 1.5em } h2 { font-size: 1.1em; margin: 1.4em 0 .3em }
p { margin: .2em 0 } table { border-collapse: collapse; width: 100%; font-size: .9em }
th, td { text-align: start; vertical-align: top; padding: .2em .6em .2em 0; border-bottom: 1px solid #bbb }
code { font-size: .9em }
@media print {
  body { margin: 0; max-width: none }
  tr, h2 { break-inside: avoid } h2 { break-after: avoid }
  thead { display: table-header-group }
}
</style>
</head>
<body>
)";

std::string table_of(const MethodSection& section, bool with_words)
{
    std::string html = "<table><thead><tr><th scope=\"col\">Claim</th><th scope=\"col\">Number</th><th "
                       "scope=\"col\">Source</th><th scope=\"col\">Published</th><th scope=\"col\">Why</th>";
    html += with_words ? "<th scope=\"col\">Words</th></tr></thead><tbody>\n" : "</tr></thead><tbody>\n";
    for (const MethodRow& row : section.rows) {
        html += "<tr><td><code>" + escaped(row.claim) + "</code></td>";
        for (const std::string* cell : {&row.number, &row.source, &row.published, &row.reason})
            html += "<td dir=\"auto\">" + (cell->empty() ? "not stated" : escaped(*cell)) + "</td>";
        if (with_words)
            html += "<td dir=\"auto\">" + escaped(row.quote) + "</td>";
        html += "</tr>\n";
    }
    return html + "</tbody></table>\n";
}

} // namespace

std::string method_html(const Method& method)
{
    std::string html{head};
    html += "<h1>" + escaped(method.count.sentence) + "</h1>\n";
    for (const MethodSection& section : method_sections(method)) {
        html += "<h2>" + escaped(section.heading) + "</h2>\n";
        for (const std::string& line : section.lines)
            html += "<p dir=\"auto\">" + escaped(line) + "</p>\n";
        if (!section.rows.empty())
            html += table_of(section, method.with_words);
    }
    return html + "</body>\n</html>\n";
}

} // namespace vigil::publish
