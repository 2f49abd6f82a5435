// SPDX-License-Identifier: AGPL-3.0-or-later
#include "domain/claim_json.hpp"
#include "records/list_rows.hpp"
#include "records/mentions.hpp"
#include "records/world_for_tests.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <rapidcheck.h>

namespace vigil::records {
namespace {

domain::Claim claim(const std::string& type, const std::string& more = {})
{
    auto made = domain::claim_from_json(R"({"type":")" + type + R"(","target":["Ana Ejemplo"])" +
                                        (more.empty() ? "" : "," + more) + R"(,"quote":"row"})");
    REQUIRE_MESSAGE(made, (made ? "" : made.error().message));
    return *made;
}

/// A list as the casebook has it: claims by row, in order of import.
struct ListNow {
    std::map<int, std::vector<ListedClaim>> rows;
    std::uint8_t next = 0;
    std::size_t written = 0;

    void import(const std::map<int, std::vector<domain::Claim>>& edition)
    {
        auto all = edition;
        for (const auto& [row, claims] : rows)
            all.try_emplace(row);
        for (const auto& [row, says] : all) {
            auto& known = rows[row];
            const auto update = update_of(says, known);
            for (const auto& id : update.replaced)
                std::ranges::find(known, id, &ListedClaim::id)->now = false;
            for (const auto n : update.proposed) {
                EntryId id;
                id.digest = sha256(std::to_string(++next) + "/" + std::to_string(written));
                known.push_back({id, row_kind(says[n]), row_content(says[n]), true});
            }
            written += update.proposed.size() + update.replaced.size();
        }
    }

    std::multimap<int, Digest> says_now() const
    {
        std::multimap<int, Digest> now;
        for (const auto& [row, claims] : rows)
            for (const auto& one : claims)
                if (one.now)
                    now.emplace(row, one.content);
        // Equal keys in order of what they hold, not of arrival.
        std::map<int, std::vector<Digest>> sorted;
        for (const auto& [row, content] : now)
            sorted[row].push_back(content);
        now.clear();
        for (auto& [row, contents] : sorted) {
            std::ranges::sort(contents);
            for (const auto& content : contents)
                now.emplace(row, content);
        }
        return now;
    }
};

std::map<int, std::vector<domain::Claim>> any_edition()
{
    std::map<int, std::vector<domain::Claim>> edition;
    for (int row = 0; row < 6; ++row) {
        if (*rc::gen::inRange(0, 4) == 0)
            continue;
        auto& says = edition[row];
        says.push_back(claim("particular", R"("detail":"listed")"));
        for (int n = *rc::gen::inRange(0, 4); n > 0; --n)
            says.push_back(claim(*rc::gen::element<std::string>("held", "release", "restriction"),
                                 R"("time":"2026-01-0)" + std::to_string(*rc::gen::inRange(1, 4)) + "\""));
    }
    return edition;
}

} // namespace

TEST_CASE("list rows: equal claims stay, whatever words stand around them")
{
    const auto held = claim("held", R"("place":["El Helicoide"])");
    auto again = held;
    again.quote = "another row around it";
    again.span = {900, 921};
    CHECK(row_content(held) == row_content(again));
    const auto update = update_of({again}, {{{}, row_kind(held), row_content(held), true}});
    CHECK(update.change == RowChange::same);
    CHECK(update.proposed.empty());
    CHECK(update.replaced.empty());
}

TEST_CASE("list rows: a claim that changes takes the place of the one of its kind, and no other")
{
    const auto held = claim("held"), birth = claim("arrest", R"("time":"2024-08-09")");
    const EntryId first{sha256("1")}, second{sha256("2")};
    const std::vector<ListedClaim> known{{first, row_kind(held), row_content(held), true},
                                         {second, row_kind(birth), row_content(birth), true}};
    const auto update = update_of({claim("release"), claim("arrest", R"("time":"2024-08-10")")}, known);
    CHECK(update.change == RowChange::changed);
    CHECK(update.replaced == std::vector{first, second});
    REQUIRE(update.takes_place.size() == 2);
    CHECK_FALSE(update.takes_place[0]);
    CHECK(update.takes_place[1] == second);
}

TEST_CASE("list rows: a row that comes back is new, and its claims take the place of the former ones")
{
    const auto held = claim("held");
    const EntryId former{sha256("1")};
    const auto update = update_of({held}, {{former, row_kind(held), row_content(held), false}});
    CHECK(update.change == RowChange::added);
    CHECK(update.takes_place == std::vector<std::optional<EntryId>>{former});
    CHECK(update_of({}, {{former, row_kind(held), row_content(held), true}}).change == RowChange::withdrawn);
}

TEST_CASE("list rows: importing A and then B leaves what B alone says, and B again writes nothing")
{
    rc::check([] {
        const auto a = any_edition(), b = any_edition();
        ListNow both, alone;
        both.import(a);
        both.import(b);
        alone.import(b);
        RC_ASSERT(both.says_now() == alone.says_now());
        const auto written = both.written;
        both.import(b);
        RC_ASSERT(both.written == written);
    });
}

TEST_CASE(
    "list rows: a replaced claim leaves unless it is checked; then the new one is offered, and takes over when checked")
{
    World world;
    const auto first = world.report("List", "2026-01-01"), second = world.report("List", "2026-02-01");
    const auto older = world.say(first, R"({"type":"arrest","target":["Ana Ejemplo"],"time":"2024-08-09"})");
    const auto newer = world.say(second, R"({"type":"arrest","target":["Ana Ejemplo"],"time":"2024-08-10"})");
    auto evidence = world.evidence;
    for (auto& facts : evidence.claims) {
        facts.row = row_key("list", "1");
        facts.superseded = facts.id == older;
        (facts.id == older ? facts.gives_to : facts.takes_from) = {facts.id == older ? newer : older};
    }
    const auto stand = [&](Floor floor) {
        std::vector<EntryId> ids;
        for (const auto& one : standing(evidence, floor).claims)
            ids.push_back(one.id);
        return ids;
    };
    CHECK(stand(Floor::proposed) == std::vector{newer});

    const auto check = [&](const EntryId& claim, const std::string& seed) {
        evidence.judgements.push_back(
            {EntryId{sha256(seed)}, ledger::Checked{claim, ledger::Verdict::accept, {}, 0, {}, {}, {}}, "m", {}});
    };
    check(older, "a");
    CHECK(stand(Floor::checked) == std::vector{older});
    CHECK(stand(Floor::proposed) == std::vector{older});
    check(newer, "b");
    CHECK(stand(Floor::checked) == std::vector{newer});
    CHECK(stand(Floor::proposed) == std::vector{newer});
}

} // namespace vigil::records
