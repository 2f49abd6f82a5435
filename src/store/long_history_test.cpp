// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/testing.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

// One long history of a team: ten thousand entries, in steps of several. What the casebook keeps up to date entry by
// entry has to be what a rebuild, and a fold over everything in any order, give.
namespace vigil::store {
namespace {

using namespace testing;
using domain::ClaimType;
using domain::Field;
using ledger::LinkVerb;

void require_done(const Result<Done>& done)
{
    REQUIRE_MESSAGE(static_cast<bool>(done), (done ? std::string{} : done.error().message));
}

class LongHistory {
public:
    LongHistory(Casebook& book, std::uint32_t seed) : m_book{book}, m_random{seed} {}

    /// Until the ledger has so many entries.
    void run(std::uint64_t entries)
    {
        while (m_book.totals().entries < entries)
            require_done(m_book.append("anna", seal::random_digest(), [&](Writer& writer) -> Result<Done> {
                for (std::size_t i = 1 + below(120); i > 0; --i)
                    step(writer);
                return Done{};
            }));
    }

    std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>{0, end - 1}(m_random); }
    const EntryId& claim() { return m_claims[below(m_claims.size())]; }

    /// Something that a person may do and take back.
    ledger::Body deed(bool link)
    {
        if (link)
            return ledger::Linked{
                below(2) == 0 ? LinkVerb::same : LinkVerb::not_same, {claim()}, {claim()}, "", 1000, {}};
        switch (below(4)) {
        case 0: return ledger::Checked{claim(), ledger::Verdict::accept, "", 0, "", "", {}};
        case 1: return ledger::Checked{claim(), ledger::Verdict::reject, "", 0, "", "", {}};
        case 2: return ledger::Checked{claim(), ledger::Verdict::correct, "target", 0, name(), "", {}};
        default: return ledger::Withdrawn{claim(), ""};
        }
    }

private:
    std::string name() { return "Person " + std::to_string(below(120)) + (below(3) == 0 ? " Mâr" : " Mar"); }
    std::string day() { return "2026-0" + std::to_string(1 + below(6)) + "-1" + std::to_string(below(10)); }

    domain::Claim any_claim()
    {
        constexpr std::array types{ClaimType::arrest,     ClaimType::arrest, ClaimType::held,
                                   ClaimType::release,    ClaimType::charge, ClaimType::verdict,
                                   ClaimType::killing,    ClaimType::injury, ClaimType::shutdown,
                                   ClaimType::withdrawal, ClaimType::demand, ClaimType::particular};
        domain::Claim claim =
            claim_of(types.at(below(types.size())), below(6) == 0 ? std::to_string(below(40)) + " people" : name(),
                     below(3) == 0 ? "" : "Town " + std::to_string(below(12)), below(4) == 0 ? "" : day());
        if (below(6) == 0)
            claim.time = *parse_edtf("2026-0" + std::to_string(1 + below(6)));
        claim.values.push_back(
            {Field::actor, "Police", {}, domain::ValueKind::body, below(2) == 0 ? "state:IR" : "", ""});
        if (claim.type == ClaimType::particular) {
            claim.values.push_back({Field::detail,
                                    "19" + std::to_string(50 + below(40)) + "-05-05",
                                    {},
                                    domain::ValueKind::unknown,
                                    "",
                                    below(2) == 0 ? "birth_date" : "status"});
            claim.rule = "list/row";
            const auto row = static_cast<std::uint32_t>(below(9)) * 10;
            claim.span = {row, row + 9};
        }
        if (below(3) == 0)
            claim.count = domain::Count{static_cast<std::int64_t>(1 + below(30)), std::nullopt, false};
        domain::order_values(claim);
        return claim;
    }

    void report(Writer& writer)
    {
        Report report;
        report.file_name = "file " + std::to_string(m_parts.size());
        report.text = "text " + std::to_string(m_parts.size());
        report.organisation = "Watch " + std::to_string(below(9));
        for (std::size_t i = below(9); i > 0; --i)
            report.claims.push_back(any_claim());
        const auto added = write_report(writer, report);
        VIGIL_ASSERT(added);
        m_documents.push_back(added->document);
        m_parts.push_back(added->part);
        m_readings.emplace_back(added->part, added->reading);
        m_claims.insert(m_claims.end(), added->claims.begin(), added->claims.end());
    }

    /// One row of a list: new, changed or gone.
    void edition(Writer& writer)
    {
        ledger::ReadingMade reading{m_parts.front(), "list-2", "", {}, std::nullopt, "List One", {}};
        const std::string row = std::to_string(below(20));
        auto& now = m_rows[row];
        std::optional<EntryId> before;
        if (!now.empty() && below(3) > 0) {
            before = now.back();
            reading.replaces.push_back(*before);
            now.pop_back();
        }
        const EntryId made = writer.add(reading);
        m_readings.emplace_back(m_parts.front(), made);
        for (std::size_t i = below(3); i > 0; --i) {
            domain::Claim claim = any_claim();
            claim.rule = "list/row";
            now.push_back(writer.add(ledger::ClaimProposed{made, std::move(claim), row, before}));
            m_claims.push_back(now.back());
        }
    }

    void step(Writer& writer)
    {
        const std::size_t kind = below(100);
        if (m_claims.size() < 20 || kind < 25)
            return report(writer);
        if (kind < 26)
            return edition(writer);
        if (kind < 28) {
            const auto [part, before] = m_readings[below(m_readings.size())];
            const EntryId reading = writer.add(ledger::ReadingMade{part, "test-2", "en", {}, before});
            m_readings.emplace_back(part, reading);
            for (std::size_t i = below(4); i > 0; --i)
                m_claims.push_back(writer.add(ledger::ClaimProposed{reading, any_claim()}));
        } else if (kind < 30) {
            writer.add(ledger::Linked{LinkVerb::near_duplicate, {part()}, {part()}, "", 900, {}});
        } else if (kind < 34) {
            m_judgements.push_back(writer.add(ledger::Withdrawn{withdrawable(), ""}));
        } else {
            m_judgements.push_back(writer.add(below(4) == 0 ? following() : deed(below(60) == 0)));
        }
    }

    const EntryId& part() { return m_parts[below(m_parts.size())]; }

    EntryId withdrawable()
    {
        const std::size_t kind = below(20);
        if (kind == 0)
            return m_documents[below(m_documents.size())];
        if (kind == 1)
            return m_readings[below(m_readings.size())].second;
        return m_judgements.empty() ? claim() : m_judgements[below(m_judgements.size())];
    }

    ledger::Body following()
    {
        std::vector<EntryId> follows;
        for (std::size_t i = below(3); i > 0 && !m_judgements.empty(); --i)
            follows.push_back(m_judgements[below(m_judgements.size())]);
        if (below(2) == 0)
            return ledger::Assessed{claim(), ledger::Grade::likely, "", "", follows};
        return ledger::Checked{
            claim(), below(2) == 0 ? ledger::Verdict::accept : ledger::Verdict::reject, "", 0, "", "", follows};
    }

    Casebook& m_book;
    std::mt19937 m_random;
    std::vector<EntryId> m_documents, m_parts, m_claims, m_judgements;
    std::vector<std::pair<EntryId, EntryId>> m_readings;
    std::map<std::string, std::vector<EntryId>> m_rows; ///< Claims that the list makes now.
};

std::vector<std::string> dump(const std::vector<records::Record>& records)
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
        std::ranges::move(book.records(static_cast<records::Family>(family), floor), std::back_inserter(all));
    return dump(all);
}

records::Evidence shuffled(records::Evidence evidence, std::uint32_t seed)
{
    std::mt19937 random{seed};
    std::ranges::shuffle(evidence.claims, random);
    std::ranges::shuffle(evidence.judgements, random);
    return evidence;
}

/// How look-ups see the claims: part of what a rebuild has to give again.
std::vector<std::size_t> look_ups(const Casebook& book)
{
    std::vector<std::size_t> sizes;
    for (const auto& info : domain::claim_types()) {
        const auto totals = book.claim_totals({info.type});
        sizes.insert(sizes.end(), {totals.proposed, totals.checked, totals.rejected});
        for (const char* month : {"2026-01", "2026-03"}) {
            const auto time = *parse_edtf(month);
            sizes.push_back(
                book.claims_count({{info.type}, time.earliest(), time.latest(), "state:IR", month[6] == '1'}));
        }
    }
    return sizes;
}

std::vector<records::PersonLine> lines_of(const Casebook& book, records::Floor floor)
{
    std::vector<records::PersonLine> lines;
    book.each_person(floor, [&](const records::PersonLine& line) { lines.push_back(line); });
    return lines;
}

std::vector<records::PersonLine> lines_from_records(const Casebook& book, records::Floor floor)
{
    std::vector<records::PersonLine> lines;
    const auto standing = records::standing(book.evidence(), floor);
    for (const auto& record : book.records(records::Family::person, floor))
        lines.push_back(records::line_of(*records::person_from_cbor(record.value), standing));
    return lines;
}

constexpr std::array floors{records::Floor::checked, records::Floor::proposed};

/// What is kept for each claim gives the numbers that weighing all of them gives.
void check_totals(const Casebook& book)
{
    for (const std::vector<ClaimType>& types :
         {std::vector{ClaimType::arrest}, std::vector{ClaimType::held, ClaimType::release, ClaimType::particular}}) {
        const auto evidence = book.evidence(types);
        const auto totals = book.claim_totals(types);
        for (const auto floor : floors) {
            const auto standing = records::standing(evidence, floor);
            CHECK(totals.below(floor) == standing.below);
            CHECK(totals.rejected == standing.rejected);
        }
        CHECK(totals.checked == records::standing(evidence, records::Floor::checked).claims.size());
    }
}

} // namespace

TEST_CASE("long history: records kept entry by entry are those of a rebuild and of a fold over everything in any order")
{
    TestBook book;
    LongHistory history{*book.book, 20260108};
    for (const std::uint64_t entries : {1'000U, 10'000U}) {
        history.run(entries);
        const auto evidence = book->evidence();
        for (const auto floor : floors) {
            const auto now = stored(*book.book, floor);
            CHECK(now == dump(records::fold_all(evidence, floor)));
            CHECK(now == dump(records::fold_all(shuffled(evidence, 7), floor)));
            CHECK(lines_of(*book.book, floor) == lines_from_records(*book.book, floor));
        }
        check_totals(*book.book);
    }
    const Digest before = book->records_digest();
    const auto looked_up = look_ups(*book.book);
    REQUIRE(book->rebuild({}));
    CHECK(book->records_digest() == before);
    CHECK(look_ups(*book.book) == looked_up);
    book.reopen(Access::read);
    CHECK(book->records_digest() == before);
    for (const auto floor : floors)
        CHECK(lines_of(*book.book, floor) == lines_from_records(*book.book, floor));
}

TEST_CASE("long history: what a person joins, parts, checks, corrects or withdraws, and takes back, leaves no trace")
{
    TestBook book;
    LongHistory history{*book.book, 4};
    history.run(1'000);
    const Digest before = book->records_digest();
    for (int i = 0; i < 12; ++i) {
        const EntryId deed = add_entry(*book.book, history.deed(i % 3 == 0));
        add_entry(*book.book, ledger::Withdrawn{deed, "taken back"});
        REQUIRE(book->records_digest() == before);
    }
    // Several at once, taken back in another order.
    std::vector<EntryId> deeds;
    for (int i = 0; i < 12; ++i)
        deeds.push_back(add_entry(*book.book, history.deed(i % 3 == 0)));
    CHECK(book->records_digest() != before);
    for (std::size_t i = 0; i < deeds.size(); ++i)
        add_entry(*book.book, ledger::Withdrawn{deeds[(i * 5) % deeds.size()], "taken back"});
    CHECK(book->records_digest() == before);
}

} // namespace vigil::store
