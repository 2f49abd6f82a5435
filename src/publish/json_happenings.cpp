// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/json.hpp"
#include "publish/json_rows.hpp"

#include <nlohmann/json.hpp>

namespace vigil::publish {

namespace {

Json step_of(const records::Step& step)
{
    return {{"what", domain::label_of(step.what)},
            {"when", json_of(step.when)},
            {"outcome", json_of(step.outcome)},
            {"actors", json_of(step.actors)},
            {"places", json_of(step.places)},
            {"laws", json_of(step.laws)},
            {"modality", domain::name_of(step.modality)},
            {"basis", json_of(step.basis)}};
}

Json outcome_of(const records::Outcome& outcome)
{
    return {{"defendant", json_of(outcome.defendant)},
            {"person", json_of(outcome.person)},
            {"charge", json_of(outcome.charge)},
            {"outcome", json_of(outcome.outcome)},
            {"sentence", json_of(outcome.sentence)},
            {"when", json_of(outcome.when)},
            {"court", json_of(outcome.court)},
            {"disputed", outcome.disputed},
            {"replaced", outcome.replaced},
            {"basis", json_of(outcome.basis)}};
}

Json law_of(const records::LawGroup& group)
{
    return {{"law", json_of(group.law)}, {"articles", json_of(group.articles)}};
}

Json other_of(const answers::OtherCase& other)
{
    return {{"id", other.id},
            {"relation", other.relation},
            {"kind", other.kind},
            {"label", other.label},
            {"state", other.state}};
}

Json severance_of(const records::Severance& severance)
{
    return {{"when", json_of(severance.when)},
            {"defendants", json_of(severance.defendants)},
            {"as", json_of(severance.as)},
            {"basis", Json::array({json_of(severance.claim)})}};
}

Json line_of(const records::HearingLine& line)
{
    const auto* field = records::hearing_field(line.what);
    return {{"what", line.what},
            {"label", field == nullptr ? line.what : std::string{field->label}},
            {"words", json_of(line.words)},
            {"basis", json_of(line.basis)}};
}

Json check_of(const records::HearingCheck& check)
{
    const auto* item = records::fair_trial_item(check.item);
    return {{"item", check.item},
            {"label", item == nullptr ? check.item : std::string{item->label}},
            {"standard", item == nullptr ? Json() : Json(item->standard)},
            {"answer", records::name_of(check.answer)},
            {"words", json_of(check.words)},
            {"basis", json_of(check.basis)}};
}

Json hearing_of(const records::HearingNote& hearing)
{
    return {{"when", json_of(hearing.when)},
            {"source", json_of(hearing.source)},
            {"court", json_of(hearing.court)},
            {"lines", list_of(hearing.lines, line_of)},
            {"checks", list_of(hearing.checks, check_of)},
            {"basis", json_of(hearing.basis)}};
}

Json number_of(const records::ReportedNumber& number)
{
    return json_of(number);
}

Json victim_of(const records::Victim& victim)
{
    return {{"name", victim.name},
            {"unnamed", victim.unnamed},
            {"when", json_of(victim.when)},
            {"places", json_of(victim.places)},
            {"basis", json_of(victim.basis)}};
}

Json bound(const std::optional<std::int64_t>& number)
{
    return number ? Json(*number) : Json();
}

Json statement_of(const records::Statement& statement)
{
    return {{"what", statement.what},
            {"alleged", statement.alleged},
            {"by", json_of(statement.by)},
            {"words", json_of(statement.words)},
            {"source", json_of(statement.source)},
            {"when", json_of(statement.when)},
            {"published", json_of(statement.published)},
            {"basis", Json::array({json_of(statement.claim)})}};
}

Json dated_step_of(const records::DatedStep& step)
{
    return {{"what", records::name_of(step.what)},
            {"when", json_of(step.when)},
            {"source", json_of(step.source)},
            {"words", json_of(step.words)},
            {"computed_effective", json_of(step.effective)},
            {"basis", json_of(step.basis)}};
}

Json made_of(const answers::CallMade& made)
{
    return {{"by", json_of(made.by)},
            {"on", json_of(made.on)},
            {"words", json_of(made.words)},
            {"source", json_of(made.source)},
            {"basis", Json::array({json_of(made.claim)})}};
}

/// An answer that is a head and rows.
template <typename Answer>
std::string rows_as_json(const Answer& answer, const char* key)
{
    auto value = head_of(answer.head);
    value[key] = list_of(answer.rows, [](const auto& row) { return json_of(row); });
    return finished(std::move(value), answer.head);
}

} // namespace

Json json_of(const answers::ProceedingRow& row)
{
    const auto& proceeding = row.proceeding;
    return {{"id", row.id},
            {"label", row.label},
            {"state", row.state},
            {"next", json_of(row.next)},
            {"parallel", json_of(row.parallel)},
            {"severed_from", json_of(row.severed_from)},
            {"severed_into", json_of(row.severed_into)},
            {"others", list_of(row.others, other_of)},
            {"kind", records::name_of(proceeding.kind)},
            {"court", json_of(proceeding.court)},
            {"case_numbers", json_of(proceeding.case_numbers)},
            {"defendants", json_of(proceeding.defendants)},
            {"defendant_count", json_of(proceeding.defendant_count)},
            {"charges", json_of(proceeding.charges)},
            {"laws", list_of(row.charges.laws, law_of)},
            {"charges_in_words", json_of(row.charges.in_words)},
            {"stage", json_of(proceeding.stage)},
            {"open", records::name_of(proceeding.openness)},
            {"last_confirmed", json_of(proceeding.last_confirmed)},
            {"table", list_of(proceeding.table, outcome_of)},
            {"steps", list_of(proceeding.steps, step_of)},
            {"severed", list_of(proceeding.severed, severance_of)},
            {"hearings", list_of(proceeding.hearings, hearing_of)},
            {"ahead", list_of(proceeding.ahead, [](const records::Ahead& ahead) { return json_of(ahead); })},
            {"basis", json_of(proceeding.basis)}};
}

Json json_of(const answers::IncidentRow& row)
{
    const auto& incident = row.incident;
    return {{"id", incident.id},
            {"label", row.label},
            {"numbers_in_words", row.numbers},
            {"kind", records::name_of(incident.kind)},
            {"when", json_of(incident.when)},
            {"died", json_of(incident.died)},
            {"injured", json_of(incident.injured)},
            {"found", json_of(incident.found)},
            {"buried", json_of(incident.buried)},
            {"injured_at", json_of(incident.injured_at)},
            {"died_at", json_of(incident.died_at)},
            {"found_at", json_of(incident.found_at)},
            {"buried_at", json_of(incident.buried_at)},
            {"places", json_of(incident.places)},
            {"actors", json_of(incident.actors)},
            {"methods", json_of(incident.methods)},
            {"numbers", list_of(incident.numbers, number_of)},
            {"other_numbers", list_of(incident.other_numbers, number_of)},
            {"victims", list_of(incident.victims, victim_of)},
            {"same_victim", json_of(row.same_victim)},
            {"same_victim_in_words", json_of(row.same_victim_in_words)},
            {"causes", list_of(incident.causes, [](const records::StatedCause& cause) { return json_of(cause); })},
            {"cause_disputed", incident.cause_disputed},
            {"lowest", bound(incident.lowest)},
            {"highest", bound(incident.highest)},
            {"open_above", incident.open_above},
            {"alleged", incident.alleged},
            {"disputed", incident.disputed},
            {"basis", json_of(incident.basis)},
            {"against", json_of(incident.against)}};
}

Json json_of(const answers::DisruptionRow& row)
{
    const auto& disruption = row.disruption;
    return {{"id", disruption.id},
            {"label", row.label},
            {"state_in_words", row.state},
            {"now", row.now},
            {"kind", records::name_of(disruption.kind)},
            {"state", records::name_of(disruption.state)},
            {"areas", json_of(disruption.areas)},
            {"area_norms", json_of(disruption.area_norms)},
            {"area_from_actor", disruption.area_from_actor},
            {"blocked", json_of(disruption.blocked)},
            {"ordered_by", json_of(disruption.ordered_by)},
            {"scope", json_of(disruption.scope)},
            {"start", json_of(disruption.start)},
            {"end", json_of(disruption.end)},
            {"end_partial", disruption.end_partial},
            {"last_confirmed", json_of(disruption.last_confirmed)},
            {"disputed", disruption.disputed},
            {"alleged", disruption.alleged},
            {"contradictions", json_of(disruption.contradictions)},
            {"statements", list_of(disruption.statements, statement_of)},
            {"basis", json_of(disruption.basis)}};
}

Json json_of(const answers::ParticipationRow& row)
{
    const auto& participation = row.participation;
    return {{"id", participation.id},
            {"label", row.label},
            {"state_in_words", row.state},
            {"ended", row.ended},
            {"leaving", row.leaving},
            {"state", participation.state},
            {"body", participation.body},
            {"instrument", json_of(participation.instrument)},
            {"takes_part_as", json_of(row.kind)},
            {"count", json_of(participation.count)},
            {"named", json_of(participation.named)},
            {"steps", list_of(participation.steps, dated_step_of)},
            {"computed_effective", json_of(participation.computed_effective)},
            {"clause", json_of(participation.clause)},
            {"remark", json_of(participation.note)},
            {"differs", json_of(row.remarks)},
            {"notice_bar", json_of(row.bar)},
            {"falls_with_it", json_of(participation.falls_with_it)},
            {"complaints_that_end", json_of(row.complaints)},
            {"stays", json_of(row.stays)},
            {"clause_from", json_of(row.source)},
            {"basis", json_of(participation.basis)}};
}

Json json_of(const answers::CallRow& row)
{
    const auto& call = row.call;
    return {{"id", call.id},
            {"label", row.label},
            {"met", answers::label_of(row.met)},
            {"because", json_of(row.because)},
            {"rule", json_of(row.rule)},
            {"perhaps", json_of(row.perhaps)},
            {"shown_by", json_of(row.shown_by)},
            {"open", row.open},
            {"callers", json_of(call.callers)},
            {"addressees", json_of(call.addressees)},
            {"addressee", json_of(row.addressee)},
            {"addressee_from_report", row.addressee_from_report},
            {"what", call.what},
            {"asked", records::name_of(call.asked)},
            {"people", json_of(row.people)},
            {"key_words", json_of(row.words)},
            {"since", json_of(call.since)},
            {"last_made", json_of(call.last_made)},
            {"age_in_days", row.age ? Json(*row.age) : Json()},
            {"made", list_of(row.made, made_of)},
            {"records", json_of(row.records)},
            {"basis", json_of(call.basis)}};
}

std::string to_json(const answers::Proceedings& answer)
{
    return rows_as_json(answer, "proceedings");
}
std::string to_json(const answers::Incidents& answer)
{
    return rows_as_json(answer, "incidents");
}
std::string to_json(const answers::Disruptions& answer)
{
    return rows_as_json(answer, "disruptions");
}
std::string to_json(const answers::Participations& answer)
{
    return rows_as_json(answer, "participations");
}
std::string to_json(const answers::Calls& answer)
{
    auto value = head_of(answer.head);
    value["calls"] = list_of(answer.rows, [](const auto& row) { return json_of(row); });
    if (answer.by != answers::CallsBy::nothing)
        value["groups"] = list_of(answer.groups, [&](const answers::CallGroup& group) {
            auto ids = Json::array();
            for (const auto row : group.rows)
                ids.push_back(answer.rows.at(row).call.id);
            return Json{{"key", group.key}, {"label", group.label}, {"calls", std::move(ids)}};
        });
    return finished(std::move(value), answer.head);
}

} // namespace vigil::publish
