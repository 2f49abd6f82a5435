// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/annotation.hpp"
#include "read/test_lexicon.hpp"

#include <doctest/doctest.h>

using namespace vigil;
using namespace vigil::read;

TEST_CASE("annotate: spans of tokens lie in order inside the text")
{
    const std::string_view text = "Police arrested Amal Tarek, a lawyer, on 8 January 2026. “It’s wrong,” she said.";
    const Annotation found = annotate(test_lexicon(), text, {});
    std::uint32_t end = 0;
    for (const Token& token : found.tokens) {
        CHECK(token.span.begin >= end);
        CHECK(token.span.end > token.span.begin);
        end = token.span.end;
    }
    CHECK(end <= text.size());
    CHECK(found.sentences.size() == 2);
    REQUIRE(found.quotations.size() == 1);
}
