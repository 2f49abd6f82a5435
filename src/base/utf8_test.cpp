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

TEST_CASE("search key: the quick way by table gives what Unicode's rules give, sign by sign and side by side")
{
    // A Greek letter with a mark that becomes a letter takes the way of the rules, whatever stands beside it.
    std::string slow_sign;
    append_utf8(slow_sign, 0x345);
    const std::string by_rules = search_key(slow_sign);
    for (char32_t c = 1; c < 0x2070; c = c == 0x6FF ? 0x2000 : c + 1) {
        if (c == 0x345)
            continue;
        std::string quick = "a";
        append_utf8(quick, c);
        quick += "b";
        append_utf8(quick, c);
        append_utf8(quick, c + 1 == 0x345 ? c : c + 1);
        CAPTURE(static_cast<unsigned>(c));
        CHECK(search_key(quick + " " + slow_sign) == search_key(quick) + " " + by_rules);
    }
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
