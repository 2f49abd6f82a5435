// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/report_split.hpp"

#include "base/utf8.hpp"
#include "ingest/lines.hpp"
#include "ingest/stated_date.hpp"

#include <algorithm>

namespace vigil::ingest {
namespace {

/// What WordPress puts under each item of its feeds, per language of the site.
struct Footer {
    std::string_view before, between, after;
};
constexpr Footer footers[] = {
    {"The post ", " appeared first on ", ""},
    {"The post ", " first appeared on ", ""},
    {"La entrada ", " se publicó primero en ", ""},
    {"La entrada ", " aparece primero en ", ""},
    {"L’article ", " est apparu en premier sur ", ""},
    {"L'article ", " est apparu en premier sur ", ""},
    {"O post ", " apareceu primeiro em ", ""},
    {"Der Beitrag ", " erschien zuerst auf ", ""},
    {"", " yazısı ilk önce ", " üzerinde ortaya çıktı"},
};

constexpr std::string_view end_marks[] = {"###", "# # #", "-30-", "– 30 –", "ends", "/ends", "end", "fin", "son"};
constexpr std::string_view headers[] = {
    "for immediate release", "press release",        "press statement",  "public statement", "urgent action",
    "comunicado de prensa",  "communique de presse", "basin aciklamasi", "news release",     "media release"};

/// Shorter than this a piece is a remainder of the report before it, not a report.
constexpr std::size_t shortest_report = 200;

bool is_rule(std::string_view line)
{
    constexpr std::string_view strokes = "-=_*#~—–· ";
    return characters_in(line) >= 5 && line.find_first_not_of(strokes) == std::string_view::npos;
}

bool is_end_mark(std::string_view line)
{
    std::string bare{line};
    std::erase_if(bare, [](char c) { return c == '*' || c == '.'; });
    for (char& c : bare)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const std::string_view kept = trimmed(bare);
    return std::find(std::begin(end_marks), std::end(end_marks), kept) != std::end(end_marks);
}

/// "Press release", "FOR IMMEDIATE RELEASE", "Press release, 9 January 2026": the head of a release.
bool is_header(std::string_view line)
{
    if (line.size() > 90)
        return false;
    const std::string key = search_key(line);
    return std::any_of(std::begin(headers), std::end(headers), [&](std::string_view header) {
        return key == header || (key.starts_with(header) && stated_date(line.substr(header.size())).has_value());
    });
}

/// Within the next three lines of text: a date of its own, or "GENEVA, 9 January 2026 – …".
bool dateline_follows(std::string_view text, const std::vector<Line>& lines, std::size_t from)
{
    std::size_t seen = 0;
    for (std::size_t i = from; i < lines.size() && seen < 3; ++i) {
        if (lines[i].blank())
            continue;
        ++seen;
        const std::string_view line = lines[i].of(text);
        if (bare_date(line) || (is_header(line) && stated_date(line)))
            return true;
        const std::size_t dash = std::min({line.find(" – "), line.find(" — "), line.find(" - "), line.find(") ")});
        if (dash != std::string_view::npos && dash < 70 && stated_date(line.substr(0, dash)))
            return true;
    }
    return false;
}

/// A footer ends a report where it names the first line of that report, or stands after a text of its own.
bool closes_report(std::string_view text, const Line& first, const Line& line)
{
    const FeedFooter footer = feed_footer(line.of(text));
    if (footer.site.empty())
        return false;
    return search_key(first.of(text)) == search_key(footer.title) || line.begin - first.begin >= shortest_report;
}

/// Behind the last line with words before `end`, its end of line included.
std::size_t end_of_report(std::string_view text, std::size_t end)
{
    const std::size_t last = text.substr(0, end).find_last_not_of("\r\n \t");
    const std::size_t line = last == std::string_view::npos ? end : text.find('\n', last);
    return line == std::string_view::npos || line >= end ? end : line + 1;
}

struct Scan {
    std::string_view text;
    const std::vector<Line>& lines;
    std::size_t header_count = 0;
    std::size_t first = 0;  ///< Index of the first line of the current report.
    bool closed = false;    ///< A feed footer has ended it.
    bool separated = false; ///< An end mark, a rule, a new page or three blank lines stand before the current line.
    std::size_t blanks = 0;
};

bool starts_report(const Scan& scan, std::size_t i)
{
    const std::string_view line = scan.lines[i].of(scan.text);
    if (scan.closed && (looks_like_title(line) || bare_date(line)))
        return true;
    const bool apart = scan.separated || scan.blanks >= 3 || scan.lines[i].page_break;
    const bool header = scan.header_count >= 2 && is_header(line);
    if (!header && !(apart && looks_like_title(line) && !bare_date(line)))
        return false;
    return stated_date(line).has_value() || dateline_follows(scan.text, scan.lines, i + 1);
}

std::vector<std::size_t> report_starts(std::string_view text, const std::vector<Line>& lines)
{
    Scan scan{text, lines};
    scan.header_count = static_cast<std::size_t>(
        std::count_if(lines.begin(), lines.end(), [&](const Line& line) { return is_header(line.of(text)); }));
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].blank()) {
            ++scan.blanks;
            continue;
        }
        const bool long_enough = starts.empty() || lines[i].begin - lines[scan.first].begin >= shortest_report;
        if (starts.empty() || (long_enough && starts_report(scan, i))) {
            starts.push_back(lines[i].begin);
            scan.first = i;
            scan.closed = scan.separated = false;
        }
        const std::string_view line = lines[i].of(text);
        scan.closed = closes_report(text, lines[scan.first], lines[i]);
        scan.separated = is_end_mark(line) || is_rule(line);
        scan.blanks = 0;
    }
    return starts;
}

} // namespace

FeedFooter feed_footer(std::string_view line)
{
    line = trimmed(line);
    if (line.ends_with('.'))
        line.remove_suffix(1);
    for (const Footer& footer : footers) {
        const std::size_t at = line.find(footer.between);
        if (!line.starts_with(footer.before) || at == std::string_view::npos || !line.ends_with(footer.after))
            continue;
        const std::size_t from = at + footer.between.size();
        if (at <= footer.before.size() || line.size() < from + footer.after.size() + 1)
            continue;
        const std::string_view site = line.substr(from, line.size() - from - footer.after.size());
        // A sentence of a report may say these words too; a footer names a site and ends there.
        if (site.size() <= 100 && site.find(". ") == std::string_view::npos &&
            (!footer.before.empty() || line.size() < 300))
            return {trimmed(line.substr(footer.before.size(), at - footer.before.size())), trimmed(site)};
    }
    return {};
}

std::vector<Range> split_reports(std::string_view text)
{
    const std::vector<Line> lines = lines_of(text, 0, text.size());
    std::vector<std::size_t> starts = report_starts(text, lines);
    if (starts.size() > 1 && text.size() - starts.back() < shortest_report)
        starts.pop_back();
    if (starts.size() < 2)
        return {{0, text.size()}};
    std::vector<Range> ranges;
    for (std::size_t i = 0; i < starts.size(); ++i)
        ranges.push_back(
            {i == 0 ? 0 : starts[i], end_of_report(text, i + 1 < starts.size() ? starts[i + 1] : text.size())});
    return ranges;
}

} // namespace vigil::ingest
