// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/testing.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

// Incremental = rebuild: the promise on which every record of a casebook stands.
namespace vigil::store {
namespace {

using namespace testing;
using domain::ClaimType;
using ledger::LinkVerb;

template <typename T>
T one_of(std::vector<T> values)
{
    return *rc::gen::elementOf(std::move(values));
}

bool one_in(int n)
{
    return *rc::gen::inRange(0, n) == 0;
}

domain::Claim any_claim()
{
    const auto type = one_of<ClaimType>({ClaimType::arrest, ClaimType::held, ClaimType::release, ClaimType::charge,
                                         ClaimType::verdict, ClaimType::killing, ClaimType::shutdown,
                                         ClaimType::withdrawal, ClaimType::demand, ClaimType::particular});
    domain::Claim claim =
        claim_of(type, one_of<std::string>({"Person One", "Person Two", "Persón One", "P. One", "12 people"}),
                 one_of<std::string>({"", "Northtown", "Southtown"}),
                 one_of<std::string>({"", "2026-01-08", "2026-01", "2025-12-31/2026-01-03"}));
    claim.values.push_back(
        {domain::Field::actor, one_of<std::string>({"Police", "State One"}), {}, domain::ValueKind::body, "", ""});
    domain::order_values(claim);
    if (one_in(3))
        claim.count = domain::Count{*rc::gen::inRange(1, 30), std::nullopt, false};
    return claim;
}

/// A random history: reports, and what people do with their claims.
class History {
public:
    explicit History(Casebook& book) : m_book{book} {}

    void step()
    {
        if (m_claims.empty() || one_in(3))
            report();
        else
            judge();
    }

private:
    void report()
    {
        Report report;
        report.file_name = "file " + std::to_string(m_parts.size());
        report.text = "text " + std::to_string(m_parts.size());
        report.organisation = one_of<std::string>({"", "Example Watch", "Other Watch"});
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
            report.claims.push_back(any_claim());
        const Added added = add_report(m_book, report);
        m_parts.push_back(added.part);
        m_readings.emplace_back(added.part, added.reading);
        m_claims.insert(m_claims.end(), added.claims.begin(), added.claims.end());
        m_all.insert(m_all.end(), added.claims.begin(), added.claims.end());
        m_all.insert(m_all.end(), {added.document, added.part, added.reading});
    }

    EntryId claim() { return one_of(m_claims); }
    ledger::MentionRef mention() { return {claim(), domain::Field::target, 0}; }

    ledger::Body judgement()
    {
        switch (*rc::gen::inRange(0, 8)) {
        case 0: return ledger::Checked{claim(), ledger::Verdict::accept, "", 0, "", "", follows()};
        case 1: return ledger::Checked{claim(), ledger::Verdict::reject, "", 0, "", "not so", follows()};
        case 2:
            return ledger::Checked{claim(),
                                   ledger::Verdict::correct,
                                   "target",
                                   0,
                                   one_of<std::string>({"Person One", "Person Three", ""}),
                                   "",
                                   follows()};
        case 3:
            return one_in(2)
                       ? ledger::Checked{claim(),
                                         ledger::Verdict::correct,
                                         "type",
                                         0,
                                         one_of<std::string>({"arrest", "killing", "release"}),
                                         "",
                                         follows()}
                       : ledger::Checked{claim(), ledger::Verdict::correct, "time", 0, "2026-01-07", "", follows()};
        case 4: return ledger::Assessed{claim(), ledger::Grade::likely, "reasonable grounds to believe", "", follows()};
        case 5: {
            const auto verb =
                one_of<LinkVerb>({LinkVerb::same, LinkVerb::same, LinkVerb::not_same, LinkVerb::distinct});
            return ledger::Linked{verb, mention(), mention(), "", 1000, follows()};
        }
        case 6: return ledger::Linked{LinkVerb::near_duplicate, {one_of(m_parts)}, {one_of(m_parts)}, "", 900, {}};
        default: return ledger::Withdrawn{one_of(m_all), "a slip"}; // A document, part or reading as well.
        }
    }

    std::vector<EntryId> follows() { return one_in(2) ? std::vector<EntryId>{} : std::vector{one_of(m_all)}; }

    void judge()
    {
        if (one_in(8)) {
            const auto& [part, before] = one_of(m_readings);
            const EntryId reading = add_entry(m_book, ledger::ReadingMade{part, "test-2", "en", {}, before});
            m_readings.emplace_back(part, reading);
            m_claims.push_back(add_entry(m_book, ledger::ClaimProposed{reading, any_claim()}));
            return;
        }
        m_all.push_back(add_entry(m_book, judgement()));
    }

    Casebook& m_book;
    std::vector<EntryId> m_parts, m_claims, m_all;
    std::vector<std::pair<EntryId, EntryId>> m_readings;
};

/// All records as one sorted list, to be compared with those of a fold over everything.
std::vector<std::string> dump(std::vector<records::Record> records)
{
    std::vector<std::string> lines;
    for (const auto& one : records)
        lines.push_back(std::to_string(static_cast<int>(one.family)) + "|" + one.group + "|" + one.id + "|" +
                        one.label + "|" + one.sort + "|" + to_hex(encode_cbor(one.value)));
    std::ranges::sort(lines);
    return lines;
}

std::vector<std::string> stored(const Casebook& book, records::Floor floor)
{
    std::vector<records::Record> all;
    for (int family = 0; family < 6; ++family)
        for (auto& one : book.records(static_cast<records::Family>(family), floor))
            all.push_back(std::move(one));
    return dump(std::move(all));
}

} // namespace

TEST_CASE("records property: after any history a rebuild gives the same records, and so does a fold over everything")
{
    const bool held = rc::check([] {
        TestBook book;
        History history{*book.book};
        for (int steps = *rc::gen::inRange(1, 25); steps > 0; --steps)
            history.step();
        const Digest before = book->records_digest();
        for (const auto floor : {records::Floor::checked, records::Floor::proposed})
            RC_ASSERT(stored(*book.book, floor) == dump(records::fold_all(book->evidence(), floor)));
        RC_ASSERT(static_cast<bool>(book->rebuild({})));
        RC_ASSERT(book->records_digest() == before);
        book.reopen();
        RC_ASSERT(book->records_digest() == before);
        RC_ASSERT(book->verify(true, {}).problems.empty());
    });
    CHECK(held);
}

TEST_CASE("records: correcting a name moves the claim from one person to the other, and withdrawing it back")
{
    TestBook book;
    const Added added = add_report(*book.book, {"a", "", "text", {claim_of(ClaimType::arrest, "Person One")}, {}, ""});
    const auto labels = [&] {
        std::vector<std::string> names;
        for (const auto& record : book->records(records::Family::person, records::Floor::proposed))
            names.push_back(record.label);
        return names;
    };
    CHECK(labels() == std::vector<std::string>{"Person One"});
    const EntryId check = add_entry(
        *book.book, ledger::Checked{added.claims[0], ledger::Verdict::correct, "target", 0, "Person Two", "", {}});
    CHECK(labels() == std::vector<std::string>{"Person Two"});
    add_entry(*book.book, ledger::Withdrawn{check, "a slip"});
    CHECK(labels() == std::vector<std::string>{"Person One"});
    add_entry(*book.book, ledger::Withdrawn{added.claims[0], "typed twice"});
    CHECK(labels().empty());
}

TEST_CASE("records: a withdrawn document, part or reading takes its claims along, also those proposed later")
{
    TestBook book;
    const Added added = add_report(*book.book, {"a", "", "text", {claim_of(ClaimType::arrest, "Person One")}, {}, ""});
    const Added other = add_report(*book.book, {"b", "", "more", {claim_of(ClaimType::arrest, "Person Two")}, {}, ""});
    const auto people = [&] { return book->records(records::Family::person, records::Floor::proposed).size(); };
    for (const EntryId& whole : {added.document, added.part, added.reading}) {
        const EntryId withdrawal = add_entry(*book.book, ledger::Withdrawn{whole, "not what it seemed"});
        CHECK(people() == 1);
        CHECK(records::standing(book->evidence_of_part(added.part), records::Floor::proposed).claims.empty());
        CHECK(records::standing(book->evidence_of_part(other.part), records::Floor::proposed).claims.size() == 1);
        add_entry(*book.book, ledger::Withdrawn{withdrawal, "it was"});
        CHECK(people() == 2);
    }
    add_entry(*book.book, ledger::Withdrawn{added.document, "a forgery"});
    add_entry(*book.book, ledger::ClaimProposed{added.reading, claim_of(ClaimType::arrest, "Person Three")});
    CHECK(people() == 1);
    const Digest before = book->records_digest();
    REQUIRE(book->rebuild({}));
    CHECK(book->records_digest() == before);
}

TEST_CASE("records: a record is found by its identifier at its floor, and evidence by its group")
{
    TestBook book;
    const Added added = add_report(*book.book, {"a", "", "text", {claim_of(ClaimType::arrest, "Person One")}, {}, ""});
    const auto people = book->records(records::Family::person, records::Floor::proposed);
    REQUIRE(people.size() == 1);
    CHECK(book->record(people[0].id, records::Floor::proposed) == people[0]);
    CHECK_FALSE(book->record(people[0].id, records::Floor::checked));
    add_entry(*book.book, ledger::Checked{added.claims[0], ledger::Verdict::accept, "", 0, "", "", {}});
    CHECK(book->record(people[0].id, records::Floor::checked));
    const auto evidence = book->evidence_of_group({records::Family::person, people[0].group});
    REQUIRE(evidence.claims.size() == 1);
    CHECK(evidence.claims[0].id == added.claims[0]);
    CHECK(evidence.judgements.size() == 1);
}

TEST_CASE("records: of many claims about one person everyone sees the latest, also one who may only read")
{
    TestBook book;
    const auto other = *book.open(Access::read);
    const auto claims_of_person = [](const Casebook& seen) {
        const auto people = seen.records(records::Family::person, records::Floor::proposed);
        return people.empty() ? std::string{} : to_hex(encode_cbor(people[0].value));
    };
    std::set<std::string> states;
    for (int n = 0; n < 60; ++n) {
        const std::string day = "2026-01-" + std::to_string(10 + n % 20);
        add_report(*book.book, {"file " + std::to_string(n),
                                "Watch " + std::to_string(n),
                                "text " + std::to_string(n),
                                {claim_of(ClaimType::held, "Person One", "Northtown", day)},
                                {},
                                ""});
        if (n % 10 != 9)
            continue;
        const std::string read_only = claims_of_person(*other);
        CHECK(other->records_digest() == book->records_digest());
        CHECK(claims_of_person(*book.book) == read_only);
        CHECK(states.insert(read_only).second);
        const auto people = other->records(records::Family::person, records::Floor::proposed);
        REQUIRE(people.size() == 1);
        CHECK(other->record(people[0].id, records::Floor::proposed) == people[0]);
    }
    add_report(*book.book,
               {"last", "", "text", {claim_of(ClaimType::release, "Person One", "", "2026-02-01")}, {}, ""});
    book.reopen(Access::read); // Closing has folded what waited.
    const Digest before = book->records_digest();
    book.reopen();
    REQUIRE(book->rebuild({}));
    CHECK(book->records_digest() == before);
    CHECK(stored(*book.book, records::Floor::proposed) ==
          dump(records::fold_all(book->evidence(), records::Floor::proposed)));
}

} // namespace vigil::store
