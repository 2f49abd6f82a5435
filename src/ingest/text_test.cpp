// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/check_extraction.hpp"
#include "ingest/report_split.hpp"
#include "ingest/stated_date.hpp"

namespace vigil::ingest {
namespace {

constexpr std::string_view two_releases =
    "Norland: Release of two teachers is not enough\n"
    "\n"
    "The authorities released two teachers on 8 January 2026, Example Watch said today. Both were held for five months "
    "without charge, and nobody has told their families which court ordered it or why.\n"
    "\n"
    "The post Norland: Release of two teachers is not enough appeared first on Example Watch.\n"
    "\n"
    "Sudland: Phone networks cut during protests\n"
    "\n"
    "Mobile networks went down across the country on 9 January 2026 as people took to the streets, and calls could not "
    "be placed until the next morning in at least four provinces, according to Example Watch.\n"
    "\n"
    "The post Sudland: Phone networks cut during protests appeared first on Example Watch.\n";

} // namespace

TEST_CASE("text: a report keeps its words, its paragraphs and their place in the file")
{
    const std::string_view source = "A title\r\n\r\nFirst line \r\nof two.\r\n\r\n\r\n  Last — paragraph.\r\n";
    const Extraction found = extract_text_of(source, "note.txt");
    REQUIRE(found.parts.size() == 1);
    const Part& part = found.parts[0];
    CHECK(found.media_type == "text/plain");
    CHECK(part.format == "text");
    CHECK(part.path.empty());
    CHECK(part.text == "A title\n\nFirst line\nof two.\n\nLast — paragraph.");
    CHECK(part.metadata.title == "A title");
    CHECK(part.map.size() == 4);
    check_map(part, source);
    check_is_valid(found);
}

TEST_CASE("text: lines broken to fit a width run on, lists and verses do not")
{
    const Extraction wrapped = extract_text_of("The police arrested two members of the union in the capital on\n"
                                               "Monday and held them overnight before a judge ordered that they\n"
                                               "be released.\n");
    CHECK(wrapped.parts[0].text ==
          "The police arrested two members of the union in the capital on Monday and held them "
          "overnight before a judge ordered that they be released.");
    const Extraction list =
        extract_text_of("The court named three defendants in its decision of that day:\n- one\n- two\n1. three\n");
    CHECK(list.parts[0].text ==
          "The court named three defendants in its decision of that day:\n- one\n- two\n1. three");
}

TEST_CASE("text: reports that follow one another in a file become parts that keep their place")
{
    const Extraction found = extract_text_of(two_releases, "releases.txt");
    REQUIRE(found.parts.size() == 2);
    const std::size_t second = two_releases.find("Sudland");
    CHECK(found.parts[0].path == "bytes:0-" + std::to_string(second - 1));
    CHECK(found.parts[1].path == "bytes:" + std::to_string(second) + "-" + std::to_string(two_releases.size()));
    CHECK(found.parts[1].metadata.title == "Sudland: Phone networks cut during protests");
    CHECK(found.parts[1].metadata.organisation == "Example Watch");
    CHECK(found.parts[1].map.front().source_begin == second);
    check_map(found.parts[1], two_releases);
    const Extraction alone = extract_text_of(two_releases.substr(second));
    CHECK(alone.parts[0].text == found.parts[1].text);
    CHECK(alone.parts[0].path.empty());
}

TEST_CASE("text: one report with end marks, notes and quoted footers stays one report")
{
    const std::string body =
        "The authorities released two teachers on 8 January 2026, Example Watch said today. Both had "
        "been held for five months without charge and nobody has told their families why that was.\n\n";
    const std::string one = "Norland: Release is not enough\n\nPress release\n\n" + body +
                            "ENDS\n\nNotes to editors\n\n" + body + "###\n\nAbout Example Watch\n\n" + body +
                            "-----\n\n\n\n\nContact\n\nPress release\n\n" + body;
    CHECK(split_reports(one).size() == 1);
    CHECK(split_reports("").size() == 1);
    CHECK(split_reports(two_releases.substr(0, two_releases.find("Sudland"))).size() == 1);
}

TEST_CASE("text: an end mark, a title and a dateline begin the next report")
{
    const std::string body =
        "The authorities released two teachers on 8 January 2026, Example Watch said today. Both had "
        "been held for five months without charge and nobody has told their families why that was.\n\n";
    const std::string file = "Norland: Release is not enough\n\n" + body +
                             "###\n\nSudland: Networks cut\n\n9 January 2026\n\n" + body +
                             "* * * * *\n\nWestland: Verdict expected\n\nPORTVILLE, 10 January 2026 – " + body;
    const auto ranges = split_reports(file);
    REQUIRE(ranges.size() == 3);
    CHECK(file.substr(ranges[1].begin, 7) == "Sudland");
    CHECK(file.substr(ranges[2].begin, 8) == "Westland");
    const Extraction found = extract_text_of(file);
    REQUIRE(found.parts[2].metadata.published);
    CHECK(found.parts[2].metadata.published->to_string() == "2026-01-10");
    CHECK(found.parts[1].metadata.published->to_string() == "2026-01-09");
}

TEST_CASE("text: what the first lines say plainly becomes metadata")
{
    const Extraction found =
        extract_text_of("Press release, 9 January 2026\n\nOrganisation: Example Watch\n\nNorland: Release is not "
                        "enough\n\nTwo teachers were released.\n");
    const Metadata& said = found.parts[0].metadata;
    REQUIRE(said.published);
    CHECK(said.published->to_string() == "2026-01-09");
    CHECK(said.organisation == "Example Watch");
    CHECK(said.title == "Norland: Release is not enough");
}

TEST_CASE("text: a letterhead names the organisation and the day, and the title follows it")
{
    const Metadata said =
        extract_text_of("Example Rights Circle\nBulletin No. 4\nPortville, 14 January 2026\n\nNorland: Count rises\n\n"
                        "Security forces killed two people on 3 January 2025.\n")
            .parts.at(0)
            .metadata;
    CHECK(said.organisation == "Example Rights Circle");
    CHECK(said.title == "Norland: Count rises");
    REQUIRE(said.published);
    CHECK(said.published->to_string() == "2026-01-14");
}

TEST_CASE("text: a date in a sentence is no day of publication")
{
    const Metadata said =
        extract_text_of("Norland\n\nTwo people were arrested on 3 January 2026, and freed a day later.\n")
            .parts.at(0)
            .metadata;
    CHECK_FALSE(said.published);
}

TEST_CASE("text: other character sets become UTF-8, a guess is said to be one, and the map leads to the right bytes")
{
    const std::string latin = "La polic\xED"
                              "a detuvo a tres estudiantes en la ma\xF1"
                              "ana del s\xE1"
                              "bado.\n";
    const Extraction found = extract_text_of(latin);
    const Part& part = found.parts[0];
    CHECK(part.text == "La policía detuvo a tres estudiantes en la mañana del sábado.");
    CHECK(has_notice(part.notices, "encoding-guessed"));
    const auto at = part.text.find("estudiantes");
    bool mapped = false;
    for (const MapRun& run : part.map)
        if (run.text_begin <= at && at < run.text_end) {
            mapped = true;
            CHECK(run.source_begin + (at - run.text_begin) == latin.find("estudiantes"));
        }
    CHECK(mapped);
    check_is_valid(found);
    std::string wide = "\xFF\xFE";
    for (const char c : std::string_view{"Two people were held."})
        wide += c, wide += '\0';
    const Extraction utf16 = extract_text_of(wide);
    CHECK(utf16.parts[0].text == "Two people were held.");
    CHECK(utf16.parts[0].map.front().source_begin == 2);
    CHECK(utf16.parts[0].map.back().source_end == wide.size());
}

TEST_CASE("text: decomposed letters are composed, and their run covers the bytes they came from")
{
    const std::string source = "Jose\xCC\x81 was freed.";
    const Extraction found = extract_text_of(source);
    CHECK(found.parts[0].text == "José was freed.");
    REQUIRE(found.parts[0].map.size() == 3);
    CHECK(found.parts[0].map[1] == MapRun{3, 5, 3, 6, 0});
    CHECK(found.parts[0].map[2] == MapRun{5, 16, 6, 17, 0});
    check_is_valid(found);
}

TEST_CASE("text: broken UTF-8 is repaired and said to be damaged")
{
    const Extraction found = extract_text_of("Café, señor, niño, año, mañana — cut \xC3 ... here.");
    CHECK(found.parts[0].text == "Café, señor, niño, año, mañana — cut \xEF\xBF\xBD ... here.");
    CHECK(has_notice(found.parts[0].notices, "encoding-damaged"));
}

TEST_CASE("text: empty, blank and unknown bytes give a notice, never a failure")
{
    CHECK(has_notice(extract_text_of("").notices, "empty"));
    CHECK(has_notice(extract_text_of(" \n\n ").parts.at(0).notices, "empty"));
    const Extraction binary = extract_text_of(std::string_view{"\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0E\x0F", 11});
    CHECK(binary.parts.empty());
    CHECK(has_notice(binary.notices, "unknown-format"));
    CHECK(has_notice(extract_text_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more", "old.doc").notices,
                     "unsupported-format"));
}

TEST_CASE("text: damage anywhere never crashes")
{
    check_survives_damage(two_releases, "releases.txt");
}

TEST_CASE("dates: what fields and datelines state, in several languages, and nothing that could be misread")
{
    const auto day = [](std::string_view text) {
        const auto date = stated_date(text);
        return date ? date->to_string() : std::string{"none"};
    };
    CHECK(day("2026-01-09T15:20:29-05:00") == "2026-01-09");
    CHECK(day("Fri, 09 Jan 2026 15:20:29 -0500") == "2026-01-09");
    CHECK(day("January 9, 2026") == "2026-01-09");
    CHECK(day("9th of January 2026") == "2026-01-09");
    CHECK(day("9 de enero de 2026") == "2026-01-09");
    CHECK(day("9 Ocak 2026") == "2026-01-09");
    CHECK(day("January 2026") == "2026-01");
    CHECK(day("20260109") == "2026-01-09");
    CHECK(day("13/01/2026") == "2026-01-13");
    CHECK(day("03/04/2026") == "none");
    CHECK(day("31 February 2026") == "none");
    CHECK(day("soon") == "none");
    CHECK(bare_date("Friday, 9 January 2026"));
    CHECK_FALSE(bare_date("On 9 January 2026 police arrested two"));
}

} // namespace vigil::ingest
