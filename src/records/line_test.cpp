// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/line.hpp"

#include "records/mentions.hpp"
#include "records/world_for_tests.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

using namespace vigil;
using namespace vigil::records;

namespace {

World any_world()
{
    const auto one_of = [](std::vector<std::string> words) { return *rc::gen::elementOf(std::move(words)); };
    World world;
    for (int i = *rc::gen::inRange(1, 16); i > 0; --i) {
        const Report report = world.report(one_of({"One Watch", "Two Watch", "Three Watch"}),
                                           "2026-01-" + std::to_string(*rc::gen::inRange(10, 29)));
        const std::string time =
            one_of({"", R"(,"time":"2026-01-08")", R"(,"time":"2026-01")", R"(,"time":"2026-02-03")",
                    R"(,"time":"../2026-01-20")", R"(,"time":"2026-01-12/..")"});
        world.say(report, R"({"type":")" +
                              one_of({"arrest", "held", "release", "death", "deportation", "disappearance"}) +
                              R"(","target":[")" + one_of({"Ana Solé Vidal", "Luis Rey Campo"}) + R"("],"modality":")" +
                              one_of({"asserted", "asserted", "alleged", "denied", "announced"}) + "\"" + time + "}");
    }
    return world;
}

/// By the claims, one by one.
std::optional<Day> confirmed_by(const CustodyPeriod& period, Day day, const Standing& standing)
{
    auto confirmed = period.confirmed_by(day);
    if (confirmed == period.last_confirmed)
        return confirmed;
    for (const StandingClaim& claim : standing.claims)
        if (const auto on = confirmed_on(claim); on && *on <= day && std::ranges::count(period.basis, claim.id) > 0)
            confirmed = latest_of(confirmed, on);
    return confirmed;
}

} // namespace

TEST_CASE("property: the line of a person says on every day what the record says, and survives its form")
{
    CHECK(rc::check([] {
        const World world = any_world();
        const Standing claims = standing(world.evidence, Floor::proposed);
        for (const Person& person : world.people()) {
            const PersonLine line = line_of(person, claims);
            const auto again = line_from_cbor(to_cbor(line));
            RC_ASSERT(static_cast<bool>(again));
            RC_ASSERT(*again == line);
            for (Day on = day("2025-12-30"); on < day("2026-02-10"); on += std::chrono::days{1}) {
                const CustodyPeriod* whole = person.on(on);
                const PersonLine::Period* brief = line.on(on);
                RC_ASSERT((whole == nullptr) == (brief == nullptr));
                if (whole == nullptr)
                    continue;
                RC_ASSERT(whole->state == brief->state);
                RC_ASSERT(whole->against.empty() == !brief->contested);
                RC_ASSERT(brief->confirmed_by(on) == confirmed_by(*whole, on, claims));
            }
        }
    }));
}

TEST_CASE("a line that is damaged is refused, not misread")
{
    CHECK_FALSE(line_from_cbor({}));
    CHECK_FALSE(line_from_cbor(Cbor::Array{"id", "key"}));
    const auto line_with = [](Cbor::Array period) {
        return Cbor::Array{"id",          "key", Cbor::Array{}, Cbor::Array{}, Cbor::Array{std::move(period)},
                           Cbor::Array{}, false};
    };
    CHECK(line_from_cbor(line_with({0, 0, 3, false, 0, 0, Cbor::Array{}})));
    CHECK_FALSE(line_from_cbor(line_with({0})));
    CHECK_FALSE(line_from_cbor(line_with({0, 0, 99, false, 0, 0, Cbor::Array{}})));
}
