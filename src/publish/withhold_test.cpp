// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/withhold.hpp"

#include <doctest/doctest.h>

using namespace vigil;
using namespace vigil::publish;

namespace {

domain::Claim claim_of(domain::ClaimType type, const std::string& target, const std::string& detail = {},
                       const std::string& code = {})
{
    domain::Claim claim;
    claim.type = type;
    claim.values.push_back({domain::Field::target, target, domain::Span{0, 5}, domain::ValueKind::person, "", ""});
    claim.values.push_back({domain::Field::place, "Caracas", {}, domain::ValueKind::place, "", ""});
    if (!detail.empty())
        claim.values.push_back({domain::Field::detail, detail, {}, domain::ValueKind::thing, "", code});
    claim.quote = target + " was held.";
    claim.span = {0, 20};
    return claim;
}

struct Asked {
    domain::Claim claim = claim_of(domain::ClaimType::held, "Ana Example");
    Subject subject{nullptr, "Desk", false, Level::open, false, {}};
    Purpose purpose;
    std::vector<Consent> consents;

    Decision decision()
    {
        subject.claim = &claim;
        return decide(subject, purpose, consents);
    }
};

using Texts = std::vector<std::string>;

records::Person person_with(const std::string& kind, const std::string& text)
{
    records::Person person;
    person.particulars.push_back({kind, text, "", {}, {}});
    return person;
}

} // namespace

TEST_CASE("withholding: what nobody marked, of a source that publishes, goes out whole")
{
    Asked asked;
    CHECK(asked.decision().whole());
    CHECK(asked.decision().reasons.empty());
}

TEST_CASE("withholding: nothing above the level of the purpose goes out")
{
    Asked asked;
    asked.subject.level = Level::confidential;
    CHECK(asked.decision().reasons == Texts{"restricted: confidential"});
    CHECK_FALSE(asked.decision().shown);
    asked.purpose.level = Level::confidential;
    CHECK(asked.decision().shown);
}

TEST_CASE("withholding: a person's silence is no consent, and consent is for one use and recipient")
{
    Asked asked;
    asked.subject.source = "Heron";
    asked.subject.needs_consent = true;
    asked.purpose = {Use::submit, "WGAD", Level::open, {}};
    CHECK(asked.decision().reasons == Texts{"no consent of Heron to submit to WGAD"});
    asked.consents = {{"Heron", Use::publish, "", true}};
    CHECK_FALSE(asked.decision().shown);
    asked.consents = {{"Heron", Use::submit, "another body", true}};
    CHECK_FALSE(asked.decision().shown);
    asked.consents = {{"heron", Use::submit, "wgad", true}};
    CHECK(asked.decision().shown);
}

TEST_CASE("withholding: the word for this recipient goes before the word for anyone, and the stricter of two holds")
{
    Asked asked;
    asked.purpose = {Use::submit, "WGAD", Level::open, {}};
    asked.consents = {{"Desk", Use::submit, "", false}};
    CHECK(asked.decision().reasons == Texts{"Desk does not consent to submit to WGAD"});
    asked.consents.push_back({"Desk", Use::submit, "WGAD", true});
    CHECK(asked.decision().shown);
    asked.consents.push_back({"Desk", Use::submit, "WGAD", false});
    CHECK_FALSE(asked.decision().shown);
}

TEST_CASE("withholding: contacts, health and sexual violence stay inside unless asked for by name")
{
    using enum domain::ClaimType;
    const std::vector<std::pair<domain::Claim, Sensitive>> cases{
        {claim_of(particular, "Ana Example", "+58 212 555 0100", "contact"), Sensitive::contact},
        {claim_of(particular, "Ana Example", "diabetes", "health"), Sensitive::health},
        {claim_of(sexual_violence, "Ana Example"), Sensitive::sexual_violence},
        {claim_of(torture, "Ana Example", "threats of rape"), Sensitive::sexual_violence},
    };
    for (const auto& [claim, what] : cases) {
        Asked asked;
        asked.claim = claim;
        CHECK_FALSE(asked.decision().shown);
        asked.purpose.included = {what};
        CHECK(asked.decision().shown);
        asked.subject.level = Level::restricted;
        CHECK_FALSE(asked.decision().shown);
    }
}

TEST_CASE("withholding: words that another claim makes sensitive stay inside, the rest goes out")
{
    Asked asked;
    asked.subject.beside = {Sensitive::sexual_violence};
    const auto decision = asked.decision();
    CHECK(decision.shown);
    CHECK(decision.names);
    CHECK_FALSE(decision.words);
    const auto shown = shown_part(asked.claim, decision);
    CHECK(shown.quote.empty());
    CHECK(shown.values[0].text == "Ana Example");
    CHECK_FALSE(shown.values[0].span);
}

TEST_CASE("withholding: a quote with a mail address or telephone number keeps its words inside")
{
    for (const auto* quote : {"write to ana@example.org now", "call +58 212 555 0100 at night"}) {
        Asked asked;
        asked.claim.quote = quote;
        CHECK(asked.decision().shown);
        CHECK_FALSE(asked.decision().words);
    }
    for (const auto* quote : {"on 8 January 2026 @ noon", "about +12 others", "Articles 7/2 and 217/A"}) {
        Asked asked;
        asked.claim.quote = quote;
        CHECK(asked.decision().words);
    }
}

TEST_CASE("withholding: a minor is not named, and the rest of the claim stays so that counts hold")
{
    Asked asked;
    asked.claim = claim_of(domain::ClaimType::killing, "Bahar Example");
    asked.subject.minor = true;
    const auto shown = shown_part(asked.claim, asked.decision());
    CHECK(shown.all(domain::Field::target) == Texts{std::string{withheld_name}});
    CHECK(shown.all(domain::Field::place) == Texts{"Caracas"});
    CHECK(shown.quote.empty());
    asked.purpose.included = {Sensitive::minor};
    CHECK(asked.decision().whole());
}

TEST_CASE("withholding: who is a minor on a day")
{
    const auto day = *parse_day("2026-01-10");
    CHECK(is_minor(person_with("age", "17"), day));
    CHECK(is_minor(person_with("age", "aged 9 years"), day));
    CHECK_FALSE(is_minor(person_with("age", "18"), day));
    CHECK(is_minor(person_with("birth_date", "2008-01-11"), day));
    CHECK_FALSE(is_minor(person_with("birth_date", "2008-01-10"), day));
    CHECK(is_minor(person_with("birth_date", "2008"), day)); // May have been born in December.
    CHECK_FALSE(is_minor(person_with("birth_date", "2007"), day));
    CHECK_FALSE(is_minor(person_with("birth_date", "a cold winter"), day));
    CHECK_FALSE(is_minor(records::Person{}, day));
}

TEST_CASE("withholding: a group of children is a count and names nobody")
{
    Asked asked;
    asked.claim = claim_of(domain::ClaimType::killing, "children");
    asked.claim.values[0].kind = domain::ValueKind::group;
    CHECK(asked.decision().whole());
    asked.claim.values[0] = {domain::Field::target, "a boy called Example", {}, domain::ValueKind::person, "", ""};
    CHECK_FALSE(asked.decision().names);
}
