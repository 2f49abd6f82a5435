// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/test_lexicon.hpp"

#include <doctest/doctest.h>

using namespace vigil::read;

namespace {

std::string joined(const std::vector<std::string>& words)
{
    std::string all;
    for (const std::string& word : words)
        all += (all.empty() ? "" : " | ") + word;
    return all;
}
std::string people(std::string_view text)
{
    return joined(words_of(text, MentionKind::person));
}
std::string places(std::string_view text)
{
    return joined(words_of(text, MentionKind::place));
}
std::string bodies(std::string_view text)
{
    return joined(words_of(text, MentionKind::organisation));
}

} // namespace

TEST_CASE("persons: titles and roles are no part of the name")
{
    CHECK(people("President Amal Tarek met human rights defender Ruben Castel and Dr. Sena Yalim.") ==
          "Amal Tarek | Ruben Castel | Sena Yalim");
    CHECK(people("Lidia Marrero, Americas Director at Amnesty International, said nothing.") == "Lidia Marrero");
}

TEST_CASE("persons: names in a list, with particles, initials and other scripts' letters")
{
    CHECK(people("They freed Amal Tarek, Yusuf bin Khalil al-Haddad, Büşra Ertaş and Ola J. Sten.") ==
          "Amal Tarek | Yusuf bin Khalil al-Haddad | Büşra Ertaş | Ola J. Sten");
}

TEST_CASE("persons: a surname refers to the full name of the text")
{
    const auto norms = norms_of("Police detained Amal Tarek. Tarek was freed.", MentionKind::person);
    CHECK(norms == std::vector<std::string>{"Amal Tarek", "Amal Tarek"});
}

TEST_CASE("persons: the role said of a person is attached")
{
    const Annotation found = annotate_sample("Amal Tarek, a journalist, was held.");
    REQUIRE(!found.mentions.empty());
    REQUIRE(found.mentions[0].kind == MentionKind::person);
    REQUIRE(found.mentions[0].attached_role < found.mentions.size());
    CHECK(found.words(found.mentions[found.mentions[0].attached_role].tokens) == "journalist");
}

TEST_CASE("persons: months, places, bodies and things with capitals are none")
{
    CHECK(people("In March the Cold War ended in Addis Ababa, said Human Rights Watch.").empty());
    CHECK(people("Several were held. Police arrested them. Officials denied it.").empty());
}

TEST_CASE("places: from the gazetteer where the words lead to one, by the state of the text")
{
    CHECK(norms_of("Iran cut the internet in Tehran.", MentionKind::place) ==
          std::vector<std::string>{"state:IR", "geonames:112931"});
    CHECK(places("He was held in Malabo and Bata in Equatorial Guinea.") == "Malabo | Bata | Equatorial Guinea");
    CHECK(places("Santiago Tarek and Florence Sulu spoke.").empty());
}

TEST_CASE("places: by form")
{
    CHECK(places("He was taken to Evin prison and to Black Beach prison.") == "Evin prison | Black Beach prison");
    CHECK(places("two journalists in northern Syria") == "northern Syria");
    CHECK(places("She was held in the central police station.") == "central police station");
    CHECK(places("They searched his home after a raid at his home in Bata, Equatorial Guinea.") ==
          "home | Bata | Equatorial Guinea");
}

TEST_CASE("organisations: listed ones with their norm, others by form")
{
    CHECK(norms_of("the UN Human Rights Council", MentionKind::organisation) == std::vector<std::string>{"body:hrc"});
    CHECK(bodies("at the Istanbul Heavy Penal Court No. 26 in January") == "Istanbul Heavy Penal Court No. 26");
    CHECK(bodies("The Ministry of Home Affairs asked the Osh City Court and a military court.") ==
          "Ministry of Home Affairs | Osh City Court | military court");
    CHECK(bodies("The Balochi Student Organization (BSO) said BSO members were held.") ==
          "Balochi Student Organization | BSO | BSO");
}

TEST_CASE("instruments and nationalities come from their tables")
{
    CHECK(norms_of("leaving the UN Framework Convention on Climate Change", MentionKind::treaty) ==
          std::vector<std::string>{"treaty:unfccc"});
    CHECK(norms_of("a Turkish court", MentionKind::nationality) == std::vector<std::string>{"state:TR"});
    CHECK(norms_of("The WHO and those who left", MentionKind::organisation) == std::vector<std::string>{"body:who"});
}

TEST_CASE("roles: nouns of people, not the same words as adjectives")
{
    CHECK(joined(words_of("Criminal law binds members, member states and national courts.", MentionKind::role)) ==
          "members");
    CHECK(joined(words_of("14 journalists and a human rights lawyer", MentionKind::role)) ==
          "journalists | human rights lawyer");
}
