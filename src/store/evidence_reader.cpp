// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/evidence_reader.hpp"

#include "base/utf8.hpp"
#include "records/conventions.hpp"
#include "store/casebook.hpp"

#include <algorithm>
#include <set>

namespace vigil::store {
namespace {

// Bounds the memory of the caches: about 200 MB of claims.
constexpr std::size_t most_kept_claims = 100000;
constexpr std::size_t most_kept_passages = 20000;

Instant instant(std::int64_t seconds)
{
    return Instant{std::chrono::seconds{seconds}};
}

template <typename T>
T body_as(ledger::Body body)
{
    if (auto* one = std::get_if<T>(&body))
        return std::move(*one);
    throw Failure{Fault::corrupt, "an entry of the ledger is not of the kind that its table says; run vigil rebuild"};
}

bool is_note(ledger::Channel channel)
{
    switch (channel) {
    case ledger::Channel::note_call:
    case ledger::Channel::note_message:
    case ledger::Channel::note_visit:
    case ledger::Channel::note_hearing:
    case ledger::Channel::note_observation: return true;
    case ledger::Channel::file:
    case ledger::Channel::feed:
    case ledger::Channel::page:
    case ledger::Channel::list: break;
    }
    return false;
}

} // namespace

std::optional<std::int64_t> EvidenceReader::seq_of(const EntryId& id) const
{
    Query row = m_database.query("SELECT seq FROM entry WHERE id = ?1", id);
    return row.step() ? std::optional{row.integer(0)} : std::nullopt;
}

EntryId EvidenceReader::id_at(std::int64_t seq) const
{
    Query row = m_database.query("SELECT id FROM entry WHERE seq = ?1", seq);
    if (!row.step())
        throw Failure{Fault::corrupt, "the ledger lacks an entry that its tables name; run vigil verify"};
    return {row.digest(0)};
}

EntryId EvidenceReader::kept_id_at(std::int64_t seq)
{
    constexpr std::int64_t together = 128;
    constexpr std::size_t most_kept = 10'000; // 40 MB.
    if (m_ids.size() > most_kept)
        m_ids.clear();
    const std::int64_t first = seq - seq % together;
    auto& ids = m_ids[first];
    const auto at = static_cast<std::size_t>(seq - first);
    if (at >= ids.size()) { // The log may have grown since.
        ids.clear();
        Query row =
            m_database.query("SELECT id FROM entry WHERE seq >= ?1 AND seq < ?2 ORDER BY seq", first, first + together);
        while (row.step())
            ids.push_back({row.digest(0)});
    }
    if (seq < 0 || at >= ids.size())
        throw Failure{Fault::corrupt, "a record names an entry that is not in the ledger; run vigil rebuild"};
    return ids[at];
}

LoggedBody EvidenceReader::body_at(std::int64_t seq) const
{
    Query row = m_database.query("SELECT e.id, e.known, e.header, p.bytes FROM entry e LEFT JOIN payload p "
                                 "ON p.seq = e.seq WHERE e.seq = ?1",
                                 seq);
    if (!row.step())
        throw Failure{Fault::corrupt, "the ledger lacks an entry that its tables name; run vigil verify"};
    LoggedBody logged{{row.digest(0)}, ledger::Unknown{}, {}, instant(row.integer(1))};
    if (row.is_null(3))
        return logged;
    const auto header = ledger::decode_header(row.bytes(2));
    const auto payload = ledger::decode_payload(row.bytes(3));
    auto body = header && payload ? ledger::body_of(header->kind, header->schema, *payload)
                                  : Result<ledger::Body>{Error{Fault::corrupt, "its bytes cannot be read"}};
    if (!body)
        throw Failure{Fault::corrupt, "entry " + logged.id.digest.short_hex() + " is damaged: " + body.error().message};
    logged.body = *std::move(body);
    logged.member = ledger::member_of(*payload);
    return logged;
}

void decode(RawClaim& raw)
{
    // A row of the table of claims has a schema that this version knows, so its header need not be asked.
    constexpr std::uint32_t schema = 1;
    const auto payload = ledger::decode_payload(raw.payload);
    auto body = payload ? ledger::body_of(static_cast<std::uint16_t>(ledger::Kind::claim), schema, *payload)
                        : Result<ledger::Body>{payload.error()};
    if (!body)
        throw Failure{Fault::corrupt,
                      "entry " + raw.facts.id.digest.short_hex() + " is damaged: " + body.error().message};
    raw.facts.claim = body_as<ledger::ClaimProposed>(*std::move(body)).claim;
    raw.payload = {};
}

records::EvidenceView ReadEvidence::view() const
{
    records::EvidenceView view{claims, {}};
    for (const records::Judgement& judgement : judgements)
        view.judgements.push_back(&judgement);
    return view;
}

RawClaim EvidenceReader::raw_at(std::int64_t seq)
{
    Query row = m_database.query("SELECT e.id, e.known, p.bytes, c.part, c.reading, r.id, l.seq FROM claim c "
                                 "JOIN entry e ON e.seq = c.seq JOIN entry r ON r.seq = c.reading "
                                 "LEFT JOIN payload p ON p.seq = c.seq LEFT JOIN list_claim l ON l.seq = c.seq "
                                 "WHERE c.seq = ?1",
                                 seq);
    if (!row.step())
        throw Failure{Fault::corrupt, "the ledger lacks an entry that its tables name; run vigil verify"};
    RawClaim raw;
    raw.facts.id = {row.digest(0)};
    raw.facts.known = instant(row.integer(1));
    const ByteView payload = row.bytes(2);
    raw.payload.assign(payload.begin(), payload.end());
    raw.facts.reading = {row.digest(5)};
    raw.part = row.integer(3);
    raw.reading = row.integer(4);
    raw.listed = !row.is_null(6);
    look_around(seq, raw);
    return raw;
}

/// What of a claim may change without a judgement.
void EvidenceReader::look_around(std::int64_t seq, RawClaim& claim)
{
    claim.facts.passage = passage_of(claim.part);
    const auto found = superseded().find(claim.reading);
    claim.facts.superseded = found != superseded().end();
    claim.facts.superseded_at = claim.facts.superseded ? found->second : Instant{};
    claim.facts.takes_from.clear();
    claim.facts.gives_to.clear();
    if (claim.listed)
        add_row(claim.facts, seq);
}

const std::unordered_map<std::int64_t, Instant>& EvidenceReader::superseded()
{
    if (!m_superseded) {
        m_superseded.emplace();
        m_read_again.clear();
        Query row =
            m_database.query("SELECT r.seq, r.superseded_at, e.id FROM reading r JOIN entry e ON e.seq = r.part "
                             "WHERE r.superseded_at IS NOT NULL");
        while (row.step()) {
            m_superseded->emplace(row.integer(0), instant(row.integer(1)));
            m_read_again.insert({row.digest(2)});
        }
    }
    return *m_superseded;
}

bool EvidenceReader::read_again(const EntryId& part)
{
    return !superseded().empty() && m_read_again.contains(part);
}

const RawClaim& EvidenceReader::claim_at(std::int64_t seq)
{
    auto found = m_claims.find(seq);
    if (found == m_claims.end()) {
        RawClaim raw = raw_at(seq);
        decode(raw);
        found = m_claims.emplace(seq, Kept{std::move(raw), m_changes}).first;
    }
    if (found->second.as_of != m_changes) {
        look_around(seq, found->second.claim);
        found->second.as_of = m_changes;
    }
    return found->second.claim;
}

void EvidenceReader::keep(std::int64_t seq, RawClaim claim)
{
    m_claims.insert_or_assign(seq, Kept{std::move(claim), m_changes - 1});
}

std::string EvidenceReader::origin_of(std::int64_t first) const
{
    Query row = m_database.query("SELECT own_origin FROM part WHERE first = ?1 "
                                 "ORDER BY own_origin LIKE 'document %', seq LIMIT 1",
                                 first);
    return row.step() ? std::string{row.text(0)} : std::string{};
}

std::shared_ptr<const records::Passage> EvidenceReader::passage_of(std::int64_t part)
{
    if (const auto found = m_passages.find(part); found != m_passages.end())
        return found->second;
    if (m_passages.size() >= most_kept_passages)
        m_passages.clear();
    Query row = m_database.query("SELECT document, first FROM part WHERE seq = ?1", part);
    if (!row.step())
        throw Failure{Fault::corrupt, "the casebook lacks a part that its claims name; run vigil rebuild"};
    LoggedBody logged = body_at(part);
    const auto body = body_as<ledger::PartKept>(std::move(logged.body));
    const auto document = body_as<ledger::DocumentKept>(body_at(row.integer(0)).body);
    records::Passage passage;
    passage.part = logged.id;
    passage.document = body.document;
    passage.title = body.title;
    passage.source = !body.organisation.empty() ? body.organisation
                     : !document.source.empty() ? document.source
                                                : document.file_name;
    passage.origin = origin_of(row.integer(1));
    passage.published = body.published ? body.published : document.told;
    passage.language = body.language;
    passage.note = is_note(document.channel);
    return m_passages.emplace(part, std::make_shared<const records::Passage>(std::move(passage))).first->second;
}

records::Judgement EvidenceReader::judgement_at(std::int64_t seq) const
{
    LoggedBody logged = body_at(seq);
    return {logged.id, std::move(logged.body), std::move(logged.member), logged.known};
}

std::vector<records::Judgement> EvidenceReader::judgements_on(std::vector<EntryId> entries) const
{
    std::set<std::int64_t> found;
    while (!entries.empty()) {
        std::vector<EntryId> next;
        for (const EntryId& entry : entries) {
            Query row = m_database.query("SELECT t.judgement, e.id FROM target t JOIN entry e ON e.seq = t.judgement "
                                         "WHERE t.entry = ?1",
                                         entry);
            while (row.step())
                if (found.insert(row.integer(0)).second)
                    next.push_back({row.digest(1)});
        }
        entries = std::move(next);
    }
    std::vector<records::Judgement> judgements;
    for (const std::int64_t seq : found)
        judgements.push_back(judgement_at(seq));
    return judgements;
}

/// Judgements on any of these may say how the claims stand: on themselves, on those whose place they take or that take
/// theirs, and on what they lie under, each once.
std::vector<EntryId> EvidenceReader::judged_with(const std::vector<const records::ClaimFacts*>& claims) const
{
    std::vector<EntryId> entries;
    for (const records::ClaimFacts* claim : claims) {
        entries.push_back(claim->id);
        entries.insert(entries.end(), claim->takes_from.begin(), claim->takes_from.end());
        entries.insert(entries.end(), claim->gives_to.begin(), claim->gives_to.end());
    }
    if (!m_database.query("SELECT 1 FROM whole_withdrawal LIMIT 1").step())
        return entries;
    std::set<EntryId> wholes;
    for (const records::ClaimFacts* claim : claims)
        wholes.insert({claim->reading, claim->passage->part, claim->passage->document});
    entries.insert(entries.end(), wholes.begin(), wholes.end());
    return entries;
}

ReadEvidence EvidenceReader::read(const std::vector<std::int64_t>& claims)
{
    if (m_claims.size() > most_kept_claims)
        m_claims.clear();
    ReadEvidence evidence;
    for (const std::int64_t seq : claims) {
        const RawClaim& claim = claim_at(seq);
        evidence.claims.push_back(&claim.facts);
        evidence.positions.add(claim.facts.id, seq);
        evidence.positions.add(claim.facts.passage->part, claim.part);
    }
    evidence.positions.order();
    evidence.judgements = judgements_on(judged_with(evidence.claims));
    return evidence;
}

records::Evidence EvidenceReader::of_claims(const std::vector<std::int64_t>& claims)
{
    ReadEvidence read = this->read(claims);
    records::Evidence evidence;
    evidence.claims.reserve(claims.size());
    for (const records::ClaimFacts* claim : read.claims)
        evidence.claims.push_back(*claim);
    evidence.judgements = std::move(read.judgements);
    return evidence;
}

records::Evidence EvidenceReader::of_group(const records::GroupKey& group)
{
    const records::GroupKey unit = records::unit_of(group);
    return of_claims(positions(m_database.query("SELECT m.claim FROM membership m JOIN unit u ON u.id = m.unit "
                                                "WHERE u.family = ?1 AND u.key = ?2 ORDER BY m.claim",
                                                static_cast<int>(unit.family), unit.key)));
}

records::Evidence EvidenceReader::of_everything()
{
    records::Evidence evidence;
    for (const std::int64_t seq : positions(m_database.query("SELECT seq FROM claim ORDER BY seq"))) {
        RawClaim raw = raw_at(seq);
        decode(raw);
        evidence.claims.push_back(std::move(raw.facts));
    }
    for (const std::int64_t seq : positions(m_database.query("SELECT seq FROM judgement ORDER BY seq")))
        evidence.judgements.push_back(judgement_at(seq));
    return evidence;
}

std::vector<std::int64_t> EvidenceReader::positions(Query query) const
{
    std::vector<std::int64_t> all;
    while (query.step())
        all.push_back(query.integer(0));
    return all;
}

void EvidenceReader::forget_passage(std::int64_t part)
{
    m_passages.erase(part);
    ++m_changes;
}

void EvidenceReader::forget_passages()
{
    m_passages.clear();
    forget_states();
}

void EvidenceReader::forget_states()
{
    m_superseded.reset();
    ++m_changes;
}

void EvidenceReader::forget_everything()
{
    m_claims.clear();
    m_ids.clear();
    forget_passages();
}

} // namespace vigil::store
