// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/check_extraction.hpp"

namespace vigil::ingest {
namespace {

constexpr std::string_view note =
    "---\ntitle: \"Timeline of a case\"\ndate: 2026-01-09\nlang: en\n---\n\n"
    "# Arrest\n\nPolice **arrested** _two_ people, see [the\nreport](https://example.org/a_(b)).\n\n"
    "- one, `held`\n- two \\* free\n\n> A judge spoke.\n\n![photo](p.jpg)\n\n| a | b |\n|---|---|\n"
    "| 1 | 2 |\n\nsnake_case stays, 2 * 3 too. <br>\n";

} // namespace

TEST_CASE("markdown: markup goes, words stay and keep their place")
{
    const Extraction found = extract_text_of(note, "case.md");
    REQUIRE(found.parts.size() == 1);
    CHECK(found.media_type == "text/markdown");
    CHECK(found.parts[0].text == "Arrest\n\nPolice arrested two people, see the report.\n\n"
                                 "- one, held\n\n- two * free\n\nA judge spoke.\n\n| a | b |\n| 1 | 2 |\n\n"
                                 "snake_case stays, 2 * 3 too.");
    check_map(found.parts[0], note);
    check_is_valid(found);
}

TEST_CASE("markdown: links on one line become their words, and headings make a file Markdown without its name")
{
    const Extraction found = extract_text_of(
        "# First\n\nSee [the report](https://example.org/a_(b)) and <https://example.org>.\n\n## Second\n\nMore.\n");
    CHECK(found.parts.at(0).format == "markdown");
    CHECK(found.parts[0].text == "First\n\nSee the report and https://example.org.\n\nSecond\n\nMore.");
    CHECK(found.parts[0].metadata.title == "First");
}

TEST_CASE("markdown: front matter is metadata")
{
    const Metadata said = extract_text_of(note, "case.md").parts.at(0).metadata;
    CHECK(said.title == "Timeline of a case");
    REQUIRE(said.published);
    CHECK(said.published->to_string() == "2026-01-09");
    CHECK(said.language == "en");
}

TEST_CASE("markdown: damage anywhere never crashes")
{
    check_survives_damage(note, "case.md");
}

} // namespace vigil::ingest
