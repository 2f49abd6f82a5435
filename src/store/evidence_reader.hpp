// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/evidence.hpp"
#include "records/record.hpp"
#include "store/sqlite.hpp"

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
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

class EvidenceReader {
public:
    explicit EvidenceReader(Database& database) : m_database{database} {}

    std::optional<std::int64_t> seq_of(const EntryId& id) const;
    EntryId id_at(std::int64_t seq) const;
    /// Throws Failure (corrupt) when it is not there or cannot be read.
    LoggedBody body_at(std::int64_t seq) const;

    /// Claims by their positions in the log, in that order, with every judgement that concerns them.
    records::Evidence of_claims(const std::vector<std::int64_t>& claims);
    records::Evidence of_group(const records::GroupKey& group);
    records::Evidence of_everything();
    records::ClaimFacts claim_at(std::int64_t seq);
    std::shared_ptr<const records::Passage> passage_of(std::int64_t part);
    /// Judgements that point to one of `entries`, or to one of those judgements, in order of the log.
    std::vector<records::Judgement> judgements_on(std::vector<EntryId> entries) const;

    /// A list of positions from a statement's first column.
    std::vector<std::int64_t> positions(Query query) const;

    /// Of the parts that are near duplicates of one another: the publisher of the earliest that has one, else the
    /// document of the earliest. `first`: the earliest.
    std::string origin_of(std::int64_t first) const;

    void forget_passage(std::int64_t part) { m_passages.erase(part); }
    void forget_passages() { m_passages.clear(); }
    void forget_everything();

private:
    /// What of a claim never changes.
    struct Fixed {
        EntryId id, reading;
        domain::Claim claim;
        Instant known{};
        std::int64_t part = 0;
    };
    const Fixed& fixed_at(std::int64_t seq);
    records::Judgement judgement_at(std::int64_t seq) const;
    static void add_wholes(const std::vector<records::ClaimFacts>& claims, std::vector<EntryId>& ids);
    /// Of a claim of a list's row: which row, whether it was replaced, whose place it takes and who takes its place.
    void add_row(records::ClaimFacts& facts, std::int64_t seq) const;

    Database& m_database;
    std::unordered_map<std::int64_t, Fixed> m_claims;
    std::unordered_map<std::int64_t, std::shared_ptr<const records::Passage>> m_passages;
};

} // namespace vigil::store
