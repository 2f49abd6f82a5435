// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/rebuild.hpp"

#include "store/casebook.hpp"
#include "store/schema.hpp"

#include <algorithm>
#include <set>

namespace vigil::store {
namespace {

constexpr std::size_t claims_a_piece = 512;
constexpr auto claim_kind = static_cast<int>(ledger::Kind::claim);

Result<ledger::Body> body_from(ByteView header, ByteView bytes)
{
    VIGIL_TRY(const Cbor head, decode_cbor(header));
    VIGIL_TRY(const std::int64_t schema, cbor_integer(head, "schema"));
    VIGIL_TRY(const ledger::Payload payload, ledger::decode_payload(bytes));
    return ledger::body_of(claim_kind, static_cast<std::uint32_t>(schema), payload);
}

} // namespace

std::size_t Rebuilding::KeyHash::operator()(const records::GroupKey& key) const
{
    return std::hash<std::string>{}(key.key) * 31 + static_cast<std::size_t>(key.family);
}

Rebuilding::Rebuilding(Database& database, EvidenceReader& reader, Derived& derived, Blobs& blobs,
                       std::uint64_t entries, const Progress& progress)
    : m_database{database},
      m_reader{reader},
      m_derived{derived},
      m_blobs{blobs},
      m_entries{entries},
      m_progress{progress}
{
}

/// Half of the way is reading the entries, the other half folding.
void Rebuilding::tell(std::uint64_t steps)
{
    m_done += steps;
    if (m_progress && m_done < 2 * m_entries && m_done >= m_told + 1000)
        m_progress(m_told = m_done, 2 * m_entries);
}

Result<Done> Rebuilding::run()
{
    VIGIL_CHECK(apply_all_but_claims());
    add_linked_claims();
    m_derived.load_names();
    sort_claims();
    write_units();
    m_database.script(derived_indexes);
    regroup_judged();
    const auto units = m_reader.positions(m_database.query("SELECT id FROM unit ORDER BY id"));
    const std::uint64_t half = m_done;
    m_derived.fold_fresh(units, [&](std::size_t folded) {
        const auto upto = half + m_entries * folded / std::max<std::size_t>(1, units.size());
        tell(upto - std::min(upto, m_done));
    });
    m_database.script(record_indexes);
    if (m_progress)
        m_progress(2 * m_entries, 2 * m_entries);
    return Done{};
}

/// What people judged, and what was superseded, may put a claim into further units, and says how it stands.
void Rebuilding::regroup_judged()
{
    std::set<std::int64_t> judged;
    for (const char* sql :
         {"SELECT c.seq FROM target t CROSS JOIN entry e ON e.id = t.entry CROSS JOIN claim c ON c.seq = e.seq",
          "SELECT c.seq FROM target t CROSS JOIN entry e ON e.id = t.entry CROSS JOIN claim c ON c.reading = e.seq",
          "SELECT c.seq FROM target t CROSS JOIN entry e ON e.id = t.entry CROSS JOIN claim c ON c.part = e.seq",
          "SELECT c.seq FROM target t CROSS JOIN entry e ON e.id = t.entry CROSS JOIN part p ON p.document = e.seq "
          "CROSS JOIN claim c ON c.part = p.seq",
          "SELECT c.seq FROM reading r JOIN claim c ON c.part = r.part WHERE r.superseded_at IS NOT NULL",
          "SELECT claim FROM list_replaced", "SELECT seq FROM list_claim WHERE takes_from >= 0"})
        for (const std::int64_t claim : m_reader.positions(m_database.query(sql)))
            judged.insert(claim);
    for (const std::int64_t claim : judged)
        m_derived.regroup(claim);
    m_derived.m_touched.clear();
}

Result<Done> Rebuilding::apply_all_but_claims()
{
    auto others = m_reader.positions(m_database.query("SELECT seq FROM entry WHERE kind <> ?1", claim_kind));
    std::ranges::sort(others);
    m_derived.m_touches = false;
    for (const std::int64_t seq : others) {
        const LoggedBody logged = m_reader.body_at(seq);
        VIGIL_CHECK(m_derived.apply(seq, logged));
        if (const auto* part = std::get_if<ledger::PartKept>(&logged.body); part != nullptr && part->text)
            index_text(seq, *part);
        tell(1);
    }
    m_derived.m_touches = true;
    return Done{};
}

void Rebuilding::index_text(std::int64_t seq, const ledger::PartKept& part)
{
    // A text that is lost is told by `verify`; the rest of the casebook is rebuilt all the same.
    const auto text = m_blobs.load(*part.text);
    m_derived.index_text(seq, part.title, text ? as_text(*text) : std::string_view{}, is_table(part));
}

/// Claims that links name decide which names fold together, so they come first.
void Rebuilding::add_linked_claims()
{
    Query row = m_database.query("SELECT r.seq, e.id, r.part FROM reading r JOIN entry e ON e.seq = r.seq");
    while (row.step())
        m_readings.emplace(EntryId{row.digest(1)},
                           Reading{row.integer(0), row.integer(2), m_reader.passage_of(row.integer(2))});
    const auto named = m_reader.positions(
        m_database.query("SELECT DISTINCT e.seq FROM name_link n JOIN target t ON t.judgement = n.seq "
                         "JOIN entry e ON e.id = t.entry WHERE e.kind = ?1",
                         claim_kind));
    for (const std::int64_t seq : named) {
        const LoggedBody logged = m_reader.body_at(seq);
        const auto* claim = std::get_if<ledger::ClaimProposed>(&logged.body);
        const auto reading = claim == nullptr ? m_readings.end() : m_readings.find(claim->reading);
        if (reading != m_readings.end())
            m_derived.insert_claim(seq, reading->second.seq, reading->second.part, claim->claim.type,
                                   extent_of(claim->claim, *reading->second.passage));
        // Its row, if it is of a list, comes with all others: no name depends on it.
    }
}

void Rebuilding::sort_claims()
{
    Hands hands;
    InOrder<std::vector<Sorted>> in_order{hands, [this](const std::vector<Sorted>& claims) {
                                              for (const Sorted& claim : claims)
                                                  take(claim);
                                              tell(claims.size());
                                          }};
    std::vector<Logged> piece;
    Query row = m_database.query("SELECT e.seq, e.id, e.header, p.bytes FROM entry e JOIN payload p ON p.seq = e.seq "
                                 "WHERE e.kind = ?1 ORDER BY e.seq",
                                 claim_kind);
    const auto give = [&] {
        in_order.give([this, claims = std::move(piece)]() mutable { return sorted(std::move(claims)); });
        piece.clear();
    };
    while (row.step()) {
        const ByteView header = row.bytes(2), payload = row.bytes(3);
        piece.push_back(
            {row.integer(0), {row.digest(1)}, {header.begin(), header.end()}, {payload.begin(), payload.end()}});
        if (piece.size() == claims_a_piece)
            give();
    }
    give();
    in_order.finish();
}

std::vector<Rebuilding::Sorted> Rebuilding::sorted(std::vector<Logged> claims) const
{
    std::vector<Sorted> result;
    for (const Logged& logged : claims) {
        const auto body = body_from(logged.header, logged.payload);
        if (!body)
            throw Failure{Fault::corrupt,
                          "entry " + logged.id.digest.short_hex() + " is damaged: " + body.error().message};
        const auto* proposed = std::get_if<ledger::ClaimProposed>(&*body);
        if (proposed == nullptr)
            continue; // Of a newer Vigil.
        const auto reading = m_readings.find(proposed->reading);
        if (reading == m_readings.end())
            throw Failure{Fault::corrupt, "entry " + logged.id.digest.short_hex() +
                                              " names a reading that is not in this casebook; run vigil verify"};
        result.push_back({logged.seq, reading->second.seq, reading->second.part, proposed->claim.type,
                          extent_of(proposed->claim, *reading->second.passage),
                          records::units_of(proposed->claim, *reading->second.passage, m_derived.m_names),
                          row_of(*proposed)});
    }
    return result;
}

void Rebuilding::take(const Sorted& claim)
{
    // Those that links name stand there already.
    m_derived.insert_claim(claim.seq, claim.reading, claim.part, claim.type, claim.extent);
    if (claim.row)
        m_derived.insert_row(claim.seq, claim.reading, *claim.row);
    for (const records::GroupKey& unit : claim.units)
        m_members.emplace_back(unit_of(unit), claim.seq);
}

std::int64_t Rebuilding::unit_of(const records::GroupKey& key)
{
    return m_units.try_emplace(key, static_cast<std::int64_t>(m_units.size()) + 1).first->second;
}

void Rebuilding::write_units()
{
    std::vector<const std::pair<const records::GroupKey, std::int64_t>*> units(m_units.size());
    for (const auto& unit : m_units)
        units[static_cast<std::size_t>(unit.second) - 1] = &unit;
    for (const auto* unit : units)
        m_database.run("INSERT INTO unit (id, family, key) VALUES (?1, ?2, ?3)", unit->second,
                       static_cast<int>(unit->first.family), unit->first.key);
    std::ranges::sort(m_members);
    for (const auto& [unit, claim] : m_members)
        m_database.run("INSERT INTO membership (unit, claim) VALUES (?1, ?2)", unit, claim);
    m_members = {};
    m_units.clear();
}

} // namespace vigil::store
