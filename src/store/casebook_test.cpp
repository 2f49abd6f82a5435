// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/casebook.hpp"

#include "store/testing.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

namespace vigil::store {
namespace {

using namespace testing;
using domain::ClaimType;

std::vector<EntryId> ids_of(const records::Evidence& evidence)
{
    std::vector<EntryId> ids;
    for (const auto& claim : evidence.claims)
        ids.push_back(claim.id);
    return ids;
}

} // namespace

TEST_CASE("casebook: what was appended is there again after closing and opening")
{
    TestBook book{"prison watch"};
    const Added added = add_report(*book.book, {"a.txt",
                                                "Example Watch",
                                                "Person One was released.",
                                                {claim_of(ClaimType::release, "Person One")},
                                                {},
                                                "A release"});
    book.reopen();
    CHECK(book->name() == "prison watch");
    REQUIRE(book->documents().size() == 1);
    CHECK(book->documents()[0].id == added.document);
    CHECK(book->documents()[0].member == "anna");
    CHECK(book->documents()[0].body.file_name == "a.txt");
    CHECK(book->document_with(sha256(std::string_view{"Person One was released."})) == added.document);
    REQUIRE(book->parts(added.document).size() == 1);
    CHECK(book->parts(added.document)[0].id == added.part);
    CHECK(book->part(added.part)->body.title == "A release");
    CHECK(book->readings(added.part)[0].body.reader == "test-1");
    CHECK(*book->text(added.part) == "Person One was released.");
    CHECK(as_text(*book->blob(sha256(std::string_view{"Person One was released."}))) == "Person One was released.");
    CHECK(ids_of(book->evidence()) == added.claims);
    CHECK(ids_of(book->evidence({ClaimType::release})) == added.claims);
    CHECK(book->evidence({ClaimType::arrest}).claims.empty());
    CHECK(ids_of(book->evidence_of_part(added.part)) == added.claims);
    CHECK(ids_of(book->evidence_of_claims(added.claims)) == added.claims);
    const auto passage = book->evidence().claims[0].passage;
    CHECK(passage->source == "Example Watch");
    CHECK(passage->document == added.document);
    CHECK(passage->published == *parse_edtf("2026-01-09"));
}

TEST_CASE("casebook: an error or exception in a step undoes all of it")
{
    TestBook book;
    add_report(*book.book, {"a.txt", "", "first", {claim_of(ClaimType::arrest, "Person One")}, {}, ""});
    const auto before = book->totals();
    const auto failing = [](Writer& writer) -> Result<Done> {
        VIGIL_CHECK(write_report(writer, {"b.txt", "", "second", {claim_of(ClaimType::arrest, "Person Two")}, {}, ""}));
        return Error{Fault::malformed, "the reader gave up"};
    };
    CHECK(book->append("anna", {}, failing).error().message == "the reader gave up");
    CHECK_THROWS_AS((void)book->append("anna", {},
                                       [&](Writer& writer) -> Result<Done> {
                                           (void)failing(writer);
                                           throw std::runtime_error{"out of luck"};
                                       }),
                    std::runtime_error);
    CHECK(book->totals().entries == before.entries);
    CHECK(book->search("second", 10).empty());
    CHECK_FALSE(book->document_with(sha256(std::string_view{"second"})));
    // And the next step goes on from there.
    add_report(*book.book, {"c.txt", "", "third", {claim_of(ClaimType::arrest, "Person Three")}, {}, ""});
    CHECK(book->totals().entries == before.entries + 4);
    CHECK(book->verify(true, {}).problems.empty());
}

TEST_CASE("casebook: an entry that names what is not there is refused")
{
    TestBook book;
    const auto refused = book->append("anna", {}, [](Writer& writer) -> Result<Done> {
        writer.add(ledger::ReadingMade{EntryId{sha256(std::string_view{"nothing"})}, "r", "en", {}, {}});
        return Done{};
    });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().fault == Fault::invalid_argument);
    const auto not_text = book->append("anna", {}, [](Writer& writer) -> Result<Done> {
        writer.add(ledger::SourceNamed{"\xff\xfe", "person", ""});
        return Done{};
    });
    CHECK_FALSE(not_text);
    CHECK(book->totals().entries == 0);
}

TEST_CASE("casebook: only the right passphrase opens it, and only one process writes")
{
    TestBook book;
    CHECK(book.open(Access::write).error().message ==
          "another Vigil is writing in this casebook; end it and try again");
    CHECK(book.open(Access::read));
    const auto denied = Casebook::open(book.folder, words("ruva tola"), Access::read, book.clock);
    CHECK(denied.error().fault == Fault::denied);
    CHECK(Casebook::open(book.beside("none.vigil"), words(), Access::read, book.clock).error().fault ==
          Fault::not_found);
    CHECK(Casebook::create(book.folder, words(), seal::weak_cost_for_tests(), book.clock).error().fault ==
          Fault::invalid_argument);
    CHECK(Casebook::create(book.beside("name"), words(), seal::weak_cost_for_tests(), book.clock).error().fault ==
          Fault::invalid_argument);
    CHECK(Casebook::create(book.beside("weak.vigil"), words(), {1, 8}, book.clock).error().fault ==
          Fault::invalid_argument);
    CHECK_FALSE(fs::exists(book.beside("weak.vigil")));
    CHECK_FALSE(fs::exists(book.beside("weak.vigil.unfinished")));
}

TEST_CASE("casebook: a reader sees what is committed, and cannot write")
{
    TestBook book;
    const auto reader = *book.open(Access::read);
    CHECK(reader->totals().documents == 0);
    add_report(*book.book, {"a.txt", "", "text", {}, {}, ""});
    CHECK(reader->totals().documents == 1);
    CHECK(reader->verify(true, {}).problems.empty());
    CHECK(reader->append("anna", {}, [](Writer&) { return Result<Done>{Done{}}; }).error().fault == Fault::denied);
    CHECK(reader->rebuild({}).error().fault == Fault::denied);
}

TEST_CASE("casebook: its files are their owner's alone")
{
    TestBook book;
    add_report(*book.book, {"a.txt", "", std::string(100000, 'x'), {}, {}, ""});
    for (const std::string& file : files_below(book.folder)) {
        struct stat about {};
        REQUIRE(stat(file.c_str(), &about) == 0);
        CAPTURE(file);
        CHECK((about.st_mode & 0077U) == 0);
    }
}

TEST_CASE("blobs: small and large ones come back, kept twice they are there once")
{
    TestBook book;
    const std::string large(300000, 'L');
    for (const std::string& bytes : {std::string{}, std::string{"small"}, large, large}) {
        Digest kept;
        REQUIRE(book->append("anna", {}, [&](Writer& writer) -> Result<Done> {
            VIGIL_TRY(kept, writer.keep_blob(as_bytes(bytes)));
            return Done{};
        }));
        CHECK(kept == sha256(std::string_view{bytes}));
        const auto blob = book->blob(kept);
        REQUIRE(blob);
        CHECK(as_text(*blob) == bytes);
    }
    CHECK(book->verify(true, {}).blobs == 3);
    CHECK(book->blob(sha256(std::string_view{"never"})).error().fault == Fault::not_found);
}

TEST_CASE("entries: a beginning of the identifier finds them, unless several begin so")
{
    TestBook book;
    const EntryId id = add_entry(*book.book, ledger::SourceNamed{"S1", "person", ""});
    CHECK(*book->entry_by_prefix(id.hex()) == id);
    CHECK(*book->entry_by_prefix(id.hex().substr(0, 7)) == id);
    CHECK(book->entry_by_prefix(id.hex().substr(0, 3)).error().fault == Fault::invalid_argument);
    CHECK(book->entry_by_prefix("zzzz").error().fault == Fault::invalid_argument);
    std::string other = id.hex().substr(0, 12);
    other[11] = other[11] == '0' ? '1' : '0';
    CHECK(book->entry_by_prefix(other).error().fault == Fault::not_found);
    const auto entry = book->entry(id);
    REQUIRE(entry);
    CHECK(ledger::check_entry(*entry));
    CHECK(ledger::member_of(entry->payload) == "anna");
}

TEST_CASE("known-time: a clock that is set back makes no entry older than the one before it")
{
    TestBook book;
    const Instant start = book.clock.at;
    add_report(*book.book, {"a.txt", "", "one", {claim_of(ClaimType::arrest, "Person One")}, {}, ""});
    book.clock.at -= std::chrono::hours{24};
    add_report(*book.book, {"b.txt", "", "two", {claim_of(ClaimType::arrest, "Person Two")}, {}, ""});
    for (const auto& claim : book->evidence().claims)
        CHECK(claim.known == start);
    book.clock.at = start + std::chrono::hours{1};
    add_report(*book.book, {"c.txt", "", "three", {}, {}, ""});
    CHECK(book->documents()[0].known == start + std::chrono::hours{1});
    CHECK(book->verify(true, {}).problems.empty());
}

TEST_CASE("settings: a later value takes the place of those it saw")
{
    TestBook book;
    CHECK(book->setting("case 1", "officer").empty());
    add_entry(*book.book, ledger::Set{"case 1", "officer", "anna", {}});
    add_entry(*book.book, ledger::Set{"case 1", "officer", "ben", {}});
    add_entry(*book.book, ledger::Set{"case 2", "officer", "eva", {}});
    CHECK(book->setting("case 1", "officer") == std::vector<std::string>{"ben"});
    // Written elsewhere by someone who saw neither: both are shown.
    add_entry(*book.book, ledger::Set{"case 1", "officer", "dora", {EntryId{}}});
    CHECK(book->setting("case 1", "officer") == std::vector<std::string>{"ben", "dora"});
    add_entry(*book.book, ledger::Set{"case 1", "officer", "ben", {}});
    CHECK(book->setting("case 1", "officer") == std::vector<std::string>{"ben"});
}

TEST_CASE("sources: the latest description of each code name")
{
    TestBook book;
    add_entry(*book.book, ledger::SourceNamed{"S2", "person", "first"});
    add_entry(*book.book, ledger::SourceNamed{"S1", "feed", ""});
    add_entry(*book.book, ledger::SourceNamed{"S2", "person", "second"});
    REQUIRE(book->sources().size() == 2);
    CHECK(book->sources()[0].code == "S1");
    CHECK(book->sources()[1].description == "second");
}

TEST_CASE("readings: one that takes the place of another marks it and its claims")
{
    TestBook book;
    const Added added =
        add_report(*book.book, {"a.txt", "", "text", {claim_of(ClaimType::arrest, "Person One")}, {}, ""});
    book.clock.at += std::chrono::hours{5};
    add_entry(*book.book, ledger::ReadingMade{added.part, "test-2", "en", {}, added.reading});
    REQUIRE(book->readings(added.part).size() == 2);
    CHECK(book->readings(added.part)[0].superseded);
    CHECK_FALSE(book->readings(added.part)[1].superseded);
    CHECK(book->evidence().claims[0].superseded);
    CHECK(book->evidence().claims[0].superseded_at == book.clock.at);
}

TEST_CASE("judgements: those on a claim come with it, and those on them, and no others")
{
    TestBook book;
    const Added added =
        add_report(*book.book, {"a.txt",
                                "",
                                "text",
                                {claim_of(ClaimType::arrest, "Person One"), claim_of(ClaimType::arrest, "Person Two")},
                                {},
                                ""});
    const EntryId check =
        add_entry(*book.book, ledger::Checked{added.claims[0], ledger::Verdict::accept, "", 0, "", "", {}});
    const EntryId withdrawal = add_entry(*book.book, ledger::Withdrawn{check, "a slip"});
    const EntryId second = add_entry(*book.book, ledger::Withdrawn{withdrawal, "no slip"});
    const EntryId link = add_entry(
        *book.book, ledger::Linked{ledger::LinkVerb::same, {added.claims[0]}, {added.claims[1]}, "", 1000, {}});
    const auto ids = [&](const EntryId& claim) {
        std::vector<EntryId> found;
        for (const auto& judgement : book->evidence_of_claims({claim}).judgements)
            found.push_back(judgement.id);
        return found;
    };
    CHECK(ids(added.claims[0]) == std::vector{check, withdrawal, second, link});
    CHECK(ids(added.claims[1]) == std::vector{link});
    CHECK(book->evidence().judgements.size() == 4);
    CHECK(book->totals().judgements == 4);
}

TEST_CASE("origins: one publisher is one origin, and so are near duplicates, until the link is withdrawn")
{
    TestBook book;
    const auto report = [](std::string file, std::string organisation, std::vector<std::uint64_t> sketch) {
        return Report{file,
                      std::move(organisation),
                      "text of " + file,
                      {claim_of(ClaimType::arrest, "Person One")},
                      std::move(sketch),
                      ""};
    };
    const Added copy = add_report(*book.book, report("copy.html", "", {}));
    const Added watch = add_report(*book.book, report("a.html", "Example Watch", {}));
    const Added again = add_report(*book.book, report("b.html", "EXAMPLE  watch", {}));
    const auto origin = [&](const Added& added) {
        return book->evidence_of_part(added.part).claims[0].passage->origin;
    };
    CHECK(origin(watch) == origin(again));
    CHECK(origin(copy) != origin(watch));
    CHECK(book->evidence_of_part(copy.part).claims[0].passage->source == "copy.html");
    const EntryId link =
        add_entry(*book.book, ledger::Linked{ledger::LinkVerb::near_duplicate, {copy.part}, {again.part}, "", 900, {}});
    CHECK(origin(copy) == origin(watch));
    CHECK(book->evidence_of_part(copy.part).claims[0].passage->source == "copy.html");
    add_entry(*book.book, ledger::Withdrawn{link, "two releases"});
    CHECK(origin(copy) != origin(watch));
    CHECK(origin(watch) == origin(again));
}

TEST_CASE("near duplicates: parts whose words are mostly the same are found, best first")
{
    TestBook book;
    const auto sketch = [](std::uint64_t base, std::size_t changed) {
        std::vector<std::uint64_t> minima(64);
        for (std::size_t i = 0; i < minima.size(); ++i)
            minima[i] = i < changed ? 7000000 + base + i : base * 1000 + i;
        return minima;
    };
    const Added first = add_report(*book.book, {"a", "", "a", {}, sketch(1, 0), ""});
    const Added other = add_report(*book.book, {"b", "", "b", {}, sketch(2, 0), ""});
    const Added near = add_report(*book.book, {"c", "", "c", {}, sketch(1, 12), ""});
    const auto found = book->near_duplicates(sketch(1, 0), 700);
    REQUIRE(found.size() == 2);
    CHECK(found[0] == std::pair{first.part, 1000});
    CHECK(found[1] == std::pair{near.part, 812});
    CHECK(book->near_duplicates(sketch(3, 0), 1).empty());
    CHECK(book->near_duplicates({}, 1).empty());
}

} // namespace vigil::store
