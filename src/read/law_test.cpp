// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/test_lexicon.hpp"

#include <doctest/doctest.h>

using namespace vigil::read;

namespace {

std::string laws(std::string_view text)
{
    std::string joined;
    for (const std::string& words : words_of(text, MentionKind::law))
        joined += (joined.empty() ? "" : " | ") + words;
    return joined;
}

} // namespace

TEST_CASE("law: provisions with their acts")
{
    CHECK(laws("charged under Article 7/2 of the Anti-Terrorism Law and Article 217/A of the Turkish Penal Code for a "
               "statement") == "Article 7/2 of the Anti-Terrorism Law | Article 217/A of the Turkish Penal Code");
    CHECK(laws("Articles 220 and 314 of the Penal Code were used.") == "Articles 220 and 314 of the Penal Code");
    CHECK(laws("Section 124A was struck down; Section 144 of the CrPC was not.") ==
          "Section 124A | Section 144 of the CrPC");
    CHECK(laws("Under Section 144 of the Code of Criminal Procedure, 1973, the order fell.") ==
          "Section 144 of the Code of Criminal Procedure, 1973");
}

TEST_CASE("law: acts by number and by name")
{
    CHECK(laws("They cited Law No. 6415 and the Public Order Act 1986.") == "Law No. 6415 | Public Order Act 1986");
    CHECK(laws("He amended E.O. 13851 and signed Executive Order 14046.") == "E.O. 13851 | Executive Order 14046");
    CHECK(laws("The Temporary Suspension of Telecom Services (Public Emergency or Public Safety) Rules, 2017 apply.") ==
          "Temporary Suspension of Telecom Services (Public Emergency or Public Safety) Rules, 2017");
    CHECK(laws("The Law Society met Bill Sulu at the Order of Friars.").empty());
}

TEST_CASE("law: a charge in quotation marks, and what follows it with \"and\"")
{
    CHECK(laws("They were charged with “spreading terrorist propaganda” and “misleading the public” by the court.") ==
          "spreading terrorist propaganda | misleading the public");
    CHECK(laws("They marched in a “peace march” to “Sulu”.").empty());
}

TEST_CASE("law: a provision of a listed act has a norm")
{
    CHECK(norms_of("Article 217/A of the Turkish Penal Code", MentionKind::law) ==
          std::vector<std::string>{"law:tr/tck/217-A"});
}
