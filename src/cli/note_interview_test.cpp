// SPDX-License-Identifier: AGPL-3.0-or-later
// People are invented.
#include "cli/note_interview.hpp"

#include "app/note.hpp"

#include <doctest/doctest.h>
#include <vector>

namespace vigil::cli {
namespace {

struct Typed {
    std::string lines;
    std::vector<std::string> told;
    std::size_t asked = 0;
};

Typed typed(const std::vector<std::string>& answers)
{
    Typed out;
    const Asker asker{[&](std::string_view) -> std::optional<std::string> {
                          return out.asked < answers.size() ? std::optional{answers[out.asked++]} : std::nullopt;
                      },
                      [&](std::string_view sentence) { out.told.emplace_back(sentence); }};
    out.lines = note_interview(asker, *parse_day("2026-01-15"));
    return out;
}

} // namespace

TEST_CASE("note: a phone call is typed with what differs from call and today")
{
    const auto call =
        typed({"", "", "Heron", "He has a fever.", "held", "Ana Ejemplo", "yesterday", "Tocorón", "", "", ""});
    const auto note = app::note_from_lines(call.lines);
    REQUIRE(note);
    CHECK(note->channel == "call");
    CHECK(note->told_on == "2026-01-15");
    CHECK(note->source == "Heron");
    REQUIRE(note->claims.size() == 1);
    CHECK(note->claims[0].what == "held");
    CHECK(note->claims[0].when == "2026-01-14");
    CHECK(note->claims[0].where == "Tocorón");
    CHECK(call.told.empty());
}

TEST_CASE("note: an answer that cannot be taken is asked for again, and nothing typed before is lost")
{
    const auto call = typed({"phone", "call", "15/01/2026", "?", "", "Heron", "Moved.", "hld", "released",
                             "Ana Ejemplo", "Sunday", "", "", "", "", ""});
    CHECK(call.told.size() == 6);
    const auto note = app::note_from_lines(call.lines);
    REQUIRE(note);
    CHECK(note->told_on.empty());
    CHECK(note->text == "Moved.");
    REQUIRE(note->claims.size() == 1);
    CHECK(note->claims[0].what == "release");
    CHECK(note->claims[0].when.empty());
}

TEST_CASE("note: the end of input ends the note")
{
    const auto call = typed({"", "", "Heron", "Quiet.", "held", "Ana Ejemplo"});
    const auto note = app::note_from_lines(call.lines);
    REQUIRE(note);
    CHECK(note->claims.size() == 1);
    CHECK(typed({}).asked == 0);
}

} // namespace vigil::cli
