// SPDX-License-Identifier: AGPL-3.0-or-later
// Formats made of bytes: PDF, DOCX, XLSX, archives, pictures. The files are made by
// tests/fixtures/ingest/make_fixtures.py.
#include "ingest/check_extraction.hpp"
#include "ingest/xlsx_sheet.hpp"

#include <fstream>
#include <iterator>

namespace vigil::ingest {
namespace {

std::string fixture(const std::string& name)
{
    std::ifstream file{std::string{VIGIL_SOURCE_DIR} + "/tests/fixtures/ingest/" + name, std::ios::binary};
    REQUIRE(file);
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::string other(const Part& part, std::string_view name)
{
    for (const auto& [key, value] : part.metadata.other)
        if (key == name)
            return value;
    return "none";
}

} // namespace

TEST_CASE("pdf: lines, divided words and pages become paragraphs, running heads go, each run names its page")
{
    const Extraction found = extract_text_of(fixture("report.pdf"));
    REQUIRE(found.parts.size() == 1);
    const Part& part = found.parts[0];
    CHECK(found.media_type == "application/pdf");
    CHECK(part.text ==
          "Norland: A trial and its end\n\n"
          "The court acquitted two teachers on 8 January 2026 after hearings that took four days. Nobody was heard "
          "about their detention, and the self-governance of schools was not discussed.\n\n"
          "The decision says that self-governance is protected by the law, and the teachers, who had been held for "
          "five months without charge, went home the same day. Their families had waited at the gate of the fort.\n\n"
          "A second paragraph says nothing new.\n\nContact\nExample Watch");
    CHECK(part.metadata.title == "Norland: A trial and its end");
    CHECK(other(part, "created") == "2026-01-09");
    CHECK(other(part, "running head") == "Example Watch bulletin 7");
    REQUIRE(part.map.size() == 3);
    CHECK(part.map[1].page == 2);
    CHECK(part.text.substr(part.map[1].text_begin, 6) == "charge");
    check_is_valid(found);
}

TEST_CASE("pdf: pictures without text and locked files are said to be so")
{
    const Extraction pictures = extract_text_of(fixture("pictures.pdf"));
    CHECK(has_notice(pictures.parts.at(0).notices, "no-text-layer"));
    CHECK(pictures.parts[0].text.empty());
    CHECK(pictures.parts[0].metadata.title == "Scan of a notice");
    const Extraction locked = extract_text_of(fixture("locked.pdf"));
    CHECK(has_notice(locked.parts.at(0).notices, "encrypted"));
    CHECK(has_notice(extract_text_of("%PDF-1.4\nnothing follows").notices, "damaged"));
}

TEST_CASE("docx: words come without deleted text and field codes; tables are rows; notes follow")
{
    const Extraction found = extract_text_of(fixture("report.docx"));
    REQUIRE(found.parts.size() == 1);
    CHECK(found.parts[0].format == "docx");
    CHECK(found.parts[0].text ==
          "Norland: A trial and its end\n\n9 January 2026\n\nThe court acquitted two teachers.\n\n"
          "- First of a list\n\nName | Held\n\nA. Example | 152 days\n\nIn a box.\n\nA note at the foot.");
    CHECK(found.parts[0].metadata.title == "Norland: A trial & its end");
    CHECK(found.parts[0].metadata.authors == std::vector<std::string>{"Desk One"});
    REQUIRE(found.parts[0].metadata.published);
    CHECK(found.parts[0].metadata.published->to_string() == "2026-01-09");
    check_is_valid(found);
}

TEST_CASE("xlsx: cells are passages, days are days, merged cells count for all their rows")
{
    const Extraction found = extract_text_of(fixture("list.xlsx"));
    const Part& part = found.parts.at(0);
    CHECK(part.format == "xlsx");
    CHECK(part.text == "Held\n\nName | Held since | Place\n\nA. Example | 2026-01-08 | 0.1 | Portville & coast\n\n"
                       "B. Example | 2026-01-09 | TRUE | Portville & coast\n\n2026-01-09 14:30\n\nFreed\n\nNobody");
    bool cell_found = false;
    for (const Cell& cell : part.cells)
        if (cell.sheet == 0 && cell.row == 2 && cell.column == 3) {
            cell_found = true;
            CHECK(part.text.substr(cell.span.begin, cell.span.end - cell.span.begin) == "Portville & coast");
        }
    CHECK(cell_found);
    check_is_valid(found);
}

TEST_CASE("xlsx: serial numbers are days of the right calendar, and no others")
{
    CHECK(date_of_serial("46030", false) == "2026-01-08");
    CHECK(date_of_serial("1", false) == "1900-01-01");
    CHECK(date_of_serial("61", false) == "1900-03-01");
    CHECK(date_of_serial("44568", true) == "2026-01-08");
    CHECK(date_of_serial("46030.5", false) == "2026-01-08 12:00");
    CHECK(date_of_serial("-3", false) == "-3");
    CHECK(date_of_serial("1e300", false) == "1e300");
    CHECK(date_of_serial("soon", false) == "soon");
}

TEST_CASE("archives: each member is read by its content and keeps its path, archives in archives too")
{
    const Extraction found = extract_text_of(fixture("reports.zip"), "reports.zip");
    REQUIRE(found.parts.size() == 3);
    CHECK(found.media_type == "application/zip");
    CHECK(found.parts[0].path == "member:a/one.html");
    CHECK(found.parts[0].format == "html");
    CHECK(found.parts[1].path == "member:zwei-ü.txt");
    CHECK(found.parts[2].path == "member:inner.zip!member:deep.txt");
    CHECK(found.parts[2].text == "Deep down.");
    check_is_valid(found);
    const Extraction tar = extract_text_of(fixture("reports.tar.gz"), "reports.tar.gz");
    REQUIRE(tar.parts.size() == 2);
    CHECK(tar.media_type == "application/gzip");
    CHECK(tar.parts[0].path == "member:one.txt");
}

TEST_CASE("archives: depth, density and number of members end in a notice")
{
    Limits limits;
    limits.archive_depth = 1;
    const Extraction shallow = extract_text_of(fixture("reports.zip"), "", limits);
    CHECK(shallow.parts.size() == 2);
    CHECK(has_notice(shallow.notices, "limit"));
    limits = {};
    limits.parts = 1;
    CHECK(has_notice(extract_text_of(fixture("reports.zip"), "", limits).notices, "limit"));
    const Extraction bomb = extract_text_of(fixture("bomb.txt.gz"), "bomb.txt.gz");
    CHECK(has_notice(bomb.notices, "limit"));
    CHECK(bomb.parts.empty());
}

TEST_CASE("pictures: kept without text, with their size and what the camera wrote")
{
    const Extraction photo = extract_text_of(fixture("photo.jpg"));
    CHECK(photo.media_type == "image/jpeg");
    CHECK(photo.parts.at(0).text.empty());
    CHECK(other(photo.parts[0], "size") == "640 x 480");
    CHECK(other(photo.parts[0], "camera") == "Model 7");
    CHECK(other(photo.parts[0], "changed at") == "2026-01-08 14:30:00");
    CHECK(other(extract_text_of(fixture("screenshot.png")).parts.at(0), "size") == "3 x 2");
}

TEST_CASE("recordings: kept without text, an MP4 with its length and day")
{
    std::string movie{"\0\0\0\x18"
                      "ftypmp42\0\0\0\0mp42isom\0\0\0\x74moov\0\0\0\x6Cmvhd\0\0\0\0",
                      44};
    const auto put = [&](std::uint32_t value) {
        for (const unsigned shift : {24U, 16U, 8U, 0U})
            movie += static_cast<char>(value >> shift & 0xFF);
    };
    put(3'850'675'200U); // 2026-01-08, in seconds since 1904.
    put(0);
    put(1000);
    put(90'500);
    const Extraction found = extract_text_of(movie, "clip.mp4");
    CHECK(found.media_type == "video/mp4");
    CHECK(found.parts.at(0).format == "video");
    CHECK(other(found.parts[0], "length") == "90 s");
    CHECK(other(found.parts[0], "recorded on") == "2026-01-08");
}

TEST_CASE("files: damage anywhere never crashes")
{
    for (const std::string name : {"report.docx", "list.xlsx", "reports.zip", "reports.tar.gz", "photo.jpg",
                                   "screenshot.png", "report.pdf", "locked.pdf"})
        check_survives_damage(fixture(name), name);
}

} // namespace vigil::ingest
