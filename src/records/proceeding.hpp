// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/fair_trial.hpp"
#include "records/provisions.hpp"
#include "records/stated.hpp"

/// A case before a court or body. Steps: docs/methods/proceedings.md. A record holds the case as told of one defendant
/// (or, for unnamed defendants, by one report); the answer joins records that share court and claims.
namespace vigil::records {

enum class ProceedingKind : std::uint8_t { criminal, civil, administrative, constitutional, international };

/// A step with its own date: investigation, charge, hearing, verdict, sentence, appeal, closure, ruling.
struct Step {
    domain::ClaimType what = domain::ClaimType::charge;
    std::optional<Edtf> when;
    std::string outcome; ///< "acquitted", "seven years' imprisonment", "adjourned".
    std::vector<std::string> actors, places, laws;
    domain::Modality modality = domain::Modality::asserted;
    Basis basis;
    bool operator==(const Step&) const = default;
};

/// One cell of defendant × charge: empty outcome means that none is stated.
struct Outcome {
    std::string defendant; ///< As stated; "president", "10 members of the executive board of …".
    std::string person;    ///< Record id of the person, when the defendant is named.
    std::string charge;    ///< Words of the charge or provision; empty: not stated.
    std::string outcome;   ///< acquitted, convicted, dismissed, …; empty: none stated.
    std::string sentence;
    std::optional<Edtf> when;
    std::string court;
    bool disputed = false; ///< Sources give differing outcomes of the same court and day.
    bool replaced = false; ///< A later decision on the same charge took its place.
    Basis basis;
    bool operator==(const Outcome&) const = default;
};

/// One line of a hearing note: the panel, a request, a decision …
struct HearingLine {
    std::string what; ///< Name of a field of fair_trial.hpp.
    std::string words;
    std::uint32_t at = 0; ///< First byte of the line in its note.
    Basis basis;
    bool operator==(const HearingLine&) const = default;
};

/// What one observer answers to one item of the checklist.
struct HearingCheck {
    std::string item; ///< Key of fair_trial.hpp.
    Answer answer = Answer::not_observed;
    std::string words; ///< The note beside it; may be empty.
    Basis basis;
    bool operator==(const HearingCheck&) const = default;
};

/// What one observer wrote down of one day in court.
struct HearingNote {
    EntryId part; ///< The note. Two notes about one day stand side by side.
    std::string source;
    std::optional<Edtf> when;
    std::string court;
    std::vector<HearingLine> lines;   ///< In the order of the sheet.
    std::vector<HearingCheck> checks; ///< In the order of the checklist.
    Basis basis;
    bool operator==(const HearingNote&) const = default;
};

/// The case of some defendants was severed from this one.
struct Severance {
    std::optional<Edtf> when;
    std::vector<std::string> defendants;
    std::vector<std::string> as; ///< Number of the severed case, if stated.
    EntryId claim;
    bool operator==(const Severance&) const = default;
};

struct Proceeding {
    std::string id;     ///< Lowest mention of the defendant, or hex of the lowest claim.
    std::string person; ///< Record id of the defendant whose case this is; empty: unnamed defendants of a report.
    ProceedingKind kind = ProceedingKind::criminal;
    std::string court, court_key;
    std::vector<std::string> case_numbers;
    std::vector<std::string> defendants;
    std::optional<domain::Count> defendant_count;
    std::vector<std::string> charges;
    std::vector<Provision> provisions; ///< Of each charge, in the same order.
    std::vector<Outcome> table;        ///< In order of time.
    std::vector<Step> steps;           ///< All steps in order of time; undated ones last.
    std::vector<Ahead> ahead;          ///< What can still follow, as stated.
    std::vector<HearingNote> hearings; ///< In order of time.
    std::vector<Severance> severed;    ///< From this case.
    std::string branch; ///< Hex of the claim by which this case was severed from another; empty: it was not.
    Openness openness = Openness::not_known;
    std::string stage;
    std::optional<Day> last_confirmed;
    Basis basis;
    bool operator==(const Proceeding&) const = default;
};

Cbor to_cbor(const Proceeding& proceeding);
/// Errors: malformed.
Result<Proceeding> proceeding_from_cbor(const Cbor& value);

std::string_view name_of(ProceedingKind kind);

} // namespace vigil::records
