// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "base/edtf.hpp"
#include "domain/claim.hpp"
#include "ledger/bodies.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

/// Entries as plain values, as `store` hands them to the folds. Everything a fold may look at is here.
namespace vigil::records {

using ledger::EntryId;
using ledger::MentionRef;

/// At which floor claims count.
enum class Floor : std::uint8_t { checked, proposed };

/// The part of a document that a claim stands in.
struct Passage {
    EntryId part, document;
    std::string title;
    std::string source; ///< Who speaks in its own voice: publisher, else code name, else file name.
    std::string origin; ///< Parts with equal origin are one origin: same publisher, or near duplicates of one release.
    std::optional<Edtf> published; ///< Published, or told (notes).
    std::string language;
    bool note = false;
    bool operator==(const Passage&) const = default;
};

struct ClaimFacts {
    EntryId id;
    EntryId reading;
    domain::Claim claim; ///< As proposed; corrections come from judgements.
    std::shared_ptr<const Passage> passage;
    Instant known{};         ///< Known-time of the entry (DESIGN section 5).
    bool superseded = false; ///< Its reading was superseded (by an entry known at `superseded_at`).
    Instant superseded_at{};
    std::string row{};                 ///< "LIST:NUMBER" of a list's row (`row_key`); empty: no list, or an older one.
    std::vector<EntryId> takes_from{}; ///< Claims whose place this one takes, directly or through others.
    std::vector<EntryId> gives_to{};   ///< Claims that take its place, directly or through others.
};

/// A check, assessment, link or withdrawal; or work data that says whether a claim needs a second person.
struct Judgement {
    EntryId id;
    ledger::Body body; ///< Checked, Assessed, Linked, Withdrawn or Set (records/second.hpp).
    std::string member;
    Instant known{};
};

/// Claims of a group (or of a whole casebook) and every judgement that points to one of them, or to one of those
/// judgements. Links of near-duplicate parts are welcome too, not needed.
struct Evidence {
    std::vector<ClaimFacts> claims;
    std::vector<Judgement> judgements;
};

/// The same, without owning what it points to.
struct EvidenceView {
    std::vector<const ClaimFacts*> claims;
    std::vector<const Judgement*> judgements;
};
EvidenceView view_of(const Evidence& evidence);

/// A claim after the judgements that are in force.
struct StandingClaim {
    EntryId id;
    domain::Claim claim; ///< With corrections applied.
    std::shared_ptr<const Passage> passage;
    Instant known{};
    bool checked = false;          ///< Accepted or corrected by a person (or typed in by one).
    bool disputed = false;         ///< Judgements in force differ: it counts as not checked, and is shown.
    bool waits_for_second = false; ///< Checked by one member, and it needs two: it counts as not checked.
    ledger::Grade grade = ledger::Grade::unassessed;
    bool grade_disputed = false; ///< The lower grade is used.
    std::string grade_standard;
    std::string row{}; ///< As in ClaimFacts.
};

struct Standing {
    std::vector<StandingClaim> claims; ///< Those that count at the floor, ordered by id.
    std::size_t below = 0;             ///< Proposed and not rejected, but below the floor.
    std::size_t rejected = 0;
    std::vector<ledger::Linked> links; ///< same, not_same, distinct that are in force.
};

/// Applies judgements: withdrawals, supersession, checks, corrections, assessments, links. Only entries known by the
/// end of `known` (UTC day, inclusive; absent: all) are looked at. Independent of the order of its input. Steps:
/// docs/methods/assessment.md.
Standing standing(const Evidence& evidence, Floor floor, std::optional<Day> known = std::nullopt);
Standing standing(EvidenceView evidence, Floor floor, std::optional<Day> known = std::nullopt);

} // namespace vigil::records
