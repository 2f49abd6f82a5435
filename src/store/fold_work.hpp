// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "store/evidence_reader.hpp"
#include "store/packed.hpp"

#include <string>
#include <vector>

/// Folding outside the database: pure work that several threads may do at once. What they get is read by the one thread
/// that uses the database, and what they give is written by it.
namespace vigil::store {

/// A record as a row.
struct RecordRow {
    records::Floor floor = records::Floor::checked;
    records::Family family = records::Family::person;
    Bytes id; ///< As pack_id has it.
    std::string label, sort;
    Bytes value;  ///< Packed beside label and sort.
    Bytes line{}; ///< Of a person (records/line.hpp), packed.
    bool same_record(const RecordRow& other) const;
};
RecordRow row_of(records::Floor floor, const records::Record& record, const PositionOf& position_of);
/// Errors: malformed.
Result<Cbor> value_of(ByteView packed, std::string_view label, std::string_view sort, const EntryAt& entry_at);

/// Records of a unit at both floors, ordered by floor, family and id.
std::vector<RecordRow> fold_rows(const records::GroupKey& unit, const records::EvidenceView& evidence,
                                 const records::NameGroups& names, const EntryPositions& positions);

/// A unit that is folded from rows as the database has them.
struct FoldJob {
    std::int64_t unit = 0;
    records::GroupKey key;
    std::vector<RawClaim> claims;
    std::vector<records::Judgement> judgements;
    EntryPositions positions;
};
struct FoldResult {
    std::int64_t unit = 0;
    std::vector<RecordRow> rows;
};
/// Throws Failure (corrupt).
std::vector<FoldResult> fold_jobs(std::vector<FoldJob> jobs, const records::NameGroups& names);

/// gone: withdrawn, or superseded. offered: a new reading's claim beside a checked one of the old (assessment, step
/// 10).
enum class ClaimStanding : std::uint8_t { gone, proposed, checked, rejected, offered };

/// What look-ups need to know of a claim, in any of its forms.
struct ClaimExtent {
    Day first = Day::min(), last = Day::max(); ///< Days that its time can mean; all days, if it has none.
    /// "state:IR", when all states that it names are one; "" when it names neither a state nor a place.
    std::optional<std::string> state;
    ClaimStanding standing = ClaimStanding::proposed;
    bool operator==(const ClaimExtent&) const = default;
};
ClaimExtent extent_of(const domain::Claim& claim, const records::Passage& passage);
/// Days and states that cover both; the standing of `a`.
ClaimExtent wider(const ClaimExtent& a, const ClaimExtent& b);
// As columns.
std::int64_t day_number(Day day);

} // namespace vigil::store
