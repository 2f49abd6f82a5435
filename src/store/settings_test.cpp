// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/testing.hpp"

#include <doctest/doctest.h>

using namespace vigil;
using namespace vigil::store;
using namespace vigil::store::testing;

namespace {

std::vector<std::string> values_of(const std::vector<SettingRow>& rows)
{
    std::vector<std::string> values;
    for (const auto& row : rows)
        values.push_back(row.field + "=" + row.value + (row.in_force ? "" : " (gone)"));
    return values;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("settings: all values of an object, with who set them")
{
    TestBook book;
    add_entry(*book.book, ledger::Set{"case:1", "title", "Bar case", {}});
    add_entry(*book.book, ledger::Set{"case:1", "officer", "ben", {}});
    add_entry(*book.book, ledger::Set{"case:12", "officer", "dora", {}});
    CHECK(values_of(book->settings("case:1")) == Texts{"officer=ben", "title=Bar case"});
    CHECK(book->settings("case:1").front().member == "anna");
    CHECK(book->settings("case:2").empty());
}

TEST_CASE("settings: objects of a kind, without those whose values were all removed")
{
    TestBook book;
    for (const auto* name : {"case:b", "case:a", "cases:x", "consent:a", "case:gone"})
        add_entry(*book.book, ledger::Set{name, "title", "x", {}});
    add_entry(*book.book, ledger::Set{"case:gone", "title", "", {}});
    CHECK(book->setting_objects("case:") == Texts{"case:a", "case:b"});
    CHECK(book->setting_objects("").empty());
}

TEST_CASE("settings: history keeps every value, and a withdrawal gives back what was there before")
{
    TestBook book;
    add_entry(*book.book, ledger::Set{"case:1", "officer", "ben", {}});
    const auto second = add_entry(*book.book, ledger::Set{"case:1", "officer", "dora", {}});
    CHECK(values_of(book->setting_history("case:1", "officer")) == Texts{"officer=ben (gone)", "officer=dora"});
    const auto withdrawal = add_entry(*book.book, ledger::Withdrawn{second, "undo"});
    CHECK(book->setting("case:1", "officer") == Texts{"ben"});
    const auto again = add_entry(*book.book, ledger::Withdrawn{withdrawal, "undo"});
    CHECK(book->setting("case:1", "officer") == Texts{"dora"});
    add_entry(*book.book, ledger::Withdrawn{again, "undo"});
    REQUIRE(book->rebuild({}));
    CHECK(book->setting("case:1", "officer") == Texts{"ben"});
}

TEST_CASE("history: newest first, with batch and member, until it is enough")
{
    TestBook book;
    add_entry(*book.book, ledger::Set{"case:1", "officer", "ben", {}});
    const auto batch = seal::random_digest();
    REQUIRE(book->append("dora", batch, [](Writer& writer) -> Result<Done> {
        writer.add(ledger::Set{"case:1", "title", "a", {}});
        writer.add(ledger::Set{"case:1", "state", "b", {}});
        return Done{};
    }));
    Texts seen;
    book->history([&](const LoggedEntry& entry) {
        CHECK((entry.batch == batch) == (entry.member == "dora"));
        seen.push_back(std::get<ledger::Set>(entry.body).field);
        return seen.size() < 2;
    });
    CHECK(seen == Texts{"state", "title"});
}

TEST_CASE("a flag for a second person folds its claim anew, at once and in a rebuild")
{
    TestBook book;
    const auto added = add_report(
        *book.book,
        {"a.txt", "Desk", "Ana Example", {claim_of(domain::ClaimType::held, "Ana Example", "Caracas")}, {}, ""});
    const auto people = [&] { return book->records(records::Family::person, records::Floor::checked).size(); };
    add_entry(*book.book, ledger::Checked{added.claims[0], ledger::Verdict::accept, {}, 0, {}, {}, {}});
    CHECK(people() == 1);
    const auto flag = add_entry(*book.book, ledger::Set{"claim:" + added.claims[0].hex(), "second", "yes", {}});
    CHECK(people() == 0);
    const auto digest = book->records_digest();
    REQUIRE(book->rebuild({}));
    CHECK(book->records_digest() == digest);
    add_entry(*book.book, ledger::Withdrawn{flag, "was no published number"});
    CHECK(people() == 1);
}

TEST_CASE("records without some claims are the records of a casebook that never had them")
{
    TestBook book, other;
    const auto ana = claim_of(domain::ClaimType::held, "Ana Example", "Caracas", "2026-01-02");
    const auto again = claim_of(domain::ClaimType::release, "Ana Example", "Caracas", "2026-01-08");
    const auto ben = claim_of(domain::ClaimType::held, "Ben Example", "Maracay", "2026-01-03");
    const auto all = add_report(*book.book, {"a.txt", "Desk", "text", {ana, again, ben}, {}, ""});
    add_report(*other.book, {"a.txt", "Desk", "text", {ana}, {}, ""});
    const auto labels = [](const std::vector<records::Record>& records) {
        Texts texts;
        for (const auto& record : records)
            texts.push_back(record.label);
        return texts;
    };
    const auto floor = records::Floor::proposed;
    const auto family = records::Family::person;
    CHECK(labels(book->records_without(family, floor, {})) == labels(book->records(family, floor)));
    const auto without = book->records_without(family, floor, {all.claims[1], all.claims[2]});
    CHECK(labels(without) == labels(other->records(family, floor)));
    REQUIRE(without.size() == 1);
}
