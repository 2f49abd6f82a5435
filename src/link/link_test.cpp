// SPDX-License-Identifier: AGPL-3.0-or-later
#include "link/link.hpp"

#include <doctest/doctest.h>

using namespace vigil::link;

TEST_CASE("same person: an equal name alone is undecided")
{
    CHECK(decide({.name = "carlos urdaniz pena"}, {.name = "carlos urdaniz pena"}).decision == Decision::undecided);
}

TEST_CASE("same person: an equal name and one more particular join")
{
    Profile a{.name = "carlos urdaniz pena", .places_held = {"tocoron"}};
    Profile b = a;
    CHECK(decide(a, b) == Verdict{Decision::same, "same name; same place held"});
    a = {.name = "x y", .birth_dates = {"1984-05-03"}};
    CHECK(decide(a, a).decision == Decision::same);
    a = {.name = "x y", .professions = {"lawyer"}, .affiliations = {"bar of z"}};
    CHECK(decide(a, a).decision == Decision::same);
}

TEST_CASE("same person: a profession without an affiliation, and a year of birth, do not join")
{
    Profile a{.name = "x y", .birth_dates = {"1984"}, .professions = {"teacher"}};
    CHECK(decide(a, a).decision == Decision::undecided);
}

TEST_CASE("same person: exact dates or numbers that differ part by themselves, a year inside does not")
{
    Profile a{.name = "x y", .birth_dates = {"1984-05-03"}, .places_held = {"tocoron"}};
    Profile b{.name = "x y", .birth_dates = {"1999-10-21"}, .places_held = {"tocoron"}};
    CHECK(decide(a, b).decision == Decision::different);
    b.birth_dates = {"1984"};
    CHECK(decide(a, b).decision == Decision::same);
    b.birth_dates = {"1985"};
    CHECK(decide(a, b).decision == Decision::undecided);
    a = {.name = "x y", .id_numbers = {"passport:1"}};
    b = {.name = "x y", .id_numbers = {"passport:2"}};
    CHECK(decide(a, b).decision == Decision::different);
    b.id_numbers = {"national:2"};
    CHECK(decide(a, b).decision == Decision::undecided);
}

TEST_CASE("same person: two rows of one list are two people, also with equal particulars")
{
    const Profile a{.name = "x y", .places_held = {"tocoron"}, .rows = {"aa:10"}};
    const Profile b{.name = "x y", .places_held = {"tocoron"}, .rows = {"aa:90"}};
    CHECK(decide(a, b).decision == Decision::different);
    CHECK(decide(a, {.name = "x y", .places_held = {"tocoron"}, .rows = {"bb:90"}}).decision == Decision::same);
}

TEST_CASE("same person: the decision does not depend on who comes first")
{
    const Profile a{.name = "x y", .id_numbers = {"p:1", "q:2"}, .sexes = {"f"}};
    const Profile b{.name = "x y", .id_numbers = {"p:1", "q:3"}, .sexes = {"m"}};
    CHECK(decide(a, b) == decide(b, a));
}
