// SPDX-License-Identifier: AGPL-3.0-or-later
// The minimum count a second time, as SQL over rows of claims and judgements: it shares nothing with
// src/answers/minimum_count.cpp and src/records/standing.cpp but the pages docs/methods/minimum-count.md and
// assessment.md. Steps in the SQL are those of minimum-count.md, with an A those of assessment.md.
#include "answers/minimum_count.hpp"
#include "records/mentions.hpp"
#include "store/sqlite.hpp"
#include "store/testing.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <fstream>

namespace vigil::store {
namespace {

using namespace testing;
using domain::ClaimType;
using domain::Field;
using ledger::Grade;
using ledger::LinkVerb;

const char* const tables = R"(
CREATE TABLE said (id TEXT PRIMARY KEY, type TEXT, modality TEXT, timed INT, first INT, last INT, least INT,
    speaker TEXT, origin TEXT, cited TEXT, place TEXT, actor TEXT, name TEXT);
CREATE TABLE lies_in (place TEXT, wider TEXT);
CREATE TABLE judged (id TEXT PRIMARY KEY, kind TEXT, a TEXT, b TEXT, verdict TEXT, height INT);
CREATE TABLE follows (later TEXT, earlier TEXT);
CREATE TABLE asked (floor TEXT, first INT, last INT, place TEXT, origins INT, height INT, alleged INT);
)";

const char* const views = R"(
-- A2: a withdrawal works unless it was withdrawn in turn (the test goes no deeper).
CREATE VIEW gone AS SELECT w.a AS id FROM judged w WHERE w.kind = 'withdraw'
    AND NOT EXISTS (SELECT 1 FROM judged u WHERE u.kind = 'withdraw' AND u.a = w.id);
-- A3: in force = not withdrawn, and not followed by another one, not withdrawn, on the same target.
CREATE VIEW standing AS SELECT * FROM judged j WHERE j.id NOT IN (SELECT id FROM gone);
CREATE VIEW in_force AS SELECT * FROM standing j WHERE NOT EXISTS (SELECT 1 FROM follows f JOIN standing s
    ON s.id = f.later WHERE f.earlier = j.id AND s.kind = j.kind AND s.a = j.a AND s.b IS j.b);
-- A8 and A11.
CREATE VIEW worth AS SELECT s.id, coalesce(sum(c.verdict = 'accept'), 0) AS yes,
    coalesce(sum(c.verdict = 'reject'), 0) AS no
    FROM said s LEFT JOIN in_force c ON c.kind = 'check' AND c.a = s.id
    WHERE s.id NOT IN (SELECT id FROM gone) GROUP BY s.id;
CREATE VIEW stands AS SELECT s.* FROM said s JOIN worth w ON w.id = s.id, asked
    WHERE CASE asked.floor WHEN 'checked' THEN w.yes > 0 AND w.no = 0 ELSE NOT (w.no > 0 AND w.yes = 0) END;
-- A12 and A13: the lowest in force; 2 is unassessed.
CREATE VIEW grade AS SELECT s.id, coalesce(min(g.height), 2) AS height FROM said s
    LEFT JOIN in_force g ON g.kind = 'assess' AND g.a = s.id GROUP BY s.id;
-- Steps 4 to 7.
CREATE VIEW row_in AS SELECT s.* FROM stands s JOIN grade g ON g.id = s.id, asked q
    WHERE s.type = 'killing'
    AND (s.modality = 'asserted' OR (s.modality = 'alleged' AND q.alleged = 1))
    AND g.height >= q.height
    AND ((q.first IS NULL AND q.last IS NULL) OR (s.timed = 1
        AND (q.first IS NULL OR (s.first IS NOT NULL AND s.first >= q.first))
        AND (q.last IS NULL OR (s.last IS NOT NULL AND s.last <= q.last))))
    AND (q.place IS NULL OR s.place = q.place OR EXISTS (SELECT 1 FROM lies_in l WHERE l.place = s.place
        AND l.wider = q.place) OR (s.place IS NULL AND s.actor = q.place))
    AND (s.least IS NOT NULL OR s.name IS NOT NULL);
-- Step 9: who is cited counts as the one that speaks, where that one speaks in some counted claim too.
CREATE VIEW speaks AS SELECT speaker, min(origin) AS origin FROM stands WHERE type = 'killing' GROUP BY speaker;
CREATE VIEW carried AS SELECT r.*, CASE WHEN r.cited IS NULL THEN r.origin
    ELSE coalesce((SELECT k.origin FROM speaks k WHERE k.speaker = r.cited), 'cited: ' || r.cited) END AS by_origin
    FROM row_in r;
-- Step 10: one total of each origin; the largest, or the largest that two reach.
CREATE VIEW total AS SELECT by_origin, max(least) AS least FROM carried WHERE least IS NOT NULL GROUP BY by_origin;
CREATE VIEW from_reports AS SELECT coalesce((SELECT least FROM total ORDER BY least DESC
    LIMIT 1 OFFSET (SELECT origins - 1 FROM asked)), 0) AS n;
-- Step 12: who is whom. Links in force, whichever way round.
CREATE VIEW link AS SELECT min(a, b) AS a, max(a, b) AS b, max(verdict = 'same') AS same,
    max(verdict = 'not_same') AS not_same, max(verdict = 'distinct') AS apart
    FROM in_force WHERE kind = 'link' GROUP BY 1, 2;
CREATE VIEW joined AS SELECT a, b FROM link WHERE same AND NOT not_same
    UNION SELECT b, a FROM link WHERE same AND NOT not_same;
CREATE VIEW person AS WITH RECURSIVE reach (id, other) AS (
    SELECT id, id FROM said WHERE name IS NOT NULL
    UNION SELECT reach.id, joined.b FROM reach JOIN joined ON joined.a = reach.other)
    SELECT id, min(other) AS person FROM reach GROUP BY id;
-- Steps 12 and 13: records with rows in, carried by as many origins as the rule asks.
CREATE VIEW counted AS SELECT p.person FROM carried c JOIN person p ON p.id = c.id WHERE c.name IS NOT NULL
    GROUP BY p.person HAVING count(DISTINCT c.by_origin) >= (SELECT origins FROM asked);
-- Undecided: one name, or judged both ways, and nobody parted them.
CREATE VIEW undecided AS SELECT p.person AS a, q.person AS b
    FROM stands x JOIN stands y ON x.id <> y.id AND x.name IS NOT NULL AND y.name IS NOT NULL
    JOIN person p ON p.id = x.id JOIN person q ON q.id = y.id AND q.person <> p.person
    LEFT JOIN link l ON l.a = min(x.id, y.id) AND l.b = max(x.id, y.id)
    WHERE (x.name = y.name AND NOT coalesce(l.not_same AND NOT l.same, 0)) OR coalesce(l.same AND l.not_same, 0);
CREATE VIEW component AS WITH RECURSIVE reach (person, other) AS (
    SELECT person, person FROM counted
    UNION SELECT reach.person, u.b FROM reach JOIN undecided u ON u.a = reach.other
        WHERE u.b IN (SELECT person FROM counted))
    SELECT person, min(other) AS component FROM reach GROUP BY person;
-- Step 14: unnamed ones that are distinct from every record that counts, pairwise distinct, of the largest sum.
CREATE VIEW apart AS SELECT a, b FROM link WHERE apart AND NOT same UNION SELECT b, a FROM link WHERE apart AND NOT same;
CREATE VIEW unnamed AS SELECT g.id, coalesce(g.least, 1) AS least, row_number() OVER (ORDER BY g.id) - 1 AS bit
    FROM carried g, asked WHERE g.name IS NULL AND asked.origins = 1 AND EXISTS (SELECT 1 FROM apart WHERE a = g.id)
    AND NOT EXISTS (SELECT 1 FROM counted k WHERE NOT EXISTS (SELECT 1 FROM apart d JOIN person p ON p.id = d.b
        JOIN carried c ON c.id = p.id WHERE d.a = g.id AND p.person = k.person));
CREATE VIEW chosen AS WITH RECURSIVE mask (m) AS (SELECT 0 UNION ALL SELECT m + 1 FROM mask
    WHERE m + 1 < (SELECT 1 << count(*) FROM unnamed))
    SELECT coalesce(max((SELECT coalesce(sum(least), 0) FROM unnamed WHERE m >> bit & 1)), 0) AS n FROM mask
    WHERE NOT EXISTS (SELECT 1 FROM unnamed x JOIN unnamed y ON x.bit < y.bit AND m >> x.bit & 1 AND m >> y.bit & 1
        WHERE NOT EXISTS (SELECT 1 FROM apart d WHERE d.a = x.id AND d.b = y.id));
CREATE VIEW from_names AS SELECT (SELECT count(DISTINCT component) FROM component) + (SELECT n FROM chosen) AS n;
)";

/// Tables of one casebook, filled from what its entries say and nothing that was computed from them.
class Rows {
public:
    explicit Rows(const std::string& path)
    {
        std::ofstream{path};
        m_database = std::make_unique<Database>(path, seal::Secret::copy_of(std::string(32, 'k')),
                                                seal::Cipher::chacha20, false);
        m_database->script(tables);
        m_database->script(views);
    }

    void fill(const records::Evidence& evidence)
    {
        m_database->script("BEGIN");
        for (const auto& claim : evidence.claims)
            add(claim);
        for (const auto& judgement : evidence.judgements)
            add(judgement);
        m_database->run("INSERT INTO lies_in VALUES ('geonames:1', 'state:XX'), ('geonames:2', 'state:YY')");
        m_database->script("COMMIT");
    }

    void ask(const answers::View& view, const answers::CountQuestion& question)
    {
        m_database->script("DELETE FROM asked");
        m_database->run("INSERT INTO asked VALUES (?1, NULL, NULL, nullif(?2, ''), ?3, ?4, ?5)",
                        std::string{answers::label_of(view.floor)},
                        question.place_norms.empty() ? std::string{} : *question.place_norms.begin(),
                        question.rule == answers::SourceRule::one_source ? 1 : 2, height(question.grade),
                        question.alleged ? 1 : 0);
        if (question.from)
            m_database->run("UPDATE asked SET first = ?1", days(*question.from));
        if (question.to)
            m_database->run("UPDATE asked SET last = ?1", days(*question.to));
    }

    std::int64_t one(const char* sql)
    {
        Query row = m_database->query(sql);
        return row.step() ? row.integer(0) : -1;
    }

private:
    static int height(Grade grade)
    {
        constexpr std::array heights{2, 5, 4, 3, 1, 0}; // In order of the enumeration.
        return heights[static_cast<std::size_t>(grade)];
    }
    static std::int64_t days(Day day) { return day.time_since_epoch().count(); }

    void add(const records::ClaimFacts& facts)
    {
        const auto& claim = facts.claim;
        const auto id = facts.id.hex();
        const auto first = [&](Field field) {
            const auto* value = claim.first(field);
            return value == nullptr ? std::string{} : value->norm.empty() ? value->text : value->norm;
        };
        const auto* target = claim.first(Field::target);
        m_database->run(
            "INSERT INTO said (id, type, modality, speaker, origin, cited, place, actor, name, timed) VALUES "
            "(?1, ?2, ?3, ?4, ?5, nullif(?6, ''), nullif(?7, ''), nullif(?8, ''), nullif(?9, ''), ?10)",
            id, std::string{domain::name_of(claim.type)}, std::string{domain::name_of(claim.modality)},
            facts.passage->source, facts.passage->origin, first(Field::source), first(Field::place),
            first(Field::actor), target->kind == domain::ValueKind::person ? target->text : std::string{},
            claim.time ? 1 : 0);
        if (claim.time && claim.time->earliest())
            m_database->run("UPDATE said SET first = ?2 WHERE id = ?1", id, days(*claim.time->earliest()));
        if (claim.time && claim.time->latest())
            m_database->run("UPDATE said SET last = ?2 WHERE id = ?1", id, days(*claim.time->latest()));
        if (claim.count)
            m_database->run("UPDATE said SET least = ?2 WHERE id = ?1", id, claim.count->min);
    }

    void insert(const records::Judgement& one, const char* kind, const EntryId& a, const std::string& b,
                const std::string& verdict, int height, const std::vector<EntryId>& earlier)
    {
        m_database->run("INSERT INTO judged VALUES (?1, ?2, ?3, nullif(?4, ''), ?5, ?6)", one.id.hex(), kind, a.hex(),
                        b, verdict, height);
        for (const EntryId& id : earlier)
            m_database->run("INSERT INTO follows VALUES (?1, ?2)", one.id.hex(), id.hex());
    }

    void add(const records::Judgement& one)
    {
        if (const auto* check = std::get_if<ledger::Checked>(&one.body))
            insert(one, "check", check->claim, "", check->verdict == ledger::Verdict::accept ? "accept" : "reject", 0,
                   check->follows);
        else if (const auto* grade = std::get_if<ledger::Assessed>(&one.body))
            insert(one, "assess", grade->claim, "", "", height(grade->grade), grade->follows);
        else if (const auto* gone = std::get_if<ledger::Withdrawn>(&one.body))
            insert(one, "withdraw", gone->entry, "", "", 0, {});
        else if (const auto* link = std::get_if<ledger::Linked>(&one.body))
            insert(one, "link", std::min(link->a, link->b).claim, std::max(link->a, link->b).claim.hex(),
                   link->verb == LinkVerb::same       ? "same"
                   : link->verb == LinkVerb::not_same ? "not_same"
                                                      : "distinct",
                   0, link->follows);
    }

    std::unique_ptr<Database> m_database;
};

int pick(int below)
{
    return *rc::gen::inRange(0, below);
}

template <std::size_t N>
const char* one_of(const std::array<const char*, N>& all)
{
    return all[static_cast<std::size_t>(pick(static_cast<int>(N)))];
}

struct Told {
    EntryId claim;
    bool named = false;
};

/// A small casebook of killings, and what people judged about them.
class History {
public:
    explicit History(Casebook& book) : m_book{book} {}

    void make()
    {
        for (int i = 0, n = 1 + pick(7); i < n; ++i)
            report(i);
        for (int i = 0, n = pick(10); i < n; ++i)
            judge();
        for (int i = 0, n = pick(5); i < n; ++i)
            link();
        for (int i = 0, n = pick(3); i < n && !m_judgements.empty(); ++i)
            m_withdrawals.push_back(withdraw(m_judgements[any(m_judgements)]));
        if (pick(3) == 0 && !m_withdrawals.empty())
            withdraw(m_withdrawals.front());
    }

private:
    template <typename T>
    static std::size_t any(const std::vector<T>& all)
    {
        return static_cast<std::size_t>(pick(static_cast<int>(all.size())));
    }

    void report(int number)
    {
        const bool named = pick(2) == 1;
        auto claim = claim_of(
            ClaimType::killing, named ? one_of(std::array{"Person One", "Person Two", "Person Three"}) : "people", "",
            one_of(std::array{"", "2026-01-02", "2026-01-03/2026-01-05", "2026-01", "2026-01-04/.."}));
        claim.values.front().kind = named ? domain::ValueKind::person : domain::ValueKind::group;
        claim.quote = "Sentence " + std::to_string(number);
        if (!named || pick(4) == 0)
            claim.count = domain::Count{1 + pick(6), std::nullopt, false};
        if (const int place = pick(3); place > 0)
            claim.values.push_back(
                {Field::place, "town", {}, domain::ValueKind::place, "geonames:" + std::to_string(place), ""});
        else if (pick(2) == 1)
            claim.values.push_back({Field::actor, "forces", {}, domain::ValueKind::state, "state:XX", ""});
        if (pick(4) == 0)
            claim.values.push_back({Field::source, one_of(std::array{"a", "b", "d"}), {}, {}, "", ""});
        claim.modality = pick(5) > 0   ? domain::Modality::asserted
                         : pick(2) > 0 ? domain::Modality::alleged
                                       : domain::Modality::denied;
        domain::order_values(claim);
        const auto added = add_report(
            m_book,
            {"r.txt", one_of(std::array{"a", "b", "c"}), "Sentence " + std::to_string(number), {claim}, {}, ""});
        m_told.push_back({added.claims.front(), named});
        if (pick(3) > 0)
            m_judgements.push_back(
                add_entry(m_book, ledger::Checked{added.claims.front(), ledger::Verdict::accept, {}, 0, {}, {}, {}}));
    }

    void judge()
    {
        const auto claim = m_told[any(m_told)].claim;
        std::vector<EntryId> follows;
        if (!m_judgements.empty() && pick(2) == 1)
            follows.push_back(m_judgements[any(m_judgements)]);
        if (pick(2) == 1)
            m_judgements.push_back(add_entry(
                m_book,
                ledger::Checked{
                    claim, pick(2) == 1 ? ledger::Verdict::accept : ledger::Verdict::reject, {}, 0, {}, {}, follows}));
        else
            m_judgements.push_back(
                add_entry(m_book, ledger::Assessed{claim, static_cast<Grade>(pick(6)), {}, {}, follows}));
    }

    void link()
    {
        const Told& a = m_told[any(m_told)];
        const Told& b = m_told[any(m_told)];
        if (a.claim == b.claim)
            return;
        ledger::Linked link;
        link.verb = a.named && b.named ? LinkVerb::same : LinkVerb::distinct;
        link.a.claim = a.claim;
        link.b.claim = b.claim;
        m_judgements.push_back(add_entry(m_book, link));
    }

    EntryId withdraw(const EntryId& entry) { return add_entry(m_book, ledger::Withdrawn{entry, "mistaken"}); }

    Casebook& m_book;
    std::vector<Told> m_told;
    std::vector<EntryId> m_judgements, m_withdrawals;
};

answers::CountQuestion any_question()
{
    answers::CountQuestion question;
    question.types = {ClaimType::killing};
    if (pick(2) == 1)
        question.from = *parse_day("2026-01-02");
    if (pick(2) == 1)
        question.to = *parse_day("2026-01-05");
    if (pick(2) == 1) {
        question.place = "the place";
        question.place_norms = {pick(2) == 1 ? "state:XX" : "geonames:1"};
    }
    question.rule = pick(2) == 1 ? answers::SourceRule::two_origins : answers::SourceRule::one_source;
    question.grade = pick(3) == 0 ? Grade::possible : Grade::unassessed;
    question.alleged = pick(2) == 1;
    return question;
}

answers::MinimumCount by_fold(const Casebook& book, const answers::View& view, const answers::CountQuestion& question)
{
    const answers::Material material{book.records(records::Family::person, view.floor),
                                     records::standing(book.evidence({ClaimType::killing}), view.floor)};
    answers::Surroundings around;
    around.places = {{"geonames:1", {"state:XX"}}, {"geonames:2", {"state:YY"}}};
    return answers::minimum_count(material, view, question, around);
}

} // namespace

TEST_CASE("differential: the minimum count of the folds is that of an independent SQL query")
{
    int number = 0;
    CHECK(rc::check([&number] {
        if (number >= 15) // Each makes a casebook on disk.
            return;
        TestBook book;
        History{*book.book}.make();
        Rows rows{book.beside("rows-" + std::to_string(++number))};
        rows.fill(book->evidence());
        for (const auto floor : {records::Floor::checked, records::Floor::proposed})
            for (int i = 0; i < 6; ++i) {
                answers::View view;
                view.floor = floor;
                view.today = *parse_day("2026-02-01");
                const auto question = any_question();
                const auto answer = by_fold(*book.book, view, question);
                rows.ask(view, question);
                RC_ASSERT(answer.from_reports == rows.one("SELECT n FROM from_reports"));
                RC_ASSERT(answer.from_names == rows.one("SELECT n FROM from_names"));
                const auto in = std::ranges::count_if(answer.rows, &answers::CountRow::in);
                RC_ASSERT(in == rows.one("SELECT count(*) FROM row_in"));
                RC_ASSERT(answer.at_least.value_or(0) ==
                          rows.one("SELECT max((SELECT n FROM from_reports), (SELECT n FROM from_names))"));
            }
    }));
}

} // namespace vigil::store
