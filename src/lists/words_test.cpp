// SPDX-License-Identifier: AGPL-3.0-or-later
#include "lists/testing.hpp"

#include <doctest/doctest.h>
#include <fstream>
#include <iterator>

namespace vigil::lists {

const Words& test_words()
{
    static const auto words = [] {
        const auto table = [](const std::string& path) {
            std::ifstream file{std::string{VIGIL_SOURCE_DIR} + "/data/" + path, std::ios::binary};
            return std::string{std::istreambuf_iterator<char>{file}, {}};
        };
        auto compiled =
            Words::compile(table("lists/headings.tsv"), table("lists/words.tsv"), table("lists/months.tsv"));
        if (!compiled)
            throw std::runtime_error{compiled.error().message};
        return *compiled;
    }();
    return *words;
}

TEST_CASE("words of lists: headings are known whole, in another order of their words, and by a phrase in them")
{
    CHECK(test_words().heading("date of arrest")->holds == Holds{"arrest", "time"});
    CHECK(test_words().heading("arrest date")->whole);
    CHECK(test_words().heading("detencion fecha")->holds == Holds{"arrest", "time"});
    CHECK_FALSE(test_words().heading("date of arrest if known")->whole);
    CHECK(test_words().heading("name of lawyer")->holds == Holds{});
    CHECK_FALSE(test_words().heading("colour of eyes"));
}

TEST_CASE("words of lists: a table with a wrong row is refused, naming the line")
{
    CHECK_FALSE(Words::compile("row\tid\n", "", ""));
    CHECK_FALSE(Words::compile("", "nothing\n", ""));
    CHECK_FALSE(Words::compile("", "", "gregorian\t13\tx\n"));
    CHECK(Words::compile("", "", ""));
}

} // namespace vigil::lists
