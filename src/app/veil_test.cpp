// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/veil.hpp"

#include "app/bench_for_tests.hpp"
#include "app/restrict.hpp"
#include "app/team.hpp"
#include "records/without.hpp"
#include "store/testing.hpp"

#include <algorithm>
#include <random>

namespace vigil::app {
namespace {

using namespace store::testing;
using records::Family;

constexpr std::array families{Family::person,     Family::proceeding,    Family::incident,
                              Family::disruption, Family::participation, Family::call};
constexpr std::array levels{Level::open, Level::restricted, Level::confidential, Level::strict};

/// A small invented casebook whose every claim carries a word of its own, with marks drawn from a seed, and what each
/// claim's level has to be by the method (docs/methods/withholding.md), worked out without the code under test.
struct Marked {
    TestBook book;
    std::map<EntryId, std::string> secret_of;
    std::map<EntryId, Level> level_of;
    std::vector<EntryId> claims;

    explicit Marked(unsigned seed)
    {
        std::mt19937 random{seed};
        const auto draw = [&](unsigned below) { return static_cast<unsigned>(random() % below); };
        for (unsigned r = 0; r < 4; ++r)
            add_one(r, draw);
        for (unsigned n = 0; n < 4; ++n) {
            const auto& claim = claims[draw(static_cast<unsigned>(claims.size()))];
            const auto level = levels[1 + draw(3)];
            mark("claim:" + claim.hex(), level);
            raise_words(claim, level);
        }
        if (draw(2) == 1)
            mark_person(draw(3), levels[1 + draw(3)]);
        if (draw(2) == 1)
            mark_document(draw(4), levels[1 + draw(3)]);
        spread();
    }

private:
    struct Told {
        EntryId part, document;
        domain::Span span;
        unsigned person;
    };

    template <typename Draw>
    void add_one(unsigned r, const Draw& draw)
    {
        Report report;
        report.file_name = "report" + std::to_string(r) + ".txt";
        report.organisation = "Desk " + std::to_string(r % 2);
        std::vector<unsigned> who;
        for (unsigned c = 0; c < 4; ++c) {
            const auto number = r * 4 + c;
            who.push_back(draw(3));
            auto claim = claim_of(draw(2) ? domain::ClaimType::held : domain::ClaimType::release,
                                  std::string{"Person "} + "ABC"[who[c]] + " Example", "Caracas",
                                  "2026-01-0" + std::to_string(1 + draw(9)));
            claim.quote = "Words secret" + std::to_string(number) + "x of one.";
            const auto at = static_cast<std::uint32_t>(report.text.size());
            claim.span = {at, at + static_cast<std::uint32_t>(claim.quote.size())};
            claim.values.push_back({domain::Field::detail,
                                    "detail secret" + std::to_string(number) + "x",
                                    {},
                                    domain::ValueKind::thing,
                                    "",
                                    ""});
            if (c == 3) { // Two claims of the same words.
                claim.span = report.claims[2].span;
                claim.quote = report.claims[2].quote;
            } else {
                report.text += claim.quote + "\n";
            }
            report.claims.push_back(claim);
        }
        const auto added = add_report(*book.book, report);
        for (unsigned c = 0; c < 4; ++c) {
            claims.push_back(added.claims[c]);
            secret_of[added.claims[c]] = "secret" + std::to_string(r * 4 + c) + "x";
            m_told[added.claims[c]] = {added.part, added.document, report.claims[c].span, who[c]};
        }
        REQUIRE(book->append("anna", seal::random_digest(), [&](store::Writer& writer) -> Result<Done> {
            for (const auto& id : added.claims) {
                writer.add(ledger::Checked{id, ledger::Verdict::accept, {}, 0, {}, "reason " + secret_of[id], {}});
                writer.add(ledger::Set{"claim:" + id.hex(), "comment/1-anna", "comment " + secret_of[id], {}});
            }
            return Done{};
        }));
    }

    void mark(const std::string& object, Level level)
    {
        add_entry(*book.book, ledger::Set{object, "level", std::string{answers::name_of(level)}, {EntryId{}}});
    }

    void raise(const EntryId& claim, Level level) { level_of[claim] = std::max(level_of[claim], level); }

    void raise_words(const EntryId& claim, Level level)
    {
        raise(claim, level);
        m_marked.emplace_back(claim, level);
    }

    void mark_person(unsigned person, Level level)
    {
        for (const auto& record : book->records(Family::person, Floor::proposed)) {
            if (record.label != std::string{"Person "} + "ABC"[person] + " Example")
                continue;
            mark("person:" + record.id, level);
            for (const auto& [claim, told] : m_told)
                if (told.person == person)
                    raise_words(claim, level);
        }
    }

    void mark_document(unsigned number, Level level)
    {
        const auto& document = m_told.at(claims[number * 4]).document;
        mark("document:" + document.hex(), level);
        for (const auto& [claim, told] : m_told)
            if (told.document == document)
                raise(claim, level);
    }

    void spread()
    {
        for (const auto& [marked, level] : m_marked)
            for (const auto& [claim, told] : m_told) {
                const auto& words = m_told.at(marked);
                if (told.part == words.part && told.span.begin < words.span.end && words.span.begin < told.span.end)
                    raise(claim, level);
            }
    }

    std::map<EntryId, Told> m_told;
    std::vector<std::pair<EntryId, Level>> m_marked;
};

/// Everything that look-ups give back, as one text.
std::string everything(const store::Casebook& casebook)
{
    std::string all;
    const auto add = [&](std::string_view text) { all += std::string{text} + "\n"; };
    for (const auto& facts : casebook.evidence().claims) {
        add(facts.claim.quote);
        for (const auto& value : facts.claim.values)
            add(value.text);
    }
    for (const auto floor : {Floor::checked, Floor::proposed})
        for (const auto family : families)
            for (const auto& record : casebook.records(family, floor)) {
                add(record.label);
                add(as_text(encode_cbor(record.value)));
            }
    for (const auto& document : casebook.documents())
        for (const auto& part : casebook.parts(document.id)) {
            add(part.body.title);
            if (const auto text = casebook.text(part.id))
                add(*text);
            if (part.body.text)
                if (const auto bytes = casebook.blob(*part.body.text))
                    add(as_text(*bytes));
        }
    for (const auto& object : casebook.setting_objects("claim:"))
        for (const auto& row : casebook.settings(object)) {
            add(row.value);
            for (const auto& old : casebook.setting_history(object, row.field))
                add(old.value);
        }
    casebook.history([&](const store::LoggedEntry& entry) {
        if (const auto* check = std::get_if<ledger::Checked>(&entry.body))
            add(check->reason);
        if (const auto* set = std::get_if<ledger::Set>(&entry.body))
            add(set->value);
        if (const auto* claim = std::get_if<ledger::ClaimProposed>(&entry.body))
            add(claim->claim.quote);
        return true;
    });
    return all;
}

} // namespace

TEST_CASE("property: a session of a level shows nothing above it, and all that is not")
{
    for (unsigned seed = 1; seed <= 8; ++seed) {
        Marked marked{seed};
        for (const auto level : {Level::open, Level::restricted, Level::confidential}) {
            CAPTURE(seed);
            CAPTURE(answers::name_of(level));
            marked.book.reopen();
            const auto whole = marked.book->evidence();
            const auto casebook = veiled(std::move(marked.book.book), level);
            const auto shown = everything(*casebook);
            std::set<EntryId> hidden;
            for (const auto& claim : marked.claims) {
                const bool above = marked.level_of[claim] > level;
                CAPTURE(marked.secret_of[claim]);
                CHECK((shown.find("detail " + marked.secret_of[claim]) == std::string::npos) == above);
                CHECK((shown.find("reason " + marked.secret_of[claim]) == std::string::npos) == above);
                CHECK((shown.find("comment " + marked.secret_of[claim]) == std::string::npos) == above);
                if (above) {
                    hidden.insert(claim);
                    CHECK(shown.find(marked.secret_of[claim]) == std::string::npos);
                    CHECK(casebook->search(marked.secret_of[claim], 10).empty());
                    CHECK_FALSE(casebook->entry(claim));
                    CHECK_FALSE(casebook->entry_by_prefix(claim.hex()));
                }
            }
            CHECK(casebook->totals().claims == marked.claims.size() - hidden.size());
            const auto rest = records::without(whole, hidden);
            for (const auto floor : {Floor::checked, Floor::proposed}) {
                auto expected = records::fold_all(rest, floor);
                for (const auto family : families)
                    for (const auto& record : casebook->records(family, floor)) {
                        CHECK(std::ranges::find(expected, record) != expected.end());
                        std::erase(expected, record);
                    }
                CHECK(expected.empty());
            }
        }
    }
}

TEST_CASE("a person's level holds for claims that come later")
{
    const NoteBench bench;
    {
        const auto session = bench.open();
        NoteBench::note(*session, "held", "Ana Example", "2026-01-02");
        REQUIRE(restrict_to(*session, {{}, {}, {"Ana Example"}, {}, Level::confidential}));
        NoteBench::note(*session, "release", "Ana Example", "2026-01-08");
        NoteBench::note(*session, "held", "Ben Example", "2026-01-02");
    }
    auto opening = bench.opening();
    opening.level = Level::restricted;
    const auto session = Session::open(opening);
    REQUIRE(session);
    const auto answer = people(**session, view_now(**session));
    REQUIRE(answer.rows.size() == 1);
    CHECK(answer.rows[0].name == "Ben Example");
    CHECK(answer.head.below == 0);
    CHECK_FALSE(person(**session, view_now(**session), "Ana Example"));
    CHECK(marks(**session).empty());
    // What such a session writes about the person is gone from its sight at once.
    NoteBench::note(**session, "held", "Ana Example", "2026-01-09");
    CHECK(people(**session, view_now(**session)).rows.size() == 1);
}

TEST_CASE("the casebook sets the level of sessions that name none, and a mark can be taken back")
{
    const NoteBench bench;
    {
        const auto session = bench.open();
        const auto claim = NoteBench::note(*session, "held", "Ana Example", "2026-01-02");
        REQUIRE(restrict_to(*session, {{claim.hex()}, {}, {}, {}, Level::strict}));
        REQUIRE(set_session_level(*session, Level::confidential));
    }
    {
        const auto session = bench.open();
        CHECK(session->level() == Level::confidential);
        CHECK(people(*session, view_now(*session)).rows.empty());
    }
    auto opening = bench.opening();
    opening.level = Level::strict;
    const auto session = Session::open(opening);
    REQUIRE(session);
    const auto all = marks(**session);
    REQUIRE(all.size() == 1);
    REQUIRE(restrict_to(**session, {{all[0].object.substr(6)}, {}, {}, {}, Level::open}));
    CHECK(marks(**session).empty());
}

TEST_CASE("masking keeps offsets and lines")
{
    CHECK(masked("one two\nthree", {{4, 10}}) == "one ***\n**ree");
    CHECK(masked("short", {{3, 99}}) == "sho**");
    CHECK(masked("short", {}) == "short");
}

} // namespace vigil::app
