// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/screen.hpp"

#include "app/bench_for_tests.hpp"
#include "app/consent.hpp"
#include "app/restrict.hpp"

namespace vigil::app {
namespace {

using publish::Use;
using Said = ConsentOrder::Said;

Screen::Screened screened_for(const Session& session, const publish::Purpose& purpose)
{
    return Screen{session, purpose}.screened(standing_claims(session, view_now(session, Floor::proposed)));
}

} // namespace

TEST_CASE("what a person told goes out only with consent, which can be revoked")
{
    const NoteBench bench;
    const auto session = bench.open();
    NoteBench::note(*session, "held", "Ana Example", "2026-01-02");
    const publish::Purpose purpose{Use::submit, "WGAD", Level::open, {}};
    auto out = screened_for(*session, purpose);
    CHECK(out.standing.claims.empty());
    CHECK(out.left_out == 1);
    CHECK(out.withheld == "1 claim withheld, 0 shown in part (no consent of Heron to submit to WGAD: 1).");
    REQUIRE(set_consent(*session, {"Heron", {Use::submit}, "WGAD", Said::given, "2026-01-09", "by telephone"}));
    out = screened_for(*session, purpose);
    CHECK(out.standing.claims.size() == 1);
    CHECK(out.withheld == "Nothing was withheld.");
    REQUIRE(set_consent(*session, {"Heron", {Use::submit}, "WGAD", Said::revoked, "2026-02-01", ""}));
    CHECK(screened_for(*session, purpose).standing.claims.empty());
    const auto rows = consent_rows(*session);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].said == "revoked");
    CHECK(rows[0].recipient == "WGAD");
    CHECK(rows[0].member == "anna");
    REQUIRE(set_consent(*session, {"Heron", {Use::submit}, "WGAD", Said::nothing, "", ""}));
    CHECK(consent_rows(*session).empty());
}

TEST_CASE("levels hold in exports, and a purpose may go further")
{
    const NoteBench bench;
    const auto session = bench.open();
    NoteBench::note(*session, "held", "Ana Example", "2026-01-02");
    REQUIRE(set_consent(*session, {"Heron", {Use::publish}, "", Said::given, "", ""}));
    REQUIRE(restrict_to(*session, {{}, {}, {"Ana Example"}, {}, Level::restricted}));
    CHECK(screened_for(*session, {Use::publish, "", Level::open, {}}).left_out == 1);
    CHECK(screened_for(*session, {Use::publish, "", Level::restricted, {}}).left_out == 0);
}

TEST_CASE("the level of an incident is that of the claims under it, in exports as well")
{
    const NoteBench bench;
    const auto session = bench.open();
    NoteBench::note(*session, "killing", "Ana Example", "2026-01-02");
    REQUIRE(set_consent(*session, {"Heron", {Use::publish}, "", Said::given, "", ""}));
    const auto incidents = session->casebook().records(Family::incident, Floor::proposed);
    REQUIRE(incidents.size() == 1);
    REQUIRE(set_work(*session, {{"incident:" + incidents.front().id, "level", "strict"}}));
    CHECK(screened_for(*session, {Use::publish, "", Level::open, {}}).left_out == 1);
}

TEST_CASE("who is called a child is not named, and the claim goes out without the name")
{
    const NoteBench bench;
    const auto session = bench.open();
    REQUIRE(set_consent(*session, {"Heron", {Use::publish}, "", Said::given, "", ""}));
    NoteBench::note(*session, "release", "the boy Bahar Example", "2026-01-08");
    const auto out = screened_for(*session, {Use::publish, "", Level::open, {}});
    REQUIRE(out.standing.claims.size() == 1);
    CHECK(out.standing.claims[0].claim.first(domain::Field::target)->text == publish::withheld_name);
    CHECK(out.standing.claims[0].claim.quote.empty());
    CHECK(out.partly == 1);
}

TEST_CASE("consent is refused without a source, a use, or a partner to share with")
{
    const NoteBench bench;
    const auto session = bench.open();
    CHECK_FALSE(set_consent(*session, {"", {Use::publish}, "", Said::given, "", ""}));
    CHECK_FALSE(set_consent(*session, {"Heron", {}, "", Said::given, "", ""}));
    CHECK_FALSE(set_consent(*session, {"Heron", {Use::share}, "", Said::given, "", ""}));
    CHECK_FALSE(set_consent(*session, {"Heron", {Use::publish}, "", Said::given, "soon", ""}));
    CHECK(set_consent(*session, {"Heron", {Use::share}, "", Said::refused, "", ""}));
}

} // namespace vigil::app
