// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/calls.hpp"
#include "answers/material.hpp"
#include "records/disruption.hpp"
#include "records/incident.hpp"
#include "records/participation.hpp"
#include "records/proceeding.hpp"

/// Lists of the other families. Each row holds the whole record and its line in words.
namespace vigil::answers {

/// Another case that belongs beside this one.
struct OtherCase {
    std::string id;       ///< Of its row.
    std::string relation; ///< "severed from", "now apart" (severed from this one), "beside it".
    std::string kind, label, state;
};

struct ProceedingRow {
    std::string id;
    std::vector<std::string> records;      ///< Records joined in this row: same court and case, or shared claims.
    records::Proceeding proceeding;        ///< Joined: table over all defendants.
    std::string label;                     ///< "Istanbul Heavy Penal Court No. 26: president, 10 members of …"
    std::string state;                     ///< "acquitted on 2026-01-09; appeal possible".
    std::vector<std::string> next;         ///< What can still follow, in words; only as stated.
    std::vector<std::string> parallel;     ///< Ids of rows about the same defendants.
    std::string severed_from;              ///< Id of the row from which this case was severed; empty: none is known.
    std::vector<std::string> severed_into; ///< Ids of rows that were severed from this one.
    records::Charges charges;              ///< Grouped by law.
    std::vector<OtherCase> others;         ///< Those above, in words.
};
/// A hearing's checklist in words: "9 yes, 1 no, 2 partly, 6 not observed"; empty: nothing was answered.
std::string checks_in_words(const records::HearingNote& hearing);

struct Proceedings {
    Head head;
    std::vector<ProceedingRow> rows; ///< With something ahead first, then by last step.
};
/// Families of records: proceeding.
Proceedings proceedings(const Material& material, const View& view);

struct IncidentRow {
    records::Incident incident;
    std::string label;   ///< "killed, 13 cities, 2025-12-31/2026-01-03".
    std::string numbers; ///< "at least 28 (Caspian Rights Desk); at least 45 (…)"; "number not known".
    std::vector<std::string> same_victim; ///< Ids of rows that may tell the same death (a victim of one name).
    std::string same_victim_in_words;     ///< Their labels.
    std::string other_numbers;            ///< Of injured people where others died; empty: none stated.
};
struct Incidents {
    Head head;
    std::vector<IncidentRow> rows; ///< Latest first, undated last.
};
/// Families of records: incident. Those that start after the view's day are left out.
Incidents incidents(const Material& material, const View& view);

struct DisruptionRow {
    records::Disruption disruption;
    std::string label; ///< "shutdown, Iran, since 2026-01-08".
    std::string state; ///< "on, last confirmed 2026-01-14", "ended 2019-11-21", "end not known".
    bool now = false;  ///< Not ended by the view's day, and some source reports it.
};
struct Disruptions {
    Head head;
    std::vector<DisruptionRow> rows; ///< Those of now first, then latest first.
};
/// Families of records: disruption.
Disruptions disruptions(const Material& material, const View& view);

struct ParticipationRow {
    records::Participation participation;
    std::string label; ///< "United States: Paris Agreement".
    std::string state; ///< "left, effective 2020-11-04 (Article 28)", "announced; notification not seen".
    std::string kind;  ///< From the table of clauses: "party", "member", "elected seat" …; empty: not in it.
    std::string bar, complaints, stays, source; ///< From the same row, in words; empty: nothing is stated there.
    std::vector<std::string> remarks;           ///< A stated effective day that the clause does not give.
    bool ended = false;                         ///< Withdrawal effective by the view's day, or funding stopped.
    bool leaving = false;                       ///< Announced or notified, not yet effective.
};
struct Participations {
    Head head;
    std::vector<ParticipationRow> rows;
};
/// Families of records: participation.
Participations participations(const Material& material, const View& view);

struct SourceRow {
    std::string source;
    std::size_t parts = 0, claims = 0, checked = 0;
    std::optional<Edtf> first, last;  ///< Published.
    std::vector<std::string> origins; ///< Origins that its parts belong to.
    std::vector<EntryId> part_ids;
};
struct Sources {
    Head head;
    std::vector<SourceRow> rows; ///< By name.
};
/// Needs `standing` of the whole casebook and no records.
Sources sources(const Material& material, const View& view);

} // namespace vigil::answers
