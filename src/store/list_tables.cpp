// SPDX-License-Identifier: AGPL-3.0-or-later
// Lists of people in the derived tables: docs/methods/lists.md.
#include "records/mentions.hpp"
#include "store/open_casebook.hpp"

namespace vigil::store {
namespace {

// A claim that changed more often than this is followed no further.
constexpr std::size_t most_places = 64;

records::ListedClaim listed_claim(Query& row, int first)
{
    return {{row.digest(first)}, std::string{row.text(first + 1)}, row.digest(first + 2), row.is_null(first + 3)};
}

} // namespace

Result<Done> Derived::add_edition(std::int64_t reading, std::int64_t part, Instant known,
                                  const ledger::ReadingMade& body)
{
    m_database.run("INSERT INTO list_edition (reading, list, part) VALUES (?1, ?2, ?3)", reading, body.list, part);
    // Editions of one list are one source, however different their rows are.
    m_database.run("UPDATE part SET own_origin = ?2 WHERE seq = ?1 AND own_origin <> ?2", part, "list " + body.list);
    if (m_database.changes() > 0)
        m_reader.forget_passage(part);
    if (!body.replaces.empty())
        m_reader.forget_states();
    for (const EntryId& claim : body.replaces) {
        const auto replaced = m_reader.seq_of(claim);
        if (!replaced)
            return Error{Fault::invalid_argument, "the edition of a list replaces a claim " + claim.digest.short_hex() +
                                                      " that is not in this casebook"};
        m_database.run("INSERT OR IGNORE INTO list_replaced (claim, reading, at) VALUES (?1, ?2, ?3)", *replaced,
                       reading, std::int64_t{known.time_since_epoch().count()});
        if (!m_touches)
            continue;
        m_claims.insert(*replaced);
        touch_places(*replaced);
    }
    return Done{};
}

std::optional<RowOfClaim> row_of(const ledger::ClaimProposed& body)
{
    if (body.row.empty())
        return std::nullopt;
    return RowOfClaim{body.row, records::row_kind(body.claim), records::row_content(body.claim),
                      records::names_in_row(body.claim), body.changes};
}

std::int64_t Derived::insert_row(std::int64_t seq, std::int64_t reading, const RowOfClaim& said)
{
    if (m_list.first != reading) {
        Query row = m_database.query("SELECT list FROM list_edition WHERE reading = ?1", reading);
        m_list = {reading, row.step() ? std::string{row.text(0)} : std::string{}};
    }
    const auto& list = m_list.second;
    const std::int64_t before = (said.changes ? m_reader.seq_of(*said.changes) : std::nullopt).value_or(-1);
    m_database.run("INSERT INTO list_claim (seq, list, row, kind, content, takes_from) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                   seq, list, said.row, said.kind, said.content, before);
    for (const auto& name : said.names) {
        auto key = name + "\n" + list + "\n" + said.row;
        if (name.empty() || key == m_last_name)
            continue;
        m_database.run("INSERT OR IGNORE INTO list_name (key, list, row) VALUES (?1, ?2, ?3)", name, list, said.row);
        m_last_name = std::move(key);
    }
    return before;
}

void Derived::add_row(std::int64_t seq, std::int64_t reading, const RowOfClaim& said)
{
    if (insert_row(seq, reading, said) < 0)
        return;
    m_reader.forget_states();
    touch_places(seq);
}

void Derived::touch_places(std::int64_t claim)
{
    for (std::int64_t at = claim, steps = 0; steps < std::int64_t{most_places}; ++steps) {
        Query row = m_database.query("SELECT takes_from FROM list_claim WHERE seq = ?1 AND takes_from >= 0", at);
        if (!row.step())
            break;
        at = row.integer(0);
        m_claims.insert(at);
    }
    std::vector<std::int64_t> next{claim};
    for (std::size_t n = 0; n < next.size() && n < most_places; ++n)
        for (const std::int64_t one : m_reader.positions(
                 m_database.query("SELECT seq FROM list_claim WHERE takes_from = ?1 AND takes_from >= 0", next[n]))) {
            m_claims.insert(one);
            next.push_back(one);
        }
}

void EvidenceReader::add_row(records::ClaimFacts& facts, std::int64_t seq) const
{
    Query row = m_database.query("SELECT l.list, l.row, l.takes_from, r.at FROM list_claim l "
                                 "LEFT JOIN list_replaced r ON r.claim = l.seq WHERE l.seq = ?1",
                                 seq);
    if (!row.step())
        return;
    facts.row = records::row_key(row.text(0), row.text(1));
    if (!row.is_null(3)) {
        const Instant at{std::chrono::seconds{row.integer(3)}};
        facts.superseded_at = facts.superseded ? std::min(facts.superseded_at, at) : at;
        facts.superseded = true;
    }
    for (std::int64_t before = row.integer(2); before >= 0 && facts.takes_from.size() < most_places;) {
        facts.takes_from.push_back(id_at(before));
        Query earlier = m_database.query("SELECT takes_from FROM list_claim WHERE seq = ?1", before);
        before = earlier.step() ? earlier.integer(0) : -1;
    }
    std::vector<std::int64_t> next{seq};
    for (std::size_t n = 0; n < next.size() && n < most_places; ++n)
        for (const std::int64_t one : positions(
                 m_database.query("SELECT seq FROM list_claim WHERE takes_from = ?1 AND takes_from >= 0", next[n]))) {
            facts.gives_to.push_back(id_at(one));
            next.push_back(one);
        }
}

std::vector<std::string> OpenCasebook::lists() const
{
    const std::lock_guard guard{m_mutex};
    std::vector<std::string> names;
    Query row = m_database.query("SELECT DISTINCT list FROM list_edition ORDER BY list");
    while (row.step())
        names.emplace_back(row.text(0));
    return names;
}

std::vector<ListEdition> OpenCasebook::editions(std::string_view list) const
{
    const std::lock_guard guard{m_mutex};
    const Snapshot snapshot{m_database};
    std::vector<ListEdition> editions;
    // A long list comes in several readings of one part.
    for (const std::int64_t seq : m_reader.positions(
             m_database.query("SELECT reading FROM list_edition WHERE list = ?1 ORDER BY reading", list))) {
        Query row = m_database.query("SELECT p.seq, p.document FROM list_edition l JOIN part p ON p.seq = l.part "
                                     "WHERE l.reading = ?1",
                                     seq);
        if (!row.step())
            continue;
        const EntryId part = m_reader.id_at(row.integer(0));
        if (!editions.empty() && editions.back().part == part)
            continue;
        const LoggedBody reading = m_reader.body_at(seq);
        editions.push_back({reading.id, part, m_reader.id_at(row.integer(1)), reading.known});
    }
    return editions;
}

void OpenCasebook::each_list_claim(std::string_view list,
                                   const std::function<void(std::string_view, const records::ListedClaim&)>& take) const
{
    const std::lock_guard guard{m_mutex};
    Query row = m_database.query("SELECT l.row, e.id, l.kind, l.content, r.reading FROM list_claim l "
                                 "JOIN entry e ON e.seq = l.seq LEFT JOIN list_replaced r ON r.claim = l.seq "
                                 "WHERE l.list = ?1 ORDER BY l.row, l.seq",
                                 list);
    while (row.step())
        take(row.text(0), listed_claim(row, 1));
}

std::vector<records::ListedClaim> OpenCasebook::claims_of_row(const ListRow& of) const
{
    const std::lock_guard guard{m_mutex};
    std::vector<records::ListedClaim> claims;
    Query row = m_database.query("SELECT e.id, l.kind, l.content, r.reading FROM list_claim l "
                                 "JOIN entry e ON e.seq = l.seq LEFT JOIN list_replaced r ON r.claim = l.seq "
                                 "WHERE l.list = ?1 AND l.row = ?2 ORDER BY l.seq",
                                 of.list, of.row);
    while (row.step())
        claims.push_back(listed_claim(row, 0));
    return claims;
}

std::vector<ListRow> OpenCasebook::list_rows_named(std::string_view name_words) const
{
    const std::lock_guard guard{m_mutex};
    std::vector<ListRow> rows;
    Query row = m_database.query("SELECT list, row FROM list_name WHERE key = ?1 ORDER BY list, row", name_words);
    while (row.step())
        rows.push_back({std::string{row.text(0)}, std::string{row.text(1)}});
    return rows;
}

} // namespace vigil::store
