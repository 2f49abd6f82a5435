// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/derived.hpp"

#include "store/casebook.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace vigil::store {
namespace {

using records::Floor;
using records::GroupKey;

// Up to so many claims, a unit is folded in the transaction that touches it.
constexpr std::int64_t large_unit = 4096;
// From so many units on, other threads fold while this one reads and writes.
constexpr std::size_t many_units = 256, units_a_piece = 64;

records::Family family_from(std::int64_t number)
{
    return static_cast<records::Family>(number);
}

RecordRow row_from(const Query& row)
{
    const ByteView id = row.bytes(3), value = row.bytes(6);
    return {static_cast<Floor>(row.integer(1)), family_from(row.integer(2)), Bytes{id.begin(), id.end()},
            std::string{row.text(4)},           std::string{row.text(5)},    Bytes{value.begin(), value.end()}};
}

} // namespace

// From entries to records: which units a claim belongs to, and the fold of each unit that changed.
std::vector<std::pair<std::string, std::string>> Derived::joined_now()
{
    const auto links = m_reader.positions(m_database.query("SELECT seq FROM name_link ORDER BY seq"));
    if (links.empty())
        return {};
    std::set<std::int64_t> named;
    for (const std::int64_t link : links)
        for (const std::int64_t claim : m_reader.positions(
                 m_database.query("SELECT c.seq FROM target t JOIN entry e ON e.id = t.entry JOIN claim c "
                                  "ON c.seq = e.seq WHERE t.judgement = ?1",
                                  link)))
            named.insert(claim);
    return records::joined_names(m_reader.of_claims({named.begin(), named.end()}));
}

void Derived::load_names()
{
    m_joined = joined_now();
    m_names = records::NameGroups{m_joined};
}

/// Claims whose names (or incidents) fold together otherwise than before are grouped anew.
void Derived::follow_links()
{
    auto joined = joined_now();
    if (joined == m_joined)
        return;
    std::vector<std::pair<std::string, std::string>> changed;
    std::ranges::set_symmetric_difference(joined, m_joined, std::back_inserter(changed));
    std::set<std::string> keys;
    for (const auto& [a, b] : changed) {
        keys.insert(m_names.group_of(a));
        keys.insert(m_names.group_of(b));
    }
    for (const std::string& key : keys)
        for (const std::int64_t claim : m_reader.positions(m_database.query(
                 "SELECT m.claim FROM membership m JOIN unit u ON u.id = m.unit WHERE u.family IN (?1, ?2) AND u.key = "
                 "?3",
                 static_cast<int>(records::Family::person), static_cast<int>(records::Family::incident), key)))
            m_claims.insert(claim);
    m_joined = std::move(joined);
    m_names = records::NameGroups{m_joined};
}

/// What the claim is in any of its forms: its row, and the units that it belongs to.
void Derived::row_of_claim(std::int64_t seq, const records::ClaimFacts& facts, const ReadEvidence& evidence,
                           std::vector<GroupKey>& units)
{
    domain::ClaimType corrected = facts.claim.type;
    ClaimExtent extent = extent_of(facts.claim, *facts.passage);
    extent.standing = ClaimStanding::gone;
    for (const Floor floor : {Floor::proposed, Floor::checked}) {
        const records::Standing standing = records::standing(evidence.view(), floor);
        if (standing.rejected > 0)
            extent.standing = ClaimStanding::rejected;
        else if (floor == Floor::proposed && standing.below > 0)
            extent.standing = ClaimStanding::offered;
        for (const records::StandingClaim& one : standing.claims) {
            corrected = one.claim.type;
            extent.standing = floor == Floor::checked ? ClaimStanding::checked : ClaimStanding::proposed;
            extent = wider(extent, extent_of(one.claim, *facts.passage));
            std::ranges::move(records::units_of(one.claim, *facts.passage, m_names), std::back_inserter(units));
        }
    }
    if (extent.standing == ClaimStanding::proposed && m_reader.read_again(facts.passage->part) &&
        offered(seq, facts.id))
        extent.standing = ClaimStanding::offered;
    m_database.run("UPDATE claim SET corrected = ?2, standing = ?3, first_day = ?4, last_day = ?5, state = ?6 "
                   "WHERE seq = ?1",
                   seq, static_cast<int>(corrected), static_cast<int>(extent.standing), day_number(extent.first),
                   day_number(extent.last), extent.state);
}

/// Beside what is left of older readings of its part it does not count. Pre: by itself it would.
bool Derived::offered(std::int64_t seq, const EntryId& claim)
{
    // From the readings: a long list is one part with very many claims, and mostly nothing of it was read again.
    auto around = m_reader.positions(
        m_database.query("SELECT o.seq FROM claim c CROSS JOIN reading r ON r.part = c.part AND r.superseded_at "
                         "IS NOT NULL CROSS JOIN claim o ON o.reading = r.seq AND o.type = c.type WHERE c.seq = ?1",
                         seq));
    if (around.empty())
        return false;
    around.push_back(seq);
    const auto counting = records::standing(m_reader.read(around).view(), Floor::proposed).claims;
    return std::ranges::none_of(counting, [&](const auto& one) { return one.id == claim; });
}

/// Nothing was judged or replaced that could make it stand otherwise than it was proposed.
bool Derived::stands_as_proposed(const records::ClaimFacts& facts, const ReadEvidence& evidence)
{
    return evidence.judgements.empty() && !facts.superseded && !m_reader.read_again(facts.passage->part);
}

void Derived::regroup(std::int64_t claim)
{
    std::vector<GroupKey> units;
    {
        const ReadEvidence evidence = m_reader.read({claim});
        const records::ClaimFacts& facts = *evidence.claims.front();
        units = records::units_of(facts.claim, *facts.passage, m_names);
        if (!stands_as_proposed(facts, evidence))
            row_of_claim(claim, records::ClaimFacts{facts}, evidence, units);
    }
    std::set<std::int64_t> now;
    for (const GroupKey& unit : units)
        now.insert(unit_id(unit));
    const auto before = m_reader.positions(m_database.query("SELECT unit FROM membership WHERE claim = ?1", claim));
    for (const std::int64_t unit : before)
        if (!now.contains(unit))
            m_database.run("DELETE FROM membership WHERE unit = ?1 AND claim = ?2", unit, claim);
    for (const std::int64_t unit : now)
        m_database.run("INSERT OR IGNORE INTO membership (unit, claim) VALUES (?1, ?2)", unit, claim);
    m_touched.insert(before.begin(), before.end());
    m_touched.insert(now.begin(), now.end());
}

std::int64_t Derived::unit_id(const GroupKey& key)
{
    {
        Query row = m_database.query("SELECT id FROM unit WHERE family = ?1 AND key = ?2", static_cast<int>(key.family),
                                     key.key);
        if (row.step())
            return row.integer(0);
    }
    m_database.run("INSERT INTO unit (family, key) VALUES (?1, ?2)", static_cast<int>(key.family), key.key);
    return m_database.last_row();
}

GroupKey Derived::unit_key(std::int64_t unit)
{
    Query row = m_database.query("SELECT family, key FROM unit WHERE id = ?1", unit);
    if (!row.step())
        throw Failure{Fault::corrupt, "the casebook lacks a unit that its tables name; run vigil rebuild"};
    return {family_from(row.integer(0)), std::string{row.text(1)}};
}

void Derived::insert(std::int64_t unit, const RecordRow& row)
{
    m_database.run("INSERT INTO record (floor, family, unit, id, label, sort, value) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                   static_cast<int>(row.floor), static_cast<int>(row.family), unit, row.id, row.label, row.sort,
                   row.value);
    if (row.family != records::Family::person)
        return;
    const std::int64_t record = m_database.last_row();
    m_database.run("INSERT INTO person_line (floor, record, line) VALUES (?1, ?2, ?3)", static_cast<int>(row.floor),
                   record, row.line);
    m_line_changes.push_back({row.floor, record, row.line});
}

std::vector<LineChange> Derived::take_line_changes()
{
    return std::exchange(m_line_changes, {});
}

bool Derived::same_line(const RecordRow& now, std::int64_t record)
{
    if (now.family != records::Family::person)
        return true;
    Query row = m_database.query("SELECT line FROM person_line WHERE floor = ?1 AND record = ?2",
                                 static_cast<int>(now.floor), record);
    return row.step() && std::ranges::equal(row.bytes(0), now.line);
}

/// Only what changed is written: of a large unit nearly all records stay as they are.
void Derived::write(std::int64_t unit, const std::vector<RecordRow>& rows)
{
    const auto key_of = [](const RecordRow& row) { return std::tie(row.floor, row.family, row.id); };
    std::vector<bool> same(rows.size());
    std::vector<std::int64_t> gone;
    {
        Query row =
            m_database.query("SELECT rowid, floor, family, id, label, sort, value FROM record WHERE unit = ?1", unit);
        while (row.step()) {
            const RecordRow before = row_from(row);
            const auto now = std::ranges::lower_bound(rows, key_of(before), {}, key_of);
            if (now != rows.end() && now->same_record(before) && same_line(*now, row.integer(0)))
                same[static_cast<std::size_t>(now - rows.begin())] = true;
            else
                gone.push_back(row.integer(0));
        }
    }
    for (const std::int64_t record : gone) {
        m_database.run("DELETE FROM record WHERE rowid = ?1", record);
        m_database.run("DELETE FROM person_line WHERE floor IN (0, 1) AND record = ?1", record);
        for (const Floor floor : {Floor::checked, Floor::proposed})
            m_line_changes.push_back({floor, record, std::nullopt});
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (!same[i])
            insert(unit, rows[i]);
}

void Derived::fold(std::int64_t unit)
{
    const ReadEvidence evidence = m_reader.read(
        m_reader.positions(m_database.query("SELECT claim FROM membership WHERE unit = ?1 ORDER BY claim", unit)));
    write(unit, fold_rows(unit_key(unit), evidence.view(), m_names, evidence.positions));
}

FoldJob Derived::job_of(std::int64_t unit)
{
    FoldJob job{unit, unit_key(unit), {}, {}, {}};
    for (const std::int64_t claim :
         m_reader.positions(m_database.query("SELECT claim FROM membership WHERE unit = ?1 ORDER BY claim", unit))) {
        const RawClaim& raw = job.claims.emplace_back(m_reader.raw_at(claim));
        job.positions.add(raw.facts.id, claim);
        job.positions.add(raw.facts.passage->part, raw.part);
    }
    job.positions.order();
    std::vector<const records::ClaimFacts*> claims;
    for (const RawClaim& raw : job.claims)
        claims.push_back(&raw.facts);
    job.judgements = m_reader.judgements_on(m_reader.judged_with(claims));
    return job;
}

void Derived::fold_many(const std::vector<std::int64_t>& units)
{
    if (units.size() < many_units) {
        for (const std::int64_t unit : units)
            fold(unit);
        return;
    }
    fold_elsewhere(units, [&](const FoldResult& result) { write(result.unit, result.rows); });
}

void Derived::fold_fresh(const std::vector<std::int64_t>& units, const std::function<void(std::size_t)>& done)
{
    std::size_t folded = 0;
    fold_elsewhere(units, [&](const FoldResult& result) {
        for (const RecordRow& row : result.rows)
            insert(result.unit, row);
        done(++folded);
    });
}

void Derived::fold_elsewhere(const std::vector<std::int64_t>& units, const std::function<void(const FoldResult&)>& take)
{
    Hands hands;
    InOrder<std::vector<FoldResult>> folded{
        hands, [&](const std::vector<FoldResult>& all) { std::ranges::for_each(all, take); }};
    for (std::size_t from = 0; from < units.size(); from += units_a_piece) {
        std::vector<FoldJob> jobs;
        for (std::size_t i = from; i < std::min(units.size(), from + units_a_piece); ++i)
            jobs.push_back(job_of(units[i]));
        folded.give([jobs = std::move(jobs), this]() mutable { return fold_jobs(std::move(jobs), m_names); });
    }
    folded.finish();
}

std::vector<records::Record> Derived::folded(std::int64_t unit, Floor floor)
{
    const ReadEvidence evidence = m_reader.read(
        m_reader.positions(m_database.query("SELECT claim FROM membership WHERE unit = ?1 ORDER BY claim", unit)));
    return records::fold_unit(unit_key(unit), records::standing(evidence.view(), floor), m_names);
}

std::vector<std::int64_t> Derived::waiting()
{
    return m_reader.positions(m_database.query("SELECT unit FROM waiting ORDER BY unit"));
}

bool Derived::large(std::int64_t unit)
{
    Query row = m_database.query("SELECT 1 FROM membership WHERE unit = ?1 LIMIT 1 OFFSET ?2", unit, large_unit);
    return row.step();
}

void Derived::fold_waiting()
{
    fold_many(waiting());
    m_database.run("DELETE FROM waiting");
}

void Derived::refold()
{
    if (m_links_changed)
        follow_links();
    for (const std::int64_t claim : m_claims)
        regroup(claim);
    std::vector<std::int64_t> now;
    for (const std::int64_t unit : m_touched)
        if (large(unit))
            m_database.run("INSERT OR IGNORE INTO waiting (unit) VALUES (?1)", unit);
        else
            now.push_back(unit);
    fold_many(now);
    m_claims.clear();
    m_touched.clear();
    m_links_changed = false;
}

} // namespace vigil::store
