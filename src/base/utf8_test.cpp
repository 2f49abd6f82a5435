// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/utf8.hpp"

#include <doctest/doctest.h>

namespace vigil {

TEST_CASE("search key: one word in several spellings has one key")
{
    CHECK(search_key("Diyarbakır") == "diyarbakir");
    CHECK(search_key("DİYARBAKIR") == search_key("diyarbakir"));
    CHECK(search_key("كريم") == search_key("کریم"));
    CHECK(search_key("۲۸") == "28");
    CHECK(search_key("٢٨") == "28");
    CHECK(search_key("می‌خواهم") == search_key("میخواهم"));
    CHECK(search_key("  Inés María, (Solórzano) ") == "ines maria solorzano");
    CHECK(search_key("O’Neil") == search_key("O'Neil"));
}

TEST_CASE("utf8: ill-formed bytes are found and replaced, never kept")
{
    for (const auto* bad : {"\xC0\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\x80", "\xF0\x80\x80\x80"}) {
        CHECK_FALSE(is_utf8(bad));
        CHECK(is_utf8(repaired_utf8(bad)));
    }
    CHECK(repaired_utf8("a\xFFz") == "a\uFFFDz");
    CHECK(to_nfc("e\u0301") == "\u00e9");
}

TEST_CASE("trimmed: takes every kind of blank from both ends")
{
    CHECK(trimmed(" \u00A0\uFEFFa b\u200B\n") == "a b");
    CHECK(trimmed(" \n ").empty());
}

} // namespace vigil
