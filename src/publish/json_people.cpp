// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/json.hpp"
#include "publish/json_rows.hpp"

#include <nlohmann/json.hpp>

namespace vigil::publish {

namespace {

Json stay_of(const records::Stay& stay)
{
    return {{"place", stay.place},
            {"from", json_of(stay.from)},
            {"to", json_of(stay.to)},
            {"first_confirmed", json_of(stay.first_confirmed)},
            {"last_confirmed", json_of(stay.last_confirmed)},
            {"disputed", stay.disputed},
            {"basis", json_of(stay.basis)}};
}

Json days_of(const answers::Days& days)
{
    return {
        {"least", days.least}, {"most", days.most ? Json(*days.most) : Json()}, {"words", answers::words_for(days)}};
}

Json days_or_null(const std::optional<answers::Days>& days)
{
    return days ? days_of(*days) : Json();
}

Json times_of(const answers::CustodyTimes& times)
{
    const auto spell = [](const answers::Spell& one) {
        return Json{{"first_period", one.first}, {"last_period", one.last},
                    {"held", days_of(one.held)}, {"goes_on", one.goes_on},
                    {"sure", one.sure},          {"since_last", days_or_null(one.since_last)}};
    };
    return {{"words", json_of(answers::words_for(times))},
            {"in_all", days_of(times.in_all)},
            {"periods", list_of(times.periods, days_or_null)},
            {"spells", list_of(times.spells, spell)}};
}

Json line_of(const answers::ChronologyLine& line)
{
    return {
        {"when", json_of(line.when)}, {"words", line.words}, {"footnotes", line.notes}, {"basis", json_of(line.basis)}};
}

Json period_of(const records::CustodyPeriod& period)
{
    return {{"state", records::name_of(period.state)},
            {"words", answers::words_for(period)},
            {"manner", records::name_of(period.manner)},
            {"firmness", records::name_of(period.firmness)},
            {"alleged", period.alleged},
            {"disputed", period.disputed},
            {"taken_back", period.taken_back},
            {"dispute", json_of(period.dispute)},
            {"from", json_of(period.from)},
            {"to", json_of(period.to)},
            {"first_confirmed", json_of(period.first_confirmed)},
            {"last_confirmed", json_of(period.last_confirmed)},
            {"places", json_of(period.places)},
            {"stays", list_of(period.stays, stay_of)},
            {"authorities", json_of(period.authorities)},
            {"conditions", json_of(period.conditions)},
            {"basis", json_of(period.basis)},
            {"against", json_of(period.against)}};
}

Json measure_of(const records::Measure& measure)
{
    return {{"kind", measure.kind},
            {"words", json_of(measure.words)},
            {"state", records::name_of(measure.state)},
            {"disputed", measure.disputed},
            {"imposed", json_of(measure.imposed)},
            {"lifted", json_of(measure.lifted)},
            {"last_confirmed", json_of(measure.last_confirmed)},
            {"basis", json_of(measure.basis)}};
}

Json case_of(const records::CaseLine& line)
{
    return {{"stage", json_of(line.stage)},
            {"outcome", json_of(line.outcome)},
            {"sentence", json_of(line.sentence)},
            {"laws", json_of(line.laws)},
            {"court", json_of(line.court)},
            {"open", records::name_of(line.openness)},
            {"disputed", line.disputed},
            {"ahead", list_of(line.ahead, [](const records::Ahead& ahead) { return json_of(ahead); })},
            {"since", json_of(line.since)},
            {"latest", json_of(line.latest)},
            {"last_confirmed", json_of(line.last_confirmed)},
            {"basis", json_of(line.basis)}};
}

Json death_of(const records::Death& death)
{
    return {{"how", domain::label_of(death.how)},
            {"when", json_of(death.when)},
            {"places", json_of(death.places)},
            {"cause", json_of(death.cause)},
            {"causes", list_of(death.causes, [](const records::StatedCause& cause) { return json_of(cause); })},
            {"cause_disputed", death.cause_disputed},
            {"injured", json_of(death.injured)},
            {"found", json_of(death.found)},
            {"buried", json_of(death.buried)},
            {"alleged", death.alleged},
            {"disputed", death.disputed},
            {"taken_back", json_of(death.taken_back)},
            {"basis", json_of(death.basis)},
            {"against", json_of(death.against)}};
}

Json designation_of(const records::Designation& designation)
{
    return {{"what", designation.what},
            {"by", json_of(designation.by)},
            {"since", json_of(designation.since)},
            {"basis", json_of(designation.basis)}};
}

Json particular_of(const records::Particular& particular)
{
    return {{"kind", particular.kind},
            {"text", particular.text},
            {"when", json_of(particular.when)},
            {"basis", json_of(particular.basis)}};
}

Json need_of(const records::Need& need)
{
    return {{"what", need.what}, {"last_confirmed", json_of(need.last_confirmed)}, {"basis", json_of(need.basis)}};
}

Json person_of(const records::Person& person)
{
    const auto stated = [](const records::Stated& item) { return json_of(item); };
    return {{"id", person.id},
            {"name", person.name},
            {"unnamed", person.unnamed},
            {"names", list_of(person.names, stated)},
            {"custody", list_of(person.custody, period_of)},
            {"measures", list_of(person.measures, measure_of)},
            {"unconditional", json_of(person.unconditional)},
            {"proceedings", list_of(person.proceedings, case_of)},
            {"designations", list_of(person.designations, designation_of)},
            {"particulars", list_of(person.particulars, particular_of)},
            {"needs", list_of(person.needs, need_of)},
            {"deaths", list_of(person.deaths, death_of)},
            {"harms", list_of(person.harms, stated)},
            {"countries", json_of(person.countries)},
            {"undecided", list_of(person.undecided, [](const records::Undecided& pair) {
                 return Json{{"person", pair.person}, {"why", json_of(pair.why)}};
             })}};
}

} // namespace

Json json_of(const answers::PersonRow& row)
{
    return {{"id", row.id},
            {"name", row.name},
            {"group", answers::label_of(row.group)},
            {"custody", row.custody},
            {"since", json_of(row.since)},
            {"place", json_of(row.place)},
            {"last_confirmed", json_of(row.last_confirmed)},
            {"disputed", row.disputed},
            {"dispute", json_of(row.dispute)},
            {"measures", row.measures},
            {"proceedings", row.proceedings},
            {"measures_known", row.measures_known},
            {"proceedings_known", row.proceedings_known},
            {"still_open", row.still_open},
            {"designations", json_of(row.designations)},
            {"needs", json_of(row.needs)},
            {"countries", json_of(row.countries)},
            {"unnamed", row.unnamed},
            {"undecided", row.undecided},
            {"basis", json_of(row.basis)}};
}

Json json_of(const answers::GroupTotal& total)
{
    return {{"group", total.label},
            {"records", total.records},
            {"at_least", total.at_least},
            {"oldest_confirmed", json_of(total.oldest_confirmed)}};
}

std::string to_json(const answers::People& answer)
{
    auto value = head_of(answer.head);
    value["asked"] = {{"group", answer.question.group ? Json(answers::label_of(*answer.question.group)) : Json()},
                      {"name", json_of(answer.question.name)},
                      {"country", json_of(answer.question.country)},
                      {"place", json_of(answer.question.place)}};
    value["totals"] = list_of(answer.totals, [](const answers::GroupTotal& total) { return json_of(total); });
    value["people"] = list_of(answer.rows, [](const answers::PersonRow& row) { return json_of(row); });
    return finished(std::move(value), answer.head);
}

std::string to_json(const answers::PersonPage& answer)
{
    auto value = head_of(answer.head);
    value["status"] = json_of(answer.row);
    value["person"] = person_of(answer.person);
    value["times"] = times_of(answer.times);
    value["chronology"] = list_of(answer.chronology.lines, line_of);
    value["said"] = list_of(answer.chronology.said, line_of);
    value["footnotes"] = json_of(answer.chronology.notes);
    value["custody_lines"] = json_of(answer.custody_lines);
    value["measure_lines"] = json_of(answer.measure_lines);
    value["proceeding_lines"] = json_of(answer.proceeding_lines);
    value["maybe_same"] = list_of(answer.maybe_same, [](const answers::PersonRow& row) { return json_of(row); });
    return finished(std::move(value), answer.head);
}

} // namespace vigil::publish
