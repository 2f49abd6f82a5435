// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/testing.hpp"

#include "store/files.hpp"
#include "store/sqlite.hpp"

#include <doctest/doctest.h>

// What another version of Vigil derived is not trusted: the ledger is folded again, whoever opens the casebook.
namespace vigil::store {
namespace {

using namespace testing;

/// Leaves the casebook as if another version of Vigil had written its derived tables.
void age(const std::string& folder)
{
    const seal::Slots slots{file_bytes(folder + "/slots")};
    const auto key = seal::open_slots(slots, words());
    REQUIRE(key);
    Database database{folder + "/casebook.db", seal::derive(*key, "db"), *seal::cipher_of(slots), false};
    database.run("UPDATE meta SET value = x'00' WHERE name = 'folds'");
    database.run("DELETE FROM record");
}

} // namespace

TEST_CASE("opening: what another version derived is rebuilt, for writing and for reading, and says how far it is")
{
    TestBook book;
    add_report(*book.book, {"a", "Watch", "text", {claim_of(domain::ClaimType::arrest, "Person One")}, {}, ""});
    const Digest before = book->records_digest();
    for (const Access access : {Access::write, Access::read}) {
        book.book.reset();
        age(book.folder);
        bool ended = false;
        auto opened = Casebook::open(book.folder, words(), access, book.clock,
                                     [&](std::uint64_t done, std::uint64_t all) { ended = done == all; });
        REQUIRE(opened);
        CHECK(ended);
        CHECK((*opened)->records_digest() == before);
        CHECK((*opened)->records(records::Family::person, records::Floor::proposed).size() == 1);
    }
}

TEST_CASE("opening for reading: while another process writes a casebook that has to be rebuilt, it says so and waits")
{
    TestBook book;
    book.book.reset();
    age(book.folder);
    {
        const auto lock = Lock::take(book.folder + "/lock");
        REQUIRE(lock);
        const auto refused = book.open(Access::read);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().fault == Fault::denied);
        CHECK(refused.error().message.find("has to be rebuilt") != std::string::npos);
    }
    CHECK(book.open(Access::read));
}

} // namespace vigil::store
