// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/words.hpp"

#include "base/utf8.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace vigil::read;

TEST_CASE("words: a key has one number, and the number has the key")
{
    WordTable words;
    const WordId arrested = words.intern("arrested");
    CHECK(arrested != no_word);
    CHECK(words.intern("arrested") == arrested);
    CHECK(words.find("arrested") == arrested);
    CHECK(words.key(arrested) == "arrested");
    CHECK(words.find("released") == no_word);
    CHECK(words.intern("") == no_word);
}

TEST_CASE("words: ten thousand keys stay apart while the table grows")
{
    WordTable words;
    std::vector<WordId> numbers;
    for (int n = 0; n < 10000; ++n)
        numbers.push_back(words.intern("key" + std::to_string(n)));
    for (int n = 0; n < 10000; ++n)
        CHECK(words.find("key" + std::to_string(n)) == numbers[static_cast<std::size_t>(n)]);
}

TEST_CASE("words: the quick way to a key gives what search_key gives")
{
    const KeyMaker make;
    std::array<char, 128> buffer{};
    for (const std::string_view token :
         {"Diyarbakır", "İSTANBUL", "Türkiye’s", "d’Ivoire", "Al-Monitor", "ك", "۲۸", "Bahá’í", "Straße", "ǅ", "क्षि",
          "U.S.", "mi\u200cravad", "Łódź", "ﬁ", "Côte", "Ⅷ", "a\u0301"})
        CHECK(make(token, buffer) == vigil::search_key(token));
    CHECK(rc::check("any two code points", [&] {
        std::string token;
        for (int n = 0; n < 2; ++n)
            vigil::append_utf8(token, *rc::gen::suchThat(rc::gen::inRange<char32_t>(0x21, 0x3000),
                                                         [](char32_t c) { return c < 0xD800 || c > 0xDFFF; }));
        const std::string composed = vigil::to_nfc(token);
        RC_ASSERT(make(composed, buffer) == vigil::search_key(composed));
    }));
}
