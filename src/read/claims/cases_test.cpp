// SPDX-License-Identifier: AGPL-3.0-or-later
// What courts, inquiries, demands and withdrawals are read to, in sentences about invented people.
#include "read/reader.hpp"
#include "read/test_lexicon.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace vigil;
using domain::ClaimType;
using domain::Field;

namespace {

using Texts = std::vector<std::string>;

std::vector<domain::Claim> read_claims(std::string_view text, ClaimType type)
{
    read::Context context;
    context.published = *parse_edtf("2026-01-09");
    context.language = "en";
    context.organisation = "Harbour Watch";
    auto claims = read::read_text(read::test_lexicon(), text, context).claims;
    std::erase_if(claims, [&](const domain::Claim& claim) { return claim.type != type; });
    return claims;
}

} // namespace

TEST_CASE("inquiries: each body behind a 'by' looks into it, and universal jurisdiction is its law")
{
    const auto claims =
        read_claims("These crimes are being investigated by the Office of the Prosecutor, as well as by "
                    "national courts under the principle of universal jurisdiction.",
                    ClaimType::investigation);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].all(Field::actor) == Texts{"Office of the Prosecutor", "national courts"});
    CHECK(claims[0].all(Field::law) == Texts{"principle of universal jurisdiction"});
}

TEST_CASE("hearings: court and days stand behind the verb whose subject the hearing is")
{
    const auto claims = read_claims("The second hearing against Danilo Ferro took place at the Northtown Heavy Penal "
                                    "Court No. 3 between 5 and 9 January 2026.",
                                    ClaimType::hearing);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].all(Field::actor) == Texts{"Northtown Heavy Penal Court No. 3"});
    CHECK(claims[0].all(Field::target) == Texts{"Danilo Ferro"});
    REQUIRE(claims[0].time);
    CHECK(claims[0].time->to_string() == "2026-01-05/2026-01-09");
}

TEST_CASE("cases: what is asked to end exists, if its kind is named")
{
    const std::string text =
        "Harbour Watch calls on the authorities to end the parallel and politically motivated civil "
        "proceedings aimed at removing the elected board.";
    const auto claims = read_claims(text, ClaimType::investigation);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].all(Field::target) == Texts{"elected board"});
    const auto calls = read_claims(text, ClaimType::demand);
    REQUIRE(calls.size() == 1);
    CHECK(calls[0].first(Field::detail)->text ==
          "end the parallel and politically motivated civil proceedings aimed at removing the elected board");
    CHECK(read_claims("Harbour Watch calls on the authorities to end all proceedings.", ClaimType::investigation)
              .empty());
}

TEST_CASE("calls: what is called for may be several things, and asides belong to it")
{
    auto calls = read_claims("Harbour Watch renews its call for reparation, and for guarantees that nobody will be "
                             "detained for an opinion.",
                             ClaimType::demand);
    REQUIRE(calls.size() == 2);
    CHECK(calls[1].first(Field::detail)->text == "guarantees that nobody will be detained for an opinion");
    calls = read_claims("Officials must investigate those – up to the highest level – who gave the orders.",
                        ClaimType::demand);
    REQUIRE(calls.size() == 1);
    CHECK(calls[0].first(Field::detail)->text == "investigate those – up to the highest level – who gave the orders");
    calls = read_claims("Harbour Watch demands her release and that of the hundreds of people who remain detained.",
                        ClaimType::demand);
    REQUIRE(calls.size() == 1);
    CHECK(calls[0].first(Field::detail)->text == "her release and that of the hundreds of people who remain detained");
}

TEST_CASE("killings: deaths that a force is reported to have caused are alleged, those of a storm are nobody's")
{
    const auto claims = read_claims("Harbour Watch is looking into reports that soldiers fired into the crowd, causing "
                                    "further deaths and injuries.",
                                    ClaimType::killing);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].modality == domain::Modality::alleged);
    CHECK(claims[0].all(Field::actor) == Texts{"soldiers"});
    CHECK(read_claims("The storm caused 12 deaths in March 2025.", ClaimType::killing).empty());
}

TEST_CASE("withdrawals: a body named before 'from which', and no bare nouns")
{
    const auto claims = read_claims("It is a forum of the UN Human Rights Council, from which Ruritania had already "
                                    "withdrawn.",
                                    ClaimType::withdrawal);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].all(Field::target) == Texts{"UN Human Rights Council"});
    const auto bare = read_claims("In withdrawing from organizations, the state makes a point.", ClaimType::withdrawal);
    CHECK(bare.empty());
    const auto pair =
        read_claims("Ruritania is withdrawing from peacebuilding mechanisms and bodies.", ClaimType::withdrawal);
    REQUIRE(pair.size() == 1);
    CHECK(pair[0].all(Field::target) == Texts{"peacebuilding mechanisms and bodies"});
}

TEST_CASE("sources: 'according to' in parentheses names who says it")
{
    const auto claims =
        read_claims("There were around one thousand political detainees (according to local monitors) in "
                    "January 2026.",
                    ClaimType::held);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].all(Field::source) == Texts{"local monitors"});
}

TEST_CASE("spoken of: a trial without a name is that of the one the text speaks of")
{
    const auto claims = read_claims("Mira Kosta was arrested on 3 January 2026. The trial opened on 5 January 2026.",
                                    ClaimType::hearing);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].all(Field::target) == Texts{"Mira Kosta"});
}

TEST_CASE("spoken of: in its own sentence 'he' is the one who was named before it there")
{
    const auto claims = read_claims("Mira Kosta was freed on 3 January 2026. Danilo Ferro said he was tortured in May "
                                    "2025.",
                                    ClaimType::torture);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].all(Field::target) == Texts{"Danilo Ferro"});
}

TEST_CASE("owners: a raid befalls whose home it is")
{
    const auto claims = read_claims("On 6 May 2025 police raided the home of Mira Kosta.", ClaimType::attack);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].all(Field::target) == Texts{"Mira Kosta"});
}

TEST_CASE("words before a noun: a jailed lawyer is held, a jailed one in general is nobody")
{
    const auto claims = read_claims("The award went to jailed lawyer Mira Kosta.", ClaimType::held);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].all(Field::target) == Texts{"Mira Kosta"});
    CHECK(read_claims("A jailed lawyer has few rights.", ClaimType::held).empty());
}

TEST_CASE("not seen since: what is told by a 'not' is told, and only so")
{
    const auto claims = read_claims("Danilo Ferro has not been seen since 3 May 2025.", ClaimType::disappearance);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].all(Field::target) == Texts{"Danilo Ferro"});
    CHECK(read_claims("Danilo Ferro has been seen since 3 May 2025.", ClaimType::disappearance).empty());
}

TEST_CASE("subjects: behind an opening clause, and over a clause with 'whose'")
{
    auto claims =
        read_claims("To protect the public, police arrested Mira Kosta on 3 January 2026.", ClaimType::arrest);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].all(Field::actor) == Texts{"police"});
    claims =
        read_claims("Mira Kosta, whose real name is Mira Bela, was arrested on 3 January 2026.", ClaimType::arrest);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].all(Field::target) == Texts{"Mira Kosta"});
}

TEST_CASE("places: each of two joined happenings has its own, and the place of a charge is none")
{
    const std::string text = "Mira Kosta was detained in Lisbon on 3 May 2025 and held in Porto.";
    CHECK(read_claims(text, ClaimType::arrest).at(0).all(Field::place) == Texts{"Lisbon"});
    CHECK(read_claims(text, ClaimType::held).at(0).all(Field::place) == Texts{"Porto"});
    const auto sentence =
        read_claims("Mira Kosta was sentenced to death for bombing a bank in Lisbon.", ClaimType::sentence);
    REQUIRE(sentence.size() == 1);
    CHECK(sentence[0].all(Field::place).empty());
}

TEST_CASE("states act like other bodies: Iran cuts the network, and its scope is no service")
{
    const auto claims =
        read_claims("Iran imposed a near-total internet shutdown on 8 January 2026.", ClaimType::shutdown);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].all(Field::actor) == Texts{"Iran"});
    CHECK(claims[0].all(Field::detail) == Texts{"near-total"});
}

TEST_CASE("names behind the noun that says what they are: the name is told")
{
    const auto claims =
        read_claims("Authorities blocked the Turkish newspaper Feniks on 3 January 2026.", ClaimType::blocking);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].all(Field::target) == Texts{"Feniks"});
}

TEST_CASE("lists: a name that says whose son is meant is nobody of the list")
{
    const auto claims =
        read_claims("Mira Kosta, a former aide of the president's son, Danilo Ferro, was arrested on 3 January 2026.",
                    ClaimType::arrest);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].all(Field::target) == Texts{"Mira Kosta"});
}

TEST_CASE("details: what was decided stands behind the day; how ends before who, when and why")
{
    const auto ruling = read_claims(
        "The Supreme Court ruled on 3 January 2026, that the case of Mira Kosta could proceed.", ClaimType::ruling);
    REQUIRE(ruling.size() == 1);
    CHECK(ruling[0].all(Field::detail) == Texts{"the case of Mira Kosta could proceed"});
    const auto attack = read_claims("Mira Kosta was attacked by masked men on 3 January 2026.", ClaimType::attack);
    REQUIRE(attack.size() == 1);
    CHECK(attack[0].all(Field::detail) == Texts{"attacked"});
    const auto decree = read_claims("Parliament amended the Press Code on 3 January 2026, stripping editors of rights.",
                                    ClaimType::decree);
    REQUIRE(decree.size() == 1);
    CHECK(decree[0].all(Field::detail) == Texts{"stripping editors of rights"});
}

TEST_CASE("places: a province of that name is its name, and 'in prison' is no place of a sentence")
{
    const std::string text = "Mira Kosta was arrested in the southern province of Rasht on 3 January 2026.";
    CHECK(read_claims(text, ClaimType::arrest).at(0).all(Field::place) == Texts{"Rasht"});
    const auto sentence = read_claims("Mira Kosta was sentenced to two years in prison.", ClaimType::sentence);
    REQUIRE(sentence.size() == 1);
    CHECK(sentence[0].all(Field::place).empty());
}

TEST_CASE("charges that somebody faces; a sentence that was upheld is told of whom it binds")
{
    const auto charge = read_claims("Mira Kosta faces charges of treason.", ClaimType::charge);
    REQUIRE(charge.size() == 1);
    CHECK(charge[0].all(Field::target) == Texts{"Mira Kosta"});
    CHECK(charge[0].all(Field::law) == Texts{"treason"});
    const std::string text = "The appeals court upheld the five-year sentence of Mira Kosta on 3 January 2026.";
    CHECK(read_claims(text, ClaimType::verdict).at(0).all(Field::target) == Texts{"Mira Kosta"});
    CHECK(read_claims(text, ClaimType::appeal).empty());
    CHECK(read_claims("Officials in Lisbon threatened to close the station.", ClaimType::threat).empty());
}
