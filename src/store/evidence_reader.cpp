// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/evidence_reader.hpp"

#include "base/utf8.hpp"
#include "records/conventions.hpp"
#include "store/casebook.hpp"

#include <algorithm>
#include <set>

namespace vigil::store {
namespace {

// Bounds the memory of the caches: about 100 MB of claims.
constexpr std::size_t most_kept_claims = 50000;
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

const EvidenceReader::Fixed& EvidenceReader::fixed_at(std::int64_t seq)
{
    if (const auto found = m_claims.find(seq); found != m_claims.end())
        return found->second;
    if (m_claims.size() >= most_kept_claims)
        m_claims.clear();
    LoggedBody logged = body_at(seq);
    auto proposed = body_as<ledger::ClaimProposed>(std::move(logged.body));
    Query row = m_database.query("SELECT part FROM claim WHERE seq = ?1", seq);
    const std::int64_t part = row.step() ? row.integer(0) : 0;
    return m_claims.emplace(seq, Fixed{logged.id, proposed.reading, std::move(proposed.claim), logged.known, part})
        .first->second;
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

records::ClaimFacts EvidenceReader::claim_at(std::int64_t seq)
{
    const Fixed& fixed = fixed_at(seq);
    records::ClaimFacts facts{fixed.id, fixed.reading, fixed.claim, passage_of(fixed.part), fixed.known, false, {}};
    Query row = m_database.query("SELECT r.superseded_at FROM claim c JOIN reading r ON r.seq = c.reading "
                                 "WHERE c.seq = ?1 AND r.superseded_at IS NOT NULL",
                                 seq);
    if (row.step()) {
        facts.superseded = true;
        facts.superseded_at = instant(row.integer(0));
    }
    if (facts.claim.rule.starts_with(records::list_rule))
        add_row(facts, seq);
    return facts;
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

/// What claims lie under, each once: a withdrawal of it withdraws them.
void EvidenceReader::add_wholes(const std::vector<records::ClaimFacts>& claims, std::vector<EntryId>& ids)
{
    std::set<EntryId> wholes;
    for (const records::ClaimFacts& claim : claims)
        wholes.insert({claim.reading, claim.passage->part, claim.passage->document});
    ids.insert(ids.end(), wholes.begin(), wholes.end());
}

records::Evidence EvidenceReader::of_claims(const std::vector<std::int64_t>& claims)
{
    records::Evidence evidence;
    std::vector<EntryId> ids;
    for (const std::int64_t seq : claims) {
        evidence.claims.push_back(claim_at(seq));
        const auto& facts = evidence.claims.back();
        ids.push_back(facts.id);
        ids.insert(ids.end(), facts.takes_from.begin(), facts.takes_from.end());
        ids.insert(ids.end(), facts.gives_to.begin(), facts.gives_to.end());
    }
    if (m_database.query("SELECT 1 FROM whole_withdrawal LIMIT 1").step())
        add_wholes(evidence.claims, ids);
    evidence.judgements = judgements_on(std::move(ids));
    return evidence;
}

records::Evidence EvidenceReader::of_group(const records::GroupKey& group)
{
    return of_claims(
        positions(m_database.query("SELECT claim FROM membership WHERE family = ?1 AND key = ?2 ORDER BY claim",
                                   static_cast<int>(group.family), group.key)));
}

records::Evidence EvidenceReader::of_everything()
{
    records::Evidence evidence;
    for (const std::int64_t seq : positions(m_database.query("SELECT seq FROM claim ORDER BY seq")))
        evidence.claims.push_back(claim_at(seq));
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

void EvidenceReader::forget_everything()
{
    m_claims.clear();
    m_passages.clear();
}

} // namespace vigil::store
