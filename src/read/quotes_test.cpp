// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/test_lexicon.hpp"

#include <doctest/doctest.h>

using namespace vigil::read;

namespace {

/// "words -- speaker" of each quotation.
std::vector<std::string> quotations(std::string_view text)
{
    const Annotation found = annotate_sample(text);
    std::vector<std::string> all;
    for (const Quotation& quotation : found.quotations)
        all.push_back(std::string{text.substr(quotation.span.begin, quotation.span.end - quotation.span.begin)} +
                      " -- " +
                      (quotation.speaker < found.mentions.size()
                           ? std::string{found.words(found.mentions[quotation.speaker].tokens)}
                           : "?"));
    return all;
}

} // namespace

TEST_CASE("quotations: the speaker behind, before, or by a pronoun")
{
    CHECK(quotations("“Nobody was told,” said Amal Tarek, a lawyer.") ==
          std::vector<std::string>{"Nobody was told, -- Amal Tarek"});
    CHECK(quotations("Amal Tarek, researcher at Amnesty International, said: “Nobody was told.”") ==
          std::vector<std::string>{"Nobody was told. -- Amal Tarek"});
    CHECK(quotations("Amal Tarek was held. \"It is over,\" she said.") ==
          std::vector<std::string>{"It is over, -- Amal Tarek"});
}

TEST_CASE("quotations: one of several paragraphs has one speaker, named in the paragraph before")
{
    const Annotation found =
        annotate_sample("Reacting to the news, Amal Tarek said:\n\n“We waited for years.\n\n“We wait no more.”");
    REQUIRE(found.quotations.size() == 2);
    CHECK(found.quotations[1].continues);
    for (const Quotation& quotation : found.quotations) {
        REQUIRE(quotation.speaker < found.mentions.size());
        CHECK(found.words(found.mentions[quotation.speaker].tokens) == "Amal Tarek");
    }
    CHECK(found.tokens[12].in_quote);
}

TEST_CASE("quotations: words in marks inside a clause have no speaker")
{
    CHECK(quotations("He called the charge “absurd” and left, the union said.") ==
          std::vector<std::string>{"absurd -- ?"});
}

TEST_CASE("quotations: a repeated one is a pull-quote")
{
    const Annotation found =
        annotate_sample("“The shutdown hides the dead and the wounded of this city,” said Amal Tarek.\n\n"
                        "“The shutdown hides the dead and the wounded of this city”");
    REQUIRE(found.quotations.size() == 2);
    CHECK_FALSE(found.quotations[0].pull_quote);
    CHECK(found.quotations[1].pull_quote);
}
