// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/json.hpp"
#include "web/highlight.hpp"
#include "web/twins.hpp"

#include <nlohmann/json.hpp>

namespace vigil::web {

namespace {

using nlohmann::json;

json pieces_of(const store::Hit& hit)
{
    json pieces = json::array();
    for (const auto& paragraph : highlighted(hit.extract, hit.matches))
        for (const auto& piece : paragraph)
            pieces.push_back({{"text", piece.text}, {"marked", !piece.spans.empty()}});
    return pieces;
}

} // namespace

Result<std::string> twin_of_empty_search(const Asked&)
{
    return std::string{"{\"words\": null, \"hits\": []}\n"};
}

Result<std::string> twin_of_search(const Asked& asked)
{
    const auto words = asked.searches.words(asked.id);
    if (!words)
        return Error{Fault::not_found, "This search is no longer kept. Search again."};
    const auto hits = app::search(asked.session, *words, asked.view);
    auto twin = json::parse(app::to_json(*words, hits));
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const auto lock = asked.session.lock();
        twin["hits"][i]["pieces"] = pieces_of(hits[i]);
        if (const auto part = asked.session.casebook().part(hits[i].part))
            twin["hits"][i]["document"] = part->body.document.hex();
    }
    twin["count"] = hits.size();
    twin["asked"] = true;
    return twin.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

Result<std::string> act_search(const Asked& asked)
{
    const auto words = asked.request.typed("words");
    if (words.empty())
        return std::string{"/search"};
    return "/search/" + asked.searches.keep(std::string{words});
}

} // namespace vigil::web
