// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/without.hpp"
#include "store/open_casebook.hpp"

#include <algorithm>
#include <set>
#include <tuple>

// Records and the evidence under them.
namespace vigil::store {
namespace {

using records::Family;
using records::Floor;

constexpr int families = 6;

template <typename T>
T sound(Result<T> read)
{
    if (!read)
        throw Failure{Fault::corrupt, "a record is damaged; run vigil rebuild"};
    return *std::move(read);
}

} // namespace

/// A row of shown_record.
records::Record OpenCasebook::record_from(const Query& row) const
{
    const auto family = static_cast<Family>(row.integer(0));
    const records::GroupKey unit{static_cast<Family>(row.integer(2)), std::string{row.text(3)}};
    const EntryAt entry_at = [this](std::int64_t seq) { return m_reader.kept_id_at(seq); };
    return {family,
            sound(unpack_id(row.bytes(1), entry_at)),
            records::group_in(unit, family).key,
            std::string{row.text(4)},
            std::string{row.text(5)},
            sound(value_of(row.bytes(6), row.text(4), row.text(5), entry_at))};
}

records::Record OpenCasebook::record_from(const records::GroupKey& unit, const RecordRow& row) const
{
    const EntryAt entry_at = [this](std::int64_t seq) { return m_reader.kept_id_at(seq); };
    return {row.family,
            sound(unpack_id(row.id, entry_at)),
            records::group_in(unit, row.family).key,
            row.label,
            row.sort,
            sound(value_of(row.value, row.label, row.sort, entry_at))};
}

OpenCasebook::~OpenCasebook()
{
    try {
        settle();
    } catch (const Failure&) {
        // They stay marked; the next who opens the casebook folds them.
    }
}

/// Folds what waits to be folded, so that the table of records says what the ledger says.
void OpenCasebook::settle() const
{
    if (m_access == Access::read || !m_database.query("SELECT 1 FROM sqlite_schema WHERE name = 'waiting'").step() ||
        !m_database.query("SELECT 1 FROM waiting").step())
        return;
    const bool mine = !m_database.in_transaction();
    if (mine)
        m_database.script("BEGIN IMMEDIATE");
    try {
        m_derived.fold_waiting();
        if (mine)
            m_database.script("COMMIT");
        m_lines.apply(m_derived.take_line_changes());
    } catch (...) {
        if (mine && m_database.in_transaction())
            m_database.script("ROLLBACK");
        throw;
    }
}

/// Units that wait although `settle` ran: in a casebook that another process writes.
std::vector<std::int64_t> OpenCasebook::fresh_waiting() const
{
    auto units = m_derived.waiting();
    if (!units.empty()) {
        refresh();
        m_derived.load_names();
    }
    return units;
}

/// What another process may have changed since it was kept here.
void OpenCasebook::refresh() const
{
    if (m_access == Access::read)
        m_reader.forget_passages();
}

std::vector<records::Record> OpenCasebook::records(Family family, Floor floor) const
{
    const std::lock_guard guard{m_mutex};
    settle();
    const Snapshot snapshot{m_database};
    std::vector<records::Record> found;
    Query row = m_database.query("SELECT * FROM shown_record WHERE floor = ?1 AND family = ?2", static_cast<int>(floor),
                                 static_cast<int>(family));
    while (row.step())
        found.push_back(record_from(row));
    // Only one who may not write still finds some waiting: they are folded for this answer alone.
    for (const std::int64_t unit : fresh_waiting())
        for (auto& one : m_derived.folded(unit, floor))
            if (one.family == family)
                found.push_back(std::move(one));
    std::ranges::sort(found, {}, [](const auto& one) { return std::tie(one.sort, one.id, one.group); });
    return found;
}

std::set<std::int64_t> OpenCasebook::units_of(const std::vector<EntryId>& claims) const
{
    std::set<std::int64_t> units;
    for (const EntryId& claim : claims)
        for (const std::int64_t unit : m_reader.positions(m_database.query(
                 "SELECT m.unit FROM entry e JOIN membership m ON m.claim = e.seq WHERE e.id = ?1", claim)))
            units.insert(unit);
    return units;
}

std::vector<RecordRow> OpenCasebook::folded_without(std::int64_t unit, Floor floor,
                                                    const std::set<EntryId>& hidden) const
{
    const auto claims =
        m_reader.positions(m_database.query("SELECT claim FROM membership WHERE unit = ?1 ORDER BY claim", unit));
    const auto evidence = records::without(m_reader.of_claims(claims), hidden);
    const auto positions = m_reader.read(claims).positions;
    auto rows = fold_rows(m_derived.unit_key(unit), records::view_of(evidence), m_derived.names(), positions);
    std::erase_if(rows, [&](const RecordRow& row) { return row.floor != floor; });
    return rows;
}

std::vector<records::Record> OpenCasebook::records_of_claims(const std::vector<EntryId>& claims, Floor floor,
                                                             std::optional<Family> only,
                                                             const std::set<EntryId>& hidden) const
{
    const std::lock_guard guard{m_mutex};
    settle();
    const Snapshot snapshot{m_database};
    auto afresh = units_of({hidden.begin(), hidden.end()});
    for (const std::int64_t unit : fresh_waiting())
        afresh.insert(unit);
    std::vector<records::Record> found;
    for (const std::int64_t unit : units_of(claims)) {
        if (afresh.contains(unit)) {
            const auto key = m_derived.unit_key(unit);
            for (const RecordRow& row : folded_without(unit, floor, hidden))
                if (!only || row.family == *only)
                    found.push_back(record_from(key, row));
            continue;
        }
        Query row = m_database.query("SELECT * FROM shown_record WHERE unit = ?1 AND floor = ?2", unit,
                                     static_cast<int>(floor));
        while (row.step())
            if (!only || static_cast<Family>(row.integer(0)) == *only)
                found.push_back(record_from(row));
    }
    std::ranges::sort(found, {}, [](const auto& one) { return std::tie(one.family, one.sort, one.id, one.group); });
    return found;
}

void OpenCasebook::each_person(Floor floor, const std::set<EntryId>& hidden,
                               const std::function<void(const records::PersonLine&)>& visit) const
{
    const std::lock_guard guard{m_mutex};
    settle();
    const Snapshot snapshot{m_database};
    auto afresh = units_of({hidden.begin(), hidden.end()});
    for (const std::int64_t unit : fresh_waiting())
        afresh.insert(unit);
    if (afresh.empty())
        return m_lines.each(floor, visit);
    fresh_lines(afresh, floor, hidden);
    std::set<const records::PersonLine*> stale;
    for (const std::int64_t unit : afresh)
        for (const std::int64_t record :
             m_reader.positions(m_database.query("SELECT rowid FROM record WHERE unit = ?1", unit)))
            stale.insert(m_lines.of(floor, record));
    auto fresh = m_fresh_lines.begin();
    const auto place = [](const records::PersonLine& line) { return std::tie(line.key, line.id); };
    m_lines.each(floor, [&](const records::PersonLine& line) {
        while (fresh != m_fresh_lines.end() && place(*fresh) < place(line))
            visit(*fresh++);
        if (!stale.contains(&line))
            visit(line);
    });
    std::for_each(fresh, m_fresh_lines.end(), visit);
}

/// Lines of people whose records do not stand in the table as the answer needs them.
void OpenCasebook::fresh_lines(const std::set<std::int64_t>& units, Floor floor, const std::set<EntryId>& hidden) const
{
    m_fresh_lines.clear();
    for (const std::int64_t unit : units)
        for (const RecordRow& row : folded_without(unit, floor, hidden))
            if (row.family == Family::person)
                m_fresh_lines.push_back(m_lines.line_from(row.line));
    std::ranges::sort(m_fresh_lines, {}, [](const auto& line) { return std::tie(line.key, line.id); });
}

/// Counted once for all types, until something is written.
const std::vector<OpenCasebook::StandingCount>& OpenCasebook::standing_counts() const
{
    Query version = m_database.query("PRAGMA data_version");
    const std::int64_t now = version.step() ? version.integer(0) : 0;
    if (m_standing_counts && now == m_counted_at)
        return *m_standing_counts;
    m_counted_at = now;
    m_standing_counts.emplace();
    Query row = m_database.query("SELECT type, corrected, standing, count(*) FROM claim GROUP BY 1, 2, 3");
    while (row.step())
        m_standing_counts->push_back(
            {static_cast<domain::ClaimType>(row.integer(0)), static_cast<domain::ClaimType>(row.integer(1)),
             static_cast<ClaimStanding>(row.integer(2)), static_cast<std::size_t>(row.integer(3))});
    return *m_standing_counts;
}

ClaimTotals OpenCasebook::claim_totals(const std::vector<domain::ClaimType>& types) const
{
    const std::lock_guard guard{m_mutex};
    const Snapshot snapshot{m_database};
    ClaimTotals totals;
    const auto asked = [&](domain::ClaimType type) { return std::ranges::find(types, type) != types.end(); };
    for (const StandingCount& one : standing_counts()) {
        if (!asked(one.type) && !asked(one.corrected))
            continue;
        switch (one.standing) {
        case ClaimStanding::gone: break;
        case ClaimStanding::proposed: totals.proposed += one.claims; break;
        case ClaimStanding::checked: totals.checked += one.claims; break;
        case ClaimStanding::rejected: totals.rejected += one.claims; break;
        case ClaimStanding::offered: totals.offered += one.claims; break;
        }
    }
    return totals;
}

std::optional<records::Record> OpenCasebook::record(std::string_view id, Floor floor) const
{
    const std::lock_guard guard{m_mutex};
    settle();
    const Snapshot snapshot{m_database};
    {
        const Bytes packed = pack_id(id, [this](const EntryId& entry) { return m_reader.seq_of(entry); });
        Query row = m_database.query("SELECT * FROM shown_record WHERE id = ?1 AND +floor = ?2 "
                                     "ORDER BY +family, unit_key LIMIT 1",
                                     packed, static_cast<int>(floor));
        if (row.step())
            return record_from(row);
    }
    for (const std::int64_t unit : fresh_waiting())
        for (auto& one : m_derived.folded(unit, floor))
            if (one.id == id)
                return std::move(one);
    return std::nullopt;
}

Digest OpenCasebook::records_digest() const
{
    const std::lock_guard guard{m_mutex};
    settle();
    const Snapshot snapshot{m_database};
    Sha256 digest;
    for (const Floor floor : {Floor::checked, Floor::proposed})
        for (int family = 0; family < families; ++family) {
            auto all = records(static_cast<Family>(family), floor);
            std::ranges::sort(all, {}, [](const auto& one) { return std::tie(one.group, one.id); });
            for (const auto& one : all)
                digest.add(encode_cbor(
                    Cbor::Array{static_cast<int>(floor), family, one.group, one.id, one.label, one.sort, one.value}));
        }
    return digest.finish();
}

records::Evidence OpenCasebook::evidence(const std::vector<domain::ClaimType>& types) const
{
    const std::lock_guard guard{m_mutex};
    const Snapshot snapshot{m_database};
    refresh();
    if (types.empty())
        return m_reader.of_everything();
    return m_reader.of_claims(claims_about({.types = types, .from = {}, .to = {}, .state = {}}));
}

std::vector<std::int64_t> OpenCasebook::claims_about(const ClaimFilter& filter) const
{
    constexpr const char* of_type =
        "SELECT seq FROM claim INDEXED BY claim_type WHERE type = ?1 AND first_day <= ?2 AND last_day >= ?3 "
        "AND (?4 = '' OR state IS NULL OR state = ?4) AND (?5 OR first_day > ?6 OR last_day < ?7)";
    constexpr const char* corrected_to =
        "SELECT seq FROM claim WHERE corrected = ?1 AND corrected <> type AND first_day <= ?2 AND last_day >= ?3 "
        "AND (?4 = '' OR state IS NULL OR state = ?4) AND (?5 OR first_day > ?6 OR last_day < ?7)";
    auto types = filter.types;
    if (types.empty())
        for (const auto& info : domain::claim_types())
            types.push_back(info.type);
    std::set<std::int64_t> claims;
    for (const domain::ClaimType type : types)
        for (const char* sql : {of_type, corrected_to})
            for (const std::int64_t seq : m_reader.positions(
                     m_database.query(sql, static_cast<int>(type), day_number(filter.to.value_or(Day::max())),
                                      day_number(filter.from.value_or(Day::min())), filter.state,
                                      filter.undated ? 1 : 0, day_number(Day::min()), day_number(Day::max()))))
                claims.insert(seq);
    return {claims.begin(), claims.end()};
}

records::Evidence OpenCasebook::evidence_about(const ClaimFilter& filter) const
{
    const std::lock_guard guard{m_mutex};
    const Snapshot snapshot{m_database};
    refresh();
    return m_reader.of_claims(claims_about(filter));
}

std::size_t OpenCasebook::claims_count(const ClaimFilter& filter) const
{
    const std::lock_guard guard{m_mutex};
    const Snapshot snapshot{m_database};
    return claims_about(filter).size();
}

records::Evidence OpenCasebook::evidence_of_part(const EntryId& part) const
{
    const std::lock_guard guard{m_mutex};
    const Snapshot snapshot{m_database};
    refresh();
    return m_reader.of_claims(m_reader.positions(m_database.query(
        "SELECT c.seq FROM claim c JOIN entry e ON e.seq = c.part WHERE e.id = ?1 ORDER BY c.seq", part)));
}

records::Evidence OpenCasebook::evidence_of_claims(const std::vector<EntryId>& claims) const
{
    const std::lock_guard guard{m_mutex};
    const Snapshot snapshot{m_database};
    refresh();
    std::set<std::int64_t> found;
    for (const EntryId& id : claims) {
        Query row = m_database.query("SELECT c.seq FROM claim c JOIN entry e ON e.seq = c.seq WHERE e.id = ?1", id);
        if (row.step())
            found.insert(row.integer(0));
    }
    return m_reader.of_claims({found.begin(), found.end()});
}

records::Evidence OpenCasebook::evidence_of_group(const records::GroupKey& group) const
{
    const std::lock_guard guard{m_mutex};
    const Snapshot snapshot{m_database};
    refresh();
    return m_reader.of_group(group);
}

} // namespace vigil::store
