// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/site.hpp"

#include "resources/resources.hpp"
#include "web/dress.hpp"
#include "web/http_server.hpp"
#include "web/page.hpp"
#include "web/random_token.hpp"
#include "web/render.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <nlohmann/json.hpp>

namespace vigil::web {

namespace {

using nlohmann::json;

constexpr std::string_view twin_ending = ".json";

struct MediaType {
    std::string_view ending, type;
};
constexpr std::array media_types{MediaType{".css", "text/css; charset=utf-8"},
                                 MediaType{".js", "text/javascript; charset=utf-8"}, MediaType{".svg", "image/svg+xml"},
                                 MediaType{".woff2", "font/woff2"}};

/// Files of the interface, compiled in; nothing is ever read from the disk.
std::optional<Response> file_answer(std::string_view path)
{
    constexpr std::string_view folder = "/static/";
    if (!path.starts_with(folder))
        return std::nullopt;
    const auto* file = resources::find("ui/" + std::string{path.substr(folder.size())});
    if (file == nullptr)
        return Response{404, "text/plain; charset=utf-8", "There is no such file.\n", {}};
    const auto type = std::find_if(media_types.begin(), media_types.end(),
                                   [&](const MediaType& known) { return path.ends_with(known.ending); });
    if (type == media_types.end())
        return Response{404, "text/plain; charset=utf-8", "There is no such file.\n", {}};
    return Response{200, std::string{type->type}, std::string{file->bytes}, {}};
}

int status_of(Fault fault)
{
    switch (fault) {
    case Fault::not_found: return 404;
    case Fault::invalid_argument:
    case Fault::malformed: return 400;
    case Fault::denied: return 403;
    case Fault::corrupt:
    case Fault::io: return 500;
    }
    return 500;
}

/// A view that a person asked for in the address; what cannot be read is refused, never guessed.
Result<app::View> view_of(const Request& request, const app::Session& session)
{
    auto view = app::view_now(session);
    const auto floor = request.asked("floor");
    if (!floor.empty() && floor != "checked" && floor != "proposed")
        return Error{Fault::invalid_argument, "the floor is 'checked' or 'proposed', not what stands in the address"};
    if (floor == "proposed")
        view.floor = records::Floor::proposed;
    if (const auto day = request.asked("as_of"); !day.empty()) {
        VIGIL_TRY(view.as_of, parse_day(day));
    }
    if (const auto day = request.asked("known"); !day.empty()) {
        VIGIL_TRY(view.known, parse_day(day));
        view.erased = app::erased_since(session, view);
    }
    return view;
}

/// The part of the address that keeps the view when a link is followed: "?floor=proposed&as_of=2026-01-09", or empty.
std::string view_query(const app::View& view)
{
    std::string query;
    const auto add = [&](const std::string& field) { query += (query.empty() ? "?" : "&") + field; };
    if (view.floor == records::Floor::proposed)
        add("floor=proposed");
    if (view.as_of)
        add("as_of=" + to_string(*view.as_of));
    if (view.known)
        add("known=" + to_string(*view.known));
    return query;
}

json menu_of(std::string_view here)
{
    json menu = json::array();
    for (const auto& page : pages())
        if (!page.menu.empty())
            menu.push_back({{"path", page.path}, {"word", page.menu}, {"here", page.path == here}});
    return menu;
}

/// A query as an address has it, for links back to the same page.
std::string encoded(const Fields& query)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    const auto add = [&](std::string_view piece) {
        for (const char c : piece) {
            const auto byte = static_cast<unsigned char>(c);
            if (std::isalnum(byte) != 0 || c == '-' || c == '_' || c == '.')
                text += c;
            else
                text += std::string{'%', digits[byte >> 4], digits[byte & 15]};
        }
    };
    for (const auto& [name, value] : query) {
        text += text.empty() ? '?' : '&';
        add(name);
        text += '=';
        add(value);
    }
    return text;
}

json frame_of(const Request& request, std::string_view title, const app::View& view, const Gate& gate)
{
    const bool proposed = view.floor == records::Floor::proposed;
    auto raised = view;
    raised.floor = records::Floor::proposed;
    const std::string twin =
        (request.path == "/" ? "/index" : request.path) + std::string{twin_ending} + encoded(request.query);
    return {{"title", title},
            {"path", request.path},
            {"menu", menu_of(request.path)},
            {"q", view_query(view)},
            {"and", view_query(view).empty() ? "" : "&" + view_query(view).substr(1)},
            {"proposed_q", view_query(raised)},
            {"twin", request.method == "POST" ? "" : twin},
            {"back", request.path + encoded(request.query)},
            {"token", gate.form_token()},
            {"proposed", proposed},
            {"as_of", view.as_of ? to_string(*view.as_of) : ""},
            {"known", view.known ? to_string(*view.known) : ""}};
}

Response error_page(const Error& error, const Request& request, const app::View& view, const Gate& gate)
{
    const json value{{"sentence", error.message}};
    auto frame = frame_of(request, "Not shown", view, gate);
    frame["twin"] = "";
    return {status_of(error.fault), "text/html; charset=utf-8", render("error", value, frame), {}};
}

/// The page of a twin: what links and forms inside need of the frame comes along as `frame_…`.
std::string page_of(const Page& page, const std::string& twin, json frame)
{
    auto value = json::parse(twin);
    frame["viewed"] = value.contains("view") && page.path != "/count";
    frame["below"] = value.value("below", json());
    dress(value);
    for (const auto* key : {"q", "and", "token", "proposed", "back"})
        value["frame_" + std::string{key}] = frame[key];
    return render(page.name, value, frame);
}

struct Match {
    const Page* page = nullptr;
    std::string id;
    bool twin = false;
};

Match match(std::string_view path)
{
    Match found;
    found.twin = path.ends_with(twin_ending);
    if (found.twin)
        path.remove_suffix(twin_ending.size());
    if (path == "/index") // The twin of the overview: /index.json.
        path = "/";
    for (const auto& page : pages()) {
        const bool behind = page.takes_id && path.starts_with(page.path) && path.size() > page.path.size() + 1 &&
                            path[page.path.size()] == '/';
        if (behind)
            found.id = std::string{path.substr(page.path.size() + 1)};
        if (behind || (!page.takes_id && path == page.path)) {
            found.page = &page;
            return found;
        }
    }
    return found;
}

} // namespace

Response Site::page_or_twin(const Request& request)
{
    const auto view = view_of(request, m_session);
    const auto refuse = [&](const Error& error) {
        return error_page(error, request, view ? *view : app::view_now(m_session), m_gate);
    };
    if (!view)
        return refuse(view.error());
    const auto found = match(request.path);
    if (found.page == nullptr)
        return refuse({Fault::not_found, "There is no such page."});
    const auto twin = found.page->twin({request, m_session, m_searches, *view, found.id});
    if (!twin)
        return refuse(twin.error());
    if (found.twin)
        return {200, "application/json", *twin, {}};
    return {200,
            "text/html; charset=utf-8",
            page_of(*found.page, *twin, frame_of(request, found.page->title, *view, m_gate)),
            {}};
}

Response Site::change(const Request& request)
{
    const auto view = view_of(request, m_session);
    const auto used = view ? *view : app::view_now(m_session);
    for (const auto& action : actions()) {
        if (action.path != request.path)
            continue;
        const auto next = action.act({request, m_session, m_searches, used, {}});
        return next ? see_other(*next) : error_page(next.error(), request, used, m_gate);
    }
    return error_page({Fault::not_found, "There is no such change."}, request, used, m_gate);
}

Response Site::answer(const Request& request)
{
    if (auto refusal = m_gate.refusal(request))
        return *std::move(refusal);
    if (request.method == "POST")
        return change(request);
    if (auto file = file_answer(request.path))
        return *std::move(file);
    return page_or_twin(request);
}

Result<Done> serve(app::Session& session, std::uint16_t port, const std::function<void(const std::string&)>& said,
                   const std::function<void()>& wait)
{
    std::optional<Gate> gate;
    std::optional<Site> site;
    std::mutex ready; // The port is known only after the server listens; until then requests wait.
    std::unique_lock not_yet{ready};
    VIGIL_TRY(const auto server, HttpServer::start(port, [&](const Request& request) {
                  {
                      const std::lock_guard wait_for_site{ready};
                  }
                  return site->answer(request);
              }));
    gate.emplace(server->port(), random_token(), random_token(), random_token());
    site.emplace(session, *gate);
    not_yet.unlock();
    said(gate->launch_address());
    wait();
    return Done{};
}

} // namespace vigil::web
