// SPDX-License-Identifier: AGPL-3.0-or-later
// Definitions, published numbers, changes, saved questions and vocabularies on a small casebook of notes.
#include "app/bench_for_tests.hpp"
#include "app/gazetteer.hpp"

#include <algorithm>
#include <doctest/doctest.h>

namespace vigil::app {
namespace {

CountWords killed_in_january()
{
    CountWords words;
    words.types = {"killing"};
    words.from = "2026-01-01";
    words.to = "2026-01-31";
    words.title = "Killed in January";
    return words;
}

std::optional<std::int64_t> number(const Session& session, const CountWords& words)
{
    const auto count = minimum_count(session, view_now(session), words);
    REQUIRE_MESSAGE(count, (count ? "" : count.error().message));
    return count->at_least;
}

} // namespace

TEST_CASE("definitions: the text of a question gives the question back, and what is no line is refused by number")
{
    auto words = killed_in_january();
    words.types = {"killing", "arrest where arbitrar|unlawful"};
    words.categories = {"journalist", "child"};
    words.two_origins = words.alleged = true;
    words.grade = "likely";
    words.floor = "proposed";
    words.note = "A note: with a colon.";
    const auto read = parse_definition(definition_text(words));
    REQUIRE(read);
    CHECK(*read == words);
    CHECK(parse_definition("count: killing\nrule: three\n").error().message ==
          "line 2: 'rule: three' is no line of a definition of a count");
    CHECK_FALSE(parse_definition("count killing"));
}

TEST_CASE("definitions: each saved change is a new version, and an earlier one answers as before")
{
    const NoteBench bench;
    const auto session = bench.open();
    NoteBench::note(*session, "killing", "Ana Solé Vidal", "2026-01-02");
    NoteBench::note(*session, "killing", "Luis Rey Campo", "2026-02-02");
    auto words = killed_in_january();
    const auto first = save_definition(*session, "toll", words);
    REQUIRE_MESSAGE(first, (first ? "" : first.error().message));
    CHECK(first->version == 1);
    words.to = "2026-02-28";
    REQUIRE(save_definition(*session, "toll", words));
    const auto now = definition(*session, "toll");
    const auto before = definition(*session, "toll", 1);
    REQUIRE(now);
    REQUIRE(before);
    CHECK(now->version == 2);
    CHECK(number(*session, now->words) == 2);
    CHECK(number(*session, before->words) == 1);
    CHECK_FALSE(definition(*session, "toll", 3));
    CHECK_FALSE(save_definition(*session, "Toll!", words));
    words.types = {"sadness"};
    CHECK_FALSE(save_definition(*session, "toll", words));
    CHECK(versions_of(*session, "toll").size() == 2);
}

TEST_CASE("definitions: the shipped ones can be asked, and a saved one of the same name takes their place")
{
    const NoteBench bench;
    const auto session = bench.open();
    for (const auto& one : definitions(*session)) {
        CAPTURE(one.name);
        CHECK(one.shipped);
        CHECK(count_question(*session, view_now(*session), one.words));
    }
    auto words = definition(*session, "sdg-16.10.1")->words;
    words.grade.clear();
    REQUIRE(save_definition(*session, "sdg-16.10.1", words));
    CHECK(definition(*session, "sdg-16.10.1")->version == 1);
    CHECK(definition(*session, "sdg-16.10.1", 0)->shipped);
    CHECK(std::ranges::count(definitions(*session), "sdg-16.10.1", &Definition::name) == 1);
}

TEST_CASE("counts: the last 12 months end with the day asked about")
{
    const NoteBench bench;
    const auto session = bench.open();
    auto view = view_now(*session);
    CountWords words;
    words.types = {"killing"};
    words.last = "12 months";
    const auto question = count_question(*session, view, words);
    REQUIRE(question);
    CHECK(question->from == *parse_day("2025-01-11"));
    CHECK(question->to == *parse_day("2026-01-10"));
    view.as_of = *parse_day("2025-03-31");
    words.last = "1 month";
    CHECK(count_question(*session, view, words)->from == *parse_day("2025-03-01"));
    words.last = "some time";
    CHECK_FALSE(count_question(*session, view, words));
    words.last = "30 days";
    words.from = "2026-01-01";
    CHECK_FALSE(count_question(*session, view, words));
}

TEST_CASE("published numbers: stay as they were, and differ from today where claims came in or went out")
{
    const NoteBench bench;
    EntryId claim;
    {
        const auto session = bench.open();
        claim = NoteBench::note(*session, "killing", "Ana Solé Vidal", "2026-01-02");
        const auto saved = save_definition(*session, "toll", killed_in_january());
        REQUIRE(saved);
        const auto count = minimum_count(*session, view_now(*session), saved->words);
        REQUIRE(count);
        CHECK_FALSE(publish_count(*session, *count, saved->words, *saved, " "));
        REQUIRE(publish_count(*session, *count, saved->words, *saved, "Bulletin 4"));
        const auto today = published_today(*session, view_now(*session));
        REQUIRE(today.size() == 1);
        CHECK_FALSE(today[0].differs());
        CHECK(today[0].published.definition == "toll, version 1");
        CHECK(today[0].published.program == version());
    }
    const auto session = bench.open("bela", "2026-01-12");
    const auto other = NoteBench::note(*session, "killing", "Luis Rey Campo", "2026-01-03");
    const auto today = published_today(*session, view_now(*session));
    REQUIRE(today.size() == 1);
    CHECK(today[0].differs());
    CHECK(today[0].published.at_least == 1);
    CHECK(today[0].then->at_least == 1);
    CHECK(today[0].now->at_least == 2);
    CHECK(today[0].came_in == std::vector{other});
    CHECK(today[0].went_out.empty());
    CHECK(today[0].published.in == std::vector{claim});
}

TEST_CASE("changes: between two days of knowledge, with saved counts as lines")
{
    const NoteBench bench;
    {
        const auto session = bench.open();
        NoteBench::note(*session, "killing", "Ana Solé Vidal", "2026-01-02");
        REQUIRE(save_definition(*session, "toll", killed_in_january()));
    }
    const auto session = bench.open("bela", "2026-01-12");
    NoteBench::note(*session, "killing", "Luis Rey Campo", "2026-01-03");
    const auto answer =
        changes(*session, view_now(*session), *parse_day("2026-01-10"), *parse_day("2026-01-12"), {{"counts"}, {}});
    REQUIRE(answer);
    REQUIRE(answer->changes.size() == 1);
    CHECK(answer->changes[0].kind == answers::ChangeKind::corrected);
    CHECK(answer->changes[0].before[0].text.starts_with("At least 1 person"));
    CHECK(answer->changes[0].after[0].text.starts_with("At least 2 people"));
    CHECK_FALSE(changes(*session, view_now(*session), *parse_day("2026-01-12"), *parse_day("2026-01-10")));
}

TEST_CASE("saved questions: the first run has nothing to compare with, the next says what is new")
{
    const NoteBench bench;
    {
        const auto session = bench.open();
        NoteBench::note(*session, "held", "Ana Solé Vidal", "2026-01-02");
        REQUIRE(save_question(*session, {"held", "people", "held", "checked", {}, {}, {}}));
        CHECK_FALSE(save_question(*session, {"held", "weather", "", "checked", {}, {}, {}}));
        const auto first = run_question(*session, "held", true);
        REQUIRE(first);
        CHECK_FALSE(first->changes);
        CHECK(first->lines.size() == 1);
    }
    const auto session = bench.open("bela", "2026-01-12");
    NoteBench::note(*session, "held", "Luis Rey Campo", "2026-01-03");
    for (int i = 0; i < 2; ++i) { // Looking does not count as asking.
        const auto next = run_question(*session, "held", false);
        REQUIRE(next);
        REQUIRE(next->changes);
        REQUIRE(next->changes->changes.size() == 1);
        CHECK(next->changes->changes[0].kind == answers::ChangeKind::added);
    }
    REQUIRE(remove_question(*session, "held"));
    CHECK(saved_questions(*session).empty());
    CHECK_FALSE(run_question(*session, "held", true));
}

TEST_CASE("documents and search: what was kept or published later is not there yet")
{
    const NoteBench bench;
    {
        const auto session = bench.open();
        NoteBench::note(*session, "held", "Ana Solé Vidal", "2026-01-02");
    }
    const auto session = bench.open("bela", "2026-01-12");
    NoteBench::note(*session, "held", "Luis Rey Campo", "2026-01-03");
    auto view = view_now(*session);
    CHECK(documents(*session, view).size() == 2);
    CHECK(search(*session, "held", view).size() == 2);
    view.known = *parse_day("2026-01-10");
    CHECK(documents(*session, view).size() == 1);
    CHECK(search(*session, "held", view).size() == 1);
    view.known.reset();
    view.as_of = *parse_day("2026-01-08"); // Both were told on the 9th.
    CHECK(documents(*session, view).empty());
    CHECK(search(*session, "held", view).empty());
    CHECK(erased_since(*session, view) == 0);
}

TEST_CASE("vocabularies: every shipped table can be read, has codes in three languages, and covers the enumerations")
{
    for (const auto& name : vocabulary_names()) {
        CAPTURE(name);
        const auto vocabulary = shipped_vocabulary(name);
        REQUIRE_MESSAGE(vocabulary, (vocabulary ? "" : vocabulary.error().message));
        CHECK_FALSE(vocabulary->title.empty());
        for (const auto& term : vocabulary->terms) {
            CAPTURE(term.code);
            CHECK(term.labels.size() == 3);
        }
    }
    const auto types = *shipped_vocabulary("claim_type");
    CHECK(types.closed);
    CHECK(types.terms.size() == domain::claim_types().size());
    for (const auto& type : domain::claim_types())
        CHECK(types.term(type.name) != nullptr);
    for (int i = 0; i < 6; ++i)
        CHECK(shipped_vocabulary("grade")->term(name_of(static_cast<ledger::Grade>(i))) != nullptr);
    for (int i = 0; i < 5; ++i)
        CHECK(shipped_vocabulary("modality")->term(domain::name_of(static_cast<domain::Modality>(i))) != nullptr);
    CHECK_FALSE(shipped_vocabulary("colours"));
}

TEST_CASE("vocabularies: a casebook's own category counts, without a new version of the program")
{
    const NoteBench bench;
    const auto session = bench.open();
    const auto claim = NoteBench::note(*session, "killing", "Ana Solé Vidal", "2026-01-02");
    Note note{"call", "2026-01-09", "Heron", "She is a poet.", "en", {}};
    NoteClaim particular;
    particular.what = "designation";
    particular.who = "Ana Solé Vidal";
    particular.detail = "poet";
    note.claims.push_back(particular);
    const auto kept = keep_note(*session, note);
    REQUIRE(kept);
    REQUIRE(link(*session, {ledger::LinkVerb::same,
                            {claim, domain::Field::target, 0},
                            {kept->claims.front(), domain::Field::target, 0},
                            "her own words"}));
    CountWords words;
    words.types = {"killing"};
    words.categories = {"poet"};
    CHECK_FALSE(minimum_count(*session, view_now(*session), words));
    CHECK_FALSE(set_term(*session, "category", {"poet", "words", {"poet"}}));
    REQUIRE(set_term(*session, "category", {"poet", "en", {"poet"}}));
    REQUIRE(set_term(*session, "category", {"poet", "words", {"poet|poets"}}));
    CHECK(number(*session, words) == 1);
    words.categories = {"journalist"};
    CHECK_FALSE(number(*session, words));
    CHECK_FALSE(set_term(*session, "claim_type", {"arrest", "retired", {"yes"}}));
    CHECK(set_term(*session, "claim_type", {"arrest", "fa", {"دستگیری"}}));
}

TEST_CASE("places: a town lies in its province and country, and the words say which is meant")
{
    const auto tehran = place_meant("Tehran");
    const auto province = place_meant("Tehran province");
    const auto city = place_meant("city of Tehran");
    CHECK(province.norms.size() == 1);
    CHECK(province.norms.begin()->starts_with("region:IR."));
    CHECK(std::ranges::none_of(city.norms, [](const auto& norm) { return norm.starts_with("region:"); }));
    CHECK(tehran.norms.size() >= province.norms.size() + city.norms.size());
    CHECK(place_meant("Tripoli, Libya").norms.size() < place_meant("Tripoli").norms.size());
    CHECK(place_meant("Tripoli, Norway").norms.empty());
    CHECK(place_meant("Iran").norms == std::set<std::string>{"state:IR"});
    CHECK_FALSE(city.labels.empty());
}

} // namespace vigil::app
