// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/app.hpp"
#include "app/gazetteer.hpp"
#include "app/material.hpp"
#include "publish/json.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>

/// The whole way on a small casebook: add, ask, judge, look after.
namespace vigil::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view report = "Andes Desk: two people released\n\n"
                                    "Lawyer Marisol Quintero Vega was released on 8 January 2026 in Caracas. "
                                    "Human rights defender Beltrán Osuna Mayorca remains detained at El Helicoide.\n\n"
                                    "A court in Caracas imposed a travel ban on Marisol Quintero Vega. "
                                    "The organisation calls on the authorities to close every case without delay.\n";

class Bench {
public:
    Bench()
    {
        std::string name = fs::temp_directory_path() / "vigil-test-XXXXXX";
        m_path = mkdtemp(name.data());
        REQUIRE(write_private_file(file("pass"), "a long enough passphrase\n"));
        auto made = Session::create(opening());
        REQUIRE_MESSAGE(made, (made ? "" : made.error().message));
    }
    ~Bench() { fs::remove_all(m_path); }

    std::string file(const std::string& name) const { return m_path / name; }
    std::string write(const std::string& name, std::string_view text) const
    {
        REQUIRE(write_file(file(name), text));
        return file(name);
    }
    Opening opening() const
    {
        Opening opening;
        opening.folder = file("test");
        opening.gate = {Gate::Kind::passphrase_file, file("pass"), -1};
        opening.access = Access::write;
        opening.member = "tester";
        opening.clock = std::make_shared<FixedClock>(Instant{*parse_day("2026-01-10")});
        opening.reads_documents = true;
        return opening;
    }
    std::unique_ptr<Session> open() const
    {
        auto session = Session::open(opening());
        REQUIRE_MESSAGE(session, (session ? "" : session.error().message));
        REQUIRE_MESSAGE((*session)->workers() != nullptr, (*session)->no_workers());
        return *std::move(session);
    }

private:
    fs::path m_path;
};

AddOptions published(std::string_view day)
{
    AddOptions options;
    options.told.published = *parse_edtf(day);
    options.told.language = "en";
    return options;
}

FileOutcome add_one(Session& session, const std::string& path)
{
    auto added = add(session, {path}, published("2026-01-09"));
    REQUIRE_MESSAGE(added, (added ? "" : added.error().message));
    REQUIRE(added->files.size() == 1);
    return added->files.front();
}

std::vector<ClaimRow> claims_of_type(const Session& session, domain::ClaimType type)
{
    ClaimFilter filter;
    filter.type = type;
    auto rows = claims(session, filter);
    REQUIRE(rows);
    return *rows;
}

std::string group_of(const answers::People& people, std::string_view name)
{
    for (const auto& row : people.rows)
        if (row.name == name)
            return std::string{answers::label_of(row.group)};
    return "absent";
}

} // namespace

TEST_CASE("a report becomes claims whose quotes are words of the text; the same bytes are known the second time")
{
    const Bench bench;
    const auto session = bench.open();
    const auto path = bench.write("report.txt", report);
    const auto first = add_one(*session, path);
    CHECK(first.end == FileOutcome::End::added);
    CHECK(first.claims >= 2);
    const auto rows = claims(*session, {});
    REQUIRE(rows);
    for (const auto& row : *rows) {
        const auto text = session->casebook().text(row.passage->part);
        REQUIRE(text);
        CHECK(text->substr(row.proposed.span.begin, row.proposed.span.end - row.proposed.span.begin) ==
              row.proposed.quote);
    }
    const auto entries = session->casebook().totals().entries;
    CHECK(add_one(*session, path).end == FileOutcome::End::known);
    CHECK(session->casebook().totals().entries == entries);
}

TEST_CASE("a bad file never stops the batch")
{
    const Bench bench;
    const auto session = bench.open();
    const auto good = bench.write("good.txt", report);
    const auto empty = bench.write("empty.txt", "");
    const auto damaged = bench.write("damaged.pdf", "%PDF-1.7\nnothing that a PDF needs");
    const auto added = add(*session, {empty, damaged, good}, published("2026-01-09"));
    REQUIRE(added);
    REQUIRE(added->files.size() == 3);
    CHECK(added->files[2].claims >= 2);
    CHECK_FALSE(added->files[1].notices.empty());
    for (const auto& file : added->files)
        CHECK(file.document.has_value());
    CHECK(session->casebook().documents().size() == 3);
}

TEST_CASE("a document whose bytes were kept by a run that ended too early is read when it is added again")
{
    const Bench bench;
    const auto path = bench.write("report.txt", report);
    const auto session = bench.open();
    const auto bytes = read_file(path);
    REQUIRE(session->casebook().append("tester", seal::random_digest(), [&](store::Writer& writer) -> Result<Done> {
        ledger::DocumentKept body;
        VIGIL_TRY(body.sha256, writer.keep_blob(*bytes));
        body.size = bytes->size();
        body.file_name = "report.txt";
        writer.add(body);
        return Done{};
    }));
    const auto again = add_one(*session, path);
    CHECK(again.end == FileOutcome::End::added);
    CHECK(again.claims >= 2);
    CHECK(session->casebook().documents().size() == 1);
}

TEST_CASE("a release told again with few changes is linked with the first, not dropped")
{
    const Bench bench;
    const auto session = bench.open();
    add_one(*session, bench.write("report.txt", report));
    const auto update = add_one(*session, bench.write("update.txt", std::string{report} + "Updated.\n"));
    CHECK(update.end == FileOutcome::End::added);
    CHECK(update.resembles.size() == 1);
}

TEST_CASE("nothing stands at the checked floor until a person accepts it; a rejection takes it from both")
{
    const Bench bench;
    const auto session = bench.open();
    add_one(*session, bench.write("report.txt", report));
    const auto checked = view_now(*session);
    const auto proposed = view_now(*session, Floor::proposed);
    CHECK(people(*session, checked).rows.empty());
    CHECK(people(*session, checked).head.below > 0);
    CHECK(group_of(people(*session, proposed), "Marisol Quintero Vega") ==
          answers::label_of(answers::Liberty::released));

    const auto releases = claims_of_type(*session, domain::ClaimType::release);
    REQUIRE(releases.size() == 1);
    REQUIRE(check(*session, {{releases[0].id, ledger::Verdict::accept, "", 0, "", ""}}));
    CHECK(group_of(people(*session, checked), "Marisol Quintero Vega") ==
          answers::label_of(answers::Liberty::released));

    CHECK_FALSE(check(*session, {{releases[0].id, ledger::Verdict::reject, "", 0, "", ""}})); // no reason
    REQUIRE(check(*session, {{releases[0].id, ledger::Verdict::reject, "", 0, "", "says something else"}}));
    CHECK(claims_of_type(*session, domain::ClaimType::release)[0].state == ClaimState::rejected);
    CHECK(group_of(people(*session, checked), "Marisol Quintero Vega") == "absent");
    CHECK(group_of(people(*session, proposed), "Marisol Quintero Vega") !=
          answers::label_of(answers::Liberty::released));
}

TEST_CASE("a judgement that is withdrawn no longer counts, and stays in the ledger")
{
    const Bench bench;
    const auto session = bench.open();
    add_one(*session, bench.write("report.txt", report));
    const auto id = claims_of_type(*session, domain::ClaimType::release).at(0).id;
    REQUIRE(check(*session, {{id, ledger::Verdict::accept, "", 0, "", ""}}));
    const auto judged = claims_with(*session, {id}).at(0);
    REQUIRE(judged.judgements.size() == 1);
    REQUIRE(withdraw(*session, judged.judgements[0].judgement.id.hex(), "wrong line"));
    const auto after = claims_with(*session, {id}).at(0);
    CHECK(after.state == ClaimState::proposed);
    CHECK_FALSE(after.judgements.at(0).in_force);
}

TEST_CASE("a correction changes what is answered and keeps what was proposed")
{
    const Bench bench;
    const auto session = bench.open();
    add_one(*session, bench.write("report.txt", report));
    const auto before = claims_of_type(*session, domain::ClaimType::release).at(0);
    REQUIRE(
        check(*session, {{before.id, ledger::Verdict::correct, "time", 0, "2026-01-07", "the family says the 7th"}}));
    const auto after = claims_with(*session, {before.id}).at(0);
    CHECK(after.state == ClaimState::corrected);
    CHECK(after.claim.time->to_string() == "2026-01-07");
    CHECK(after.proposed.time == before.proposed.time);
    CHECK_FALSE(check(*session, {{before.id, ledger::Verdict::correct, "time", 0, "yesterday", "x"}}));
    CHECK_FALSE(check(*session, {{before.id, ledger::Verdict::correct, "colour", 0, "blue", "x"}}));
}

TEST_CASE("a hearing note keeps each line as a claim whose words stand in its text")
{
    const Bench bench;
    const auto session = bench.open();
    Note note{"hearing", "2026-01-08", "Observer 3", "", "", {}, {}};
    note.hearing.fields = {{"court", "Northtown Heavy Penal Court No. 2"},
                           {"case", "2026/11"},
                           {"defendants", "Deniz Aksoylu; Selin Karadeniz"},
                           {"panel", "three judges"},
                           {"severed", "Selin Karadeniz"},
                           {"severed_as", "2026/90"},
                           {"next_on", "2026-04-15"},
                           {"next_for", "witnesses"}};
    note.hearing.checks = {{"counsel", "no: sent out"}};
    const auto kept = keep_note(*session, note);
    REQUIRE(kept);
    REQUIRE(kept->claims.size() == 6);
    const auto part = session->casebook().part(kept->part);
    REQUIRE(part);
    const auto bytes = session->casebook().blob(*part->body.text);
    REQUIRE(bytes);
    const std::string text{as_text(*bytes)};
    for (const auto& row : claims_of_part(*session, kept->part))
        for (const auto& value : row.proposed.values)
            if (value.span)
                CHECK(text.substr(value.span->begin, value.span->end - value.span->begin) == value.text);
    const auto answer = proceedings(*session, view_now(*session));
    REQUIRE(answer.rows.size() == 1);
    const auto& row = answer.rows[0];
    REQUIRE(row.proceeding.hearings.size() == 1);
    CHECK(row.proceeding.hearings[0].checks.at(0).answer == records::Answer::no);
    CHECK(row.proceeding.case_numbers == std::vector<std::string>{"2026/11"});
    CHECK(row.proceeding.severed.at(0).as == std::vector<std::string>{"2026/90"});
    CHECK(row.proceeding.ahead.at(0).words == "witnesses");

    note.text = "another";
    note.channel = "call";
    CHECK_FALSE(keep_note(*session, note)); // A call has no panel.
    note.channel = "hearing";
    note.hearing.checks = {{"no such item", "yes"}};
    CHECK_FALSE(keep_note(*session, note));
    note.hearing.checks = {{"counsel", "perhaps"}};
    CHECK_FALSE(keep_note(*session, note));
}

TEST_CASE("a note is a document whose claims are checked by who typed them")
{
    const Bench bench;
    const auto session = bench.open();
    Note note{"call", "2026-01-10", "Heron", "Está en El Helicoide.", "es", {}, {}};
    note.claims.push_back(
        {"held", "Beltrán Osuna Mayorca", "2026-01-10", "El Helicoide", "his sister", "", "", "has a fever", ""});
    const auto kept = keep_note(*session, note);
    REQUIRE_MESSAGE(kept, (kept ? "" : kept.error().message));
    const auto row = claims_with(*session, kept->claims).at(0);
    CHECK(row.state == ClaimState::accepted);
    const auto text = session->casebook().text(kept->part);
    for (const auto& value : row.claim.values) {
        REQUIRE(value.span);
        CHECK(text->substr(value.span->begin, value.span->end - value.span->begin) == value.text);
    }
    CHECK(group_of(people(*session, view_now(*session)), "Beltrán Osuna Mayorca") ==
          answers::label_of(answers::Liberty::held));
    note.claims[0].what = "sleeping";
    CHECK_FALSE(keep_note(*session, note));
    note.claims.clear();
    note.source.clear();
    CHECK_FALSE(keep_note(*session, note));
}

TEST_CASE("what the casebook knew a day earlier does not hold what was added since")
{
    const Bench bench;
    const auto session = bench.open();
    add_one(*session, bench.write("report.txt", report));
    auto view = view_now(*session, Floor::proposed);
    view.known = *parse_day("2026-01-09");
    CHECK(people(*session, view).rows.empty());
    view.known = *parse_day("2026-01-10");
    CHECK(people(*session, view).rows.size() == people(*session, view_now(*session, Floor::proposed)).rows.size());
}

TEST_CASE("a rebuild gives equal records, and a casebook comes back from its backup")
{
    const Bench bench;
    const auto session = bench.open();
    add_one(*session, bench.write("report.txt", report));
    const auto rebuilt = rebuild(*session);
    REQUIRE(rebuilt);
    CHECK(rebuilt->equal());
    CHECK(verify(*session, true).problems.empty());
    REQUIRE(backup(*session, bench.file("backup")));
    REQUIRE(restore(bench.file("backup"), bench.file("second"), bench.opening().gate));
    auto opening = bench.opening();
    opening.folder = bench.file("second");
    const auto second = Session::open(opening);
    REQUIRE(second);
    CHECK((*second)->casebook().records_digest() == session->casebook().records_digest());
}

TEST_CASE("the wrong passphrase opens nothing")
{
    const Bench bench;
    REQUIRE(write_private_file(bench.file("other"), "another passphrase\n"));
    auto opening = bench.opening();
    opening.gate.path = bench.file("other");
    opening.reads_documents = false;
    const auto session = Session::open(opening);
    REQUIRE_FALSE(session);
    CHECK(session.error().fault == Fault::denied);
}

TEST_CASE("every claim explains itself: words, document, rule")
{
    const Bench bench;
    const auto session = bench.open();
    add_one(*session, bench.write("report.txt", report));
    const auto row = claims_of_type(*session, domain::ClaimType::release).at(0);
    const auto explained = explain(*session, row.id.hex().substr(0, 12));
    REQUIRE(explained);
    CHECK(explained->sentence.substr(explained->quote.begin, explained->quote.end - explained->quote.begin) ==
          row.proposed.quote);
    CHECK(explained->document.body.file_name == "report.txt");
    CHECK_FALSE(explain(*session, "ffffffffffff"));
}

TEST_CASE("calls looked up by their reports and names are those that everything that is known gives")
{
    const Bench bench;
    const auto session = bench.open();
    add_one(*session, bench.write("one.txt", report));
    add_one(*session,
            bench.write("two.txt",
                        "Harbour Watch: lawyer held in Sari\n\n"
                        "Iranian authorities arrested lawyer Mina Farhadi in Sari, Iran, on 2 January 2026.\n\n"
                        "Harbour Watch calls on the authorities to release Mina Farhadi immediately.\n\n"
                        "Authorities shut down the internet in Iran on 3 January 2026. Harbour Watch calls on "
                        "the Iranian authorities to restore internet access.\n"));
    add_one(*session,
            bench.write("three.txt", "Harbour Watch: released\n\nMina Farhadi was released on 8 January 2026 in Sari. "
                                     "Beltrán Osuna Mayorca was released on 9 January 2026 in Lima, Peru.\n\n"
                                     "The organisation calls on Belarus to release Mina Farhadi.\n"));
    const std::vector<Family> families{Family::call, Family::person, Family::disruption, Family::proceeding,
                                       Family::participation};
    std::size_t rows = 0;
    for (const Floor floor : {Floor::checked, Floor::proposed}) {
        const View view = view_now(*session, floor);
        const auto looked_up = calls(*session, view);
        const auto whole = answers::calls(material(*session, view, families), view, {{}, state_words()});
        CHECK(publish::to_json(looked_up) == publish::to_json(whole));
        rows += looked_up.rows.size();
        for (const auto& row : looked_up.rows)
            for (const auto& each : row.perhaps)
                CHECK_FALSE(each.empty());
    }
    CHECK(rows >= 4);
}

} // namespace vigil::app
