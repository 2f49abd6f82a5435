// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/sqlite.hpp"
#include "store/testing.hpp"

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>

#include <random>

// What a casebook does when its files are damaged, read by others, or when the process is killed.
namespace vigil::store {
namespace {

using namespace testing;
using domain::ClaimType;

constexpr std::string_view needle = "Xq7needle";

Report report(int n, std::size_t size = 200)
{
    const std::string mark = std::string{needle} + std::to_string(n);
    Report made{mark + ".txt", mark + " Watch", mark, {}, {}, mark + " title"};
    while (made.text.size() < size)
        made.text += " " + mark;
    made.claims = {claim_of(ClaimType::arrest, mark + " Person"), claim_of(ClaimType::killing, mark + " Other", mark)};
    return made;
}

bool stands_in_clear(const std::string& bytes, std::string_view words)
{
    std::string lower{words};
    for (char& c : lower)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return bytes.find(words) != std::string::npos || bytes.find(lower) != std::string::npos;
}

void check_no_plaintext(const std::string& folder)
{
    const auto files = files_below(folder);
    CHECK(files.size() >= 3);
    for (const std::string& file : files) {
        CAPTURE(file);
        CHECK_FALSE(stands_in_clear(file + file_bytes(file), needle));
        CHECK_FALSE(stands_in_clear(file_bytes(file), "CREATE TABLE"));
    }
}

/// Uses every part of an opened casebook; throws nothing but Failure.
void use(Casebook& book)
{
    try {
        (void)book.documents();
        (void)book.evidence();
        (void)book.search(needle, 5);
        (void)book.records(records::Family::person, records::Floor::proposed);
        (void)book.totals();
        (void)book.append("anna", {}, [](Writer& writer) -> Result<Done> {
            VIGIL_CHECK(write_report(writer, report(999)));
            return Done{};
        });
        (void)book.rebuild({});
    } catch (const Failure& failure) {
        CHECK_FALSE(std::string_view{failure.what()}.empty());
    }
}

} // namespace

TEST_CASE("plaintext: no word of a casebook stands in any of its files, while it is open and after")
{
    TestBook book;
    for (int n = 0; n < 6; ++n)
        add_report(*book.book, report(n, n % 2 == 0 ? 200 : 150000));
    add_entry(*book.book, ledger::Set{"case", "note", std::string{needle}, {}});
    check_no_plaintext(book.folder);
    REQUIRE(book->rebuild({}));
    check_no_plaintext(book.folder);
    const std::string copy = book.beside("copy.backup");
    REQUIRE(book->backup(copy));
    CHECK_FALSE(stands_in_clear(file_bytes(copy), needle));
    book.reopen();
    check_no_plaintext(book.folder);
}

TEST_CASE("ciphers: with either one the file is closed to another key and holds no word")
{
    TestBook book;
    const seal::Secret key = seal::Secret::copy_of(std::string(32, 'k'));
    for (const auto cipher : {seal::Cipher::aegis_256, seal::Cipher::chacha20}) {
        const std::string path = book.beside("one.db");
        for (const char* end : {"", "-wal", "-shm"})
            fs::remove(path + end);
        put_file_bytes(path, "");
        {
            Database database{path, key, cipher, false};
            database.script("CREATE TABLE t (words TEXT)");
            database.run("INSERT INTO t (words) VALUES (?1)", needle);
        }
        CHECK_FALSE(stands_in_clear(file_bytes(path), needle));
        CHECK_THROWS_AS((Database{path, seal::Secret::copy_of(std::string(32, 'l')), cipher, false}), Failure);
        Database database{path, key, cipher, true};
        Query row = database.query("SELECT words FROM t");
        REQUIRE(row.step());
        CHECK(row.text(0) == needle);
        CHECK_THROWS_AS(database.run("DELETE FROM t"), Failure);
    }
}

TEST_CASE("names of blobs tell no one which documents are in a casebook")
{
    TestBook book;
    const Report large = report(1, 150000);
    add_report(*book.book, large);
    const std::string hex = sha256(std::string_view{large.text}).hex();
    for (const std::string& file : files_below(book.folder))
        CHECK(file.find(hex.substr(0, 16)) == std::string::npos);
}

TEST_CASE("killed: what was acknowledged is there, no step is there by half, nothing is in clear")
{
    TestBook book;
    book.book.reset();
    std::size_t before = 0;
    for (int round = 0; round < 3; ++round) {
        int ends[2];
        REQUIRE(pipe(ends) == 0);
        const pid_t child = fork();
        if (child == 0) {
            close(ends[0]);
            auto opened = book.open(Access::write);
            for (int n = 0; opened; ++n) {
                add_report(**opened, report(round * 1000 + n, n % 5 == 0 ? 100000 : 300));
                if (write(ends[1], ".", 1) != 1)
                    break;
            }
            _exit(1);
        }
        close(ends[1]);
        std::size_t acknowledged = 0;
        char dot = 0;
        for (int wanted = 4 + round * 3; wanted > 0 && read(ends[0], &dot, 1) == 1; --wanted)
            ++acknowledged;
        kill(child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        while (read(ends[0], &dot, 1) == 1)
            ++acknowledged; // Those it had said before it was killed.
        close(ends[0]);
        REQUIRE(acknowledged >= 4);
        check_no_plaintext(book.folder);

        book.reopen();
        const auto documents = book->documents();
        for (const auto& document : documents) {
            REQUIRE(book->parts(document.id).size() == 1);
            CHECK(book->evidence_of_part(book->parts(document.id)[0].id).claims.size() == 2);
        }
        CHECK(documents.size() - before >= acknowledged);
        before = documents.size();
        CHECK(book->totals().entries == documents.size() * 5);
        CHECK(book->verify(true, {}).problems.empty());
        const Digest records = book->records_digest();
        REQUIRE(book->rebuild({}));
        CHECK(book->records_digest() == records);
        book.book.reset();
    }
}

TEST_CASE("damage: flipped, cut or swapped bytes are refused or reported, and never crash")
{
    TestBook book;
    for (int n = 0; n < 8; ++n)
        add_report(*book.book, report(n, n == 3 ? 150000 : 3000));
    book.book.reset();
    std::mt19937 random{20260108};
    std::vector<std::pair<std::string, std::string>> whole;
    for (const std::string& file : files_below(book.folder))
        if (!file.ends_with("/lock"))
            whole.emplace_back(file, file_bytes(file));
    REQUIRE(whole.size() >= 3);
    int told = 0;
    const int rounds = 60;
    for (int round = 0; round < rounds; ++round) {
        for (const auto& [file, bytes] : whole)
            put_file_bytes(file, bytes);
        fs::remove(book.folder + "/casebook.db-wal");
        fs::remove(book.folder + "/casebook.db-shm");
        const auto& [file, bytes] = whole[random() % whole.size()];
        std::string damaged = bytes;
        // Bytes 16 to 23 of the database are its page size and version, in clear and checked by SQLite itself.
        std::size_t at = random() % damaged.size();
        if (file.ends_with("/casebook.db") && at >= 16 && at < 24)
            at = 24;
        if (round % 6 == 5)
            damaged.resize(at);
        else
            damaged[at] = static_cast<char>(damaged[at] ^ (1 << (random() % 8)));
        put_file_bytes(file, damaged);
        CAPTURE(file);
        CAPTURE(at);
        auto opened = book.open(Access::write);
        if (!opened) {
            ++told;
            CHECK((opened.error().fault == Fault::corrupt || opened.error().fault == Fault::denied ||
                   opened.error().fault == Fault::io));
            continue;
        }
        const auto found = (*opened)->verify(true, {});
        CHECK_FALSE(found.problems.empty());
        told += found.problems.empty() ? 0 : 1;
        use(**opened);
    }
    CHECK(told == rounds);
}

TEST_CASE("damage: what someone with the key changes in the ledger is reported with its place")
{
    TestBook book;
    add_report(*book.book, report(1));
    const auto key = [&] {
        const seal::Slots slots{file_bytes(book.folder + "/slots")};
        return seal::derive(*seal::open_slots(slots, words()), "db");
    };
    const auto cipher = *seal::cipher_of({file_bytes(book.folder + "/slots")});
    for (const char* change : {"UPDATE payload SET bytes = (SELECT bytes FROM payload WHERE seq = 4) WHERE seq = 3",
                               "UPDATE entry SET known = known + 1 WHERE seq = 2", "DELETE FROM entry WHERE seq = 4",
                               "UPDATE entry SET kind = 5 WHERE seq = 1",
                               "UPDATE entry SET header = (SELECT header FROM entry WHERE seq = 0) WHERE seq = 1",
                               "UPDATE blob SET bytes = x'00'"}) {
        CAPTURE(change);
        book.reopen();
        const std::string whole = book.beside("whole.backup");
        REQUIRE(book->backup(whole));
        REQUIRE(book->verify(true, {}).problems.empty());
        book.book.reset();
        {
            Database database{book.folder + "/casebook.db", key(), cipher, false};
            database.script(change);
        }
        book.reopen();
        CHECK_FALSE(book->verify(true, {}).problems.empty());
        book.book.reset();
        fs::remove_all(book.folder);
        REQUIRE(Casebook::restore(whole, book.folder, words()));
        fs::remove(whole);
    }
}

TEST_CASE("backup: restored elsewhere it is the same casebook, and opens with the same passphrase alone")
{
    TestBook book;
    for (int n = 0; n < 4; ++n)
        add_report(*book.book, report(n, n == 1 ? 400000 : 500));
    const std::string copy = book.beside("copy.backup");
    REQUIRE(book->backup(copy));
    CHECK(book->backup(copy).error().fault == Fault::invalid_argument);
    const std::string folder = book.beside("elsewhere.vigil");
    CHECK(Casebook::restore(copy, folder, words("other")).error().fault == Fault::denied);
    CHECK_FALSE(fs::exists(folder));
    REQUIRE(Casebook::restore(copy, folder, words()));
    CHECK(Casebook::restore(copy, folder, words()).error().fault == Fault::invalid_argument);
    const auto restored = *Casebook::open(folder, words(), Access::write, book.clock);
    CHECK(restored->records_digest() == book->records_digest());
    CHECK(restored->verify(true, {}).root == book->verify(true, {}).root);
    CHECK(restored->verify(true, {}).problems.empty());
    CHECK(restored->documents().size() == 4);
    CHECK(*restored->text(restored->parts(restored->documents()[2].id)[0].id) == report(1, 400000).text);
}

TEST_CASE("backup: a damaged or cut one restores nothing")
{
    TestBook book;
    add_report(*book.book, report(1, 150000));
    const std::string copy = book.beside("copy.backup");
    REQUIRE(book->backup(copy));
    const std::string whole = file_bytes(copy);
    const std::string folder = book.beside("elsewhere.vigil");
    std::mt19937 random{20260108};
    for (int round = 0; round < 30; ++round) {
        std::string damaged = whole;
        const std::size_t at = random() % whole.size();
        if (round % 3 == 0)
            damaged.resize(at);
        else
            damaged[at] = static_cast<char>(damaged[at] ^ 4);
        put_file_bytes(copy, damaged);
        CAPTURE(at);
        const auto restored = Casebook::restore(copy, folder, words());
        REQUIRE_FALSE(restored);
        CHECK(restored.error().fault == Fault::corrupt);
        CHECK_FALSE(fs::exists(folder));
        CHECK_FALSE(fs::exists(folder + ".unfinished"));
    }
}

} // namespace vigil::store
