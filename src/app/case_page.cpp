// SPDX-License-Identifier: AGPL-3.0-or-later
// What the casebook says today of what stands in a case file (docs/methods/case-files.md, step 4).
#include "app/case_files.hpp"
#include "app/material.hpp"
#include "app/questions.hpp"

#include <algorithm>

namespace vigil::app {
namespace {

CasePage::Line bare(const answers::CaseItem& item)
{
    return {item.id, item.label.text(), {}, false};
}

std::string state_of(const answers::PersonRow& row)
{
    std::string state = row.custody.empty() ? "not known" : row.custody;
    if (!row.place.empty())
        state += ", " + row.place;
    if (row.last_confirmed)
        state += "; last confirmed " + to_string(*row.last_confirmed);
    return state;
}

/// The ids that a person may go by at a floor: the one that was put in, and the other mentions of its record.
std::vector<std::string> ids_of(const answers::Material& proposed, const std::string& id)
{
    std::vector<std::string> ids{id};
    for (const auto& record : proposed.records) {
        const auto person = records::person_from_cbor(record.value);
        if (!person || std::ranges::none_of(person->mentions, [&](const auto& one) { return one.to_string() == id; }))
            continue;
        for (const auto& mention : person->mentions)
            ids.push_back(mention.to_string());
    }
    return ids;
}

void add_people(CasePage& page, const Session& session, const answers::View& view)
{
    if (page.file.people.empty())
        return;
    const auto found = material(session, view, {Family::person});
    auto below = view;
    below.floor = Floor::proposed;
    const auto proposed = material(session, below, {Family::person});
    for (const auto& item : page.file.people) {
        auto line = bare(item);
        for (const auto& id : ids_of(proposed, item.id)) {
            const auto one = answers::person_page(found, view, id);
            if (!one)
                continue;
            line = {one->row.id, one->row.name, state_of(one->row), true};
            break;
        }
        page.people.push_back(std::move(line));
    }
}

void add_proceedings(CasePage& page, const Session& session, const answers::View& view)
{
    if (page.file.proceedings.empty())
        return;
    const auto all = proceedings(session, view);
    for (const auto& item : page.file.proceedings) {
        auto line = bare(item);
        for (const auto& row : all.rows)
            if (std::ranges::find(row.records, item.id) != row.records.end())
                line = {row.id, row.label, row.state, true};
        page.proceedings.push_back(std::move(line));
    }
}

void add_calls(CasePage& page, const Session& session, const answers::View& view)
{
    if (page.file.calls.empty())
        return;
    const auto all = calls(session, view);
    for (const auto& item : page.file.calls) {
        auto line = bare(item);
        for (const auto& row : all.rows)
            if (row.call.id == item.id)
                line = {row.call.id, row.label, std::string{answers::label_of(row.met)}, true};
        page.calls.push_back(std::move(line));
    }
}

} // namespace

Result<CasePage> case_page(const Session& session, const answers::View& view, const std::string& reference)
{
    const auto guard = session.lock();
    VIGIL_TRY(auto file, case_file(session, reference));
    CasePage page{std::move(file), {}, {}, {}, {}};
    add_people(page, session, view);
    add_proceedings(page, session, view);
    add_calls(page, session, view);
    for (const auto& item : page.file.documents) {
        auto line = bare(item);
        line.stands = bool{document(session, item.id)};
        page.documents.push_back(std::move(line));
    }
    return page;
}

} // namespace vigil::app
