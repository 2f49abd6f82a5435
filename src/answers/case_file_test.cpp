// SPDX-License-Identifier: AGPL-3.0-or-later
#include "answers/case_file.hpp"

#include <doctest/doctest.h>

using namespace vigil;
using namespace vigil::answers;

namespace {

WorkFields fields_of_all(std::initializer_list<std::pair<std::string, std::string>> all)
{
    WorkFields fields;
    for (const auto& [field, value] : all)
        fields[field].push_back({value, {}, "mara", {}});
    return fields;
}

} // namespace

TEST_CASE("case files: fields become head, items, actions, steps and needs")
{
    const auto file = case_file("2026-014", fields_of_all({{"title", "Bans"},
                                                           {"officer", "mara"},
                                                           {"person/ab/target/0", "Ana Example"},
                                                           {"document/cd", "a.html"},
                                                           {"action/1-mara/kind", "letter"},
                                                           {"action/1-mara/to", "the Ministry"},
                                                           {"action/1-mara/due", "2026-02-01"},
                                                           {"step/10-mara/what", "later"},
                                                           {"step/2-ben/what", "call"},
                                                           {"need/1-mara/what", "insulin"},
                                                           {"level", "restricted"},
                                                           {"colour", "red"},
                                                           {"step/1-x/tempo", "quick"}}));
    CHECK(file.title.text() == "Bans");
    REQUIRE(file.people.size() == 1);
    CHECK(file.people[0].id == "ab/target/0");
    CHECK(file.people[0].label.text() == "Ana Example");
    REQUIRE(file.actions.size() == 1);
    CHECK(file.actions[0].words() == "letter to the Ministry");
    CHECK(file.actions[0].waits());
    REQUIRE(file.steps.size() == 2);
    CHECK(file.steps[0].key == "2-ben");
    CHECK(file.needs[0].open());
    CHECK_FALSE(file.closed());
    CHECK(file.others.size() == 2); // Of a newer Vigil: kept and shown.
}

TEST_CASE("case files: concurrent values are both shown, and the earlier day counts")
{
    auto fields = fields_of_all({{"step/1-mara/what", "call"}, {"step/1-mara/due", "2026-02-03"}});
    fields["step/1-mara/due"].push_back({"2026-02-01", {}, "ben", {}});
    fields["state"] = {{"closed", {}, "mara", {}}, {"open", {}, "ben", {}}};
    const auto file = case_file("1", fields);
    CHECK(file.steps[0].due.text() == "2026-02-03 / 2026-02-01 (2 values)");
    CHECK(file.steps[0].due.day() == *parse_day("2026-02-01"));
    CHECK_FALSE(file.closed());
}

TEST_CASE("case files: done and met count only when all values say so")
{
    auto fields = fields_of_all({{"step/1-mara/what", "call"}, {"step/1-mara/done", "2026-02-03"}});
    CHECK_FALSE(case_file("1", fields).steps[0].open());
    fields["step/1-mara/done"].push_back({"no", {}, "ben", {}});
    CHECK(case_file("1", fields).steps[0].open());
    CHECK(case_file("1", fields_of_all({{"need/1-a/what", "x"}, {"need/1-a/met", "no"}})).needs[0].open());
}

TEST_CASE("case files: a reference is short, plain and no name")
{
    for (const auto* good : {"2026-014", "A.1_b", "x"})
        CHECK(check_reference(good));
    for (const auto* wrong : {"", "-1", "Ana Example", "a/b", "a:b", "ü"})
        CHECK_FALSE(check_reference(wrong));
    CHECK_FALSE(check_reference(std::string(61, 'a')));
}

TEST_CASE("case files: a key is the next number of a member, and its number alone will do")
{
    const auto file =
        case_file("1", fields_of_all({{"step/1-mara/what", "a"}, {"step/2-mara/what", "b"}, {"step/2-ben/what", "c"}}));
    CHECK(next_key(file, "step", "eva") == "3-eva");
    CHECK(next_key(file, "action", "a/b") == "1-a-b");
    CHECK(*key_named(file, "step", "1") == "1-mara");
    CHECK(*key_named(file, "step", "2-ben") == "2-ben");
    CHECK(key_named(file, "step", "2").error().fault == Fault::invalid_argument);
    CHECK(key_named(file, "step", "9").error().fault == Fault::not_found);
}

TEST_CASE("case files: days are days, and unknown fields are refused when they are typed")
{
    CHECK(check_field("step", "due", "2026-02-01"));
    CHECK(check_field("step", "done", "no"));
    CHECK(check_field("need", "kind", "medical"));
    CHECK_FALSE(check_field("step", "due", "soon"));
    CHECK_FALSE(check_field("step", "met", "2026-02-01"));
    CHECK_FALSE(check_field("plan", "what", "x"));
}
