// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/utf8.hpp"
#include "store/testing.hpp"
#include "store/text_search.hpp"

#include <doctest/doctest.h>

namespace vigil::store {
namespace {

using namespace testing;

std::vector<EntryId> parts_of(const std::vector<Hit>& hits)
{
    std::vector<EntryId> parts;
    for (const Hit& hit : hits)
        parts.push_back(hit.part);
    return parts;
}

std::vector<std::string> marked(const std::string& text, const std::vector<domain::Span>& spans)
{
    std::vector<std::string> pieces;
    for (const auto& span : spans)
        pieces.push_back(text.substr(span.begin, span.end - span.begin));
    return pieces;
}

} // namespace

TEST_CASE("search: a word is found however it is written")
{
    TestBook book;
    const Added turkish = add_report(*book.book, {"a", "", "Gözaltılar Diyarbakır'da sürüyor.", {}, {}, ""});
    const Added persian = add_report(
        *book.book, {"b", "", "دست‌کم ۲۸ نفر در کرمانشاه کشته شدند", {}, {}, ""});
    const auto found = [&](std::string_view typed) { return parts_of(book->search(typed, 10)); };
    for (const char* typed : {"diyarbakir", "Diyarbakır", "DİYARBAKIR", "diyar", "gozaltilar surüyor"}) {
        CAPTURE(typed);
        CHECK(found(typed) == std::vector{turkish.part});
    }
    for (const char* typed : {"28", "۲۸", "٢٨", "كرمانشاه", "کرمانشاه"}) {
        CAPTURE(typed);
        CHECK(found(typed) == std::vector{persian.part});
    }
    CHECK(found("yarbakir").empty());
    CHECK(found("diyarbakir 28").empty());
}

TEST_CASE("search: words between quotation marks are a phrase, and nothing typed breaks the search")
{
    TestBook book;
    const Added phrase = add_report(*book.book, {"a", "", "He was held without charge for a year.", {}, {}, ""});
    const Added apart =
        add_report(*book.book, {"b", "", "A charge was read; he was held, without a lawyer.", {}, {}, ""});
    CHECK(parts_of(book->search("\"without charge\"", 10)) == std::vector{phrase.part});
    CHECK(book->search("without charge", 10).size() == 2);
    CHECK(book->search("without charge", 1).size() == 1);
    CHECK(parts_of(book->search("\"without a lawyer", 10)) == std::vector{apart.part});
    for (const char* typed :
         {"", "\"", "\"\"", "*", "NOT", "a AND", "near(x", "words:held", "(((", "'; DROP TABLE entry", "-"}) {
        CAPTURE(typed);
        CHECK(book->search(typed, 10).size() <= 2);
    }
}

TEST_CASE("search: a title is found too, and the extract stands around the match")
{
    TestBook book;
    const std::string text =
        std::string(3000, 'x') + " and then Person One, a teacher, was released on bail. " + std::string(3000, 'y');
    add_report(*book.book, {"a", "Example Watch", text, {}, {}, "Freedom at last"});
    REQUIRE(book->search("freedom", 10).size() == 1);
    const auto hits = book->search("releas", 10);
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].title == "Freedom at last");
    CHECK(hits[0].source == "Example Watch");
    CHECK(hits[0].published->to_string() == "2026-01-09");
    CHECK(hits[0].extract.find("Person One, a teacher, was released on bail.") != std::string::npos);
    CHECK(marked(hits[0].extract, hits[0].matches) == std::vector<std::string>{"released"});
}

TEST_CASE("extract: matches are marked without the marks around them")
{
    const auto marks = [](std::string_view text, std::string_view typed) {
        const Extract extract = extract_around(text, terms_of(typed));
        return marked(extract.text, extract.matches);
    };
    CHECK(marks("“Diyarbakır” was named", "diyarbakir") == std::vector<std::string>{"Diyarbakır"});
    CHECK(marks("at (Diyarbakır'da) today", "diyarbakir") == std::vector<std::string>{"Diyarbakır'da"});
    CHECK(marks("held without charge, held", "\"without charge\" held") ==
          std::vector<std::string>{"held", "without charge", "held"});
    CHECK(marks("nothing here", "absent").empty());
    CHECK(marks("", "absent").empty());
}

TEST_CASE("extract: it is cut between characters, whatever the script")
{
    std::string text;
    for (int i = 0; i < 200; ++i)
        text += "کرمانشاه";
    text += " ۲۸ ";
    for (int i = 0; i < 200; ++i)
        text += "کرمانشاه";
    const Extract extract = extract_around(text, terms_of("28"));
    CHECK(is_utf8(extract.text));
    CHECK(extract.text.size() < 400);
    CHECK(marked(extract.text, extract.matches) == std::vector<std::string>{"۲۸"});
}

} // namespace vigil::store
