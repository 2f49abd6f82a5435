// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/json_work.hpp"

#include "publish/json_values.hpp"

#include <nlohmann/json.hpp>

namespace vigil::publish {
namespace {

Json values_of(const answers::Written& written)
{
    return list_of(written.values, [](const auto& one) -> Json {
        return {
            {"value", one.value}, {"by", one.member}, {"known", to_string(one.known)}, {"entry", json_of(one.entry)}};
    });
}

Json item_of(const answers::CaseItem& item)
{
    return {{"id", item.id}, {"label", values_of(item.label)}};
}

Json action_of(const answers::CaseAction& one)
{
    return {{"key", one.key},
            {"kind", values_of(one.kind)},
            {"what", values_of(one.what)},
            {"to", values_of(one.to)},
            {"sent", values_of(one.sent)},
            {"due", values_of(one.due)},
            {"answered", values_of(one.answered)},
            {"answer", values_of(one.answer)}};
}

Json step_of(const answers::CaseStep& one)
{
    return {{"key", one.key},
            {"open", one.open()},
            {"what", values_of(one.what)},
            {"due", values_of(one.due)},
            {"who", values_of(one.who)},
            {"done", values_of(one.done)}};
}

Json need_of(const answers::CaseNeed& one)
{
    return {{"key", one.key},
            {"open", one.open()},
            {"what", values_of(one.what)},
            {"kind", values_of(one.kind)},
            {"since", values_of(one.since)},
            {"met", values_of(one.met)}};
}

Json file_of(const answers::CaseFile& file)
{
    Json out{{"reference", file.reference},
             {"closed", file.closed()},
             {"title", values_of(file.title)},
             {"officer", values_of(file.officer)},
             {"state", values_of(file.state)},
             {"note", values_of(file.note)},
             {"people", list_of(file.people, item_of)},
             {"proceedings", list_of(file.proceedings, item_of)},
             {"calls", list_of(file.calls, item_of)},
             {"documents", list_of(file.documents, item_of)},
             {"actions", list_of(file.actions, action_of)},
             {"steps", list_of(file.steps, step_of)},
             {"needs", list_of(file.needs, need_of)}};
    auto others = Json::object();
    for (const auto& [field, written] : file.others)
        others[field] = values_of(written);
    out["others"] = std::move(others);
    return out;
}

Json line_of(const answers::TodayLine& line)
{
    return {{"kind", answers::name_of(line.kind)},
            {"day", json_of(line.day)},
            {"what", json_of(line.what)},
            {"who", json_of(line.who)},
            {"references", json_of(line.references)},
            {"perhaps", json_of(line.perhaps)},
            {"officer", json_of(line.officer)},
            {"judged", line.kind == answers::TodayLine::Kind::claim ? Json(line.judged) : Json()},
            {"basis", json_of(line.basis)},
            {"entries", json_of(line.entries)}};
}

} // namespace

std::string to_json(const answers::Today& answer)
{
    auto value = head_of(answer.head);
    value["days"] = answer.question.days;
    value["silent"] = answer.question.silent;
    value["since"] = to_string(answer.question.since);
    value["due"] = list_of(answer.due, line_of);
    value["hearings"] = list_of(answer.hearings, line_of);
    value["time_limits"] = list_of(answer.limits, line_of);
    value["urgent_needs"] = list_of(answer.needs, line_of);
    value["no_news"] = list_of(answer.silent, line_of);
    value["new_claims"] = list_of(answer.fresh, line_of);
    return finished(std::move(value), answer.head);
}

std::string to_json(const std::vector<answers::CaseFile>& files)
{
    return Json{{"case_files", list_of(files, file_of)}}.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string to_json(const answers::CaseFile& file)
{
    return file_of(file).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace vigil::publish
