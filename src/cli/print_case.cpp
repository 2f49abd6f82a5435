// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/print_case.hpp"

#include "cli/common.hpp"

#include <fmt/format.h>

namespace vigil::cli {
namespace {

void line(const Io& io, const std::string& text)
{
    fmt::print(io.out, "  {}\n", wrapped(text, 4));
}

void head_line(const Io& io, std::string_view label, const answers::Written& written)
{
    if (!written.empty())
        fmt::print(io.out, "  {:<9} {}\n", label, wrapped(written.text(), 12));
}

void heading(const Io& io, std::string_view title)
{
    fmt::print(io.out, "\n{}\n", title);
}

void print_items(const Io& io, std::string_view title, const std::vector<app::CasePage::Line>& items)
{
    if (items.empty())
        return;
    heading(io, title);
    for (const auto& item : items) {
        std::string text = item.label.empty() ? item.id : item.label;
        if (!item.stands)
            text += ": no record stands at this floor";
        else if (!item.state.empty())
            text += ": " + item.state;
        line(io, text);
    }
}

std::string number(const std::string& key)
{
    return key.substr(0, key.find('-'));
}

std::string late(const answers::Written& due, Day day)
{
    const auto on = due.day();
    return on && *on < day ? ", late" : "";
}

void print_action(const Io& io, const answers::CaseAction& action, Day day)
{
    std::string text = number(action.key) + "  " + action.words();
    if (!action.sent.empty())
        text += "; sent " + action.sent.text();
    if (!action.due.empty())
        text += "; answer due " + action.due.text() + (action.waits() ? late(action.due, day) : "");
    if (!action.answered.empty())
        text += "; answered " + action.answered.text();
    if (!action.answer.empty())
        text += ": " + action.answer.text();
    line(io, text);
}

void print_step(const Io& io, const answers::CaseStep& step, Day day)
{
    std::string text = number(step.key) + "  " + step.what.text();
    if (!step.due.empty())
        text += "; due " + step.due.text() + (step.open() ? late(step.due, day) : "");
    if (!step.who.empty())
        text += "; " + step.who.text();
    text += step.open() ? "" : "; done " + step.done.text();
    line(io, text);
}

void print_need(const Io& io, const answers::CaseNeed& need)
{
    std::string text =
        number(need.key) + "  " + (need.kind.empty() ? "medical" : need.kind.text()) + ": " + need.what.text();
    if (!need.since.empty())
        text += "; since " + need.since.text();
    text += need.open() ? "; not met" : "; met " + need.met.text();
    line(io, text);
}

} // namespace

void print(const Io& io, const std::vector<answers::CaseFile>& files)
{
    for (const auto& file : files) {
        std::size_t open = 0;
        for (const auto& step : file.steps)
            open += step.open() ? 1U : 0U;
        std::string text = file.reference + "  " + file.title.text();
        if (!file.officer.empty())
            text += "; officer " + file.officer.text();
        text += "; " + counted(file.people.size(), "person", "people") + ", " + counted(open, "open step");
        fmt::print(io.out, "{}\n", wrapped(text + (file.closed() ? "; closed" : ""), 4));
    }
    fmt::print(io.out, "{}{}.\n", files.empty() ? "" : "\n", counted(files.size(), "case file"));
}

void print(const Io& io, const app::CasePage& page, Day day)
{
    const auto& file = page.file;
    fmt::print(io.out, "Case file {}\n", file.reference);
    head_line(io, "title", file.title);
    head_line(io, "officer", file.officer);
    head_line(io, "state", file.state);
    head_line(io, "note", file.note);
    print_items(io, "People", page.people);
    print_items(io, "Proceedings", page.proceedings);
    print_items(io, "Calls", page.calls);
    print_items(io, "Documents", page.documents);
    if (!file.actions.empty())
        heading(io, "Own actions");
    for (const auto& action : file.actions)
        print_action(io, action, day);
    if (!file.steps.empty())
        heading(io, "Next steps");
    for (const auto& step : file.steps)
        print_step(io, step, day);
    if (!file.needs.empty())
        heading(io, "Needs");
    for (const auto& need : file.needs)
        print_need(io, need);
    if (!file.others.empty())
        heading(io, "Written by a newer Vigil");
    for (const auto& [field, written] : file.others)
        line(io, field + ": " + written.text());
}

void print(const Io& io, const std::vector<app::CaseChange>& changes)
{
    for (const auto& change : changes)
        fmt::print(io.out, "{}  {}  {}: {}\n", to_string(change.value.known), change.value.member, change.field,
                   wrapped(change.value.value.empty() ? "(removed)" : change.value.value, 4));
    fmt::print(io.out, "\n{}.\n", counted(changes.size(), "value"));
}

} // namespace vigil::cli
