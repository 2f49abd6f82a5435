// SPDX-License-Identifier: AGPL-3.0-or-later
// Title, day and organisation from the first lines of a report: docs/formats/text.md.
#include "base/utf8.hpp"
#include "ingest/lines.hpp"
#include "ingest/stated_date.hpp"
#include "ingest/text_form.hpp"

#include <algorithm>

namespace vigil::ingest {
namespace {

constexpr std::size_t head_lines = 6; ///< Further down a date is one that the report tells of.

struct Lead {
    std::string_view label;
    enum class Kind { date, organisation, author } kind;
};
constexpr Lead leads[] = {{"published", Lead::Kind::date},
                          {"date", Lead::Kind::date},
                          {"publication date", Lead::Kind::date},
                          {"fecha", Lead::Kind::date},
                          {"publicado", Lead::Kind::date},
                          {"tarih", Lead::Kind::date},
                          {"author", Lead::Kind::author},
                          {"organisation", Lead::Kind::organisation},
                          {"organization", Lead::Kind::organisation},
                          {"published by", Lead::Kind::organisation}};

/// "Published: 9 January 2026", "Organisation: Example Watch". False when the line is no such field.
bool read_lead(std::string_view line, Metadata& metadata)
{
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon > 30)
        return false;
    const std::string key = search_key(line.substr(0, colon));
    const std::string_view value = trimmed(line.substr(colon + 1));
    bool known = false;
    for (const Lead& lead : leads) {
        if (key != lead.label || value.empty() || value.size() > 120)
            continue;
        known = true;
        if (lead.kind == Lead::Kind::date && !metadata.published)
            metadata.published = bare_date(value);
        if (lead.kind == Lead::Kind::organisation && metadata.organisation.empty())
            metadata.organisation = to_nfc(value);
        if (lead.kind == Lead::Kind::author && metadata.authors.empty())
            metadata.authors.push_back(to_nfc(value));
    }
    return known;
}

/// The date behind a comma or bracket: "News, 12 March 2026", "Caracas, 10 de enero de 2026", "Town, January 9, 2026".
std::optional<Edtf> closing_date(std::string_view words)
{
    std::size_t from = std::min(words.find(", "), words.find(" ("));
    for (; from < words.size(); from = words.find(", ", from + 1))
        if (const auto date = bare_date(words.substr(from + 1)))
            return date;
    return std::nullopt;
}

/// A line of its own that dates the report: "9 January 2026", "Press release, 9 January 2026",
/// "GENEVA, 9 January 2026 – Words follow".
std::optional<Edtf> dateline(std::string_view line)
{
    if (const auto date = bare_date(line))
        return date;
    const std::string key = search_key(line.substr(0, 120));
    const bool release = key.starts_with("press release") || key.starts_with("for immediate release") ||
                         key.starts_with("public statement") || key.starts_with("news release") ||
                         key.starts_with("comunicado de prensa") || key.starts_with("statement");
    if (release && line.size() < 120)
        return stated_date(line);
    const std::size_t dash = std::min({line.find(" – "), line.find(" — "), line.find(" - ")});
    if (dash != std::string_view::npos && dash <= 70)
        return closing_date(line.substr(0, dash));
    return characters_in(line) <= 100 ? closing_date(line) : std::nullopt;
}

/// The number of lines of a letterhead: a first block of two to four short lines of which a later one dates the report.
std::size_t letterhead(std::string_view text, const std::vector<Line>& lines)
{
    std::size_t count = 0;
    bool dated = false;
    while (count < lines.size() && !lines[count].blank() && count <= 4) {
        if (characters_in(lines[count].of(text)) > 100)
            return 0;
        dated = dated || (count > 0 && dateline(lines[count].of(text)).has_value());
        ++count;
    }
    return dated && count >= 2 && count <= 4 && count < lines.size() ? count : 0;
}

bool is_release_label(std::string_view line)
{
    const std::string key = search_key(line);
    return key.find("immediate release") != std::string::npos || key == "press release" ||
           key == "comunicado de prensa";
}

} // namespace

std::string one_line(std::string_view words)
{
    std::string out;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t from = at;
        const char32_t c = next_code_point(words, at);
        const bool space = c <= 0x20 || c == U'\u00A0' || c == U'\u202F';
        if (!space)
            out += words.substr(from, at - from);
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return to_nfc(trimmed(out));
}

void read_heading(std::string_view text, Metadata& metadata)
{
    const std::vector<Line> lines = lines_of(text, 0, text.size());
    const std::size_t letter = letterhead(text, lines);
    const std::string_view first = lines.empty() ? std::string_view{} : lines[0].of(text);
    if (letter > 0 && metadata.organisation.empty() && looks_like_title(first) && !dateline(first) &&
        !is_release_label(first))
        metadata.organisation = one_line(first);
    std::size_t seen = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].blank())
            continue;
        const std::string_view words = lines[i].of(text);
        const auto dated = seen < head_lines ? dateline(words) : std::nullopt;
        const bool lead = seen < head_lines && read_lead(words, metadata);
        if (dated && !metadata.published)
            metadata.published = dated;
        const bool more = lines[i].end < text.size();
        if (metadata.title.empty() && i >= letter && seen < letter + 3 && more && !dated && !lead &&
            looks_like_title(words) && !words.starts_with('{') && !is_release_label(words))
            metadata.title = one_line(words);
        ++seen;
        if (const FeedFooter footer = feed_footer(words); !footer.site.empty() && metadata.organisation.empty())
            metadata.organisation = one_line(footer.site);
    }
}

} // namespace vigil::ingest
