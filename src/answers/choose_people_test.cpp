// SPDX-License-Identifier: AGPL-3.0-or-later
#include "answers/choose_people.hpp"

#include "records/world_for_tests.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace vigil::answers {
namespace {

using records::World;

World any_world()
{
    const auto one_of = [](std::vector<std::string> words) { return *rc::gen::elementOf(std::move(words)); };
    World world;
    for (int i = *rc::gen::inRange(1, 25); i > 0; --i) {
        const auto report = world.report(one_of({"One Watch", "Two Watch", "Three Watch"}),
                                         "2026-01-" + std::to_string(*rc::gen::inRange(10, 29)));
        const std::string time =
            one_of({"", R"(,"time":"2026-01-08")", R"(,"time":"2026-01-21")", R"(,"time":"2026-01")"});
        const auto id = world.say(
            report, R"({"type":")" + one_of({"arrest", "held", "release", "death", "charge"}) + R"(","target":[")" +
                        one_of({"Ana Solé Vidal", "Ana Sole Vidal", "Luis Rey Campo", "Mara Rey"}) +
                        R"("],"place":[")" + one_of({"Northtown", "Southtown"}) + R"("],"modality":")" +
                        one_of({"asserted", "asserted", "denied"}) + "\"" + time + "}");
        if (*rc::gen::inRange(0, 3) == 0)
            world.accept(id);
    }
    return world;
}

Material material_of(const World& world, records::Floor floor)
{
    return {world.fold(floor), records::standing(world.evidence, floor)};
}

std::vector<records::PersonLine> lines_of(const Material& material)
{
    std::vector<records::PersonLine> lines;
    for (const auto& record : material.records)
        if (record.family == records::Family::person)
            lines.push_back(records::line_of(*records::person_from_cbor(record.value), material.standing));
    std::ranges::sort(lines, {}, [](const auto& line) { return std::tie(line.key, line.id); });
    return lines;
}

} // namespace

TEST_CASE("property: people chosen by their lines, and the totals, are those of the list made from whole records")
{
    CHECK(rc::check([] {
        const World world = any_world();
        View view;
        view.floor = *rc::gen::element(records::Floor::checked, records::Floor::proposed);
        view.today = records::day("2026-01-01") + std::chrono::days{*rc::gen::inRange(0, 40)};
        PeopleQuestion question;
        question.name = *rc::gen::element<std::string>("", "", "rey", "Sole");
        question.country = *rc::gen::element<std::string>("", "", "northtown");
        if (*rc::gen::inRange(0, 3) == 0)
            question.group = Liberty::held;
        const Material material = material_of(world, view.floor);
        const auto lines = lines_of(material);
        const People whole = people(material, view, question);
        question.from = *rc::gen::inRange<std::size_t>(0, 4);
        question.most = *rc::gen::inRange<std::size_t>(1, 4);
        ChoosingPeople choosing{view, question};
        for (const auto& line : lines)
            choosing.take(line);
        const Chosen chosen = choosing.chosen();

        RC_ASSERT(chosen.matched == whole.rows.size());
        std::vector<std::string> ids;
        for (std::size_t i = question.from; i < std::min(whole.rows.size(), question.from + question.most); ++i)
            ids.push_back(whole.rows[i].id);
        RC_ASSERT(chosen.ids == ids);
        RC_ASSERT(chosen.totals.size() == whole.totals.size());
        for (std::size_t i = 0; i < whole.totals.size(); ++i) {
            RC_ASSERT(chosen.totals[i].group == whole.totals[i].group);
            RC_ASSERT(chosen.totals[i].records == whole.totals[i].records);
            RC_ASSERT(chosen.totals[i].at_least == whole.totals[i].at_least);
            RC_ASSERT(chosen.totals[i].oldest_confirmed == whole.totals[i].oldest_confirmed);
        }
        for (const std::string name : {"Ana Solé Vidal", "rey", "Luis Rey", "nobody"}) {
            PeopleNamed named{name};
            for (const auto& line : lines)
                named.take(line);
            auto by_lines = named.ids();
            auto by_records = people_named(material, name);
            std::ranges::sort(by_lines);
            std::ranges::sort(by_records);
            RC_ASSERT(by_lines == by_records);
        }
    }));
}

} // namespace vigil::answers
