// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/json.hpp"
#include "web/twins.hpp"

#include <nlohmann/json.hpp>

namespace vigil::web {

namespace {

using nlohmann::json;

app::CountWords words_of(const Request& request)
{
    app::CountWords words;
    words.types.emplace_back(request.asked("type"));
    words.place = request.asked("place");
    words.from = request.asked("from");
    words.to = request.asked("to");
    words.role = request.asked("role").empty() ? "any" : std::string{request.asked("role")};
    words.two_origins = request.asked("rule") == "two";
    words.grade = request.asked("grade");
    words.alleged = request.asked("alleged") == "yes";
    return words;
}

/// The form as filled in, so that a count can be changed a little and asked again.
json form_of(const Request& request)
{
    json types = json::array();
    const auto chosen = request.asked("type").empty() ? std::string_view{"killing"} : request.asked("type");
    for (const auto* type :
         {"killing", "death", "execution", "held", "arrest", "release", "disappearance", "injury", "torture"})
        types.push_back({{"name", type}, {"chosen", chosen == type}});
    return {{"types", types},
            {"place", request.asked("place")},
            {"from", request.asked("from")},
            {"to", request.asked("to")},
            {"two", request.asked("rule") == "two"},
            {"alleged", request.asked("alleged") == "yes"}};
}

} // namespace

Result<std::string> twin_of_count(const Asked& asked)
{
    json twin = json::object();
    if (!asked.request.asked("type").empty()) {
        VIGIL_TRY(const auto count, app::minimum_count(asked.session, asked.view, words_of(asked.request)));
        twin = json::parse(publish::to_json(count));
        twin["counted"] = true;
    }
    twin["form"] = form_of(asked.request);
    return twin.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

} // namespace vigil::web
