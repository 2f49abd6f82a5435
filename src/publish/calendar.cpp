// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/calendar.hpp"

#include "base/digest.hpp"
#include "base/utf8.hpp"

#include <algorithm>

namespace vigil::publish {
namespace {

constexpr std::size_t most_bytes = 75; // RFC 5545, 3.1: without the line break.

/// RFC 5545, 3.3.11; other control characters have no place in a text.
std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',')
            out += '\\';
        if (c == '\n')
            out += "\\n";
        else if (static_cast<unsigned char>(c) >= ' ')
            out += c;
    }
    return out;
}

/// A line in pieces that begin with a blank, none longer than 75 bytes and none with a torn character.
void put_line(std::string& out, std::string_view line)
{
    std::size_t width = 0;
    for (std::size_t at = 0; at < line.size();) {
        const auto length = std::max<std::size_t>(1, sequence_length(line, at));
        if (width + length > most_bytes) {
            out += "\r\n ";
            width = 1;
        }
        out += line.substr(at, length);
        width += length;
        at += length;
    }
    out += "\r\n";
}

/// "20260108".
std::string plain(Day day)
{
    auto text = to_string(day);
    std::erase(text, '-');
    return text;
}

/// "20260108T120000Z".
std::string plain(Instant at)
{
    auto text = to_string(at);
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text;
}

std::string_view heading(answers::TodayLine::Kind kind)
{
    using Kind = answers::TodayLine::Kind;
    switch (kind) {
    case Kind::step: return "Step due";
    case Kind::action: return "Answer due";
    case Kind::hearing: return "Hearing";
    case Kind::limit: return "Time limit";
    case Kind::need:
    case Kind::silence:
    case Kind::claim: break;
    }
    return "Vigil";
}

std::string summary_of(const answers::TodayLine& line, bool names)
{
    std::string text{heading(line.kind)};
    for (const auto& reference : line.references)
        text += " " + reference;
    for (const auto& reference : line.perhaps)
        text += " (perhaps " + reference + ")";
    if (!names)
        return text;
    if (!line.who.empty())
        text += ": " + line.who;
    return line.what.empty() ? text : text + " (" + line.what + ")";
}

} // namespace

std::string calendar(const std::vector<CalendarEntry>& entries, Instant stamp)
{
    std::string out;
    put_line(out, "BEGIN:VCALENDAR");
    put_line(out, "VERSION:2.0");
    put_line(out, "PRODID:-//Vigil//Casebook//EN");
    put_line(out, "CALSCALE:GREGORIAN");
    for (const auto& entry : entries) {
        put_line(out, "BEGIN:VEVENT");
        put_line(out, "UID:" + sha256("calendar " + entry.key).hex().substr(0, 32) + "@vigil.invalid");
        put_line(out, "DTSTAMP:" + plain(stamp));
        put_line(out, "DTSTART;VALUE=DATE:" + plain(entry.day));
        put_line(out, "DTEND;VALUE=DATE:" + plain(entry.day + std::chrono::days{1}));
        put_line(out, "SUMMARY:" + escaped(entry.summary));
        put_line(out, "CLASS:PRIVATE");
        put_line(out, "TRANSP:TRANSPARENT");
        put_line(out, "END:VEVENT");
    }
    put_line(out, "END:VCALENDAR");
    return out;
}

std::vector<CalendarEntry> calendar_entries(const answers::Today& today, bool names)
{
    std::vector<CalendarEntry> entries;
    for (const auto* lines : {&today.due, &today.hearings, &today.limits})
        for (const auto& line : *lines)
            if (line.day)
                entries.push_back({line.key, *line.day, summary_of(line, names)});
    std::ranges::stable_sort(entries, {}, &CalendarEntry::day);
    return entries;
}

} // namespace vigil::publish
