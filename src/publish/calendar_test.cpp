// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/calendar.hpp"

#include "base/utf8.hpp"

#include <doctest/doctest.h>

using namespace vigil;
using namespace vigil::publish;

namespace {

const Instant stamp{*parse_day("2026-01-10")};

answers::Today with_hearing()
{
    answers::Today today;
    answers::TodayLine line;
    line.kind = answers::TodayLine::Kind::hearing;
    line.day = *parse_day("2026-04-14");
    line.what = "hearing, Court of Example";
    line.who = "Ana Example";
    line.references = {"2026-014"};
    line.key = "hearing 3f2a";
    today.hearings.push_back(line);
    return today;
}

/// Lines as a reader of the format sees them: unfolded.
std::string unfolded(std::string text)
{
    for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n "))
        text.erase(at, 3);
    return text;
}

} // namespace

TEST_CASE("calendar: no name stands in a summary unless it was asked for")
{
    const auto quiet = calendar(calendar_entries(with_hearing(), false), stamp);
    CHECK(quiet.find("SUMMARY:Hearing 2026-014\r\n") != std::string::npos);
    CHECK(quiet.find("Ana") == std::string::npos);
    const auto loud = calendar(calendar_entries(with_hearing(), true), stamp);
    CHECK(loud.find("Ana Example") != std::string::npos);
}

TEST_CASE("calendar: whole days, and an identifier that stays")
{
    const auto text = calendar(calendar_entries(with_hearing(), false), stamp);
    CHECK(text.find("DTSTART;VALUE=DATE:20260414\r\n") != std::string::npos);
    CHECK(text.find("DTEND;VALUE=DATE:20260415\r\n") != std::string::npos);
    CHECK(text.find("DTSTAMP:20260110T000000Z\r\n") != std::string::npos);
    auto moved = with_hearing();
    moved.hearings[0].day = *parse_day("2026-05-01");
    const auto uid_of = [](const std::string& calendar) {
        const auto at = calendar.find("UID:");
        return calendar.substr(at, calendar.find("\r\n", at) - at);
    };
    CHECK(uid_of(calendar(calendar_entries(moved, false), stamp)) == uid_of(text));
    moved.hearings[0].key = "hearing 77c1";
    CHECK(uid_of(calendar(calendar_entries(moved, false), stamp)) != uid_of(text));
}

TEST_CASE("calendar: long lines are folded between characters, and unfold to what they were")
{
    std::string summary;
    for (int i = 0; i < 60; ++i)
        summary += "é، ";
    const auto text = calendar({{"k", *parse_day("2026-04-14"), summary + ";\\\n end"}}, stamp);
    for (const auto line : split(text, '\n')) {
        CHECK(line.size() <= 76); // With the carriage return.
        CHECK(is_utf8(line));
    }
    CHECK(unfolded(text).find("SUMMARY:" + summary + "\\;\\\\\\n end\r\n") != std::string::npos);
}

TEST_CASE("calendar: lines without a day are no entries")
{
    auto today = with_hearing();
    today.hearings[0].day.reset();
    CHECK(calendar_entries(today, false).empty());
    CHECK(calendar({}, stamp) ==
          "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Vigil//Casebook//EN\r\nCALSCALE:GREGORIAN\r\nEND:VCALENDAR\r\n");
}
