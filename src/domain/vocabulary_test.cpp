// SPDX-License-Identifier: AGPL-3.0-or-later
#include "domain/vocabulary.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace vigil::domain;

namespace {

constexpr auto table = "# Kinds of trees\n"
                       "oak\tOak\tRoble\tبلوط\tmt_4:01|vg:oak\toak|oaks\n"
                       "elm\tElm\t\t\t\t\n";

Vocabulary trees()
{
    return *parse_vocabulary("tree", table);
}

} // namespace

TEST_CASE("vocabulary: a table gives codes, labels, crosswalk and words")
{
    const auto vocabulary = trees();
    CHECK(vocabulary.title == "Kinds of trees");
    REQUIRE(vocabulary.terms.size() == 2);
    CHECK(vocabulary.term("oak")->label("fa") == "بلوط");
    CHECK(vocabulary.term("elm")->label("fa") == "Elm");
    CHECK(vocabulary.term("oak")->huridocs == std::vector<std::string>{"mt_4:01", "vg:oak"});
    CHECK(vocabulary.term("ash") == nullptr);
}

TEST_CASE("vocabulary: a line that does not fit is refused with its number")
{
    CHECK(parse_vocabulary("tree", "# Trees\noak\tOak\n").error().message == "line 2 has 2 columns instead of 6");
    const auto twice = parse_vocabulary("tree", "a\tA\t\t\t\t\na\tB\t\t\t\t\n");
    CHECK(twice.error().message == "line 2 repeats the code a");
    CHECK_FALSE(parse_vocabulary("tree", "A tree\tA\t\t\t\t\n"));
}

TEST_CASE("vocabulary: a casebook changes labels, adds and retires terms, in any order of its changes")
{
    const std::vector<TermEdit> edits{{"ash", "es", {"Fresno"}},
                                      {"ash", "en", {"Ash"}},
                                      {"oak", "en", {"Holm oak"}},
                                      {"oak", "words", {"holm | encina"}},
                                      {"elm", "retired", {"yes"}}};
    auto reversed = edits;
    std::reverse(reversed.begin(), reversed.end());
    const auto edited = with_edits(trees(), edits);
    CHECK(edited == with_edits(trees(), reversed));
    CHECK(edited.term("oak")->label("en") == "Holm oak");
    CHECK(edited.term("oak")->words == std::vector<std::string>{"holm", "encina"});
    CHECK(edited.term("elm")->retired);
    CHECK(edited.term("ash")->added);
    CHECK(edited.term("ash")->label("es") == "Fresno");
}

TEST_CASE("vocabulary: concurrent labels are both kept and the one of the table stays")
{
    const auto edited = with_edits(trees(), {{"oak", "en", {"Oak tree", "The oak"}}});
    CHECK(edited.term("oak")->label("en") == "Oak");
    CHECK(edited.term("oak")->several.at("en").size() == 2);
}

TEST_CASE("vocabulary: terms that rules rest on get labels, and are neither added nor retired")
{
    const auto closed = *parse_vocabulary("tree", std::string{"# closed\n"} + table);
    CHECK(fits(closed, {"oak", "fa", {"درخت"}}));
    CHECK_FALSE(fits(closed, {"oak", "retired", {"yes"}}));
    CHECK_FALSE(fits(closed, {"ash", "en", {"Ash"}}));
    CHECK_FALSE(fits(trees(), {"ash", "es", {"Fresno"}}));
    CHECK_FALSE(fits(trees(), {"oak", "colour", {"green"}}));
    CHECK_FALSE(fits(trees(), {"An oak", "en", {"x"}}));
    CHECK(with_edits(closed, {{"ash", "en", {"Ash"}}}) == closed);
}
