// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/derived.hpp"

#include "base/utf8.hpp"
#include "records/second.hpp"
#include "records/without.hpp"
#include "store/bands.hpp"
#include "store/casebook.hpp"

#include <algorithm>

namespace vigil::store {
namespace {

// A withdrawal of a withdrawal of … : deeper chains are no honest work.
constexpr int deepest = 64;

constexpr const char* document_with_id = "SELECT d.seq FROM document d JOIN entry e ON e.seq = d.seq WHERE e.id = ?1";
constexpr const char* part_with_id = "SELECT p.seq FROM part p JOIN entry e ON e.seq = p.seq WHERE e.id = ?1";
constexpr const char* reading_with_id = "SELECT r.seq FROM reading r JOIN entry e ON e.seq = r.seq WHERE e.id = ?1";

} // namespace

bool is_table(const ledger::PartKept& part)
{
    return part.format == "csv" || part.format == "xlsx";
}

Result<Done> Derived::apply(std::int64_t seq, const LoggedBody& entry)
{
    return std::visit([&](const auto& body) { return add(seq, entry, body); }, entry.body);
}

Result<std::int64_t> Derived::known_in(const char* sql, const EntryId& id, std::string_view what) const
{
    Query row = m_database.query(sql, id);
    if (row.step())
        return row.integer(0);
    return Error{Fault::invalid_argument, "the entry names a " + std::string{what} + " " + id.digest.short_hex() +
                                              " that is not in this casebook"};
}

Result<Done> Derived::add(std::int64_t seq, const LoggedBody&, const ledger::DocumentKept& body)
{
    m_database.run("INSERT INTO document (seq, sha256) VALUES (?1, ?2)", seq, body.sha256);
    return Done{};
}

Result<Done> Derived::add(std::int64_t seq, const LoggedBody&, const ledger::PartKept& body)
{
    VIGIL_TRY(const std::int64_t document, known_in(document_with_id, body.document, "document"));
    // One publisher is one origin, and so is a named source; a part without either stands for its document.
    std::string speaker = search_key(body.organisation);
    if (speaker.empty())
        if (const auto kept = m_reader.body_at(document).body; std::holds_alternative<ledger::DocumentKept>(kept))
            speaker = search_key(std::get<ledger::DocumentKept>(kept).source);
    const std::string origin = speaker.empty() ? "document " + body.document.hex() : "by " + speaker;
    m_database.run("INSERT INTO part (seq, document, first, own_origin, sketch) VALUES (?1, ?2, ?1, ?3, ?4)", seq,
                   document, origin, sketch_bytes(body.sketch));
    for (const auto& [band, hash] : bands_of(body.sketch))
        m_database.run("INSERT OR IGNORE INTO band (band, hash, part) VALUES (?1, ?2, ?3)", band, hash, seq);
    return Done{};
}

Result<Done> Derived::add(std::int64_t seq, const LoggedBody& entry, const ledger::ReadingMade& body)
{
    VIGIL_TRY(const std::int64_t part, known_in(part_with_id, body.part, "part"));
    m_database.run("INSERT INTO reading (seq, part) VALUES (?1, ?2)", seq, part);
    if (!body.list.empty())
        VIGIL_CHECK(add_edition(seq, part, entry.known, body));
    if (!body.supersedes)
        return Done{};
    VIGIL_TRY(const std::int64_t before, known_in(reading_with_id, *body.supersedes, "reading"));
    m_database.run("UPDATE reading SET superseded_at = ?2 WHERE seq = ?1 AND superseded_at IS NULL", before,
                   entry.known.time_since_epoch().count());
    m_reader.forget_states();
    touch_claims_of_part(part);
    return Done{};
}

Result<Done> Derived::add(std::int64_t seq, const LoggedBody& entry, const ledger::ClaimProposed& body)
{
    VIGIL_TRY(const std::int64_t reading, known_in(reading_with_id, body.reading, "reading"));
    const std::int64_t part =
        m_reader.positions(m_database.query("SELECT part FROM reading WHERE seq = ?1", reading)).front();
    insert_claim(seq, reading, part, body.claim.type, extent_of(body.claim, *m_reader.passage_of(part)));
    if (const auto said = row_of(body))
        add_row(seq, reading, *said);
    RawClaim kept;
    kept.facts.id = entry.id;
    kept.facts.reading = body.reading;
    kept.facts.claim = body.claim;
    kept.facts.known = entry.known;
    kept.part = part;
    kept.reading = reading;
    kept.listed = !body.row.empty();
    m_reader.keep(seq, std::move(kept));
    m_claims.insert(seq);
    return Done{};
}

void Derived::insert_claim(std::int64_t seq, std::int64_t reading, std::int64_t part, domain::ClaimType type,
                           const ClaimExtent& extent)
{
    m_database.run("INSERT OR IGNORE INTO claim (seq, reading, part, type, corrected, standing, first_day, "
                   "last_day, state) VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7, ?8)",
                   seq, reading, part, static_cast<int>(type), static_cast<int>(extent.standing),
                   day_number(extent.first), day_number(extent.last), extent.state);
}

void Derived::add_judgement(std::int64_t seq, const std::vector<EntryId>& targets)
{
    m_database.run("INSERT INTO judgement (seq) VALUES (?1)", seq);
    for (const EntryId& target : targets) {
        m_database.run("INSERT OR IGNORE INTO target (entry, judgement) VALUES (?1, ?2)", target, seq);
        if (m_touches)
            touch_target(target, 0);
        m_links_changed =
            m_links_changed || m_database
                                   .query("SELECT 1 FROM target t JOIN name_link n ON n.seq = t.judgement "
                                          "WHERE t.entry = ?1",
                                          target)
                                   .step();
    }
}

Result<Done> Derived::add(std::int64_t seq, const LoggedBody&, const ledger::Checked& body)
{
    add_judgement(seq, {body.claim});
    return Done{};
}

Result<Done> Derived::add(std::int64_t seq, const LoggedBody&, const ledger::Assessed& body)
{
    add_judgement(seq, {body.claim});
    return Done{};
}

Result<Done> Derived::add(std::int64_t seq, const LoggedBody&, const ledger::Linked& body)
{
    if (body.verb == ledger::LinkVerb::near_duplicate) {
        join_duplicates(seq, body);
        return Done{};
    }
    m_database.run("INSERT INTO name_link (seq) VALUES (?1)", seq);
    m_links_changed = true;
    add_judgement(seq, {body.a.claim, body.b.claim});
    return Done{};
}

Result<Done> Derived::add(std::int64_t seq, const LoggedBody&, const ledger::Withdrawn& body)
{
    m_links_changed = true; // It may be a link, or what undid one, or a claim that a link names.
    add_judgement(seq, {body.entry});
    const auto target = m_reader.seq_of(body.entry);
    if (!target)
        return Done{};
    settle_settings(body.entry, 0);
    m_database.run("INSERT INTO whole_withdrawal (seq) SELECT ?1 WHERE EXISTS (SELECT 1 FROM document WHERE seq = ?2) "
                   "OR EXISTS (SELECT 1 FROM part WHERE seq = ?2) OR EXISTS (SELECT 1 FROM reading WHERE seq = ?2)",
                   seq, *target);
    part_duplicates(*target);
    return Done{};
}

Result<Done> Derived::add(std::int64_t seq, const LoggedBody&, const ledger::Set& body)
{
    for (const EntryId& earlier : body.follows)
        m_database.run("UPDATE setting SET gone = 1 WHERE seq = (SELECT seq FROM entry WHERE id = ?1) "
                       "AND object = ?2 AND field = ?3",
                       earlier, body.object, body.field);
    m_database.run("INSERT INTO setting (seq, object, field, value) VALUES (?1, ?2, ?3, ?4)", seq, body.object,
                   body.field, body.value);
    // Whether a claim needs a second person is asked by its folds.
    if (const auto claim = records::claim_with_second(body))
        add_judgement(seq, {*claim});
    return Done{};
}

Result<Done> Derived::add(std::int64_t seq, const LoggedBody&, const ledger::SourceNamed& body)
{
    m_database.run("INSERT INTO source_name (code, seq) VALUES (?1, ?2) ON CONFLICT (code) DO UPDATE SET seq = ?2",
                   body.code, seq);
    return Done{};
}

Result<Done> Derived::add(std::int64_t, const LoggedBody&, const ledger::Unknown&)
{
    return Done{};
}

void Derived::touch_target(const EntryId& entry, int depth)
{
    const auto seq = m_reader.seq_of(entry);
    if (!seq || depth > deepest)
        return;
    if (m_database.query("SELECT 1 FROM claim WHERE seq = ?1", *seq).step()) {
        m_claims.insert(*seq);
        touch_places(*seq);
        touch_offered(*seq);
        return;
    }
    if (const auto under = claims_under(*seq); !under.empty()) {
        m_claims.insert(under.begin(), under.end());
        return;
    }
    std::vector<EntryId> further;
    {
        Query row = m_database.query("SELECT entry FROM target WHERE judgement = ?1", *seq);
        while (row.step())
            further.push_back({row.digest(0)});
    }
    for (const EntryId& one : further)
        touch_target(one, depth + 1);
}

/// Claims of a new reading that may be offered as a change of this one.
void Derived::touch_offered(std::int64_t claim)
{
    for (const std::int64_t newer : m_reader.positions(
             m_database.query("SELECT n.seq FROM claim c JOIN reading r ON r.seq = c.reading AND r.superseded_at "
                              "IS NOT NULL JOIN claim n ON n.part = c.part AND n.type = c.type WHERE c.seq = ?1",
                              claim)))
        m_claims.insert(newer);
}

void Derived::settle_settings(const EntryId& entry, int depth)
{
    const auto seq = m_reader.seq_of(entry);
    if (!seq || depth > deepest)
        return;
    std::optional<std::pair<std::string, std::string>> place;
    {
        Query row = m_database.query("SELECT object, field FROM setting WHERE seq = ?1", *seq);
        if (row.step())
            place.emplace(row.text(0), row.text(1));
    }
    if (place) {
        settle_setting(place->first, place->second);
        return;
    }
    std::vector<EntryId> further;
    {
        Query row = m_database.query("SELECT entry FROM target WHERE judgement = ?1", *seq);
        while (row.step())
            further.push_back({row.digest(0)});
    }
    for (const EntryId& one : further)
        settle_settings(one, depth + 1);
}

// A value that took the place of others gives it back when it is withdrawn.
void Derived::settle_setting(std::string_view object, std::string_view field)
{
    const auto all = m_reader.positions(
        m_database.query("SELECT seq FROM setting WHERE object = ?1 AND field = ?2 ORDER BY seq", object, field));
    std::set<EntryId> followed;
    std::vector<std::pair<std::int64_t, EntryId>> standing;
    for (const std::int64_t seq : all) {
        const LoggedBody logged = m_reader.body_at(seq);
        m_database.run("UPDATE setting SET gone = 1 WHERE seq = ?1", seq);
        if (records::withdrawn(logged.id, m_reader.judgements_on({logged.id})))
            continue;
        if (const auto* set = std::get_if<ledger::Set>(&logged.body))
            followed.insert(set->follows.begin(), set->follows.end());
        standing.emplace_back(seq, logged.id);
    }
    for (const auto& [seq, id] : standing)
        if (!followed.contains(id))
            m_database.run("UPDATE setting SET gone = 0 WHERE seq = ?1", seq);
}

std::vector<std::int64_t> Derived::claims_under(std::int64_t whole)
{
    // One kind of entry has one position, so at most one of these finds anything.
    for (const char* sql : {"SELECT seq FROM claim WHERE reading = ?1", "SELECT seq FROM claim WHERE part = ?1",
                            "SELECT c.seq FROM part p JOIN claim c ON c.part = p.seq WHERE p.document = ?1"})
        if (auto claims = m_reader.positions(m_database.query(sql, whole)); !claims.empty())
            return claims;
    return {};
}

void Derived::touch_claims_of_part(std::int64_t part)
{
    if (!m_touches)
        return;
    for (const std::int64_t claim : m_reader.positions(m_database.query("SELECT seq FROM claim WHERE part = ?1", part)))
        m_claims.insert(claim);
}

void Derived::join_duplicates(std::int64_t link, const ledger::Linked& body)
{
    const auto a = known_in(part_with_id, body.a.claim, "part");
    const auto b = known_in(part_with_id, body.b.claim, "part");
    if (!a || !b)
        return;
    m_database.run("INSERT INTO duplicate (link, a, b) VALUES (?1, ?2, ?3)", link, *a, *b);
    const auto first_of = [&](std::int64_t part) {
        return m_reader.positions(m_database.query("SELECT first FROM part WHERE seq = ?1", part)).front();
    };
    const auto [low, high] = std::minmax({first_of(*a), first_of(*b)});
    if (low != high)
        merge_duplicates(low, high);
}

void Derived::merge_duplicates(std::int64_t low, std::int64_t high)
{
    const auto parts_of = [&](std::int64_t first) {
        return m_reader.positions(m_database.query("SELECT seq FROM part WHERE first = ?1", first));
    };
    const auto lower = parts_of(low);
    const auto higher = parts_of(high);
    const std::string origin_of_lower = m_reader.origin_of(low);
    const std::string origin_of_higher = m_reader.origin_of(high);
    m_database.run("UPDATE part SET first = ?2 WHERE first = ?1", high, low);
    const std::string origin = m_reader.origin_of(low);
    // Only claims whose origin is another one now have to be folded again.
    for (const auto& [parts, before] : {std::pair{&lower, &origin_of_lower}, std::pair{&higher, &origin_of_higher}})
        if (*before != origin)
            for (const std::int64_t part : *parts) {
                touch_claims_of_part(part);
                m_reader.forget_passage(part);
            }
}

// A near-duplicate link was withdrawn: what it held together is put together anew from the links that are left.
void Derived::part_duplicates(std::int64_t link)
{
    Query found =
        m_database.query("SELECT p.first FROM duplicate d JOIN part p ON p.seq = d.a WHERE d.link = ?1", link);
    if (!found.step())
        return;
    const std::int64_t first = found.integer(0);
    m_database.run("DELETE FROM duplicate WHERE link = ?1", link);
    const auto parts =
        m_reader.positions(m_database.query("SELECT seq FROM part WHERE first = ?1 ORDER BY seq", first));
    for (const std::int64_t part : parts) {
        m_database.run("UPDATE part SET first = seq WHERE seq = ?1", part);
        touch_claims_of_part(part);
    }
    // Parts only ever move to a lower `first`, so this ends.
    constexpr const char* lower = "UPDATE part SET first = (SELECT min(o.first) FROM duplicate d JOIN part o ON o.seq "
                                  "IN (d.a, d.b) WHERE part.seq IN (d.a, d.b)) WHERE seq = ?1 AND first > "
                                  "(SELECT min(o.first) FROM duplicate d JOIN part o ON o.seq IN (d.a, d.b) "
                                  "WHERE part.seq IN (d.a, d.b))";
    for (bool moved = true; moved;) {
        moved = false;
        for (const std::int64_t part : parts) {
            m_database.run(lower, part);
            moved = m_database.changes() > 0 || moved;
        }
    }
    m_reader.forget_passages();
}

void Derived::index_text(std::int64_t part, std::string_view title, std::string_view text, bool table)
{
    if (m_database.query("SELECT 1 FROM text_piece WHERE part = ?1", part).step())
        return;
    const auto add = [&](std::size_t begin, std::size_t end) {
        m_database.run("INSERT INTO text_piece (part, piece_begin, piece_end) VALUES (?1, ?2, ?3)", part, begin, end);
        const std::string words = search_key(text.substr(begin, end - begin));
        m_database.run("INSERT INTO text_index (rowid, words) VALUES (last_insert_rowid(), ?1)",
                       begin == 0 ? search_key(title) + " " + words : words);
    };
    if (!table)
        return add(0, text.size());
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (end > begin)
            add(begin, end);
        begin = end + 1;
    }
}

void Derived::undo()
{
    m_claims.clear();
    m_touched.clear();
    m_line_changes.clear();
    m_links_changed = false;
    m_list = {-1, {}};
    m_last_name.clear();
    m_reader.forget_everything();
    load_names();
}

} // namespace vigil::store
