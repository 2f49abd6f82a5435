// SPDX-License-Identifier: AGPL-3.0-or-later
// Mail and web archives.
#include "ingest/check_extraction.hpp"
#include "ingest/mail_words.hpp"

namespace vigil::ingest {
namespace {

constexpr std::string_view mail =
    "Return-Path: <a@example.org>\r\n"
    "From: =?utf-8?Q?A=2E_Ex=C3=A1mple?= <a@example.org>\r\n"
    "To: Desk <desk@example.org>\r\n"
    "Subject: =?iso-8859-1?Q?Two_teachers_?=\r\n =?iso-8859-1?B?ZnJl6Q==?=\r\n"
    "Date: Fri, 09 Jan 2026 23:59:00 -0500\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: multipart/mixed; boundary=OUT\r\n\r\n"
    "--OUT\r\nContent-Type: multipart/alternative; boundary=IN\r\n\r\n"
    "--IN\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    "Dear all,\r\n\r\nThe two teachers were freed on 8 January. Se=F1ora B. is well=\r\n.\r\n"
    "--IN\r\nContent-Type: text/html\r\n\r\n<p>Dear all, in HTML</p>\r\n--IN--\r\n"
    "--OUT\r\nContent-Type: text/csv; name=\"list.csv\"\r\nContent-Disposition: attachment; filename=\"list.csv\"\r\n"
    "Content-Transfer-Encoding: base64\r\n\r\nbmFtZSxkYXlzLHBsYWNlCkEuLDE1MixYCkIuLDE1MixZCg==\r\n"
    "--OUT\r\nContent-Type: message/rfc822\r\n\r\nFrom: C <c@example.org>\r\nSubject: Older\r\nDate: 1 Jan "
    "2026\r\n\r\nOlder words.\r\n"
    "--OUT--\r\n";

constexpr std::string_view web_archive =
    "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\ninfo\r\n\r\n"
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/1\r\nWARC-Date: 2026-01-09T10:00:00Z\r\n"
    "Content-Length: 146\r\n\r\n"
    "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-1\r\nTransfer-Encoding: chunked\r\n\r\n"
    "22\r\n<html><body><p>Se\xF1or A. was freed.\r\n4\r\n</p>\r\n0\r\n\r\n\r\n\r\n";

} // namespace

TEST_CASE("mail: the body is the text, headers are metadata, attachments are parts")
{
    const Extraction found = extract_text_of(mail, "note.eml");
    REQUIRE(found.parts.size() == 3);
    CHECK(found.media_type == "message/rfc822");
    const Part& part = found.parts[0];
    CHECK(part.text == "Dear all,\n\nThe two teachers were freed on 8 January. Señora B. is well.");
    CHECK(part.metadata.title == "Two teachers freé");
    CHECK(part.metadata.authors == std::vector<std::string>{"A. Exámple"});
    REQUIRE(part.metadata.published);
    CHECK(part.metadata.published->to_string() == "2026-01-09");
    CHECK(found.parts[1].path == "member:list.csv");
    CHECK(found.parts[1].format == "csv");
    CHECK(found.parts[2].metadata.title == "Older");
    CHECK(found.parts[2].text == "Older words.");
    check_is_valid(found);
}

TEST_CASE("mail: HTML alone is read as HTML")
{
    const Extraction found =
        extract_text_of("From: a@example.org\nSubject: x\nDate: 9 Jan 2026\nContent-Type: text/html; charset=utf-8\n\n"
                        "<p>One <b>freed</b>.</p><p>Two held.</p>");
    CHECK(found.parts.at(0).text == "One freed.\n\nTwo held.");
}

TEST_CASE("mail: parts within parts end in a notice, not in a crash")
{
    std::string deep = "From: a@example.org\nSubject: x\nDate: 9 Jan 2026\nMIME-Version: 1.0\n";
    for (int i = 0; i < 3000; ++i)
        deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" + std::to_string(i) + "\n";
    check_is_valid(extract_text_of(deep + "\nwords\n"));
    std::string matryoshka;
    for (int i = 0; i < 1000; ++i)
        matryoshka += "From: a@example.org\nSubject: x\nDate: 9 Jan 2026\nContent-Type: message/rfc822\n\n";
    check_is_valid(extract_text_of(matryoshka));
}

TEST_CASE("mail: encoded words in headers are put together before they are decoded")
{
    CHECK(mail_words("=?utf-8?B?w6k=?= and =?utf-8?Q?=C3?= =?utf-8?Q?=A9?=") == "é and é");
    CHECK(mail_words("plain =?broken") == "plain =?broken");
    CHECK(sender_name("\"B. Example\" <b@example.org>") == "B. Example");
    CHECK(sender_name("<b@example.org>") == "b@example.org");
}

TEST_CASE("web archive: pages are parts with address and day of capture, HTTP's framing is removed")
{
    const Extraction found = extract_text_of(web_archive, "crawl.warc");
    REQUIRE(found.parts.size() == 1);
    CHECK(found.media_type == "application/warc");
    CHECK(found.parts[0].text == "Señor A. was freed.");
    CHECK(found.parts[0].path == "member:https://example.org/1");
    CHECK(found.parts[0].metadata.url == "https://example.org/1");
    CHECK(found.parts[0].metadata.other.back().second == "2026-01-09T10:00:00Z");
    CHECK(has_notice(extract_text_of(web_archive.substr(0, web_archive.size() - 20)).notices, "damaged"));
}

TEST_CASE("mail and web archive: damage anywhere never crashes")
{
    check_survives_damage(mail, "note.eml");
    check_survives_damage(web_archive, "crawl.warc");
}

} // namespace vigil::ingest
