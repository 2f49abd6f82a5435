// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/check_extraction.hpp"

namespace vigil::ingest {
namespace {

Extraction sample()
{
    Part part;
    part.path = "item:1";
    part.format = "rss";
    part.extractor = "feed-1";
    part.text = "Two held.\n\nOne freed.";
    part.map = {{0, 9, 100, 109, 0}, {11, 21, 120, 131, 0}};
    part.cells = {{{0, 3}, 0, 1, 2}};
    part.metadata.title = "Two held";
    part.metadata.authors = {"Desk"};
    part.metadata.published = Edtf::on_day(*parse_day("2026-01-09"));
    part.metadata.other = {{"camera", "X"}};
    part.notices = {{"limit", "Too much."}};
    return {"application/rss+xml", {part}, {{"empty", "Nothing."}}};
}

bool refused(const Extraction& extraction, const Limits& limits = {})
{
    return !extraction_from_cbor(to_cbor(extraction), limits);
}

} // namespace

TEST_CASE("extraction: comes back from its CBOR as it was")
{
    check_is_valid(sample());
}

TEST_CASE("extraction: what a broken child could send is refused")
{
    Extraction bad = sample();
    bad.parts[0].map[1].text_end = 22;
    CHECK(refused(bad));
    bad = sample();
    std::swap(bad.parts[0].map[0], bad.parts[0].map[1]);
    CHECK(refused(bad));
    bad = sample();
    bad.parts[0].map[1].text_begin = 8;
    CHECK(refused(bad));
    bad = sample();
    bad.parts[0].cells[0].span = {20, 30};
    CHECK(refused(bad));
    bad = sample();
    bad.parts[0].text = "\xFF"
                        "wo held.\n\nOne freed.";
    CHECK(refused(bad));
    bad = sample();
    bad.parts[0].metadata.title = "e\xCC\x81";
    CHECK(refused(bad));
    Limits small;
    small.text_bytes = 5;
    CHECK(refused(sample(), small));
    small = {};
    small.parts = 0;
    CHECK(refused(sample(), small));
    CHECK_FALSE(extraction_from_cbor(Cbor{7}));
    CHECK_FALSE(extraction_from_cbor(Cbor::Map{{"media_type", "x"}}));
}

TEST_CASE("extraction: limits on parts and text end a document with a notice")
{
    Limits limits;
    limits.text_bytes = 40;
    const Extraction found = extract_text_of(std::string(200, 'a') + "\n", "", limits);
    CHECK((has_notice(found.parts.at(0).notices, "limit")));
    check_is_valid(found, limits);
    limits = {};
    limits.input_bytes = 10;
    CHECK(has_notice(extract_text_of("more than ten bytes", "", limits).notices, "limit"));
}

TEST_CASE("sketch: near duplicates resemble each other, other texts do not")
{
    std::string release, other;
    for (int i = 0; i < 300; ++i) {
        release += "word" + std::to_string(i * 7 % 101) + " ";
        other += "term" + std::to_string(i * 11 % 97) + " ";
    }
    const Sketch first = sketch(release);
    REQUIRE(first.minima.size() == 64);
    CHECK(resemblance(first, sketch(release)) == 1.0);
    CHECK(resemblance(first, sketch("Update: " + release + "New last line.")) >= 0.7);
    CHECK(resemblance(first, sketch(other)) < 0.1);
    CHECK(resemblance(sketch(""), sketch("")) == 0.0);
    CHECK(resemblance(sketch("Diyarbakır'da iki kişi"), sketch("DIYARBAKIR'DA İKİ KİŞİ")) == 1.0);
}

} // namespace vigil::ingest
