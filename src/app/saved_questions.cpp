// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/changes.md.
#include "app/saved_questions.hpp"

#include "app/questions.hpp"
#include "app/work.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace vigil::app {
namespace {

constexpr std::array<std::string_view, 8> sections{"all",       "counts",      "people",         "proceedings",
                                                   "incidents", "disruptions", "participations", "calls"};

std::string object_of(const std::string& name)
{
    return "question:" + name;
}

bool is_name(std::string_view name)
{
    return !name.empty() && name.size() <= 60 && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    });
}

SavedQuestion question_from(const Session& session, const std::string& name)
{
    SavedQuestion question;
    question.name = name;
    for (const auto& [field, values] : work_fields(session, object_of(name))) {
        const std::string& latest = values.back().value;
        if (field == "ask")
            question.ask = latest;
        else if (field == "only")
            question.only = latest;
        else if (field == "floor")
            question.floor = latest;
        else if (field == "run") { // Concurrent runs: both were seen by somebody; the later one counts.
            question.last_run = values.back().known;
            question.last_by = values.back().member;
        }
        if (field != "run" && values.size() > 1)
            question.concurrent.push_back(field);
    }
    return question;
}

answers::ChangesQuestion asked(const SavedQuestion& question)
{
    answers::ChangesQuestion out;
    if (question.ask != "all")
        out.sections.insert(question.ask);
    out.contains = question.only;
    return out;
}

} // namespace

std::vector<SavedQuestion> saved_questions(const Session& session)
{
    std::vector<SavedQuestion> all;
    for (const auto& name : work_objects(session, "question"))
        if (auto question = question_from(session, name); !question.ask.empty())
            all.push_back(std::move(question));
    return all;
}

Result<SavedQuestion> saved_question(const Session& session, const std::string& name)
{
    auto question = question_from(session, name);
    if (question.ask.empty())
        return Error{Fault::not_found, "no question is saved as '" + name + "'; see: vigil question CASEBOOK list"};
    return question;
}

Result<Done> save_question(Session& session, const SavedQuestion& question)
{
    if (!is_name(question.name))
        return Error{Fault::invalid_argument, "'" + question.name +
                                                  "' is no name for a question; use small letters, digits, '.', '-' "
                                                  "and '_'"};
    if (std::ranges::find(sections, question.ask) == sections.end())
        return Error{Fault::invalid_argument, "'" + question.ask +
                                                  "' cannot be asked; use all, counts, people, proceedings, incidents, "
                                                  "disruptions, participations or calls"};
    if (question.floor != "checked" && question.floor != "proposed")
        return Error{Fault::invalid_argument, "the floor is checked or proposed, not '" + question.floor + "'"};
    const auto object = object_of(question.name);
    return set_work(
        session, {{object, "ask", question.ask}, {object, "only", question.only}, {object, "floor", question.floor}});
}

Result<Done> remove_question(Session& session, const std::string& name)
{
    VIGIL_CHECK(saved_question(session, name));
    const auto object = object_of(name);
    std::vector<WorkOrder> orders;
    for (const auto& [field, values] : work_fields(session, object))
        orders.push_back({object, field, ""});
    return set_work(session, orders);
}

Result<QuestionRun> run_question(Session& session, const std::string& name, bool note)
{
    QuestionRun run;
    VIGIL_TRY(run.question, saved_question(session, name));
    const auto view = view_now(session, run.question.floor == "proposed" ? Floor::proposed : Floor::checked);
    if (run.question.last_run) {
        VIGIL_TRY(auto changes, changes_since(session, view, *run.question.last_run, asked(run.question)));
        run.changes = std::move(changes);
    } else {
        VIGIL_TRY(run.lines, lines_now(session, view, asked(run.question)));
    }
    if (note) // Step 9: when, not what.
        VIGIL_CHECK(set_work(session, {{object_of(name), "run", to_string(session.now())}}));
    return run;
}

std::string to_json(const std::vector<SavedQuestion>& questions)
{
    using Json = nlohmann::ordered_json;
    auto rows = Json::array();
    for (const auto& one : questions)
        rows.push_back({{"name", one.name},
                        {"ask", one.ask},
                        {"only", one.only.empty() ? Json() : Json(one.only)},
                        {"floor", one.floor},
                        {"concurrent", one.concurrent},
                        {"last_run", one.last_run ? Json(to_string(*one.last_run)) : Json()},
                        {"by", one.last_by.empty() ? Json() : Json(one.last_by)}});
    const Json all{{"questions", std::move(rows)}};
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace vigil::app
