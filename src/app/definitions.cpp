// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/minimum-count.md.
#include "app/definitions.hpp"

#include "app/work.hpp"
#include "resources/resources.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace vigil::app {
namespace {

constexpr std::string_view folder = "data/counts/";
constexpr std::string_view extension = ".txt";
constexpr std::string_view field = "definition";

std::string object_of(const std::string& name)
{
    return "count:" + name;
}

bool is_name(std::string_view name)
{
    return !name.empty() && name.size() <= 60 && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    });
}

std::optional<Definition> shipped(const std::string& name)
{
    const auto* file = resources::find(std::string{folder} + name + std::string{extension});
    if (file == nullptr)
        return std::nullopt;
    const auto words = parse_definition(file->bytes);
    VIGIL_ASSERT(words);
    Definition definition;
    definition.name = name;
    definition.words = *words;
    definition.text = definition_text(*words);
    definition.shipped = true;
    return definition;
}

std::vector<std::string> shipped_names()
{
    std::vector<std::string> names;
    for (const auto& file : resources::files_under(folder))
        names.emplace_back(file.path.substr(folder.size(), file.path.size() - folder.size() - extension.size()));
    return names;
}

/// Of one name, those in force; the shipped one only where none was ever saved.
std::vector<Definition> in_force(const Session& session, const std::string& name)
{
    auto all = versions_of(session, name);
    std::erase_if(all, [](const Definition& one) { return !one.in_force; });
    return all;
}

} // namespace

std::string Definition::label() const
{
    return name + (shipped ? ", as it ships with the program" : ", version " + std::to_string(version));
}

std::vector<Definition> versions_of(const Session& session, const std::string& name)
{
    std::vector<Definition> all;
    if (auto one = shipped(name))
        all.push_back(*std::move(one));
    std::set<EntryId> now;
    for (const auto& value : work_values(session, object_of(name), field))
        now.insert(value.entry);
    std::size_t version = 0;
    for (const auto& value : work_history(session, object_of(name), field)) {
        ++version; // A removal takes a number too: numbers never move.
        const auto words = parse_definition(value.value);
        if (value.value.empty() || !words)
            continue;
        all.push_back({name, version, *words, value.value, value.entry, value.member, value.known, false,
                       now.contains(value.entry)});
    }
    if (!all.empty() && all.front().shipped)
        all.front().in_force = version == 0;
    return all;
}

std::vector<Definition> definitions(const Session& session)
{
    std::set<std::string> names;
    for (auto& name : work_objects(session, "count"))
        names.insert(std::move(name));
    for (auto& name : shipped_names())
        names.insert(std::move(name));
    std::vector<Definition> all;
    for (const auto& name : names)
        for (auto& one : in_force(session, name))
            all.push_back(std::move(one));
    return all;
}

Result<Definition> definition(const Session& session, const std::string& name, std::optional<std::size_t> version)
{
    const auto all = versions_of(session, name);
    if (version) {
        const auto found = std::ranges::find(all, *version, &Definition::version);
        if (found != all.end())
            return *found;
        return Error{Fault::not_found,
                     "the count '" + name + "' has no version " + std::to_string(*version) + " that can be read"};
    }
    std::vector<Definition> now;
    std::ranges::copy_if(all, std::back_inserter(now), &Definition::in_force);
    if (now.empty())
        return Error{Fault::not_found, "no count is saved as '" + name + "'; see: vigil count CASEBOOK --definitions"};
    if (now.size() == 1)
        return now.front();
    std::string numbers;
    for (const auto& one : now)
        numbers += (numbers.empty() ? "" : ", ") + std::to_string(one.version);
    return Error{Fault::invalid_argument, "the count '" + name +
                                              "' was changed by two members who did not know of one another: ask with "
                                              "--version, one of " +
                                              numbers};
}

Result<Definition> save_definition(Session& session, const std::string& name, const CountWords& words)
{
    if (!is_name(name))
        return Error{Fault::invalid_argument,
                     "'" + name + "' is no name for a count; use small letters, digits, '.', '-' and '_'"};
    VIGIL_CHECK(count_question(session, view_now(session), words));
    VIGIL_CHECK(set_work(session, {{object_of(name), std::string{field}, definition_text(words)}}));
    return definition(session, name);
}

std::string to_json(const std::vector<Definition>& definitions)
{
    using Json = nlohmann::ordered_json;
    auto rows = Json::array();
    for (const auto& one : definitions)
        rows.push_back({{"name", one.name},
                        {"version", one.version},
                        {"title", one.words.title},
                        {"definition", one.text},
                        {"entry", one.entry ? Json(one.entry->hex()) : Json()},
                        {"by", one.member},
                        {"known", one.shipped ? Json() : Json(to_string(one.known))},
                        {"shipped", one.shipped},
                        {"in_force", one.in_force}});
    const Json all{{"definitions", std::move(rows)}};
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace vigil::app
