// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/method.hpp"

#include "records/world_for_tests.hpp"

#include <doctest/doctest.h>

using namespace vigil;
using namespace vigil::publish;

namespace {

answers::MinimumCount killed()
{
    records::World world;
    const auto report = world.report("Desk <b>", "2026-01-09");
    world.say(report, R"({"type":"killing","target":["people"],"count":{"min":28},"quote":"At least 28 died."})");
    world.say(report, R"({"type":"killing","target":["Ana Solé Vidal, journalist"],"quote":"Ana Solé Vidal died."})");
    world.evidence.claims.back().claim.values.front().kind = domain::ValueKind::person;
    world.say(report, R"({"type":"killing","target":["people"],"count":{"min":5},"modality":"denied"})");
    answers::View view;
    view.floor = records::Floor::proposed;
    view.today = records::day("2026-02-01");
    answers::CountQuestion question;
    question.types = {domain::ClaimType::killing};
    return answers::minimum_count(
        {records::fold_all(world.evidence, view.floor), records::standing(world.evidence, view.floor)}, view, question,
        {});
}

bool holds(const std::string& text, std::string_view words)
{
    return text.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("method: question, rule, version, rows in and out, totals by origin and program are on the page")
{
    const auto count = killed();
    const Method method{count,     "toll, version 2",     "Toll", "A note.", "count: killing\n",
                        "vigil 9", "2026-02-01T00:00:00Z"};
    const std::string text = method_text(method);
    for (const auto* words : {"At least 28 people (killing)", "Definition: toll, version 2.", "Note: A note.",
                              "Rule: one source", "28  Desk <b>", "Rows in: 2", "Rows out: 1", "1 out: denied",
                              "vigil 9, 2026-02-01T00:00:00Z", "floor: proposed"})
        CHECK_MESSAGE(holds(text, words), words);
}

TEST_CASE("method: names and words of sources are on it only when asked for")
{
    const auto count = killed();
    Method method{count, "", "", "", "", "vigil 9", "2026-02-01T00:00:00Z"};
    CHECK_FALSE(holds(method_text(method), "Ana Solé"));
    CHECK_FALSE(holds(method_html(method), "Ana Solé"));
    CHECK(holds(method_text(method), "1 named"));
    method.with_words = true;
    CHECK(holds(method_text(method), "“Ana Solé Vidal died.”"));
    CHECK(holds(method_html(method), "Ana Solé Vidal died."));
}

TEST_CASE("method: the page escapes what sources wrote, and needs nothing from elsewhere")
{
    const auto count = killed();
    const Method page{count, "", "", "", "", "vigil 9", "2026-02-01T00:00:00Z", true};
    const std::string html = method_html(page);
    CHECK(holds(html, "Desk &lt;b&gt;"));
    CHECK_FALSE(holds(html, "Desk <b>"));
    CHECK_FALSE(holds(html, "<script"));
    CHECK_FALSE(holds(html, "http://"));
    CHECK_FALSE(holds(html, "https://"));
}
