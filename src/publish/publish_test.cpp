// SPDX-License-Identifier: AGPL-3.0-or-later
// Exports of answers over a small invented world. All people are invented.
#include "base/utf8.hpp"
#include "publish/csv.hpp"
#include "publish/hearing_sheet.hpp"
#include "publish/json.hpp"
#include "records/world_for_tests.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <set>

using namespace vigil;
using namespace vigil::publish;
using records::day;
using Tree = nlohmann::ordered_json;

TEST_CASE("hearing sheet: the text fits one sheet, and both forms hold every field and item")
{
    const std::string text = hearing_sheet_text();
    const std::string html = hearing_sheet_html();
    std::size_t lines = 0;
    for (const auto line : split(text, '\n')) {
        ++lines;
        CHECK(line.size() <= 92);
    }
    CHECK(lines <= 60);
    for (const auto& item : records::fair_trial_items()) {
        CHECK(text.find("check " + std::string{item.key} + ":") != std::string::npos);
        CHECK(html.find(item.label) != std::string::npos);
    }
    for (const auto& field : records::hearing_fields())
        CHECK(html.find(field.label) != std::string::npos);
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("http") == std::string::npos);
}

namespace {

records::World small_world()
{
    records::World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, R"({"type":"release","target":["Ana Solé Vidal"],"time":"2026-01-08"})");
    world.say(report, R"({"type":"held","target":["Luis Rey Campo"],"place":["Rodeo I"]})");
    world.say(report, R"({"type":"killing","target":["people"],"count":{"min":28,"max":null},"time":"2026-01-01"})");
    world.say(
        report,
        R"({"type":"verdict","target":["lawyers"],"detail":"acquitted","law":["Article 7/2"],"time":"2026-01-09"})");
    world.say(report, R"({"type":"shutdown","place":["Iran"],"time":"2026-01-08/.."})");
    world.say(report,
              R"({"type":"withdrawal","actor":["Ruritania"],"target":["Rome Statute"],"modality":"announced"})");
    world.say(report,
              R"({"type":"demand","actor":["Desk"],"target":["Iranian authorities"],"detail":"restore access"})");
    world.say(report, R"({"type":"decree","law":["state of emergency"],"time":"2026-01-03"})");
    return world;
}

answers::Material material_of(const records::World& world)
{
    return {records::fold_all(world.evidence, records::Floor::proposed),
            records::standing(world.evidence, records::Floor::proposed)};
}

answers::View view()
{
    return {records::Floor::proposed, std::nullopt, std::nullopt, day("2026-01-10")};
}

/// Every id under a key "basis" (or "against") has to stand in the basis of the answer, with its words.
void collect_ids(const Tree& tree, std::set<std::string>& ids)
{
    for (const auto& [key, value] : tree.items()) {
        if ((key == "basis" || key == "against") && value.is_array())
            for (const Tree& id : value)
                if (id.is_string())
                    ids.insert(id.get<std::string>());
        if (value.is_structured())
            collect_ids(value, ids);
    }
}

void check_twin(const std::string& json)
{
    CAPTURE(json);
    CHECK(json.back() == '\n');
    const Tree tree = Tree::parse(json, nullptr, false);
    REQUIRE(tree.is_object());
    REQUIRE(tree.contains("basis"));
    std::set<std::string> quoted, used;
    for (const Tree& claim : tree["basis"]) {
        quoted.insert(claim.at("claim").get<std::string>());
        CHECK_FALSE(claim.at("quote").get<std::string>().empty());
    }
    Tree rows = tree;
    rows.erase("basis");
    collect_ids(rows, used);
    CHECK_FALSE(used.empty());
    for (const std::string& id : used)
        CHECK(quoted.contains(id));
}

} // namespace

TEST_CASE("JSON: every claim under a row stands in the basis with its words, in every answer")
{
    const auto material = material_of(small_world());
    check_twin(to_json(answers::people(material, view())));
    check_twin(to_json(*answers::person_page(material, view(), answers::people_named(material, "Luis Rey").at(0))));
    check_twin(to_json(answers::proceedings(material, view())));
    check_twin(to_json(answers::incidents(material, view())));
    check_twin(to_json(answers::disruptions(material, view())));
    check_twin(to_json(answers::overlay(material, view(), {})));
    check_twin(to_json(answers::documentation_gap(material, view(), {})));
    check_twin(to_json(answers::participations(material, view())));
    check_twin(to_json(answers::calls(material, view())));
    check_twin(to_json(answers::overview(material, view())));
    answers::CountQuestion question;
    question.types = {domain::ClaimType::killing};
    check_twin(to_json(answers::minimum_count(material, view(), question, {})));
}

TEST_CASE("JSON: the same answer gives the same bytes, and unknown is null")
{
    const auto material = material_of(small_world());
    CHECK(to_json(answers::people(material, view())) == to_json(answers::people(material, view())));
    answers::CountQuestion question;
    question.types = {domain::ClaimType::execution};
    const auto tree = Tree::parse(to_json(answers::minimum_count(material, view(), question, {})));
    CHECK(tree["at_least"].is_null());
}

TEST_CASE("JSON: the floor, the days and what lies below are in every head")
{
    records::World world = small_world();
    answers::View checked = view();
    checked.floor = records::Floor::checked;
    const answers::Material material{records::fold_all(world.evidence, records::Floor::checked),
                                     records::standing(world.evidence, records::Floor::checked)};
    const auto tree = Tree::parse(to_json(answers::people(material, checked)));
    CHECK(tree["below"] == 8);
    CHECK(tree["people"].empty());
    CHECK(tree.dump().find("\"checked\"") != std::string::npos);
}

TEST_CASE("JSON lines: one claim a line that can be read again")
{
    const auto lines = to_json_lines(material_of(small_world()).standing);
    std::size_t count = 0;
    for (std::size_t at = 0; at < lines.size(); ++count) {
        const auto end = lines.find('\n', at);
        REQUIRE(end != std::string::npos);
        CHECK(domain::claim_from_json(lines.substr(at, end - at)));
        at = end + 1;
    }
    CHECK(count == 8);
}

TEST_CASE("CSV: what a spreadsheet would run is made harmless, quotes and lines are kept")
{
    CHECK(csv_field("plain") == "\"plain\"");
    CHECK(csv_field("a,b") == "\"a,b\"");
    CHECK(csv_field("say \"no\"") == "\"say \"\"no\"\"\"");
    for (const std::string danger : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
        CHECK(csv_field(danger).find("'") < 2);
}

TEST_CASE("CSV: a row for each person and for each claim of a count")
{
    const auto material = material_of(small_world());
    const std::string people = to_csv(answers::people(material, view()));
    CHECK(people.find("Ana Solé Vidal") != std::string::npos);
    CHECK(people.find("\r\n") != std::string::npos);
    answers::CountQuestion question;
    question.types = {domain::ClaimType::killing};
    const std::string count = to_csv(answers::minimum_count(material, view(), question, {}));
    CHECK(count.find("at least 28") != std::string::npos);
    CHECK(count.starts_with("\"# At least 28"));
}
