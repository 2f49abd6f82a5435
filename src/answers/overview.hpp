// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/happenings.hpp"
#include "answers/people.hpp"

/// The first page: what holds now, each line with its claims.
namespace vigil::answers {

/// A stated number with its source, side by side with others about the same thing; never added.
struct NumberRow {
    std::string what; ///< "held", "killed", "released" …
    std::string of;   ///< "politically-motivated arbitrary detainees".
    std::vector<std::string> places;
    std::optional<Edtf> when, published;
    domain::Count count;
    std::string words; ///< "about 1000".
    std::string source;
    domain::Modality modality = domain::Modality::asserted;
    EntryId claim;
};

/// A decree, ban or ruling in force as stated: what it orders.
struct OrderRow {
    std::string what;  ///< Name of the decree or law.
    std::string words; ///< What it orders.
    std::vector<std::string> by;
    std::optional<Edtf> when;
    EntryId claim;
};

struct QuotationRow {
    std::string speaker, words;
    EntryId claim;
};

struct Overview {
    Head head;
    std::vector<GroupTotal> totals;
    std::vector<PersonRow> held, released_with_open, urgent; ///< Urgent: held with a stated need.
    std::vector<DisruptionRow> disruptions_now;
    std::vector<ProceedingRow> proceedings_ahead;       ///< Something is stated to follow, or it is open.
    std::vector<ParticipationRow> participations_ended; ///< Ended or leaving.
    std::vector<CallRow> open_calls;
    std::vector<IncidentRow> incidents;
    std::vector<NumberRow> numbers;
    std::vector<OrderRow> orders;
    std::vector<QuotationRow> quotations;
};

/// Families of records: all. `standing`: claims under them (see claims_under) and all with a count, decrees, bans,
/// quotations.
Overview overview(const Material& material, const View& view, const StateWords& states = {});

} // namespace vigil::answers
