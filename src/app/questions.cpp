// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/questions.hpp"

#include "app/claims.hpp"
#include "app/gazetteer.hpp"
#include "app/material.hpp"
#include "base/utf8.hpp"

#include <algorithm>

namespace vigil::app {
namespace {

using domain::ClaimType;

const std::vector<Family> all_families{Family::person,     Family::proceeding,    Family::incident,
                                       Family::disruption, Family::participation, Family::call};

} // namespace

View view_now(const Session& session, Floor floor)
{
    View view;
    view.floor = floor;
    view.today = std::chrono::floor<std::chrono::days>(session.now());
    return view;
}

answers::Overview overview(const Session& session, const View& view)
{
    return answers::overview(
        material(session, view, all_families, {ClaimType::decree, ClaimType::ban, ClaimType::quote}), view,
        state_words());
}

answers::Suggestions suggestions(const Session& session, const View& view, std::size_t most)
{
    return answers::suggestions(material(session, view, {Family::person}), view, most);
}

answers::Suggestions incident_suggestions(const Session& session, const View& view, std::size_t most)
{
    return answers::incident_suggestions(material(session, view, {Family::incident}), view, most);
}

answers::Proceedings proceedings(const Session& session, const View& view)
{
    return answers::proceedings(material(session, view, {Family::proceeding}), view);
}

answers::Incidents incidents(const Session& session, const View& view)
{
    return answers::incidents(material(session, view, {Family::incident}), view);
}

answers::Disruptions disruptions(const Session& session, const View& view)
{
    return answers::disruptions(material(session, view, {Family::disruption}), view);
}

namespace {

Error no_disruption(std::string_view which)
{
    return {Fault::not_found, "no disruption fits '" + std::string{which} + "' at this floor; see: vigil disruptions"};
}

} // namespace

Result<answers::Overlay> overlay(const Session& session, const View& view, std::string_view which)
{
    const auto found = material(session, view, {Family::disruption, Family::incident});
    auto answer = answers::overlay(found, view, places_around(found.standing), which);
    if (answer.rows.empty() && !which.empty())
        return no_disruption(which);
    return answer;
}

Result<answers::Gap> documentation_gap(const Session& session, const View& view, std::string_view which)
{
    const auto found = material(session, view, {Family::disruption, Family::incident});
    auto answer = answers::documentation_gap(found, view, places_around(found.standing), which);
    if (answer.rows.empty() && !which.empty())
        return no_disruption(which);
    return answer;
}

answers::Participations participations(const Session& session, const View& view)
{
    return answers::participations(material(session, view, {Family::participation}), view);
}

answers::Sources sources(const Session& session, const View& view)
{
    return answers::sources({{}, standing_claims(session, view)}, view);
}

records::Standing standing_claims(const Session& session, const View& view)
{
    const auto guard = session.lock();
    return records::standing(session.casebook().evidence(), view.floor, view.known);
}

std::size_t DocumentOverview::claims() const
{
    std::size_t sum = 0;
    for (const auto& part : parts)
        sum += part.claims;
    return sum;
}

namespace {

DocumentOverview overview_of(const Session& session, store::DocumentRow document)
{
    DocumentOverview out{std::move(document), {}};
    for (auto& row : session.casebook().parts(out.document.id)) {
        const auto claims = rows_of(session.casebook().evidence_of_part(row.id));
        const auto judged =
            std::ranges::count_if(claims, [](const auto& claim) { return claim.state != ClaimState::proposed; });
        out.parts.push_back({std::move(row), claims.size(), static_cast<std::size_t>(judged)});
    }
    return out;
}

} // namespace

std::vector<DocumentOverview> documents(const Session& session)
{
    const auto guard = session.lock();
    std::vector<DocumentOverview> out;
    for (auto& document : session.casebook().documents())
        out.push_back(overview_of(session, std::move(document)));
    return out;
}

Result<DocumentOverview> document(const Session& session, std::string_view which)
{
    const auto guard = session.lock();
    std::vector<store::DocumentRow> found;
    for (auto& row : session.casebook().documents())
        if (row.body.file_name == which ||
            (which.size() >= 6 && (row.id.hex().starts_with(which) || row.body.sha256.hex().starts_with(which))))
            found.push_back(std::move(row));
    if (found.empty())
        return Error{Fault::not_found, "no document is called '" + std::string{which} + "'; see: vigil documents"};
    if (found.size() > 1)
        return Error{Fault::invalid_argument, std::to_string(found.size()) + " documents are called '" +
                                                  std::string{which} + "'; ask with the id that vigil documents shows"};
    return overview_of(session, std::move(found.front()));
}

std::vector<store::Hit> search(const Session& session, std::string_view words, std::size_t limit)
{
    const auto guard = session.lock();
    return session.casebook().search(words, limit);
}

} // namespace vigil::app
