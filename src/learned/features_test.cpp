// SPDX-License-Identifier: AGPL-3.0-or-later
#include "learned/features.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace vigil::learned;

TEST_CASE("features: capitals change the shape only")
{
    const FeatureKeys small = features_of("arrested");
    const FeatureKeys capital = features_of("Arrested");
    CHECK(std::equal(small.begin(), small.end() - 1, capital.begin()));
    CHECK(small.back() != capital.back());
}

TEST_CASE("features: words that share an ending share its key, and no kind of key is another's")
{
    const FeatureKeys one = features_of("detained");
    const FeatureKeys other = features_of("explained");
    CHECK(one[0] != other[0]);
    CHECK(one[3] == other[3]);
    // A word of three letters is its own beginning and ending: still three keys.
    const FeatureKeys short_word = features_of("the");
    CHECK(short_word[0] != short_word[1]);
    CHECK(short_word[1] != short_word[3]);
}

TEST_CASE("features: letters of several bytes are letters")
{
    CHECK(lower_case("ÁRBOL Ñandú ×") == "árbol ñandú ×");
    CHECK(ending("detención", 3) == "ión");
    CHECK(ending("ñu", 3) == "ñu");
    CHECK(ending("", 2).empty());
}

TEST_CASE("features: broken bytes and long words have keys too")
{
    for (const FeatureKeys& keys :
         {features_of("\xff\x80\xc3"), features_of(std::string(100'000, '(')), features_of("")})
        CHECK(std::find(keys.begin(), keys.end(), 0U) == keys.end());
}
