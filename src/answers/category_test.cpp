// SPDX-License-Identifier: AGPL-3.0-or-later
// docs/methods/minimum-count.md, steps 18 to 24, over small invented worlds.
#include "answers/minimum_count.hpp"
#include "records/world_for_tests.hpp"

#include <doctest/doctest.h>

using namespace vigil;
using namespace vigil::answers;
using domain::ClaimType;
using records::day;
using records::Floor;
using records::World;

namespace {

Category category(const std::string& code, std::vector<std::string> words)
{
    domain::Term term;
    term.code = code;
    term.labels["en"] = code;
    term.words = std::move(words);
    return category_of(term);
}

const Category journalist = category("journalist", {"journalist", "journalists", "news editor"});
const Category activist = category("activist", {"activist", "activists"});
const Category child = category("child", {"age<18", "child", "children", "girl"});
const Category older = category("older", {"age>59"});
const Category woman = category("woman", {"sex=female", "sex=f", "women"});

MinimumCount count(const World& world, std::vector<Category> categories, CountQuestion question = {})
{
    if (question.types.empty())
        question.types = {ClaimType::killing};
    question.categories = std::move(categories);
    View view;
    view.floor = Floor::proposed;
    view.today = day("2026-02-01");
    Surroundings around;
    for (const auto& claim : records::standing(world.evidence, Floor::proposed).claims) {
        if (const auto told = records::published_on(claim))
            around.told.emplace(claim.id, *told);
        if (claim.claim.type == ClaimType::arrest || claim.claim.type == ClaimType::release)
            around.flows.push_back(claim);
    }
    const Material material{records::fold_all(world.evidence, Floor::proposed),
                            records::standing(world.evidence, Floor::proposed)};
    return minimum_count(material, view, question, around);
}

std::string killed(const std::string& who, const std::string& rest = {})
{
    return R"({"type":"killing","target":[")" + who + "\"]" + (rest.empty() ? "" : "," + rest) + "}";
}

/// One killing on a day, with one particular.
MinimumCount one_person(const Category& asked, const std::string& kind, const std::string& text,
                        const std::string& time = "2026-01-02")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, killed("Ana Solé Vidal", R"("time":")" + time + "\""));
    world.particular(report, "Ana Solé Vidal", kind, text);
    return count(world, {asked});
}

} // namespace

TEST_CASE("category: a profession, an affiliation, a designation or the words for the person, and the row says which")
{
    const auto answer = one_person(journalist, "profession", "a news editor in Caracas");
    CHECK(answer.at_least == 1);
    CHECK(answer.rows[0].reason == "in: journalist: profession “a news editor in Caracas”");
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, killed("Ana Solé Vidal"));
    world.say(report,
              R"({"type":"designation","target":["Ana Solé Vidal"],"detail":"rights activist","actor":["Body"]})");
    const auto designated = count(world, {activist});
    CHECK(designated.at_least == 1);
    CHECK(designated.rows[0].reason == "in: activist: designated “rights activist”");
}

TEST_CASE("category: who is not said to be of it is out, not counted as another")
{
    const auto answer = one_person(journalist, "profession", "baker");
    CHECK_FALSE(answer.at_least);
    CHECK(answer.rows[0].reason == "out: not said to be of the category: journalist");
}

TEST_CASE("category: a journalist's son and a mother of two children are neither a journalist nor a child")
{
    CHECK_FALSE(one_person(journalist, "role", "the journalist's son").at_least);
    CHECK_FALSE(one_person(child, "role", "a mother of two children").at_least);
    CHECK(one_person(child, "role", "one of a group of children").at_least == 1);
}

TEST_CASE("category: a group counts if all words that name it are of it")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, killed("journalists", R"("count":{"min":14,"max":14})"));
    world.say(report, killed("journalists and activists", R"("count":{"min":20,"max":20})"));
    CHECK(count(world, {journalist}).at_least == 14);
    CHECK(count(world, {journalist, activist}).at_least == 20);
    std::set<std::string> reasons;
    for (const CountRow& row : count(world, {journalist}).rows)
        reasons.insert(row.reason);
    CHECK(reasons == std::set<std::string>{"in: “journalists”", "out: its number takes in others"});
}

TEST_CASE("category: a row with a name and a number gives its name, and its number only if all are of the category")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, R"({"type":"killing","target":["Ana Solé Vidal","students"],"count":{"min":5,"max":5}})");
    world.particular(report, "Ana Solé Vidal", "profession", "journalist");
    const auto answer = count(world, {journalist});
    CHECK(answer.at_least == 1);
    CHECK(answer.totals.empty());
    CHECK_FALSE(answer.rows[0].number);
    CHECK(count(world, {}).at_least == 5);
}

TEST_CASE("category: a child is one by the age at the time, where even the earliest birth leaves less than 18 years")
{
    CHECK(one_person(child, "birth_date", "2010-05-01").at_least == 1);
    CHECK(one_person(child, "birth_date", "2008-01-03").at_least == 1); // 18 on the day after.
    CHECK_FALSE(one_person(child, "birth_date", "2008-01-02").at_least);
    CHECK_FALSE(one_person(child, "birth_date", "2008").at_least); // May have been 18 already.
    CHECK(one_person(child, "birth_date", "2009").at_least == 1);
    CHECK(one_person(child, "age", "17").at_least == 1); // Told a week after: 17 at most then.
    CHECK(one_person(child, "age", "17", "2019").at_least == 1);
    CHECK_FALSE(one_person(child, "age", "18").at_least);
    CHECK_FALSE(one_person(child, "age", "17", "2030-01-01").at_least); // An age grows.
    CHECK(one_person(child, "age", "19", "2023-01-02").at_least == 1);  // 16 at most three years before.
    CHECK(one_person(older, "age", "61").at_least == 1);
    CHECK_FALSE(one_person(older, "age", "59").at_least);
}

TEST_CASE("category: sex by its value")
{
    CHECK(one_person(woman, "sex", "F").at_least == 1);
    CHECK_FALSE(one_person(woman, "sex", "male").at_least);
}

TEST_CASE("count: a type that counts only where the words say so")
{
    World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, R"({"type":"arrest","target":["Ana Solé Vidal"],"quote":"She was arbitrarily detained."})");
    world.say(report, R"({"type":"arrest","target":["Luis Rey Campo"],"quote":"He was arrested."})");
    CountQuestion question;
    question.types = {ClaimType::arrest};
    question.where[ClaimType::arrest] = {"arbitrar"};
    const auto answer = count(world, {}, question);
    CHECK(answer.at_least == 1);
    std::set<std::string> reasons;
    for (const CountRow& row : answer.rows)
        reasons.insert(row.reason);
    CHECK(reasons == std::set<std::string>{"in: said “arbitrar…”", "out: not said to be so (arbitrar)"});
}

TEST_CASE("count: a stated stock counts on its own days only, and stands beside the flows since")
{
    World world;
    world.say(world.report("Desk", "2026-01-09"),
              R"({"type":"held","target":["political prisoners"],"count":{"min":1000,"max":1000,"approx":true}})");
    world.say(world.report("Desk", "2026-01-20"),
              R"({"type":"release","target":["people"],"count":{"min":50,"max":50},"time":"2026-01-15"})");
    world.say(world.report("Circle", "2026-01-20"),
              R"({"type":"arrest","target":["Luis Rey Campo"],"time":"2026-01-12"})");
    world.say(world.report("Circle", "2026-01-20"),
              R"({"type":"arrest","target":["Ana Solé Vidal"],"time":"2026-01-08"})");
    CountQuestion question;
    question.types = {ClaimType::held};
    const auto answer = count(world, {}, question);
    CHECK(answer.at_least.value_or(0) != 1000); // As of 1 February.
    REQUIRE(answer.stocks.size() == 1);
    const StatedStock& stock = answer.stocks[0];
    CHECK(stock.count == "about 1000");
    CHECK_FALSE(stock.counts);
    CHECK(stock.confirmed == day("2026-01-09"));
    REQUIRE(stock.since.size() == 2);
    CHECK(stock.since[0].of == "Luis Rey Campo");
    CHECK(stock.since[1].count == "50");
    CHECK(answer.rows[0].reason == "out: a number held on another day");
}

TEST_CASE("count: a stated stock counts on the day for which it is stated")
{
    World world;
    world.say(world.report("Desk", "2026-02-03"),
              R"({"type":"held","target":["people"],"count":{"min":90,"max":90},"time":"2026-01-20/2026-02-02"})");
    CountQuestion question;
    question.types = {ClaimType::held};
    CHECK(count(world, {}, question).at_least == 90);
}
