// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/check_extraction.hpp"

namespace vigil::ingest {
namespace {

constexpr std::string_view page = R"(<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Norland: Release is not enough | Example Watch</title>
<meta property="og:site_name" content="Example Watch"><link rel="canonical" href="https://example.org/n/1">
<meta property="og:title" content="Norland: Release is not enough">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Norland: Release is not enough",
"datePublished":"2026-01-09T10:00:00+01:00","author":[{"name":"Desk One"}],"publisher":{"name":"Example Watch"}}]}</script>
</head><body>
<header><nav><a href="/">Home</a> <a href="/all">All news</a></nav></header>
<div class="cookie-consent"><p>We use cookies to make this site work and to count visits; please accept or refuse them all.</p></div>
<h1>Norland: Release is not enough</h1>
<main><div class="body">
<p>The authorities of <b>Norland</b> released two teachers on 8&nbsp;January 2026, Example Watch &amp; partners said today.</p>
<p>Both were held for five months
without charge, in the &ldquo;Old Fort&rdquo; prison, where visits were refused from the first day on.</p>
<ul><li>One teacher is from Portville.</li><li><p>The other did not say.</p></li></ul>
<div class="share"><a href="#">Share</a><a href="#">Send</a></div>
<table><tr><th>Name</th><th>Held</th></tr><tr><td>first</td><td>152 days</td></tr></table>
<blockquote>We are waiting.<footer>A mother</footer></blockquote>
</div></main>
<aside><p>Related: an unrelated long sentence about something else that should not appear in the report at all.</p></aside>
<footer><p>Copyright Example Watch</p></footer>
<script>var x = "<p>not text</p>";</script></body></html>)";

} // namespace

TEST_CASE("html: the report comes without the page around it")
{
    const Extraction found = extract_text_of(page, "x");
    REQUIRE(found.parts.size() == 1);
    CHECK(found.media_type == "text/html");
    CHECK(
        found.parts[0].text ==
        "Norland: Release is not enough\n\n"
        "The authorities of Norland released two teachers on 8\u00A0January 2026, Example Watch & partners said "
        "today.\n\n"
        "Both were held for five months without charge, in the “Old Fort” prison, where visits were refused from the "
        "first "
        "day on.\n\n- One teacher is from Portville.\n\n- The other did not say.\n\nName | Held\n\nfirst | 152 days\n\n"
        "We are waiting.\n\nA mother");
    check_is_valid(found);
}

TEST_CASE("html: title, author, organisation, day, language and address come from the page's own statements")
{
    const Metadata said = extract_text_of(page).parts.at(0).metadata;
    CHECK(said.title == "Norland: Release is not enough");
    CHECK(said.organisation == "Example Watch");
    CHECK(said.authors == std::vector<std::string>{"Desk One"});
    REQUIRE(said.published);
    CHECK(said.published->to_string() == "2026-01-09");
    CHECK(said.language == "en");
    CHECK(said.url == "https://example.org/n/1");
}

TEST_CASE("html: every word leads back to its bytes, character references to their own")
{
    const Part part = extract_text_of(page).parts.at(0);
    check_map(part, page);
    const auto at = part.text.find("&");
    bool mapped = false;
    for (const MapRun& run : part.map)
        if (run.text_begin <= at && at < run.text_end) {
            mapped = true;
            CHECK(page.substr(run.source_begin, run.source_end - run.source_begin) == "&amp;");
        }
    CHECK(mapped);
}

TEST_CASE("html: a page without long paragraphs keeps what it says")
{
    const Extraction found = extract_text_of("<html><body><p>Two held.</p><p>One freed.</p></body></html>");
    CHECK(found.parts.at(0).text == "Two held.\n\nOne freed.");
}

TEST_CASE("html: a declared language that its script contradicts is not believed")
{
    const Extraction found = extract_text_of(
        "<html lang=\"en\"><body><p>تم الإفراج عن معلمين اثنين يوم الخميس بعد خمسة أشهر.</p></body></html>");
    CHECK(found.parts.at(0).metadata.language.empty());
}

TEST_CASE("html: nesting without end and formatting bombs end in a notice")
{
    std::string deep;
    for (int i = 0; i < 200'000; ++i)
        deep += "<div>";
    const Extraction found = extract_text_of("<html>" + deep + "words");
    CHECK(has_notice(found.parts.at(0).notices, "limit"));
    CHECK(found.parts.at(0).text == "words");
    std::string bomb = "<html>";
    for (int i = 0; i < 400; ++i)
        bomb += "<b x" + std::to_string(i) + ">";
    for (int i = 0; i < 100'000; ++i)
        bomb += "<p>a";
    CHECK(has_notice(extract_text_of(bomb).parts.at(0).notices, "limit"));
    // End tags of elements that were never opened deceive an estimate, not the limit.
    std::string deceiving = "<html>";
    for (int i = 0; i < 5'000; ++i)
        deceiving += "<div></x>";
    CHECK(has_notice(extract_text_of(deceiving + "words").parts.at(0).notices, "limit"));
}

TEST_CASE("html: damage anywhere never crashes")
{
    check_survives_damage(page, "page.html");
}

} // namespace vigil::ingest
