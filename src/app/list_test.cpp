// SPDX-License-Identifier: AGPL-3.0-or-later
// Lists through a casebook. People in them are invented.
#include "app/app.hpp"
#include "app/list_words.hpp"
#include "records/conventions.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>

namespace vigil::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view map =
    "id\trow\tid\nname\tperson\tname\nborn\tparticular\tbirth_date\narrested on\tarrest\ttime\n"
    "status\tstatus\n";
constexpr std::string_view first = "id,name,born,arrested on,status,remarks\n"
                                   "1,Ana Ejemplo Vidal,1979-03-14,2024-08-09,held,quiet\n"
                                   "2,Luis Muestra Rey,,2024-09-01,held,\n"
                                   "3,Rosa Example Campo,,,held,visited\n";
constexpr std::string_view second = "id,name,born,arrested on,status,remarks\n"
                                    "1,Ana Ejemplo Vidal,1979-03-14,2024-08-09,held,moved\n"
                                    "2,Luis Muestra Rey,,2024-09-01,released on 2026-01-08,\n"
                                    "4,Omar Ejemplar Sol,,2025-01-01,held,\n";

class ListBench {
public:
    ListBench()
    {
        std::string name = fs::temp_directory_path() / "vigil-list-XXXXXX";
        m_path = mkdtemp(name.data());
        REQUIRE(write_private_file(file("pass"), "a long enough passphrase\n"));
        Opening opening;
        opening.folder = file("test");
        opening.gate = {Gate::Kind::passphrase_file, file("pass"), -1};
        opening.access = Access::write;
        opening.member = "tester";
        opening.clock = std::make_shared<FixedClock>(Instant{*parse_day("2026-01-10")});
        opening.reads_documents = true;
        REQUIRE(Session::create(opening));
        auto opened = Session::open(opening);
        REQUIRE_MESSAGE(opened, (opened ? "" : opened.error().message));
        session = *std::move(opened);
    }
    ~ListBench()
    {
        session.reset();
        fs::remove_all(m_path);
    }

    std::string file(const std::string& name) const { return m_path / name; }
    ListOrder order(const std::string& name, std::string_view text) const
    {
        REQUIRE(write_file(file(name), text));
        REQUIRE(write_file(file("map.tsv"), map));
        ListOrder order;
        order.file = file(name);
        order.list = "detained";
        order.map = file("map.tsv");
        return order;
    }
    ListImport import(const std::string& name, std::string_view text, bool dry = false) const
    {
        auto asked = order(name, text);
        asked.dry = dry;
        auto done = import_list(*session, asked);
        REQUIRE_MESSAGE(done, (done ? "" : done.error().message));
        return *done;
    }
    std::uint64_t entries() const { return session->casebook().totals().entries; }

    /// "2 Luis Muestra Rey: arrest, release", for rows that the list has now.
    std::vector<std::string> now() const
    {
        std::vector<std::string> lines;
        const auto rows = list_rows(*session, "detained");
        REQUIRE(rows);
        for (const auto& row : *rows) {
            std::vector<std::string> types;
            for (const auto& claim : row.says)
                types.emplace_back(domain::name_of(claim.type));
            std::ranges::sort(types);
            std::string line = row.id + " " + row.name + ":";
            for (const auto& type : types)
                line += " " + type;
            if (row.now)
                lines.push_back(line);
        }
        return lines;
    }

    std::unique_ptr<Session> session;

private:
    fs::path m_path;
};

std::vector<std::string> held_or_not(const Session& session, Floor floor)
{
    std::vector<std::string> lines;
    for (const auto& record : session.casebook().records(Family::person, floor))
        lines.push_back(record.label);
    std::ranges::sort(lines);
    return lines;
}

} // namespace

TEST_CASE("import: new rows, then changed, same, new and withdrawn ones, by the row's own number")
{
    const ListBench bench;
    const auto one = bench.import("a.csv", first);
    CHECK(one.written);
    CHECK(one.of(RowChange::added) == 3);
    const auto two = bench.import("b.csv", second);
    CHECK(two.of(RowChange::same) == 1);
    CHECK(two.of(RowChange::changed) == 1);
    CHECK(two.of(RowChange::added) == 1);
    CHECK(two.of(RowChange::withdrawn) == 1);
    CHECK(two.rows.back().name == "Rosa Example Campo");
    CHECK(held_or_not(*bench.session, Floor::proposed) ==
          std::vector<std::string>{"Ana Ejemplo Vidal", "Luis Muestra Rey", "Omar Ejemplar Sol"});
}

TEST_CASE(
    "import: A and then B leaves what B alone says; a file imported twice writes nothing; a rebuild changes nothing")
{
    const ListBench both, alone;
    both.import("a.csv", first);
    both.import("b.csv", second);
    alone.import("b.csv", second);
    CHECK(both.now() == alone.now());

    const auto entries = both.entries();
    const auto again = both.import("b.csv", second);
    CHECK(again.written);
    CHECK(again.of(RowChange::same) == 3);
    CHECK(both.entries() == entries);

    const auto records = both.session->casebook().records_digest();
    REQUIRE(both.session->casebook().rebuild({}));
    CHECK(both.session->casebook().records_digest() == records);
    both.import("a.csv", first);
    const ListBench other;
    other.import("a.csv", first);
    CHECK(both.now() == other.now());
}

TEST_CASE("import: a dry run writes nothing")
{
    const ListBench bench;
    const auto entries = bench.entries();
    const auto dry = bench.import("a.csv", first, true);
    CHECK_FALSE(dry.written);
    CHECK(dry.of(RowChange::added) == 3);
    CHECK(bench.entries() == entries);
}

TEST_CASE("import: a checked claim stays when its row is gone, and a rejected one does not come back")
{
    const ListBench bench;
    bench.import("a.csv", first);
    const auto rosa = list_row(*bench.session, "detained", "3");
    REQUIRE(rosa);
    REQUIRE(rosa->claims.size() == 1);
    CheckOrder accept;
    accept.claim = rosa->claims.front().id;
    REQUIRE(check(*bench.session, {accept}));
    bench.import("b.csv", second);
    const auto after = list_row(*bench.session, "detained", "3");
    REQUIRE(after);
    CHECK_FALSE(after->now);
    CHECK(held_or_not(*bench.session, Floor::checked) == std::vector<std::string>{"Rosa Example Campo"});
    // All cells of the row are shown, with those that no claim was made of.
    CHECK(std::ranges::find(after->cells, std::pair<std::string, std::string>{"remarks", "visited"}) !=
          after->cells.end());
}

TEST_CASE("import: the saved map is used again, and the list is known by its headings")
{
    const ListBench bench;
    bench.import("a.csv", first);
    auto asked = bench.order("later.csv", second);
    asked.list.clear();
    asked.map.clear();
    const auto done = import_list(*bench.session, asked);
    REQUIRE(done);
    CHECK(done->list == "detained");
    CHECK(done->known_by_headings);
    CHECK(done->map_from == ListImport::MapFrom::saved);
    CHECK(done->written);
}

TEST_CASE("import: a file that is cut off withdraws no row, whatever one says")
{
    ListBench bench;
    REQUIRE(import_list(*bench.session, bench.order("a.csv", first)));
    auto order = bench.order("b.csv", "id,name,born,arrested on,status,remarks\n"
                                      "1,Ana Ejemplo Vidal,1979-03-14,2024-08-09,held,quiet\n2,\"Luis Muestra");
    order.accept = true;
    const auto done = import_list(*bench.session, order);
    REQUIRE_MESSAGE(done, (done ? "" : done.error().message));
    CHECK(done->of(RowChange::withdrawn) == 0);
    CHECK(std::ranges::any_of(done->decided, [](const auto& one) {
        return one == "the file is damaged, so the 1 row that it lacks stays on the list";
    }));
    CHECK(list_rows(*bench.session, "detained")->at(2).now);
}

TEST_CASE("import: a proposed map waits for a person, and many withdrawn rows do too")
{
    const ListBench bench;
    auto asked = bench.order("a.csv", first);
    asked.map.clear();
    const auto proposed = import_list(*bench.session, asked);
    REQUIRE(proposed);
    CHECK_FALSE(proposed->written);
    CHECK(proposed->of(RowChange::added) == 3);
    asked.accept = true;
    CHECK(import_list(*bench.session, asked)->written);

    std::string many = "id,name,born,arrested on,status,remarks\n";
    for (int n = 1; n <= 20; ++n)
        many += std::to_string(n) + ",Person Number" + std::to_string(n) + ",,,held,\n";
    bench.import("many.csv", many);
    const auto few = bench.import("few.csv", first);
    CHECK_FALSE(few.written);
    CHECK(few.of(RowChange::withdrawn) == 17);
}

TEST_CASE("import: a document that is no table is refused with a sentence")
{
    const ListBench bench;
    auto asked = bench.order("a.txt", "One sentence about nobody.\n");
    const auto done = import_list(*bench.session, asked);
    REQUIRE_FALSE(done);
    CHECK(done.error().message.find("no table") != std::string::npos);
}

TEST_CASE("add: a report is held against the lists: on the list, changes proposed, not on the list")
{
    const ListBench bench;
    bench.import("a.csv", first);
    REQUIRE(write_file(bench.file("report.txt"), "Lawyer Ana Ejemplo Vidal was released on 8 January 2026 in Caracas. "
                                                 "Journalist Luis Muestra Rey remains detained. "
                                                 "Omar Ejemplar Sol was arrested on 3 January 2026.\n"));
    AddOptions options;
    options.told.published = *parse_edtf("2026-01-09");
    options.told.language = "en";
    const auto added = add(*bench.session, {bench.file("report.txt")}, options);
    REQUIRE(added);
    const auto& file = added->files.front();
    CHECK(file.has_lists);
    const auto person = [&](std::string_view name) {
        const auto found = std::ranges::find(file.lists.people, name, &AgainstLists::Person::name);
        REQUIRE(found != file.lists.people.end());
        return *found;
    };
    CHECK(person("Ana Ejemplo Vidal").matches.size() == 1);
    REQUIRE(person("Ana Ejemplo Vidal").changes.size() == 1);
    CHECK(person("Ana Ejemplo Vidal").changes[0].type == domain::ClaimType::release);
    CHECK(person("Luis Muestra Rey").matches.size() == 1);
    CHECK(person("Luis Muestra Rey").changes.empty());
    CHECK(person("Omar Ejemplar Sol").matches.empty());
}

TEST_CASE("list tables compile, and claims of rows carry the rule that the folds know")
{
    CHECK(list_words().value("sex", "mujer") == "f");
    const ListBench bench;
    bench.import("a.csv", first);
    const auto rows = claims(*bench.session, {});
    REQUIRE(rows);
    CHECK_FALSE(rows->empty());
    for (const auto& row : *rows)
        CHECK(row.claim.rule.starts_with(records::list_rule));
}

} // namespace vigil::app
