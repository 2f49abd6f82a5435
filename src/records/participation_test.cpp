// SPDX-License-Identifier: AGPL-3.0-or-later
// States that leave and come back. Treaties and their dates are public record; the rest is invented.
#include "records/instruments.hpp"
#include "records/world_for_tests.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace vigil;
using namespace vigil::records;

TEST_CASE("participation: the Paris Agreement, announced 2017, notified 2019, effective 2020, and again")
{
    World world;
    const auto report = world.report("Treaty Desk", "2026-01-12");
    const auto says = [&](const std::string& type, const std::string& time, const std::string& modality,
                          const std::string& quote) {
        world.say(report, R"({"type":")" + type +
                              R"(","actor":["United States"],"target":["Paris Agreement"],"time":")" + time +
                              R"(","modality":")" + modality + R"(","quote":")" + quote + "\"}");
    };
    says("withdrawal", "2017-06-01", "announced", "On 1 June 2017 it announced that it would withdraw.");
    const std::string both =
        "It notified the depositary on 4 November 2019, and the withdrawal took effect on 4 November 2020.";
    says("withdrawal", "2019-11-04", "asserted", both);
    auto one = world.participations().at(0);
    CHECK(one.computed_effective == day("2020-11-04"));
    CHECK(one.clause == "Article 28: one year after the notification is received");
    CHECK(one.on(day("2019-11-04")) == ParticipationStep::notified);
    CHECK(one.on(day("2020-11-03")) == ParticipationStep::notified);
    CHECK(one.on(day("2020-11-04")) == ParticipationStep::effective);
    CHECK(one.on(day("2018-01-01")) == ParticipationStep::announced);

    says("withdrawal", "2020-11-04", "asserted", both);
    says("accession", "2021-02-19", "asserted", "It rejoined on 19 February 2021.");
    const std::string second =
        "On 20 January 2025 he ordered a second withdrawal, and the notification was received on 27 January 2025.";
    says("withdrawal", "2025-01-20", "announced", second);
    says("withdrawal", "2025-01-27", "asserted", second);
    one = world.participations().at(0);
    REQUIRE(one.steps.size() == 6);
    CHECK(one.steps[2].what == ParticipationStep::effective);
    CHECK(one.steps[3].what == ParticipationStep::rejoined);
    CHECK(one.on(day("2021-06-01")) == ParticipationStep::rejoined);
    CHECK(one.computed_effective == day("2026-01-27"));
    CHECK(one.on(day("2026-01-27")) == ParticipationStep::effective);
}

TEST_CASE("participation: an announcement alone computes no date, a retracted notice leaves the state in")
{
    World world;
    const auto report = world.report("Treaty Desk", "2026-01-12");
    world.say(report, R"({"type":"withdrawal","actor":["Ruritania"],"target":["Rome Statute"],"time":"2026-01-07",
        "modality":"announced"})");
    auto one = world.participations().at(0);
    CHECK_FALSE(one.computed_effective);
    CHECK(one.note == "notification not seen; if received on D, not before D + notice (Article 127: one year after the "
                      "notification is received)");
    world.say(report, R"({"type":"withdrawal","actor":["Ruritania"],"target":["Rome Statute"],"time":"2026-01-09",
        "quote":"The depositary was notified on 9 January."})");
    CHECK(world.participations().at(0).computed_effective == day("2027-01-09"));
    world.say(report, R"({"type":"accession","actor":["Ruritania"],"target":["Rome Statute"],"time":"2026-01-11",
        "quote":"It retracted the notification."})");
    one = world.participations().at(0);
    CHECK_FALSE(one.computed_effective);
    CHECK(one.on(day("2027-02-01")) == ParticipationStep::notice_withdrawn);
    CHECK(one.note.empty());
}

TEST_CASE("participation: a number of bodies keeps its count with the named ones under it; funding is another step")
{
    World world;
    const auto report = world.report("Treaty Desk", "2026-01-09");
    world.say(report, R"({"type":"withdrawal","actor":["United States"],"target":["international organisations"],
        "count":{"min":66,"max":66},"modality":"announced"})");
    world.say(report, R"({"type":"withdrawal","actor":["United States"],"target":["UN Population Fund",
        "Intergovernmental Panel on Climate Change"],"modality":"announced"})");
    world.say(report,
              R"({"type":"defunding","actor":["United States"],"target":["UN Population Fund"],"time":"2025"})");
    const auto all = world.participations();
    REQUIRE(all.size() == 3);
    const auto counted = std::find_if(all.begin(), all.end(), [](const auto& one) { return one.count.has_value(); });
    REQUIRE(counted != all.end());
    CHECK(counted->named.size() == 2);
    const auto fund = std::find_if(all.begin(), all.end(), [](const auto& one) { return one.body_key == "unfpa"; });
    REQUIRE(fund != all.end());
    CHECK(fund->steps.size() == 2);
    CHECK_FALSE(fund->computed_effective);
}

TEST_CASE("instruments: at least 25, keys are unique, names lead back to them")
{
    std::set<std::string_view> keys;
    for (const Instrument& one : instruments()) {
        CHECK(keys.insert(one.key).second);
        CHECK(instrument_named(one.name) == &one);
        CHECK((one.notice == Notice::none) == (one.clause.empty() && one.amount == 0));
    }
    CHECK(keys.size() >= 25);
    CHECK(instrument_named("the Paris Agreement")->key == "paris-agreement");
    CHECK(instrument_named("some accord") == nullptr);
}

TEST_CASE("instruments: dates of their clauses")
{
    const auto effective = [](std::string_view key, std::string_view received) {
        const auto found = effective_on(*instrument_keyed(key), day(received));
        return found ? to_string(*found) : std::string{"none"};
    };
    CHECK(effective("istanbul-convention", "2021-03-22") == "2021-07-01");
    CHECK(effective("unesco", "2017-10-12") == "2018-12-31");
    CHECK(effective("coe-statute", "2022-03-15") == "2022-12-31");
    CHECK(effective("coe-statute", "2022-10-01") == "2023-12-31");
    CHECK(effective("echr", "2025-08-31") == "2026-02-28");
    CHECK(effective("att", "2026-01-01") == "2026-04-01");
    CHECK(effective("iccpr", "2026-01-01") == "none");
}

TEST_CASE("participation: a notification that was only sent starts no time of notice")
{
    World world;
    const auto report = world.report("Treaty Desk", "2026-01-12");
    world.say(report, R"({"type":"withdrawal","actor":["Ruritania"],"target":["American Convention on Human Rights"],
        "time":"2026-01-05","quote":"Ruritania sent its notification on 5 January."})");
    auto one = world.participations().at(0);
    CHECK(one.steps.at(0).what == ParticipationStep::notice_sent);
    CHECK_FALSE(one.computed_effective);
    CHECK(one.note == "day of receipt not stated; if received on D, not before D + notice (Article 78: one year's "
                      "notice)");
    world.say(report, R"({"type":"withdrawal","actor":["Ruritania"],"target":["Pact of San José"],
        "time":"2026-01-09","quote":"The General Secretariat received the notification on 9 January."})");
    one = world.participations().at(0);
    CHECK(one.computed_effective == day("2027-01-09"));
    CHECK(one.note.empty());
}

TEST_CASE("participation: a body is known by its norm in whatever words it stands")
{
    World world;
    const auto report = world.report("Treaty Desk", "2026-01-12");
    world.say(report, R"({"type":"withdrawal","actor":["Ruritania"],"target":["el Acuerdo de París"],
        "modality":"announced"})");
    for (domain::Value& value : world.evidence.claims.back().claim.values)
        if (value.field == domain::Field::target)
            value.norm = "treaty:paris";
    const auto one = world.participations().at(0);
    CHECK(one.instrument == "paris-agreement");
    CHECK(one.note.ends_with("; notice not in the first three years after entry into force for the state"));
}

TEST_CASE("participation: denied is a step that changes nothing")
{
    World world;
    const auto report = world.report("Treaty Desk", "2026-01-12");
    world.say(report, R"({"type":"withdrawal","actor":["Ruritania"],"target":["Rome Statute"],"time":"2026-01-07",
        "modality":"denied"})");
    const auto one = world.participations().at(0);
    CHECK(one.steps.at(0).what == ParticipationStep::denied);
    CHECK_FALSE(one.on(day("2026-02-01")));
    CHECK(one.note.empty());
}

TEST_CASE("instruments: every row of the table can be read and cites its source")
{
    CHECK(read_instruments(clauses_tsv()).wrong.empty());
    for (const Instrument& one : instruments()) {
        INFO(one.key);
        CHECK(one.source.size() > 10);
        CHECK_FALSE(one.words.empty());
        CHECK(one.clause.empty() == (one.notice == Notice::none));
    }
}

TEST_CASE("instruments: a row that cannot be read is named, never dropped silently")
{
    const auto read = read_instruments("# head\nx\tparty\n"
                                       "y\tparty\t\tTreaty Y\t\tArticle 1\tfortnights 2\tw\t\t\t\t\ts\n"
                                       "z\tparty\t\tTreaty Z\t\tArticle 1\tmonths 2\tw\t\t\t\t\ts\n");
    CHECK(read.wrong.size() == 2);
    REQUIRE(read.all.size() == 1);
    CHECK(read.all[0].amount == 2);
}

TEST_CASE("instruments: clauses against withdrawals on the public record")
{
    struct Known {
        std::string_view key, received, effective;
    };
    // Depositaries' notifications and the organisations' own statements.
    constexpr Known known[] = {
        {"paris-agreement", "2019-11-04", "2020-11-04"},
        {"istanbul-convention", "2021-03-22", "2021-07-01"},
        {"rome-statute", "2016-10-27", "2017-10-27"},
        {"rome-statute", "2018-03-17", "2019-03-17"},
        {"achr", "1998-05-26", "1999-05-26"},
        {"achr", "2012-09-10", "2013-09-10"},
        {"oas-charter", "2021-11-19", "2023-11-19"},
        {"oas-charter", "2017-04-27", "2019-04-27"},
        {"unesco", "2017-10-12", "2018-12-31"},
        {"iccpr-op1", "1998-05-26", "1998-08-26"},
        {"ottawa-convention", "2025-06-27", "2025-12-27"},
        {"cluster-munitions", "2024-09-06", "2025-03-06"},
        {"ecowas", "2024-01-29", "2025-01-29"},
        {"who-us", "2025-01-22", "2026-01-22"},
        {"kyoto-protocol", "2011-12-15", "2012-12-15"},
    };
    for (const Known& one : known) {
        INFO(one.key, " ", one.received);
        CHECK(effective_on(*instrument_keyed(one.key), day(one.received)) == day(one.effective));
    }
}

TEST_CASE("instruments: the Genocide Convention is left at the end of its period, six months ahead")
{
    const Instrument& convention = *instrument_keyed("genocide");
    CHECK(effective_on(convention, day("2026-02-01")) == day("2031-01-12"));
    CHECK(effective_on(convention, day("2030-07-12")) == day("2031-01-12"));
    CHECK(effective_on(convention, day("2030-07-13")) == day("2036-01-12"));
    CHECK(effective_on(convention, day("1949-01-01")) == day("1961-01-12"));
}
