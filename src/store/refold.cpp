// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/derived.hpp"

#include <algorithm>
#include <array>

// From entries to records: which groups a claim belongs to, and the fold of each group that changed.
namespace vigil::store {
namespace {

using records::Floor;
using records::GroupKey;

// Up to so many claims, folding at once costs less than remembering to do it.
constexpr std::int64_t large_group = 32;
constexpr std::array floors{Floor::checked, Floor::proposed};

} // namespace

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
                 "SELECT claim FROM membership WHERE family IN (?1, ?2) AND key = ?3",
                 static_cast<int>(records::Family::person), static_cast<int>(records::Family::incident), key)))
            m_claims.insert(claim);
    m_joined = std::move(joined);
    m_names = records::NameGroups{m_joined};
}

void Derived::regroup(std::int64_t claim)
{
    const records::Evidence evidence = m_reader.of_claims({claim});
    const records::ClaimFacts& facts = evidence.claims.front();
    auto groups = records::groups_of(facts.claim, *facts.passage, m_names);
    domain::ClaimType corrected = facts.claim.type;
    if (!evidence.judgements.empty())
        for (const Floor floor : floors)
            for (const auto& standing : records::standing(evidence, floor).claims) {
                corrected = standing.claim.type;
                std::ranges::copy(records::groups_of(standing.claim, *facts.passage, m_names),
                                  std::back_inserter(groups));
            }
    m_database.run("UPDATE claim SET corrected = ?2 WHERE seq = ?1 AND corrected <> ?2", claim,
                   static_cast<int>(corrected));
    {
        Query row = m_database.query("SELECT family, key FROM membership WHERE claim = ?1", claim);
        while (row.step())
            m_touched.insert({static_cast<records::Family>(row.integer(0)), std::string{row.text(1)}});
    }
    m_database.run("DELETE FROM membership WHERE claim = ?1", claim);
    for (const GroupKey& group : groups) {
        m_database.run("INSERT OR IGNORE INTO membership (family, key, claim) VALUES (?1, ?2, ?3)",
                       static_cast<int>(group.family), group.key, claim);
        m_touched.insert(group);
    }
}

void Derived::fold(const GroupKey& group)
{
    m_database.run("DELETE FROM record WHERE floor IN (0, 1) AND family = ?1 AND key = ?2",
                   static_cast<int>(group.family), group.key);
    const records::Evidence evidence = m_reader.of_group(group);
    if (evidence.claims.empty())
        return;
    for (const Floor floor : floors)
        for (const records::Record& record : records::fold_group(group, records::standing(evidence, floor), m_names))
            m_database.run("INSERT INTO record (floor, family, key, id, label, sort, value) "
                           "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                           static_cast<int>(floor), static_cast<int>(group.family), group.key, record.id, record.label,
                           record.sort, encode_cbor(record.value));
}

std::vector<records::Record> Derived::folded(const GroupKey& group, Floor floor)
{
    return records::fold_group(group, records::standing(m_reader.of_group(group), floor), m_names);
}

std::vector<GroupKey> Derived::waiting()
{
    std::vector<GroupKey> groups;
    Query row = m_database.query("SELECT family, key FROM waiting ORDER BY family, key");
    while (row.step())
        groups.push_back({static_cast<records::Family>(row.integer(0)), std::string{row.text(1)}});
    return groups;
}

bool Derived::large(const GroupKey& group)
{
    Query row = m_database.query("SELECT 1 FROM membership WHERE family = ?1 AND key = ?2 LIMIT 1 OFFSET ?3",
                                 static_cast<int>(group.family), group.key, large_group);
    return row.step();
}

void Derived::fold_waiting()
{
    for (const GroupKey& group : waiting())
        fold(group);
    m_database.run("DELETE FROM waiting");
}

void Derived::refold()
{
    if (m_judged)
        follow_links();
    for (const std::int64_t claim : m_claims)
        regroup(claim);
    for (const GroupKey& group : m_touched)
        if (large(group))
            m_database.run("INSERT OR IGNORE INTO waiting (family, key) VALUES (?1, ?2)",
                           static_cast<int>(group.family), group.key);
        else
            fold(group);
    m_claims.clear();
    m_touched.clear();
    m_judged = false;
}

} // namespace vigil::store
