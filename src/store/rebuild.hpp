// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "store/derived.hpp"

#include <unordered_map>

namespace vigil::store {

using Progress = std::function<void(std::uint64_t, std::uint64_t)>;

/// Fills the empty derived tables from the whole log. Ends in what Derived::apply and refold of each entry end in: one
/// thread reads and writes, others decode claims and fold (docs/decisions/0006-folding-at-scale.md).
class Rebuilding {
public:
    /// `entries`: how many the log has.
    Rebuilding(Database& database, EvidenceReader& reader, Derived& derived, Blobs& blobs, std::uint64_t entries,
               const Progress& progress);
    Result<Done> run();

private:
    struct Logged {
        std::int64_t seq = 0;
        EntryId id;
        Bytes header, payload;
    };
    /// What a claim comes to, before anybody judged it.
    struct Sorted {
        std::int64_t seq = 0, reading = 0, part = 0;
        domain::ClaimType type{};
        ClaimExtent extent;
        std::vector<records::GroupKey> units;
        std::optional<RowOfClaim> row{};
    };

    Result<Done> apply_all_but_claims();
    void index_text(std::int64_t seq, const ledger::PartKept& part);
    void add_linked_claims();
    void regroup_judged();
    void sort_claims();
    std::vector<Sorted> sorted(std::vector<Logged> claims) const;
    void take(const Sorted& claim);
    std::int64_t unit_of(const records::GroupKey& key);
    void write_units();
    void tell(std::uint64_t steps);

    Database& m_database;
    EvidenceReader& m_reader;
    Derived& m_derived;
    Blobs& m_blobs;
    std::uint64_t m_entries, m_done = 0, m_told = 0;
    const Progress& m_progress;
    struct KeyHash {
        std::size_t operator()(const records::GroupKey& key) const;
    };
    std::unordered_map<records::GroupKey, std::int64_t, KeyHash> m_units;
    std::vector<std::pair<std::int64_t, std::int64_t>> m_members; ///< Unit, claim.
    struct Reading {
        std::int64_t seq = 0, part = 0;
        std::shared_ptr<const records::Passage> passage;
    };
    std::unordered_map<EntryId, Reading> m_readings;
};

} // namespace vigil::store
