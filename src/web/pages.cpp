// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/page.hpp"

#include "publish/json.hpp"
#include "web/twins.hpp"

#include <array>

namespace vigil::web {

namespace {

/// Pages whose twin is an answer of records: ask the application, print the answer.
template <auto ask>
Result<std::string> answer(const Asked& asked)
{
    return publish::to_json(ask(asked.session, asked.view));
}

constexpr auto ask_calls = [](const app::Session& session, const app::View& view) { return app::calls(session, view); };

/// Answers about one disruption or all: "/gap", "/gap/ID".
template <auto ask>
Result<std::string> about_disruption(const Asked& asked)
{
    VIGIL_TRY(const auto found, ask(asked.session, asked.view, asked.id));
    return publish::to_json(found);
}

Result<std::string> person(const Asked& asked)
{
    VIGIL_TRY(const auto page, app::person(asked.session, asked.view, asked.id));
    return publish::to_json(page);
}

constexpr std::array all_pages{
    Page{"/", false, "overview", "Overview", "Overview", answer<app::overview>},
    Page{"/people", false, "people", "People", "People", twin_of_people},
    Page{"/person", true, "person", "Person", "", person},
    Page{"/proceedings", false, "proceedings", "Proceedings", "Proceedings", answer<app::proceedings>},
    Page{"/incidents", false, "incidents", "Incidents", "Incidents", answer<app::incidents>},
    Page{"/disruptions", false, "disruptions", "Disruptions", "Disruptions", answer<app::disruptions>},
    Page{"/overlay", false, "overlay", "Incidents under disruptions", "", about_disruption<app::overlay>},
    Page{"/overlay", true, "overlay", "Incidents under a disruption", "", about_disruption<app::overlay>},
    Page{"/gap", false, "gap", "Documentation gap", "", about_disruption<app::documentation_gap>},
    Page{"/gap", true, "gap", "Documentation gap", "", about_disruption<app::documentation_gap>},
    Page{"/participations", false, "participations", "Treaties and bodies", "Treaties", answer<app::participations>},
    Page{"/calls", false, "calls", "Calls", "Calls", answer<ask_calls>},
    Page{"/count", false, "count", "Count", "Count", twin_of_count},
    Page{"/documents", false, "documents", "Documents", "Documents", twin_of_documents},
    Page{"/document", true, "document", "Document", "", twin_of_document},
    Page{"/sources", false, "sources", "Sources", "Sources", answer<app::sources>},
    Page{"/review", false, "review", "Review", "Review", twin_of_review},
    Page{"/claim", true, "claim", "Claim", "", twin_of_claim},
    Page{"/search", false, "search", "Search", "", twin_of_empty_search},
    Page{"/search", true, "search", "Search", "", twin_of_search},
    Page{"/limits", false, "limits", "What Vigil cannot do", "", twin_of_limits},
};

constexpr std::array all_actions{
    Action{"/search", act_search},
    Action{"/review/check", act_check},
    Action{"/review/withdraw", act_withdraw},
    Action{"/claim/assess", act_assess},
};

} // namespace

std::span<const Page> pages()
{
    return all_pages;
}
std::span<const Action> actions()
{
    return all_actions;
}

} // namespace vigil::web
