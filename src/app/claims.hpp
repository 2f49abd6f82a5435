// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/session.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigil::app {

/// Where a claim stands after all judgements in force.
enum class ClaimState : std::uint8_t { proposed, accepted, corrected, rejected, disputed };
std::string_view name_of(ClaimState state);
std::string_view name_of(ledger::Grade grade);
std::optional<ledger::Grade> grade_named(std::string_view name);

/// A judgement with whether it is in force.
struct JudgementRow {
    records::Judgement judgement;
    bool in_force = true;
};

struct ClaimRow {
    EntryId id;
    EntryId reading;
    domain::Claim proposed; ///< As the reader (or the form) proposed it,
    domain::Claim claim;    ///< and with the corrections in force.
    std::shared_ptr<const records::Passage> passage;
    Instant known{};
    ClaimState state = ClaimState::proposed;
    bool superseded = false; ///< Of a reading that a later one replaced.
    ledger::Grade grade = ledger::Grade::unassessed;
    bool grade_disputed = false;
    bool waits_for_second = false;        ///< Checked by one member, and it needs two.
    std::vector<JudgementRow> judgements; ///< In order of being known.
    std::vector<EntryId> takes_from{};    ///< Claims of the same row of a list whose place it takes.
};

/// Which claims; an empty field does not restrict.
struct ClaimFilter {
    std::string document; ///< Start of a document id, or a file name, or words of a title.
    std::optional<domain::ClaimType> type;
    std::string quote_contains; ///< Compared by search key, as is the next one.
    std::string target_contains;
    std::optional<ClaimState> state;
    std::optional<float> least_confidence;
    std::vector<std::string> ids; ///< Starts of claim ids.
    std::string assigned_to;      ///< Claims, or claims of documents, assigned to this member.
    bool waits_for_second = false;
};

/// In order of document (newest first), part and span. Errors: not_found (an id), invalid_argument (ambiguous).
Result<std::vector<ClaimRow>> claims(const Session& session, const ClaimFilter& filter);
/// Of one part, in order of span: what the document page shows beside the text.
std::vector<ClaimRow> claims_of_part(const Session& session, const EntryId& part);
/// Of these ids, in this order; ids that are no claims are left out.
std::vector<ClaimRow> claims_with(const Session& session, const std::vector<EntryId>& ids);
/// From evidence at hand. Superseded claims are left out unless they were checked.
std::vector<ClaimRow> rows_of(const records::Evidence& evidence);

/// A claim with everything it rests on.
struct Explanation {
    ClaimRow row;
    store::DocumentRow document;
    store::PartRow part;
    store::ReadingRow reading;
    std::string sentence; ///< The words around the quote: its paragraph, shortened.
    domain::Span quote;   ///< Where the quote stands in `sentence`.
    std::string member;   ///< Who kept the document.
};
/// `id`: the start of a claim's id. Errors: not_found, invalid_argument (ambiguous, no claim).
Result<Explanation> explain(const Session& session, std::string_view id);

} // namespace vigil::app
