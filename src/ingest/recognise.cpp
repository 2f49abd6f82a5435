// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/recognise.hpp"

#include "base/utf8.hpp"
#include "ingest/csv_table.hpp"
#include "ingest/lines.hpp"
#include "ingest/source_text.hpp"
#include "ingest/xml_scan.hpp"

#include <algorithm>
#include <array>

namespace vigil::ingest {
namespace {

std::string lower(std::string_view text)
{
    std::string out{text};
    for (char& c : out)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
}

/// The first characters as lower-case ASCII-compatible text; UTF-16 shrinks to its low bytes.
std::string opening(const Sample& sample)
{
    std::string text{sample.head};
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        std::erase(text, '\0');
    std::size_t from = text.starts_with("\xEF\xBB\xBF")                               ? 3
                       : text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") ? 2
                                                                                      : 0;
    while (from < text.size() && (text[from] == ' ' || text[from] == '\n' || text[from] == '\r' || text[from] == '\t'))
        ++from;
    return lower(std::string_view{text}.substr(from));
}

/// The name of the first element, behind declarations and comments; "" when the text is no markup.
std::string first_element(const Sample& sample)
{
    std::string_view text;
    const std::string whole = opening(sample);
    text = whole;
    while (text.starts_with("<?") || text.starts_with("<!")) {
        if (text.starts_with("<!doctype html"))
            return "html";
        text = trimmed(text.substr(behind_declaration(text, 0)));
    }
    if (!text.starts_with("<"))
        return {};
    return std::string{text.substr(1, std::min(text.find_first_of(" \t\r\n/>", 1), text.size()) - 1)};
}

bool is_zip(const Sample& sample)
{
    return sample.head.starts_with(std::string_view{"PK\x03\x04", 4});
}

/// Names of ZIP members stand in clear; Office files begin with [Content_Types].xml and keep their own folder.
bool zip_holds(const Sample& sample, std::string_view name)
{
    return is_zip(sample) && as_text(sample.bytes).find(name) != std::string_view::npos;
}

bool looks_binary(std::string_view head)
{
    const auto odd = std::count_if(head.begin(), head.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && byte != 0x1B;
    });
    return static_cast<std::size_t>(odd) * 50 > head.size();
}

constexpr std::array<std::string_view, 8> mail_headers{
    "received:",     "return-path:",    "message-id:",       "mime-version:",
    "delivered-to:", "dkim-signature:", "x-mozilla-status:", "content-type:"};

bool is_header_line(std::string_view line)
{
    const std::size_t colon = line.find(':');
    return colon != std::string_view::npos && colon > 0 &&
           line.substr(0, colon).find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == std::string_view::npos;
}

} // namespace

bool is_pdf(const Sample& sample)
{
    return sample.head.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}
bool is_docx(const Sample& sample)
{
    return zip_holds(sample, "word/document.xml");
}
bool is_xlsx(const Sample& sample)
{
    return zip_holds(sample, "xl/workbook.xml");
}

bool is_archive(const Sample& sample)
{
    const std::string_view head = sample.head;
    return is_zip(sample) || head.starts_with(std::string_view{"PK\x05\x06", 4}) || head.starts_with("\x1F\x8B") ||
           head.starts_with("BZh") ||
           head.starts_with(std::string_view{"\xFD"
                                             "7zXZ\0",
                                             6}) ||
           (head.size() > 262 && head.substr(257, 5) == "ustar");
}

bool is_warc(const Sample& sample)
{
    return sample.head.starts_with("WARC/1.") || sample.head.starts_with("WARC/0.");
}

bool is_rss(const Sample& sample)
{
    const std::string name = first_element(sample);
    return name == "rss" || name == "rdf:rdf" || name == "channel";
}

bool is_atom(const Sample& sample)
{
    const std::string name = first_element(sample);
    return name == "feed" || name.ends_with(":feed");
}

bool is_html(const Sample& sample)
{
    const std::string name = first_element(sample);
    static constexpr std::array<std::string_view, 16> elements{"html",    "head",   "body",   "title", "meta", "div",
                                                               "article", "main",   "p",      "h1",    "h2",   "table",
                                                               "section", "header", "script", "link"};
    if (std::find(elements.begin(), elements.end(), name) != elements.end())
        return true;
    return (sample.extension == "html" || sample.extension == "htm") && !looks_binary(sample.head) &&
           opening(sample).find("</") != std::string::npos;
}

bool is_eml(const Sample& sample)
{
    const std::string text = opening(sample);
    std::size_t fields = 0;
    bool telling = false, from = false, subject = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = std::string_view{text}.substr(at, end - at);
        at = end + 1;
        if (trimmed(line).empty())
            break;
        if (line.starts_with(' ') || line.starts_with('\t') || (fields == 0 && line.starts_with("from ")))
            continue;
        if (!is_header_line(line))
            return false;
        ++fields;
        from = from || line.starts_with("from:");
        subject = subject || line.starts_with("subject:") || line.starts_with("date:");
        telling = telling || std::any_of(mail_headers.begin(), mail_headers.end(),
                                         [&](std::string_view header) { return line.starts_with(header); });
    }
    return fields >= 3 && ((from && subject) || (telling && (from || subject)));
}

namespace {

/// UTF-16, with or without a mark: then nearly every second byte is the high byte of a script (00, 03 to 06).
bool is_wide(std::string_view head)
{
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"))
        return true;
    std::array<std::size_t, 2> high{};
    for (std::size_t i = 0; i < head.size(); ++i)
        high[i % 2] += head[i] == '\0' || (head[i] >= '\x03' && head[i] <= '\x06') ? 1U : 0U;
    const auto [fewer, most] = std::minmax(high[0], high[1]);
    return most * 5 > head.size() * 2 && fewer * 20 < head.size();
}

} // namespace

bool is_csv(const Sample& sample)
{
    const bool cut = sample.bytes.size() > sample.head.size();
    const bool named = sample.extension == "csv" || sample.extension == "tsv";
    if (is_wide(sample.head)) {
        const auto even = sample.head.substr(0, sample.head.size() / 2 * 2);
        return csv_likeness(decoded_text(as_bytes(even), {}), cut, named);
    }
    return !looks_binary(sample.head) && csv_likeness(sample.head, cut, named);
}

bool is_markdown(const Sample& sample)
{
    if (looks_binary(sample.head))
        return false;
    if (sample.extension == "md" || sample.extension == "markdown")
        return true;
    std::size_t headings = 0, links = 0;
    for (const Line& line : lines_of(sample.head, 0, sample.head.size())) {
        const std::string_view words = line.of(sample.head);
        const std::size_t hashes = words.find_first_not_of('#');
        headings +=
            hashes >= 1 && hashes <= 6 && hashes < words.size() && words[hashes] == ' ' && line.indent == 0 ? 1U : 0U;
        const std::size_t link = words.find("](http");
        links += link != std::string_view::npos && words.find(')', link) != std::string_view::npos ? 1U : 0U;
    }
    return headings >= 2 || (headings >= 1 && links >= 1) || links >= 3;
}

bool is_text(const Sample& sample)
{
    return is_wide(sample.head) || !looks_binary(sample.head);
}

} // namespace vigil::ingest
