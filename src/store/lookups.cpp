// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/bands.hpp"
#include "store/open_casebook.hpp"
#include "store/text_search.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

namespace vigil::store {
namespace {

// More resemblances than these say nothing new about one text.
constexpr std::size_t most_duplicates = 16;
constexpr int most_ranked = 2000;

template <typename T>
T as(LoggedBody&& logged)
{
    if (auto* body = std::get_if<T>(&logged.body))
        return std::move(*body);
    return T{}; // Erased, or of a newer Vigil: the row is there, what it says is not.
}

Error no_entry(std::string_view what)
{
    return {Fault::not_found, "the casebook has no " + std::string{what}};
}

} // namespace

Result<Bytes> OpenCasebook::blob(const Digest& sha256) const
{
    const std::lock_guard guard{m_mutex};
    return caught([&] { return m_blobs.load(sha256); });
}

Result<ledger::Entry> OpenCasebook::entry(const EntryId& id) const
{
    const std::lock_guard guard{m_mutex};
    return caught([&]() -> Result<ledger::Entry> {
        Query row = m_database.query("SELECT e.header, p.bytes FROM entry e LEFT JOIN payload p ON p.seq = e.seq "
                                     "WHERE e.id = ?1",
                                     id);
        if (!row.step())
            return no_entry("entry " + id.digest.short_hex());
        ledger::Entry entry{id, {}, {}, row.is_null(1)};
        VIGIL_TRY(entry.header, ledger::decode_header(row.bytes(0)));
        if (!entry.erased) {
            VIGIL_TRY(entry.payload, ledger::decode_payload(row.bytes(1)));
        }
        return entry;
    });
}

Result<EntryId> OpenCasebook::entry_by_prefix(std::string_view hex) const
{
    const std::string typed{hex};
    if (hex.size() < 4 || hex.size() > 64)
        return Error{Fault::invalid_argument, "'" + typed + "' is no identifier: give 4 to 64 of its digits"};
    auto low = parse_digest(typed + std::string(64 - hex.size(), '0'));
    auto high = parse_digest(typed + std::string(64 - hex.size(), 'f'));
    if (!low || !high)
        return Error{Fault::invalid_argument, "'" + typed + "' is no identifier: it may only hold 0-9 and a-f"};
    const std::lock_guard guard{m_mutex};
    return caught([&]() -> Result<EntryId> {
        Query row = m_database.query("SELECT id FROM entry WHERE id BETWEEN ?1 AND ?2 LIMIT 2", *low, *high);
        if (!row.step())
            return no_entry("entry that begins with " + typed);
        const EntryId id{row.digest(0)};
        if (row.step())
            return Error{Fault::invalid_argument, "several entries begin with " + typed + "; give more digits"};
        return id;
    });
}

std::optional<EntryId> OpenCasebook::document_with(const Digest& sha256) const
{
    const std::lock_guard guard{m_mutex};
    Query row = m_database.query("SELECT e.id FROM document d JOIN entry e ON e.seq = d.seq WHERE d.sha256 = ?1 "
                                 "ORDER BY d.seq LIMIT 1",
                                 sha256);
    return row.step() ? std::optional{EntryId{row.digest(0)}} : std::nullopt;
}

std::vector<std::pair<EntryId, std::int32_t>> OpenCasebook::near_duplicates(const std::vector<std::uint64_t>& sketch,
                                                                            std::int32_t permille) const
{
    const std::lock_guard guard{m_mutex};
    const Snapshot snapshot{m_database};
    std::set<std::int64_t> candidates;
    for (const auto& [band, hash] : bands_of(sketch)) {
        Query row = m_database.query("SELECT part FROM band WHERE band = ?1 AND hash = ?2", band, hash);
        while (row.step())
            candidates.insert(row.integer(0));
    }
    std::vector<std::pair<std::int32_t, std::int64_t>> best; // Negative, so that the best come first, then the oldest.
    for (const std::int64_t part : candidates) {
        Query row = m_database.query("SELECT sketch FROM part WHERE seq = ?1", part);
        if (!row.step())
            continue;
        if (const auto alike = resemblance(sketch, sketch_from(row.bytes(0))); alike >= permille)
            best.emplace_back(-alike, part);
    }
    std::ranges::sort(best);
    best.resize(std::min(best.size(), most_duplicates));
    std::vector<std::pair<EntryId, std::int32_t>> found;
    for (const auto& [alike, part] : best)
        found.emplace_back(m_reader.id_at(part), -alike);
    return found;
}

std::vector<DocumentRow> OpenCasebook::documents() const
{
    const std::lock_guard guard{m_mutex};
    const Snapshot snapshot{m_database};
    std::vector<DocumentRow> rows;
    for (const std::int64_t seq : m_reader.positions(m_database.query("SELECT seq FROM document ORDER BY seq DESC"))) {
        LoggedBody logged = m_reader.body_at(seq);
        DocumentRow row{logged.id, {}, logged.known, logged.member};
        row.body = as<ledger::DocumentKept>(std::move(logged));
        rows.push_back(std::move(row));
    }
    return rows;
}

PartRow OpenCasebook::part_row(std::int64_t seq) const
{
    LoggedBody logged = m_reader.body_at(seq);
    PartRow row{logged.id, {}, logged.known};
    row.body = as<ledger::PartKept>(std::move(logged));
    return row;
}

std::vector<PartRow> OpenCasebook::parts(const EntryId& document) const
{
    const std::lock_guard guard{m_mutex};
    const Snapshot snapshot{m_database};
    std::vector<PartRow> rows;
    for (const std::int64_t seq : m_reader.positions(m_database.query(
             "SELECT p.seq FROM part p JOIN entry e ON e.seq = p.document WHERE e.id = ?1 ORDER BY p.seq", document)))
        rows.push_back(part_row(seq));
    return rows;
}

Result<PartRow> OpenCasebook::part(const EntryId& id) const
{
    const std::lock_guard guard{m_mutex};
    return caught([&]() -> Result<PartRow> {
        const Snapshot snapshot{m_database};
        Query row = m_database.query("SELECT p.seq FROM part p JOIN entry e ON e.seq = p.seq WHERE e.id = ?1", id);
        if (!row.step())
            return no_entry("part " + id.digest.short_hex());
        return part_row(row.integer(0));
    });
}

std::vector<ReadingRow> OpenCasebook::readings(const EntryId& part) const
{
    const std::lock_guard guard{m_mutex};
    const Snapshot snapshot{m_database};
    std::vector<ReadingRow> rows;
    Query row = m_database.query("SELECT r.seq, r.superseded_at IS NOT NULL FROM reading r JOIN entry e "
                                 "ON e.seq = r.part WHERE e.id = ?1 ORDER BY r.seq",
                                 part);
    while (row.step()) {
        LoggedBody logged = m_reader.body_at(row.integer(0));
        ReadingRow reading{logged.id, {}, logged.known, row.integer(1) != 0};
        reading.body = as<ledger::ReadingMade>(std::move(logged));
        rows.push_back(std::move(reading));
    }
    return rows;
}

Result<std::string> OpenCasebook::text(const EntryId& part) const
{
    VIGIL_TRY(const PartRow row, this->part(part));
    if (!row.body.text)
        return std::string{};
    VIGIL_TRY(const Bytes bytes, blob(*row.body.text));
    return std::string{as_text(bytes)};
}

/// Pieces that hold all terms, best first. Of words that stand in very many pieces only the newest are ranked: to rank
/// means to read what each of them has.
std::vector<std::int64_t> OpenCasebook::matching_pieces(const std::string& expression) const
{
    std::int64_t from = 0;
    {
        Query row = m_database.query("SELECT rowid FROM text_index WHERE text_index MATCH ?1 ORDER BY rowid DESC "
                                     "LIMIT 1 OFFSET ?2",
                                     expression, std::int64_t{most_ranked});
        if (row.step())
            from = row.integer(0);
    }
    return m_reader.positions(m_database.query("SELECT rowid FROM text_index WHERE text_index MATCH ?1 AND rowid >= ?2 "
                                               "ORDER BY rank, rowid",
                                               expression, from));
}

/// A list of many rows is asked row by row, so its text is kept from one row to the next.
std::string_view OpenCasebook::searched_text(const ledger::PartKept& part) const
{
    if (!part.text)
        return {};
    if (m_searched_digest != part.text) {
        const auto bytes = m_blobs.load(*part.text);
        m_searched_text = bytes ? std::string{as_text(*bytes)} : std::string{};
        m_searched_digest = part.text;
    }
    return m_searched_text;
}

std::vector<Hit> OpenCasebook::search(std::string_view words, std::size_t limit) const
{
    const auto terms = terms_of(words);
    if (terms.empty())
        return {};
    const std::lock_guard guard{m_mutex};
    const Snapshot snapshot{m_database};
    std::vector<Hit> hits;
    std::set<std::int64_t> parts; // Of a list, the row that fits best stands for all of them.
    for (const std::int64_t piece : matching_pieces(match_expression(terms))) {
        if (hits.size() == limit)
            break;
        Query row = m_database.query("SELECT part, piece_begin, piece_end FROM text_piece WHERE id = ?1", piece);
        if (!row.step() || !parts.insert(row.integer(0)).second)
            continue;
        const PartRow part = part_row(row.integer(0));
        Hit hit{part.id, part.body.title, m_reader.passage_of(row.integer(0))->source, part.body.published, {}, {}};
        const std::string_view text = searched_text(part.body);
        const auto begin = static_cast<std::size_t>(row.integer(1)), end = static_cast<std::size_t>(row.integer(2));
        if (end <= text.size()) {
            Extract extract = extract_around(text.substr(begin, end - begin), terms);
            hit.extract = std::move(extract.text);
            hit.matches = std::move(extract.matches);
        }
        hits.push_back(std::move(hit));
    }
    return hits;
}

Totals OpenCasebook::totals() const
{
    const std::lock_guard guard{m_mutex};
    const Snapshot snapshot{m_database};
    Totals totals;
    Query row = m_database.query("SELECT kind, count(*) FROM entry GROUP BY kind");
    while (row.step()) {
        const auto count = static_cast<std::uint64_t>(row.integer(1));
        totals.entries += count;
        switch (static_cast<ledger::Kind>(row.integer(0))) {
        case ledger::Kind::document: totals.documents += count; break;
        case ledger::Kind::part: totals.parts += count; break;
        case ledger::Kind::claim: totals.claims += count; break;
        case ledger::Kind::check:
        case ledger::Kind::assess:
        case ledger::Kind::link:
        case ledger::Kind::withdraw: totals.judgements += count; break;
        case ledger::Kind::reading:
        case ledger::Kind::set:
        case ledger::Kind::source: break;
        default: totals.unknown += count; break;
        }
    }
    Query bytes = m_database.query("SELECT coalesce(sum(size), 0) FROM blob");
    if (bytes.step())
        totals.blob_bytes = static_cast<std::uint64_t>(bytes.integer(0));
    totals.database_bytes = size_of(m_folder + "/casebook.db") + size_of(m_folder + "/casebook.db-wal");
    return totals;
}

std::vector<std::string> OpenCasebook::setting(std::string_view object, std::string_view field) const
{
    const std::lock_guard guard{m_mutex};
    std::vector<std::string> values;
    Query row = m_database.query("SELECT value FROM setting WHERE object = ?1 AND field = ?2 AND gone = 0 ORDER BY seq",
                                 object, field);
    while (row.step())
        values.emplace_back(row.text(0));
    return values;
}

std::size_t OpenCasebook::erased_claims(Instant before) const
{
    const std::lock_guard guard{m_mutex};
    const Snapshot snapshot{m_database};
    Query row = m_database.query("SELECT count(*) FROM entry e WHERE e.kind = ?1 AND e.known < ?2 AND NOT EXISTS "
                                 "(SELECT 1 FROM payload p WHERE p.seq = e.seq)",
                                 static_cast<int>(ledger::Kind::claim), before.time_since_epoch().count());
    return row.step() ? static_cast<std::size_t>(row.integer(0)) : 0;
}

std::vector<ledger::SourceNamed> OpenCasebook::sources() const
{
    const std::lock_guard guard{m_mutex};
    const Snapshot snapshot{m_database};
    std::vector<ledger::SourceNamed> sources;
    for (const std::int64_t seq : m_reader.positions(m_database.query("SELECT seq FROM source_name ORDER BY code")))
        sources.push_back(as<ledger::SourceNamed>(m_reader.body_at(seq)));
    return sources;
}

} // namespace vigil::store
