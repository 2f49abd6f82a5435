// SPDX-License-Identifier: AGPL-3.0-or-later
// All people are invented.
#include "link/names.hpp"

#include "base/utf8.hpp"
#include "link/sounds.hpp"
#include "link/suggest.hpp"

#include <doctest/doctest.h>

using namespace vigil;
using namespace vigil::link;

namespace {

int alike(std::string_view a, std::string_view b)
{
    const int score = resemblance(search_key(a), search_key(b));
    CHECK(score == resemblance(search_key(b), search_key(a)));
    return score;
}

Candidate person(std::string_view name, Profile profile = {})
{
    profile.name = search_key(name);
    return {profile, {profile.name}, {}, {}};
}

} // namespace

TEST_CASE("names: three spellings in two scripts are alike, in every pair")
{
    constexpr std::array spellings{"Niloufar Sarvestanirad", "Niloofar Sarvestani Rad", "Nilufar Sarvestani-Rad",
                                   "نیلوفر سروستانی راد"};
    for (const auto* a : spellings)
        for (const auto* b : spellings)
            CHECK(alike(a, b) >= 880);
    CHECK(alike("Niloufar Sarvestanirad", "Nasrin Golzarinik") == 0);
}

TEST_CASE("names: Abd al- and al- are written in many ways")
{
    CHECK(alike("Abd al-Rahman Sabounjian", "Abdurrahman Sabounjian") >= 950);
    CHECK(alike("Abdelrahman Sabounjian", "عبد الرحمن صابونجیان") >= 850);
    CHECK(alike("Abdul Rahman Al-Sabounjian", "عبدالرحمن الصابونجیان") >= 850);
    CHECK(alike("Ahmad Abu Warda", "احمد ابو وردة") >= 850);
    CHECK(alike("Mohammad bin Salem Khazraji", "محمد سالم الخزرجی") >= 850);
    CHECK(alike("Omar Alhassan Darwish", "Omar al-Hassan Darwish") >= 850);
}

TEST_CASE("names: Cyrillic, patronymics and the order of parts")
{
    CHECK(alike("Сергей Петрович Заозёрный", "Sergei Zaozyorny") >= 850);
    CHECK(alike("Заозёрный Сергей", "Sergey Zaozyorny") >= 850);
    CHECK(alike("Aliaksandra Hryhorovna Bielska", "Александра Бельская") >= 780);
}

TEST_CASE("names: a second surname may be missing, a first one may not")
{
    CHECK(alike("Marisol Quintero Vega", "Marisol Quintero") == 950);
    CHECK(alike("Marisol Quintero Vega", "Marisol Quintero Arrieta") == 0);
    CHECK(alike("Marisol Quintero Vega", "Quintero Vega, Marisol") == 980);
    CHECK(alike("Dr. Marisol Quintero de la Vega", "Marisol Quintero Vega") == 1000);
    CHECK(alike("Marisol Quintero Vega", "Tomás Arrieta Luján") == 0);
    CHECK(alike("Marisol", "Marisol Quintero Vega") == 0);
}

TEST_CASE("names: parts know what is title, particle and patronymic")
{
    const auto name = parts_of(search_key("Sheikh Abd al-Karim ibn Yusuf Petrovich"));
    CHECK(name.titles == std::vector<std::string>{"sheikh"});
    REQUIRE(name.parts.size() == 3);
    CHECK(name.parts[0].text == "abd al karim");
    CHECK(name.parts[2].patronymic);
    CHECK(parts_of("dr").parts.size() == 1);
    CHECK(parts_of("").parts.empty());
}

TEST_CASE("names: codes of blocking leave out vowels and scripts")
{
    CHECK(code_of(sounds_of("niloufar")) == code_of(sounds_of(search_key("نیلوفر"))));
    CHECK(code_of(sounds_of("khalid")) == code_of(sounds_of(search_key("خالد"))));
    CHECK(sounds_of("").empty());
    CHECK(likeness("", "") == 1000);
    CHECK(likeness("", "abc") >= 0);
}

TEST_CASE("suggestions: spellings of one name are suggested with their reasons, other names are not")
{
    const std::vector people{person("Niloufar Sarvestanirad", {.birth_dates = {"2003-04-17"}}),
                             person("Tomás Arrieta Luján"),
                             person("نیلوفر سروستانی راد", {.birth_dates = {"2003-04-17"}})};
    const auto found = suggestions(people, {});
    REQUIRE(found.pairs.size() == 1);
    CHECK(found.pairs[0].a == 0);
    CHECK(found.pairs[0].b == 2);
    REQUIRE(found.pairs[0].reasons.size() == 2);
    CHECK(found.pairs[0].reasons[1] == Reason{30, "the same date of birth: 2003-04-17"});
    CHECK(suggestions(people, {{0, 2}}).pairs.empty());
}

TEST_CASE("suggestions: an exact date of birth that differs, and two rows of one list, are never suggested")
{
    CHECK(suggestions({person("Niloufar Sarvestanirad", {.birth_dates = {"2003-04-17"}}),
                       person("Niloofar Sarvestanirad", {.birth_dates = {"1970-01-02"}})},
                      {})
              .pairs.empty());
    CHECK(suggestions({person("Niloufar Sarvestanirad", {.rows = {"aa:1"}}),
                       person("Niloofar Sarvestanirad", {.rows = {"aa:2"}})},
                      {})
              .pairs.empty());
}

TEST_CASE("suggestions: an equal name is suggested, a name that many bear only with a second reason")
{
    CHECK(suggestions({person("Ana Solé Vidal"), person("Ana Sole Vidal")}, {}).pairs.size() == 1);
    std::vector<Candidate> many(5, person("Ana Solé Vidal"));
    CHECK(suggestions(many, {}).pairs.empty());
    many[1].happenings = many[3].happenings = {"arrest 2026-01-08"};
    REQUIRE(suggestions(many, {}).pairs.size() == 1);
    CHECK(suggestions(many, {}).pairs[0].a == 1);
}

TEST_CASE("suggestions: a crowded block is said to be one, and costs no square of its size")
{
    std::vector<Candidate> many(2000, person("Ana Solé Vidal"));
    const auto found = suggestions(many, {});
    CHECK(found.crowded > 0);
    CHECK(found.compared < 2000 * 41);
}
