// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/reader.hpp"

#include <doctest/doctest.h>

using vigil::read::detect_language;

TEST_CASE("language: detected for texts long enough")
{
    CHECK(detect_language(
              "Police arrested fourteen journalists in the capital on Thursday evening, their lawyers said.") == "en");
    CHECK(detect_language(
              "La policía detuvo a catorce periodistas en la capital el jueves por la noche, según sus abogados.") ==
          "es");
    CHECK(detect_language("Polis perşembe akşamı başkentte on dört gazeteciyi gözaltına aldı, avukatları söyledi.") ==
          "tr");
    CHECK(
        detect_language(
            "پلیس پنجشنبه شب چهارده روزنامه‌نگار را در پایتخت بازداشت "
            "کرد، "
            "وکلای "
            "آنها "
            "گفتند.") == "fa");
}

TEST_CASE("language: short texts and broken bytes say nothing")
{
    CHECK(detect_language("").empty());
    CHECK(detect_language("No.").empty());
    CHECK(detect_language(std::string(100, '\xff')).empty());
}
