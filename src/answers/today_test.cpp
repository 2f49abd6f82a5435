// SPDX-License-Identifier: AGPL-3.0-or-later
#include "answers/today.hpp"

#include "records/world_for_tests.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace vigil;
using namespace vigil::answers;
using records::day;
using records::World;

namespace {

struct Office {
    World world;
    std::vector<CaseFile> cases;
    TodayQuestion question;
    View view;

    explicit Office(const std::string& on = "2026-02-01")
    {
        view.today = day(on);
        view.floor = records::Floor::proposed;
    }

    Today ask() const
    {
        const Material material{world.fold(), records::standing(world.evidence, records::Floor::proposed)};
        return today({material, material, cases}, view, question);
    }

    void file(const std::string& reference, std::vector<std::pair<std::string, std::string>> all)
    {
        WorkFields fields;
        for (const auto& [field, value] : all)
            fields[field].push_back({value, records::EntryId{sha256(field)}, "mara", {}});
        cases.push_back(case_file(reference, fields));
    }
    std::string mention_of(const std::string& name) const
    {
        for (const auto& person : world.people())
            if (person.name == name)
                return person.id;
        return {};
    }
};

std::vector<std::string> whats(const std::vector<TodayLine>& lines)
{
    std::vector<std::string> texts;
    for (const auto& line : lines)
        texts.push_back((line.day ? to_string(*line.day) + " " : "") + line.who + (line.who.empty() ? "" : ": ") +
                        line.what);
    return texts;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("today: open steps and expected answers by day, late ones first, closed case files left out")
{
    Office office;
    office.file("1", {{"officer", "mara"},
                      {"step/1-a/what", "call"},
                      {"step/1-a/due", "2026-02-05"},
                      {"step/2-a/what", "far"},
                      {"step/2-a/due", "2026-06-01"},
                      {"step/3-a/what", "done"},
                      {"step/3-a/due", "2026-02-02"},
                      {"step/3-a/done", "2026-01-30"},
                      {"step/4-a/what", "some day"},
                      {"action/1-a/kind", "letter"},
                      {"action/1-a/due", "2026-01-20"}});
    office.file("2", {{"state", "closed"}, {"step/1-a/what", "old"}, {"step/1-a/due", "2026-02-01"}});
    const auto answer = office.ask();
    CHECK(whats(answer.due) == Texts{"2026-01-20 answer due: letter", "2026-02-05 call", "some day"});
    CHECK(answer.due[0].references == Texts{"1"});
    CHECK(answer.due[0].officer == "mara");
    CHECK_FALSE(answer.due[0].entries.empty());
    CHECK(answer.due[1].key == "step 1 1-a");
}

TEST_CASE("today: hearings ahead with their claims, not those of the past")
{
    Office office;
    const auto report = office.world.report("Desk", "2026-01-20");
    const auto set = office.world.say(
        report, R"({"type":"hearing","target":["Ana Example"],"time":"2026-02-10","actor":["Court of Example"]})");
    office.world.say(report, R"({"type":"hearing","target":["Ben Example"],"time":"2026-01-15"})");
    office.world.say(report, R"({"type":"hearing","target":["Eva Example"],"time":"2026-07-01"})");
    office.file("7", {{"person/" + office.mention_of("Ana Example"), "Ana Example"}});
    const auto answer = office.ask();
    REQUIRE(answer.hearings.size() == 1);
    CHECK(answer.hearings[0].day == day("2026-02-10"));
    CHECK(answer.hearings[0].who == "Ana Example");
    CHECK(answer.hearings[0].basis == records::Basis{set});
    CHECK(answer.hearings[0].references == Texts{"7"});
    REQUIRE(answer.head.basis.size() == 1);
}

TEST_CASE("today: a hearing of who may be the same person as somebody in a case file says so, at every floor")
{
    Office office;
    const auto told = [&](const std::string& source, const std::string& claim) {
        return office.world.say(office.world.report(source, "2026-01-20"), claim);
    };
    told("Desk", R"({"type":"held","target":["Ana Example"]})");
    const auto set = told("Site", R"({"type":"hearing","target":["Ana Example"],"time":"2026-02-10"})");
    told("Wire", R"({"type":"hearing","target":["Ben Example"],"time":"2026-02-11"})");
    office.file("7", {{"person/" + office.mention_of("Ana Example"), "Ana Example"}});
    const auto lines = [&](records::Floor floor) {
        const Material at_floor{office.world.fold(floor), records::standing(office.world.evidence, floor)};
        const Material below{office.world.fold(), records::standing(office.world.evidence, records::Floor::proposed)};
        return today({at_floor, below, office.cases}, office.view).hearings;
    };
    const auto proposed = lines(records::Floor::proposed);
    REQUIRE(proposed.size() == 2);
    Texts seen = proposed[0].references;
    seen.insert(seen.end(), proposed[0].perhaps.begin(), proposed[0].perhaps.end());
    CHECK(seen == Texts{"7"}); // Which of the two records was put in depends on their ids.
    CHECK(proposed[1].references.empty());
    CHECK(proposed[1].perhaps.empty());
    office.world.accept(set);
    const auto checked = lines(records::Floor::checked);
    REQUIRE(checked.size() == 1);
    CHECK(checked[0].references.size() + checked[0].perhaps.size() == 1);
}

TEST_CASE("today: who was put in by a proposed mention is in at the checked floor too")
{
    Office office{"2026-03-15"};
    const auto report = office.world.report("Desk", "2026-01-02");
    const auto first = office.world.say(report, R"({"type":"held","target":["Ana Example"]})");
    const auto second = office.world.say(report, R"({"type":"arrest","target":["Ana Example"],"time":"2026-01-01"})");
    office.file("3", {{"person/" + office.mention_of("Ana Example"), "Ana Example"}});
    for (const auto& checked : {first, second}) {
        auto world = office.world;
        world.accept(checked);
        office.view.floor = records::Floor::checked;
        const Material at_floor{world.fold(records::Floor::checked),
                                records::standing(world.evidence, records::Floor::checked)};
        const Material below{world.fold(), records::standing(world.evidence, records::Floor::proposed)};
        const auto silent = today({at_floor, below, office.cases}, office.view).silent;
        REQUIRE(silent.size() == 1);
        CHECK(silent[0].references == Texts{"3"});
    }
}

TEST_CASE("today: a time limit is only what a claim states")
{
    Office office;
    const auto report = office.world.report("Desk", "2026-01-20");
    office.world.say(report, R"({"type":"verdict","target":["Ana Example"],"time":"2026-01-15","detail":"convicted"})");
    CHECK(office.ask().limits.empty());
    office.world.say(
        report,
        R"({"type":"appeal","target":["Ana Example"],"time":"2026-02-07","modality":"possible","detail":"possible"})");
    const auto limits = office.ask().limits;
    REQUIRE(limits.size() == 1);
    CHECK(limits[0].day == day("2026-02-07"));
}

TEST_CASE("today: people without news, longest silence first, and the dead are not silent")
{
    Office office{"2026-03-15"};
    office.world.say(office.world.report("Desk", "2026-01-20"), R"({"type":"held","target":["Ana Example"]})");
    office.world.say(office.world.report("Desk", "2026-01-02"), R"({"type":"held","target":["Ben Example"]})");
    office.world.say(office.world.report("Desk", "2026-03-10"), R"({"type":"held","target":["Eva Example"]})");
    office.world.say(office.world.report("Desk", "2026-01-02"),
                     R"({"type":"death","target":["Gil Example"],"time":"2026-01-01"})");
    office.world.say(office.world.report("Desk", "2026-01-02"),
                     R"({"type":"release","target":["Ida Example"],"time":"2026-01-01"})");
    const auto silent = office.ask().silent;
    REQUIRE(silent.size() == 2);
    CHECK(silent[0].who == "Ben Example");
    CHECK(silent[1].who == "Ana Example");
    office.file("3", {{"person/" + office.mention_of("Ida Example"), "Ida Example"}});
    CHECK(office.ask().silent.size() == 3);
    office.question.silent = 100;
    CHECK(office.ask().silent.empty());
}

TEST_CASE("today: needs of case files until they are met, and needs that claims tell")
{
    Office office;
    office.file("1", {{"need/1-a/what", "insulin"}, {"need/2-a/what", "glasses"}, {"need/2-a/met", "2026-01-10"}});
    office.world.say(office.world.report("Desk", "2026-01-09"),
                     R"({"type":"held","target":["Ana Example"],"detail":"in urgent need of medical attention"})");
    const auto needs = whats(office.ask().needs);
    CHECK(needs.size() == 2);
    CHECK(std::ranges::find(needs, "medical: insulin") != needs.end());
}

TEST_CASE("today: new claims about people of case files and lists, but not the rows of the list")
{
    Office office{"2026-03-15"};
    const auto list = office.world.report("List", "2026-01-05");
    office.world.list(list, 1, R"({"type":"held","target":["Ana Example"]})");
    office.world.say(office.world.report("Desk", "2026-03-01"),
                     R"({"type":"release","target":["Stranger Example"],"time":"2026-03-01"})");
    const auto told = office.world.say(office.world.report("Desk", "2026-03-02"),
                                       R"({"type":"release","target":["Gil Example"],"time":"2026-03-01"})");
    office.file("3", {{"person/" + office.mention_of("Gil Example"), "Gil Example"}});
    office.question.since = Instant{day("2026-01-01")};
    const auto fresh = office.ask().fresh;
    REQUIRE(fresh.size() == 1);
    CHECK(fresh[0].basis == records::Basis{told});
    CHECK(fresh[0].references == Texts{"3"});
    CHECK_FALSE(fresh[0].judged);
    office.question.since = Instant{day("2026-03-05")};
    CHECK(office.ask().fresh.empty());
}
