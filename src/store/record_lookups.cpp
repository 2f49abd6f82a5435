// SPDX-License-Identifier: AGPL-3.0-or-later
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

records::Record record_from(const Query& row)
{
    const auto value = decode_cbor(row.bytes(5));
    if (!value)
        throw Failure{Fault::corrupt, "a record is damaged; run vigil rebuild"};
    return {static_cast<Family>(row.integer(0)),
            std::string{row.text(1)},
            std::string{row.text(2)},
            std::string{row.text(3)},
            std::string{row.text(4)},
            *value};
}

} // namespace

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
    } catch (...) {
        if (mine && m_database.in_transaction())
            m_database.script("ROLLBACK");
        throw;
    }
}

/// Groups that wait although `settle` ran: in a casebook that another process writes.
std::vector<records::GroupKey> OpenCasebook::fresh_waiting() const
{
    auto groups = m_derived.waiting();
    if (!groups.empty()) {
        refresh();
        m_derived.load_names();
    }
    return groups;
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
    Query row = m_database.query("SELECT family, id, key, label, sort, value FROM record WHERE floor = ?1 "
                                 "AND family = ?2 AND NOT EXISTS (SELECT 1 FROM waiting w WHERE "
                                 "w.family = record.family AND w.key = record.key) ORDER BY sort, id, key",
                                 static_cast<int>(floor), static_cast<int>(family));
    while (row.step())
        found.push_back(record_from(row));
    // Only one who may not write still finds some waiting: they are folded for this answer alone.
    const auto waiting = fresh_waiting();
    for (const auto& group : waiting)
        if (group.family == family)
            std::ranges::move(m_derived.folded(group, floor), std::back_inserter(found));
    if (!waiting.empty())
        std::ranges::sort(found, {}, [](const auto& one) { return std::tie(one.sort, one.id, one.group); });
    return found;
}

std::optional<records::Record> OpenCasebook::record(std::string_view id, Floor floor) const
{
    const std::lock_guard guard{m_mutex};
    settle();
    const Snapshot snapshot{m_database};
    {
        Query row = m_database.query("SELECT family, id, key, label, sort, value FROM record WHERE id = ?1 "
                                     "AND floor = ?2 AND NOT EXISTS (SELECT 1 FROM waiting w WHERE "
                                     "w.family = record.family AND w.key = record.key) ORDER BY family, key LIMIT 1",
                                     id, static_cast<int>(floor));
        if (row.step())
            return record_from(row);
    }
    for (const auto& group : fresh_waiting())
        for (auto& one : m_derived.folded(group, floor))
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
    std::set<std::int64_t> claims;
    for (const domain::ClaimType type : types)
        for (const char* sql : {"SELECT seq FROM claim WHERE type = ?1",
                                "SELECT seq FROM claim WHERE corrected = ?1 AND corrected <> type"})
            for (const std::int64_t seq : m_reader.positions(m_database.query(sql, static_cast<int>(type))))
                claims.insert(seq);
    return m_reader.of_claims({claims.begin(), claims.end()});
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
