// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/evidence.hpp"
#include "records/record.hpp"
#include "store/packed.hpp"
#include "store/sqlite.hpp"

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

/// Rows of the log as the plain values that folds look at. Decoded claims and passages are kept; nothing here writes.
namespace vigil::store {

using ledger::EntryId;

struct LoggedBody {
    EntryId id;
    ledger::Body body; ///< Unknown for kinds of a newer Vigil, and where the payload was erased.
    std::string member;
    Instant known{};
};

/// A claim as the database holds it, to be decoded elsewhere (fold_work.hpp). Everything but `facts.claim` is filled
/// in.
struct RawClaim {
    records::ClaimFacts facts;
    Bytes payload;
    std::int64_t part = 0, reading = 0;
    bool listed = false; ///< In a row of a list.
};
/// Throws Failure (corrupt).
void decode(RawClaim& raw);

/// Judgements are owned, claims stay with the reader: valid until it is asked for evidence again.
struct ReadEvidence {
    std::vector<const records::ClaimFacts*> claims;
    std::vector<records::Judgement> judgements;
    EntryPositions positions; ///< Of the claims and their parts.
    records::EvidenceView view() const;
};

class EvidenceReader {
public:
    explicit EvidenceReader(Database& database) : m_database{database} {}

    std::optional<std::int64_t> seq_of(const EntryId& id) const;
    EntryId id_at(std::int64_t seq) const;
    /// The same for very many, from memory.
    EntryId kept_id_at(std::int64_t seq);
    /// Throws Failure (corrupt) when it is not there or cannot be read.
    LoggedBody body_at(std::int64_t seq) const;

    /// Claims by their positions in the log, in that order, with every judgement that concerns them.
    records::Evidence of_claims(const std::vector<std::int64_t>& claims);
    records::Evidence of_group(const records::GroupKey& group);
    records::Evidence of_everything();
    ReadEvidence read(const std::vector<std::int64_t>& claims);
    RawClaim raw_at(std::int64_t seq);
    /// A claim that was just written need not be read: everything but what lies around it is filled in.
    void keep(std::int64_t seq, RawClaim claim);
    std::shared_ptr<const records::Passage> passage_of(std::int64_t part);
    /// Judgements that point to one of `entries`, or to one of those judgements, in order of the log.
    std::vector<records::Judgement> judgements_on(std::vector<EntryId> entries) const;
    /// What judgements that concern the claims may name.
    std::vector<EntryId> judged_with(const std::vector<const records::ClaimFacts*>& claims) const;

    /// A list of positions from a statement's first column.
    std::vector<std::int64_t> positions(Query query) const;

    /// Of the parts that are near duplicates of one another: the publisher of the earliest that has one, else the
    /// document of the earliest. `first`: the earliest.
    std::string origin_of(std::int64_t first) const;

    /// Some reading of the part is superseded.
    bool read_again(const EntryId& part);

    void forget_passage(std::int64_t part);
    void forget_passages(); ///< And the states of claims.
    /// Which readings are superseded, and which claims of lists replaced, may be another matter now.
    void forget_states();
    void forget_everything();

private:
    struct Kept {
        RawClaim claim;          ///< Decoded.
        std::uint64_t as_of = 0; ///< m_changes when what lies around it was looked up.
    };
    const RawClaim& claim_at(std::int64_t seq);
    void look_around(std::int64_t seq, RawClaim& claim);
    const std::unordered_map<std::int64_t, Instant>& superseded();
    records::Judgement judgement_at(std::int64_t seq) const;
    /// Of a claim of a list's row: which row, whether it was replaced, whose place it takes and who takes its place.
    void add_row(records::ClaimFacts& facts, std::int64_t seq) const;

    Database& m_database;
    std::unordered_map<std::int64_t, Kept> m_claims; ///< Nodes stay where they are.
    std::unordered_map<std::int64_t, std::shared_ptr<const records::Passage>> m_passages;
    std::optional<std::unordered_map<std::int64_t, Instant>> m_superseded; ///< Readings, and when.
    std::unordered_set<EntryId> m_read_again;                              ///< Their parts.
    std::uint64_t m_changes = 1;
    std::unordered_map<std::int64_t, std::vector<EntryId>> m_ids; ///< By hundreds of positions.
};

} // namespace vigil::store
