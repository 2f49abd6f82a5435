// SPDX-License-Identifier: AGPL-3.0-or-later
// Hard cases of proceedings, in our own words. All people are invented. Steps: docs/methods/proceedings.md.
#include "records/world_for_tests.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace vigil;
using namespace vigil::records;

namespace {

const Proceeding& with_outcome(const std::vector<Proceeding>& cases, const std::string& outcome)
{
    const auto found = std::ranges::find_if(cases, [&](const Proceeding& one) {
        return std::ranges::any_of(one.table, [&](const Outcome& row) { return row.outcome == outcome; });
    });
    REQUIRE(found != cases.end());
    return *found;
}

std::string numbered(const std::string& claim, const std::string& values)
{
    return claim + R"(,"values":[)" + values + "]}";
}

std::string value(const std::string& field, const std::string& text, const std::string& kind = "unknown",
                  const std::string& code = {}, const std::string& norm = {})
{
    return R"({"field":")" + field + R"(","text":")" + text + R"(","kind":")" + kind + R"(","code":")" + code +
           R"(","norm":")" + norm + R"("})";
}

} // namespace

TEST_CASE("proceedings: acquitted, appealed, convicted by the higher court is one case, and the conviction holds")
{
    World world;
    const auto report = world.report("Monitor", "2026-03-02");
    world.say(report, R"({"type":"charge","target":["Deniz Aksoylu"],"law":["insulting the court"]})");
    world.say(report, R"({"type":"verdict","target":["Deniz Aksoylu"],"time":"2026-01-09","detail":"acquitted",
        "actor":["Northtown Heavy Penal Court No. 2"]})");
    world.say(report, R"({"type":"appeal","target":["Deniz Aksoylu"],"actor":["prosecutor"]})");
    world.say(report, R"({"type":"verdict","target":["Deniz Aksoylu"],"time":"2026-03-01","detail":"convicted",
        "actor":["Northtown Regional Court of Justice"]})");
    const auto cases = world.proceedings();
    REQUIRE(cases.size() == 1);
    CHECK(cases[0].court == "Northtown Heavy Penal Court No. 2");
    REQUIRE(cases[0].table.size() == 2);
    CHECK(cases[0].table[0].outcome == "acquitted");
    CHECK(cases[0].table[0].replaced);
    CHECK_FALSE(cases[0].table[0].disputed);
    CHECK(cases[0].table[1].outcome == "convicted");
    CHECK_FALSE(cases[0].table[1].replaced);
    CHECK(cases[0].stage == "verdict");
}

TEST_CASE("proceedings: an upheld acquittal stays, and outcomes of one day that differ are disputed")
{
    World world;
    const auto report = world.report("Monitor", "2026-03-02");
    const std::string deniz = R"("target":["Deniz Aksoylu"],"law":["Article 7/2"])";
    world.say(report, R"({"type":"verdict","time":"2026-01-09","detail":"acquitted",)" + deniz + "}");
    world.say(report, R"({"type":"verdict","time":"2026-03-01","detail":"upheld",)" + deniz + "}");
    auto cases = world.proceedings();
    REQUIRE(cases.size() == 1);
    CHECK_FALSE(cases[0].table[0].replaced);
    world.say(report, R"({"type":"verdict","time":"2026-01-09","detail":"convicted",)" + deniz + "}");
    cases = world.proceedings();
    REQUIRE(cases.size() == 1);
    CHECK(std::ranges::count(cases[0].table, true, &Outcome::disputed) == 2);
}

TEST_CASE("proceedings: what follows a severance is a case of its own")
{
    World world;
    const auto report = world.report("Monitor", "2026-05-01");
    const std::string court = R"("actor":["Northtown Heavy Penal Court No. 2"])";
    const std::string both = R"("target":["Deniz Aksoylu","Selin Karadeniz"])";
    world.say(report, R"({"type":"charge","law":["Article 7/2"],)" + both + "}");
    world.say(report, R"({"type":"hearing","time":"2026-01-09",)" + court + "," + both + "}");
    const auto severance = world.say(
        report, R"({"type":"ruling","target":["Deniz Aksoylu"],"time":"2026-02-01","detail":"severed",)" + court + "}");
    world.say(report, R"({"type":"verdict","target":["Deniz Aksoylu"],"time":"2026-03-01","detail":"acquitted",)" +
                          court + "}");
    world.say(report, R"({"type":"verdict","target":["Selin Karadeniz"],"time":"2026-04-01","detail":"convicted",)" +
                          court + "}");
    const auto cases = world.proceedings();
    REQUIRE(cases.size() == 3); // Deniz before and after, and Selin.
    const auto& apart = with_outcome(cases, "acquitted");
    CHECK(apart.branch == severance.hex());
    CHECK(apart.defendants == std::vector<std::string>{"Deniz Aksoylu"});
    const auto& before = with_outcome(cases, "severed");
    CHECK(before.branch.empty());
    REQUIRE(before.severed.size() == 1);
    CHECK(before.severed[0].claim == severance);
    CHECK(with_outcome(cases, "convicted").branch.empty());
}

TEST_CASE("proceedings: two case numbers are two cases, until a court joins them; the severed number leads away")
{
    World world;
    const auto report = world.report("Monitor", "2026-05-01");
    const auto hearing = [&](const std::string& number, const std::string& day) {
        world.say(report, numbered(R"({"type":"hearing","time":")" + day + "\"",
                                   value("target", "Deniz Aksoylu", "person") + "," +
                                       value("detail", number, "thing", "case_number")));
    };
    hearing("2026/11", "2026-01-09");
    hearing("2026/44", "2026-01-20");
    CHECK(world.proceedings().size() == 2);
    world.say(report, numbered(R"({"type":"ruling","time":"2026-02-01")",
                               value("target", "Deniz Aksoylu", "person") + "," + value("detail", "Joined", "thing") +
                                   "," + value("detail", "2026/11", "thing", "case_number") + "," +
                                   value("detail", "2026/44", "thing", "joined_with")));
    auto cases = world.proceedings();
    REQUIRE(cases.size() == 1);
    CHECK(cases[0].case_numbers.size() == 2);
    world.say(report, numbered(R"({"type":"ruling","time":"2026-02-10")",
                               value("target", "Deniz Aksoylu", "person") + "," + value("detail", "Severed", "thing") +
                                   "," + value("detail", "2026/11", "thing", "case_number") + "," +
                                   value("detail", "2026/90", "thing", "severed_as")));
    hearing("2026/90", "2026-02-11");
    cases = world.proceedings();
    REQUIRE(cases.size() == 2);
    CHECK(std::ranges::count_if(cases, [](const Proceeding& one) { return !one.branch.empty(); }) == 1);
}

TEST_CASE("provisions: articles, their law, and charges in words")
{
    const auto parsed = provision_of("Article 7/2 of the Anti-Terrorism Law", "law:tr/tmk/7-2");
    CHECK(parsed.key == "tr/tmk");
    CHECK(parsed.law == "Anti-Terrorism Law");
    CHECK(parsed.articles == std::vector<std::string>{"7/2"});
    CHECK(provision_of("Articles 37, 41 and 5 (1)(b) of the Organic Law").articles ==
          std::vector<std::string>{"37", "41", "5(1)(b)"});
    CHECK(provision_of("Penal Code, Article 124A").law == "Penal Code");
    CHECK(provision_of("Law No. 6415").law == "Law No. 6415");
    CHECK(provision_of("217/A").articles.size() == 1);
    CHECK(provision_of("spreading propaganda against the law").in_words());
    CHECK(provision_of("").in_words());
    CHECK(provision_of("Article").in_words());
}

TEST_CASE("provisions: articles are grouped by law, what names no law comes last")
{
    const std::vector<std::string> texts{"Article 5", "Article 7/2 of the Anti-Terrorism Law", "insulting the court",
                                         "Article 5/1 of the Anti-Terrorism Law"};
    std::vector<Provision> provisions;
    for (const auto& text : texts)
        provisions.push_back(provision_of(text));
    const auto charges = charges_by_law(provisions, texts);
    REQUIRE(charges.laws.size() == 2);
    CHECK(charges.laws[0].articles == std::vector<std::string>{"7/2", "5/1"});
    CHECK(charges.laws[1].law.empty());
    CHECK(charges.in_words == std::vector<std::string>{"insulting the court"});
}

TEST_CASE("hearing notes: lines are no steps; two observers of one day stand side by side")
{
    World world;
    const auto line = [](const std::string& code, const std::string& words, const std::string& norm = {}) {
        return numbered(R"({"type":"hearing","time":"2026-02-18")",
                        value("target", "Deniz Aksoylu", "person") + "," +
                            value("actor", "Northtown Heavy Penal Court No. 2", "body") + "," +
                            value("detail", words, "thing", code, norm));
    };
    const auto first = world.note("Observer 3", "2026-02-18");
    world.say(first, line("check/counsel", "yes", "yes"));
    world.say(first, line("hearing/panel", "three judges"));
    world.say(first, line("check/public", "the room was full", "partly"));
    world.say(world.note("Observer 4", "2026-02-18"), line("check/public", "no", "no"));
    world.say(first, line("check/public", "perhaps", "who knows")); // Of a newer Vigil: no answer that is known.
    const auto cases = world.proceedings();
    REQUIRE(cases.size() == 1);
    CHECK(cases[0].steps.empty());
    REQUIRE(cases[0].hearings.size() == 2);
    const auto& one = cases[0].hearings[0].source == "Observer 3" ? cases[0].hearings[0] : cases[0].hearings[1];
    REQUIRE(one.lines.size() == 1);
    CHECK(one.lines[0].what == "panel");
    REQUIRE(one.checks.size() == 2);
    CHECK(one.checks[0].item == "public"); // In the order of the checklist.
    CHECK(one.checks[0].answer == Answer::partly);
    CHECK(one.checks[1].words.empty());
    const auto again = proceeding_from_cbor(to_cbor(cases[0]));
    REQUIRE(again);
    CHECK(*again == cases[0]);
}

TEST_CASE("checklist: keys are unique, each item names its standard, answers lead back to their names")
{
    const auto items = fair_trial_items();
    for (const auto& item : items) {
        CHECK(fair_trial_item(item.key) == &item);
        CHECK_FALSE(item.standard.empty());
    }
    for (const Answer answer : {Answer::yes, Answer::no, Answer::partly, Answer::not_observed})
        CHECK(answer_named(name_of(answer)) == answer);
    CHECK_FALSE(answer_named("maybe"));
    CHECK(fair_trial_item("no such item") == nullptr);
    CHECK(hearing_field("panel") != nullptr);
}

TEST_CASE(
    "proceedings: the case number of a row is that of the row's case, and two rows of one number are one court case")
{
    World world;
    const auto list = world.report("Registry", "2026-03-02");
    const auto report = world.report("Monitor", "2026-03-05");
    world.list(list, 1,
               numbered(R"({"type":"charge")", value("target", "Ana Ejemplo", "person") + "," +
                                                   value("actor", "Northtown Heavy Penal Court No. 2") + "," +
                                                   value("law", "treason", "law")));
    world.list(list, 1,
               numbered(R"({"type":"particular")", value("target", "Ana Ejemplo", "person") + "," +
                                                       value("detail", "2025/17 E.", "unknown", "case_number")));
    world.say(report,
              numbered(R"({"type":"verdict","time":"2026-03-04")",
                       value("target", "Ana Ejemplo", "person") + "," +
                           value("actor", "Northtown Heavy Penal Court No. 2") + "," + value("detail", "acquitted")));
    const auto cases = world.proceedings();
    REQUIRE(cases.size() == 1);
    CHECK(cases[0].case_numbers == std::vector<std::string>{"2025/17 E."});
    CHECK(cases[0].steps.size() == 2);
    CHECK(cases[0].basis.size() == 3);
}

TEST_CASE("proceedings: a number told elsewhere belongs to the only case that it fits, by its court")
{
    World world;
    const auto first = world.report("Monitor", "2026-03-02");
    const auto second = world.report("Observer", "2026-03-05");
    for (const auto* court : {"Northtown Heavy Penal Court No. 2", "Southtown Heavy Penal Court No. 5"})
        world.say(first, numbered(R"({"type":"charge")",
                                  value("target", "Ana Ejemplo", "person") + "," + value("actor", court) + "," +
                                      value("law", std::string{"charge before "} + court, "law")));
    world.particular(second, "Ana Ejemplo", "case_number", "2025/17 E.");
    auto cases = world.proceedings();
    REQUIRE(cases.size() == 2);
    CHECK(cases[0].case_numbers.empty());
    CHECK(cases[1].case_numbers.empty());
    world.particular(second, "Ana Ejemplo", "court", "Southtown Heavy Penal Court No. 5");
    for (auto& facts : world.evidence.claims)
        if (facts.passage == second)
            facts.claim.span = {0, 50};
    cases = world.proceedings();
    REQUIRE(cases.size() == 2);
    for (const auto& one : cases)
        CHECK(one.case_numbers.size() == (one.court.starts_with("Southtown") ? 1 : 0));
}
