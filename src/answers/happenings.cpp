// SPDX-License-Identifier: AGPL-3.0-or-later
#include "answers/happenings.hpp"

#include "answers/head.hpp"
#include "answers/same_victim.hpp"
#include "base/utf8.hpp"
#include "records/instruments.hpp"
#include "records/mentions.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace vigil::answers {
namespace {

using records::Disruption;
using records::DisruptionState;
using records::Incident;
using records::Participation;
using records::ParticipationStep;

void add_to(std::vector<EntryId>& claims, const Basis& basis)
{
    claims.insert(claims.end(), basis.begin(), basis.end());
}

/// Latest first; unknown days last.
std::int64_t latest_first(const std::optional<Edtf>& time)
{
    const auto day = first_day(time);
    return day ? -static_cast<std::int64_t>(day->time_since_epoch().count()) : std::int64_t{1} << 40;
}

std::string number_words(const std::vector<records::ReportedNumber>& numbers)
{
    std::string words;
    for (const records::ReportedNumber& number : numbers)
        words += (words.empty() ? "" : "; ") + number.count.to_string() + " (" + number.source +
                 (number.when ? ", " + number.when->to_string() : "") + ")";
    return words;
}

std::string numbers_of(const Incident& incident)
{
    std::string words = number_words(incident.numbers);
    const auto named = static_cast<std::size_t>(std::ranges::count(incident.victims, false, &records::Victim::unnamed));
    if (words.empty() && named > 0)
        return counted(named, "named person", "named people") + "; number not known";
    return words.empty() ? "number not known" : words;
}

std::string label_of(const Incident& incident)
{
    std::string label = incident.basis.empty() ? "denied: " : "";
    label += name_of(incident.kind);
    if (!incident.places.empty())
        label += ", " + incident.places.front();
    label += incident.when ? ", " + incident.when->to_string() : ", day not known";
    if (incident.alleged)
        label += ", alleged";
    return incident.disputed && !incident.basis.empty() ? label + ", disputed" : label;
}

} // namespace

Incidents incidents(const Material& material, const View& view)
{
    Incidents answer;
    const auto read = read_records<Incident>(material, records::Family::incident, records::incident_from_cbor);
    std::vector<EntryId> claims;
    for (const auto& [record, incident] : read.all) {
        if (const auto first = first_day(incident.when); first && *first > view.day())
            continue;
        IncidentRow row;
        row.incident = incident;
        row.label = label_of(incident);
        row.numbers = numbers_of(incident);
        row.other_numbers = number_words(incident.other_numbers);
        answer.rows.push_back(std::move(row));
        add_to(claims, incident.basis);
        add_to(claims, incident.against);
    }
    std::ranges::sort(answer.rows, {}, [](const IncidentRow& row) {
        return std::tuple{latest_first(row.incident.when), row.incident.kind, row.incident.id};
    });
    mark_same_victims(answer.rows);
    answer.head =
        head_of(material, view, "Incidents",
                "Claims of one kind, place and time are one incident; numbers of several sources stand side by "
                "side and are never added (incidents).",
                std::move(claims), read.unreadable);
    return answer;
}

namespace {

bool ended_by(const Disruption& one, Day day)
{
    const auto first = first_day(one.end);
    return first && *first <= day;
}

std::string state_of(const Disruption& one, Day day)
{
    const std::string confirmed =
        one.last_confirmed ? ", last confirmed " + to_string(*one.last_confirmed) : std::string{};
    std::string state;
    if (!is_reported(one))
        return "denied; no source reports it";
    if (ended_by(one, day))
        state = one.end_partial ? "restored in stages or in part, " + one.end->to_string()
                                : "ended " + one.end->to_string();
    else if (one.state == DisruptionState::on || (one.end && one.start))
        state = "on" + confirmed;
    else
        state = "end not known" + confirmed;
    return one.disputed ? state + "; disputed" : state;
}

std::string label_of(const Disruption& one)
{
    std::string label{is_reported(one) ? "" : "denied: "};
    label += name_of(one.kind);
    for (std::size_t i = 0; i < one.blocked.size(); ++i)
        label += (i == 0 ? " of " : ", ") + one.blocked[i];
    if (!one.areas.empty())
        label += ", " + one.areas.front();
    else if (one.area_from_actor && !one.ordered_by.empty())
        label += ", area not stated (country of those said to have ordered it: " + one.ordered_by.front() + ")";
    else
        label += ", area not stated";
    return one.start ? label + ", since " + one.start->to_string() : label + ", start not known";
}

/// A stated day without an end may last; a month or year that is stated as a whole does not reach into now.
bool may_last(const Disruption& one, Day day)
{
    if (one.state == DisruptionState::on)
        return true;
    const auto first = one.start ? one.start->earliest() : std::nullopt;
    const auto last = one.start ? one.start->latest() : std::nullopt;
    return !one.start || first == last || (last && *last >= day);
}

} // namespace

Disruptions disruptions(const Material& material, const View& view)
{
    Disruptions answer;
    const auto read = read_records<Disruption>(material, records::Family::disruption, records::disruption_from_cbor);
    std::vector<EntryId> claims;
    for (const auto& [record, one] : read.all) {
        if (const auto first = first_day(one.start); first && *first > view.day())
            continue;
        DisruptionRow row{one, label_of(one), state_of(one, view.day()), false};
        row.now = is_reported(one) && !ended_by(one, view.day()) && may_last(one, view.day());
        answer.rows.push_back(std::move(row));
        add_to(claims, one.basis);
    }
    std::ranges::sort(answer.rows, {}, [](const DisruptionRow& row) {
        return std::tuple{!row.now, latest_first(row.disruption.start), row.disruption.id};
    });
    answer.head =
        head_of(material, view, "Disruptions",
                "Statements about one area, kind and time are one disruption; an end is printed only if stated, "
                "and nobody is named as having ordered it unless a source does (disruptions).",
                std::move(claims), read.unreadable);
    return answer;
}

namespace {

/// Day of the last step of a kind by the view's day.
std::string when_of(const Participation& one, ParticipationStep what, Day day)
{
    std::string when;
    for (const records::DatedStep& step : one.steps)
        if (step.what == what && (!step.when || surely_by(step.when, day)))
            when = words_of(step.when);
    return when.empty() ? "" : " " + when;
}

std::string computed_words(const Participation& one, const std::optional<Day>& effective)
{
    if (!effective)
        return "no effective date is computed" + (one.clause.empty() ? "" : " (" + one.clause + ")");
    return "effective " + to_string(*effective) + " (" + one.clause + ")";
}

std::optional<Day> last_computed(const Participation& one, Day day)
{
    std::optional<Day> effective;
    for (const records::DatedStep& step : one.steps)
        if (step.what == ParticipationStep::notified && (!step.when || surely_by(step.when, day)))
            effective = step.effective;
    return effective;
}

std::string state_of(const Participation& one, std::optional<ParticipationStep> step, Day day)
{
    std::string state = "not known";
    if (step == ParticipationStep::effective) {
        // Who left, came back and notified again leaves by the second notification, not by the first.
        const records::DatedStep* by = one.effective_by(day);
        state = by != nullptr ? "left, " + computed_words(one, by->effective)
                              : "left" + when_of(one, ParticipationStep::effective, day);
    } else if (step == ParticipationStep::notified) {
        state = "notification received" + when_of(one, *step, day) + "; still takes part; " +
                computed_words(one, last_computed(one, day));
    } else if (step == ParticipationStep::announced || step == ParticipationStep::notice_sent) {
        state = std::string{name_of(*step)} + when_of(one, *step, day) + "; still takes part" +
                (one.note.empty() ? "" : "; " + one.note);
    } else if (step) {
        state = std::string{name_of(*step)} + when_of(one, *step, day);
    }
    const bool unfunded = std::ranges::any_of(one.steps, [&](const records::DatedStep& other) {
        return other.what == ParticipationStep::funding_stopped && (!other.when || surely_by(other.when, day));
    });
    if (!unfunded)
        return state;
    const std::string funding = "funding stopped" + when_of(one, ParticipationStep::funding_stopped, day);
    return step ? state + "; " + funding : funding;
}

/// Step 9 of participation: a stated day of effect stands beside the one that the clause gives.
std::vector<std::string> remarks_on(const Participation& one)
{
    std::vector<std::string> remarks;
    std::optional<Day> computed;
    for (const records::DatedStep& step : one.steps) {
        if (step.what == ParticipationStep::notified)
            computed = step.effective;
        else if (step.what == ParticipationStep::effective && computed && step.when &&
                 !step.when->may_overlap(*computed, *computed))
            remarks.push_back("the clause gives " + to_string(*computed) + "; " + step.source + " says " +
                              step.when->to_string());
        else if (step.what != ParticipationStep::denied && step.what != ParticipationStep::funding_stopped)
            computed.reset();
    }
    return remarks;
}

/// What the table of clauses says beside the record.
void add_clauses(ParticipationRow& row)
{
    const auto* instrument = records::instrument_keyed(row.participation.instrument);
    if (instrument == nullptr)
        return;
    row.kind = instrument->kind;
    row.bar = instrument->bar;
    row.complaints = instrument->complaints;
    row.stays = instrument->stays;
    row.source = instrument->source;
}

} // namespace

Participations participations(const Material& material, const View& view)
{
    Participations answer;
    const auto read =
        read_records<Participation>(material, records::Family::participation, records::participation_from_cbor);
    std::vector<EntryId> claims;
    for (const auto& [record, one] : read.all) {
        const bool later = std::ranges::all_of(one.steps, [&](const records::DatedStep& step) {
            const auto first = first_day(step.when);
            return first && *first > view.day();
        });
        if (later && !one.steps.empty())
            continue;
        const auto step = one.on(view.day());
        ParticipationRow row;
        row.participation = one;
        row.state = state_of(one, step, view.day());
        row.remarks = remarks_on(one);
        add_clauses(row);
        row.label = one.state + ": " + (one.count ? one.count->to_string() + " " : "") + one.body +
                    (one.count || records::names_body(one.body) ? "" : " (not named)");
        const bool unfunded = std::ranges::any_of(one.steps, [](const records::DatedStep& other) {
            return other.what == ParticipationStep::funding_stopped;
        });
        row.ended = step == ParticipationStep::effective || (unfunded && !step);
        row.leaving = step == ParticipationStep::announced || step == ParticipationStep::notice_sent ||
                      step == ParticipationStep::notified;
        answer.rows.push_back(std::move(row));
        add_to(claims, one.basis);
    }
    std::ranges::sort(answer.rows, {}, [](const ParticipationRow& row) {
        return std::tuple{row.participation.state_key, !row.participation.count.has_value(),
                          search_key(row.participation.body), row.participation.id};
    });
    answer.head =
        head_of(material, view, "Participation of states",
                "Each claim is one step; an effective date is computed only from a received notification, with "
                "its clause; an announcement ends nothing (participation).",
                std::move(claims), read.unreadable);
    return answer;
}

Sources sources(const Material& material, const View& view)
{
    struct Seen {
        SourceRow row;
        std::set<std::string> origins;
        std::set<EntryId> parts;
    };
    std::map<std::string, Seen> by_name;
    for (const records::StandingClaim& claim : material.standing.claims) {
        const records::Passage& passage = *claim.passage;
        Seen& seen = by_name[passage.source];
        seen.row.source = passage.source;
        ++seen.row.claims;
        seen.row.checked += claim.checked ? 1 : 0;
        seen.origins.insert(passage.origin);
        seen.parts.insert(passage.part);
        if (passage.published && (!seen.row.first || records::earlier(passage.published, seen.row.first)))
            seen.row.first = passage.published;
        if (passage.published && (!seen.row.last || records::earlier(seen.row.last, passage.published)))
            seen.row.last = passage.published;
    }
    Sources answer;
    for (auto& [name, seen] : by_name) {
        seen.row.parts = seen.parts.size();
        seen.row.origins.assign(seen.origins.begin(), seen.origins.end());
        seen.row.part_ids.assign(seen.parts.begin(), seen.parts.end());
        answer.rows.push_back(std::move(seen.row));
    }
    std::ranges::sort(answer.rows, {}, [](const SourceRow& row) {
        return std::pair{search_key(row.source), row.source};
    });
    answer.head = head_of(material, view, "Sources",
                          "Who speaks in its own voice: publisher, code name of a note, or file name; documents of one "
                          "publisher and near duplicates are one origin.",
                          {});
    return answer;
}

} // namespace vigil::answers
