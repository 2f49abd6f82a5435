// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/check_extraction.hpp"

namespace vigil::ingest {
namespace {

constexpr std::string_view rss = R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE rss [<!ENTITY boom "boom">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Example Watch</title><language>en-GB</language><image><title>Logo</title></image>
<item><title>Norland: Release &amp; return</title><link>https://example.org/1</link>
<pubDate>Fri, 09 Jan 2026 15:20:29 -0500</pubDate><dc:creator>Desk One</dc:creator>
<description>Short &lt;b&gt;teaser&lt;/b&gt;.</description>
<content:encoded><![CDATA[<p>Two teachers were released on 8&nbsp;January.</p><p>A second paragraph.</p>]]></content:encoded></item>
<item><title>Sudland: Networks cut</title><guid>https://example.org/2</guid>
<description>&lt;p&gt;Calls failed in &amp;ldquo;four&amp;rdquo; provinces &amp;amp; two towns.&lt;/p&gt;</description></item>
<item><title>Only a title &boom;</title></item>
</channel></rss>)";

constexpr std::string_view atom = R"(
<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Example Letters</title>
<author><name>Example Team</name></author>
<entry><title type="html">A &lt;i&gt;first&lt;/i&gt; letter</title><link rel="self" href="https://example.org/self"/>
<link href="https://example.org/a?x=1&amp;y=2"/><published>2019-04-12T00:00:00Z</published><updated>2020-01-01T00:00:00Z</updated>
<author><name>B. Example</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Words &amp; more.</p></div></content></entry>
<entry><title>Second & bare</title><summary>Plain words,
on two lines.</summary></entry>
<entry><title>Third is cut</title><content type="html">&lt;p&gt;It ends he)";

} // namespace

TEST_CASE("feed: each item of RSS is a part with its own title, day, address and text")
{
    const Extraction found = extract_text_of(rss, "feed");
    REQUIRE(found.parts.size() == 3);
    CHECK(found.media_type == "application/rss+xml");
    const Part& first = found.parts[0];
    CHECK(first.path == "item:1");
    CHECK(first.format == "rss");
    CHECK(first.text ==
          "Norland: Release & return\n\nTwo teachers were released on 8\u00A0January.\n\nA second paragraph.");
    CHECK(first.metadata.title == "Norland: Release & return");
    CHECK(first.metadata.organisation == "Example Watch");
    CHECK(first.metadata.authors == std::vector<std::string>{"Desk One"});
    CHECK(first.metadata.published->to_string() == "2026-01-09");
    CHECK(first.metadata.language == "en");
    CHECK(first.metadata.url == "https://example.org/1");
    CHECK(found.parts[1].text == "Sudland: Networks cut\n\nCalls failed in “four” provinces & two towns.");
    CHECK(found.parts[1].metadata.url == "https://example.org/2");
    CHECK(found.parts[2].text == "Only a title &boom;");
    for (const Part& part : found.parts)
        check_map(part, rss);
    check_is_valid(found);
}

TEST_CASE("feed: words of an escaped item lead to their bytes in the feed")
{
    const Part part = extract_text_of(rss, "feed").parts.at(1);
    const auto at = part.text.find("provinces");
    bool mapped = false;
    for (const MapRun& run : part.map)
        if (run.text_begin <= at && at < run.text_end) {
            mapped = true;
            CHECK(run.source_begin + (at - run.text_begin) == rss.find("provinces"));
        }
    CHECK(mapped);
}

TEST_CASE("feed: Atom that is not well-formed gives all its items and says so")
{
    const Extraction found = extract_text_of(atom, "feed");
    REQUIRE(found.parts.size() == 3);
    CHECK(has_notice(found.notices, "not-well-formed"));
    CHECK(found.parts[0].text == "A first letter\n\nWords & more.");
    CHECK(found.parts[0].metadata.url == "https://example.org/a?x=1&y=2");
    CHECK(found.parts[0].metadata.published->to_string() == "2019-04-12");
    CHECK(found.parts[0].metadata.authors == std::vector<std::string>{"B. Example"});
    CHECK(found.parts[0].metadata.organisation == "Example Letters");
    CHECK(found.parts[1].text == "Second & bare\n\nPlain words, on two lines.");
    CHECK(found.parts[2].text == "Third is cut\n\nIt ends he");
    for (const Part& part : found.parts)
        check_map(part, atom);
}

TEST_CASE("feed: damage anywhere never crashes")
{
    check_survives_damage(rss, "feed.xml");
    check_survives_damage(atom, "feed.xml");
}

} // namespace vigil::ingest
