// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/test_lexicon.hpp"

#include <doctest/doctest.h>

using namespace vigil::read;

namespace {

std::vector<std::string> sentences(std::string_view text)
{
    const Annotation found = annotate_sample(text);
    std::vector<std::string> all;
    for (const Sentence& sentence : found.sentences)
        all.emplace_back(text.substr(sentence.span.begin, sentence.span.end - sentence.span.begin));
    return all;
}

} // namespace

TEST_CASE("sentences: titles, initials and abbreviations end none")
{
    CHECK(sentences("Gen. A. B. Karim met Mr. Sulu in the U.S. Senate. The talks failed.").size() == 2);
    CHECK(sentences("He lives in the U.S. The court sits in Bata.").size() == 2);
}

TEST_CASE("sentences: closing marks belong to the sentence before them")
{
    const auto found = sentences("“They beat us.” She wept. “Why?” he asked.");
    REQUIRE(found.size() == 3);
    CHECK(found[0] == "“They beat us.”");
    CHECK(found[2] == "“Why?” he asked.");
}

TEST_CASE("sentences: a line without a stop that stands alone is a heading; a bullet is none")
{
    const Annotation found = annotate_sample("Freedom of expression\n\nNobody was charged.\n\n- Two men\n\nBackground");
    REQUIRE(found.sentences.size() == 4);
    CHECK(found.sentences[0].heading);
    CHECK_FALSE(found.sentences[1].heading);
    CHECK_FALSE(found.sentences[2].heading);
    CHECK(found.sentences[3].heading);
    CHECK(found.sentences[3].paragraph == 3);
}

TEST_CASE("sentences: lines broken at a fixed width are one paragraph, others are each their own")
{
    const std::string broken = "The court in the capital heard eleven witnesses on the second day of the\n"
                               "trial, among them two police officers who had been on duty in the square and\n"
                               "a doctor of the central hospital who had treated the wounded that evening in\n"
                               "the corridors because there were no beds.\n";
    CHECK(annotate_sample(broken).sentences.size() == 1);
    CHECK(sentences("Three were released\nNone was charged.").size() == 2);
}

TEST_CASE("sentences: a sentence repeated as a line of its own and the name under it are set apart")
{
    const Annotation found =
        annotate_sample("“The shutdown hides the dead and the wounded,” said Amal Tarek. Nobody may forget them.\n\n"
                        "The court heard nobody from the families of those who died.\n\n"
                        "The court heard nobody from the families of those who died\n\n"
                        "Amal Tarek, researcher at Amnesty International.\n\nShe left.");
    REQUIRE(found.sentences.size() == 6);
    CHECK_FALSE(found.sentences[2].heading);
    CHECK(found.sentences[3].heading);
    CHECK(found.sentences[4].heading);
    CHECK_FALSE(found.sentences[5].heading);
}

TEST_CASE("sentences: a text without ends is cut, at commas where there are any")
{
    std::string names, words;
    for (int n = 0; n < 3000; ++n) {
        names += "Ana Ruz, ";
        words += "word ";
    }
    for (const std::string& text : {names, words}) {
        const Annotation found = annotate_sample(text);
        CHECK(found.sentences.size() > 5);
        for (const Sentence& sentence : found.sentences)
            CHECK(sentence.tokens.end - sentence.tokens.begin <= 480);
    }
    CHECK(annotate_sample(names).sentences[1].span.begin % 9 == 0); // Behind a comma and a blank.
}
