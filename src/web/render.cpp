// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/render.hpp"

#include "base/result.hpp"
#include "resources/resources.hpp"

#include <kainjow/mustache.hpp>
#include <nlohmann/json.hpp>

namespace vigil::web {

namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;
using nlohmann::json;

constexpr int deepest_include = 4;

data to_data(const json& value);

bool holds_something(const json& value)
{
    if (value.is_number())
        return value != 0;
    return !value.is_null() && value != false && value != "" && !(value.is_structured() && value.empty());
}

data to_object(const json& value)
{
    data object{data::type::object};
    for (const auto& [key, member] : value.items()) {
        object.set(key, to_data(member));
        object.set("has_" + key, holds_something(member) ? data::type::bool_true : data::type::bool_false);
    }
    return object;
}

data to_list(const json& value)
{
    data list{data::type::list};
    for (const auto& item : value)
        list.push_back(to_data(item));
    return list;
}

data to_data(const json& value)
{
    if (value.is_object())
        return to_object(value);
    if (value.is_array())
        return to_list(value);
    if (value.is_boolean())
        return data{value.get<bool>() ? data::type::bool_true : data::type::bool_false};
    if (value.is_null() || value == "")
        return data{data::type::bool_false};
    return data{value.is_string() ? value.get<std::string>() : value.dump()};
}

/// The template with its `{{> other}}` put in: once per page, so that a row of a long table costs no parsing.
std::string text_of(std::string_view name, int depth = 0)
{
    const auto* file = resources::find("src/web/templates/" + std::string{name} + ".html");
    VIGIL_ASSERT(file != nullptr && depth < deepest_include);
    std::string text{file->bytes};
    constexpr std::string_view open = "{{> ", close = "}}";
    for (auto at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
        const auto end = text.find(close, at);
        VIGIL_ASSERT(end != std::string::npos);
        const auto included = text_of(text.substr(at + open.size(), end - at - open.size()), depth + 1);
        text.replace(at, end + close.size() - at, included);
        at += included.size();
    }
    return text;
}

std::string filled(std::string_view name, const data& values)
{
    mustache compiled{text_of(name)};
    VIGIL_ASSERT(compiled.is_valid());
    return compiled.render(values);
}

} // namespace

std::string render(std::string_view name, const json& value, const json& frame)
{
    data outer = to_object(frame);
    outer.set("body", filled(name, to_data(value)));
    return filled("frame", outer);
}

} // namespace vigil::web
