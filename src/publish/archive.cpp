// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/archive.hpp"

#include "publish/xml.hpp"

#include <algorithm>

namespace vigil::publish {

std::string archived_name(const std::string& sha256, std::string_view file_name)
{
    const auto dot = file_name.rfind('.');
    std::string extension{dot == std::string_view::npos ? "" : file_name.substr(dot + 1)};
    const bool plain = !extension.empty() && extension.size() <= 5 && std::ranges::all_of(extension, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
    return "documents/" + sha256 + "." + (plain ? extension : "bin");
}

Table documents_table(const std::vector<ArchivedDocument>& documents)
{
    Table table{"documents",
                {},
                {"id", "sha256", "file", "withheld", "title", "source", "published", "media type", "bytes", "texts"},
                {}};
    for (const auto& one : documents) {
        std::string texts;
        for (const auto& text : one.texts)
            texts += (texts.empty() ? "" : "; ") + text;
        table.rows.push_back({one.id, one.sha256, one.file, one.withheld, one.title, one.source, one.published,
                              one.media_type, std::to_string(one.bytes), texts});
    }
    return table;
}

std::string archive_index(const std::vector<ArchivedDocument>& documents, const std::string& about)
{
    const auto link = [](const std::string& file, std::string_view words) {
        return "<a href=\"" + xml_text(file) + "\">" + xml_text(words) + "</a>";
    };
    std::string page =
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-"
        "Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>Archive of a casebook</title>\n"
        "<style>body{font:1rem/1.5 serif;max-width:70rem;margin:2rem auto;padding:0 "
        "1rem}table{border-collapse:collapse}"
        "th,td{border:1px solid #777;padding:.25rem .4rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}"
        "</style>\n</head>\n<body>\n<h1>Archive of a casebook</h1>\n<p>" +
        xml_text(about) + "</p>\n<ul>\n<li>" + link("README.txt", "What is in this archive") + "</li>\n<li>" +
        link("claims.csv", "Claims as a table") + ", " + link("claims.jsonl", "as JSON lines") + "</li>\n<li>" +
        link("people.csv", "People as a table") + "</li>\n<li>" + link("records.jsonl", "Records as JSON lines") +
        "</li>\n</ul>\n<h2>Documents</h2>\n<table>\n<tr><th>published</th><th>source</th><th>title</th>"
        "<th>original</th><th>texts</th></tr>\n";
    for (const auto& one : documents) {
        page += "<tr><td>" + xml_text(one.published.empty() ? "not known" : one.published) + "</td><td dir=\"auto\">" +
                xml_text(one.source) + "</td><td dir=\"auto\">" + xml_text(one.title) + "</td><td>" +
                (one.file.empty() ? "withheld: " + xml_text(one.withheld) : link(one.file, one.media_type)) +
                "</td><td>";
        for (std::size_t i = 0; i < one.texts.size(); ++i)
            page += (i == 0 ? "" : " ") + link(one.texts[i], "text " + std::to_string(i + 1));
        page += "</td></tr>\n";
    }
    return page + "</table>\n</body>\n</html>\n";
}

std::string archive_readme(const std::string& about)
{
    return "ARCHIVE OF A CASEBOOK\n\n" + about +
           "\n\nNothing but common programs is needed to read it. Begin with index.html in a browser, or with the\n"
           "tables (.csv) in a spreadsheet program.\n\n"
           "index.html      the documents, with links to their original bytes and their texts\n"
           "documents/      original bytes, exactly as they were kept; the name is the SHA-256 of the bytes\n"
           "texts/          the text of each report, UTF-8, as it was read; the name is the id of the report\n"
           "documents.csv   one line for each document, also for those that are withheld, with the reason\n"
           "claims.jsonl    claims, one JSON object a line: what one source says about one happening or state\n"
           "claims.csv      the same as a table\n"
           "records.jsonl   records computed from the claims: people, proceedings, incidents, disruptions,\n"
           "                participations of states, calls; one JSON object a line\n"
           "people.csv      people and their status as a table\n"
           "SHA256SUMS      check sums of all files: sha256sum -c SHA256SUMS\n\n"
           "A CLAIM has a type (\"release\"), who did it (actor), to whom (target), how many (count: min, max; max "
           "null\n"
           "is open), where (place), when (time, in EDTF: 2026-01-08, 2026-01, 2025-12-31/2026-01-03), under which "
           "law,\n"
           "detail, according to whom (source; absent: the report in its own voice), how it is put (modality; absent:\n"
           "asserted) and the exact words (quote). \"part\" is the id of the report: texts/<part>.txt holds the quote "
           "at\n"
           "\"span\", counted in bytes. \"check\" says whether a person found the words to say this. It does not say "
           "that\n"
           "it is true. \"values\" has one object for each string, with its place in the text and its normal form. "
           "Where\n"
           "documents.csv says that a document is withheld, its text is not here, and claims of it that may go out "
           "carry\n"
           "their words alone.\n\n"
           "A RECORD has a family, an id, a label and a value. {\"$id\": …} is the id of a claim. An absent field is "
           "not\n"
           "known: it is never none.\n\n"
           "Fields that begin with = + - @ in the tables carry an apostrophe before them, so that no spreadsheet "
           "program\n"
           "takes them for a formula.\n";
}

std::string sum_line(const std::string& name, ByteView bytes)
{
    return sha256(bytes).hex() + "  " + name + "\n";
}

} // namespace vigil::publish
