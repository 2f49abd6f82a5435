// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/highlight.hpp"

#include <doctest/doctest.h>

using namespace vigil;
using web::highlighted;

namespace {

std::string flat(const std::vector<std::vector<web::Piece>>& paragraphs)
{
    std::string text;
    for (const auto& paragraph : paragraphs) {
        text += "<p>";
        for (const auto& piece : paragraph) {
            for (const auto span : piece.spans)
                text += "[" + std::to_string(span);
            text += piece.text;
            text += std::string(piece.spans.size(), ']');
        }
    }
    return text;
}

} // namespace

TEST_CASE("words that two claims quote carry both numbers")
{
    CHECK(flat(highlighted("one two three", {{0, 7}, {4, 13}})) == "<p>[0one ][0[1two]][1 three]");
}

TEST_CASE("blank lines part paragraphs, inside a quote too")
{
    CHECK(flat(highlighted("a b\n\nc d\n\n\n\ne", {{2, 6}})) == "<p>a [0b]<p>[0c] d<p>e");
}

TEST_CASE("a span that leaves the text or cuts a letter does no harm")
{
    CHECK(flat(highlighted("Diyarbakır", {{0, 9}, {5, 400}, {300, 400}, {4, 2}})) == "<p>[0Diyar][0[1bak]][1ır]");
    CHECK(highlighted("", {}).empty());
}
