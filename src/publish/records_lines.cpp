// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/records_lines.hpp"

#include "publish/allowed.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace vigil::publish {
namespace {

constexpr std::array<std::string_view, 6> families{"person",     "proceeding",    "incident",
                                                   "disruption", "participation", "call"};
constexpr auto id_key = "$id"; ///< {"$id": "<hex>"}: bytes, which are ids of claims and parts.

Json json_from(const Cbor& value)
{
    if (const auto* text = value.text())
        return *text;
    if (const auto* number = value.integer())
        return *number;
    if (const auto* flag = value.boolean())
        return *flag;
    if (const auto* bytes = value.bytes())
        return {{id_key, to_hex(*bytes)}};
    if (const auto* array = value.array()) {
        Json list = Json::array();
        for (const auto& item : *array)
            list.push_back(json_from(item));
        return list;
    }
    if (const auto* map = value.map()) {
        Json object = Json::object();
        for (const auto& [key, item] : *map)
            object[key] = json_from(item);
        return object;
    }
    return {};
}

Result<Cbor> cbor_from(const Json& value)
{
    if (value.is_string())
        return Cbor{value.get<std::string>()};
    if (value.is_number_integer())
        return Cbor{value.get<std::int64_t>()};
    if (value.is_boolean())
        return Cbor{value.get<bool>()};
    if (value.is_null())
        return Cbor{};
    if (value.is_array()) {
        Cbor::Array array;
        for (const auto& item : value) {
            VIGIL_TRY(auto one, cbor_from(item));
            array.push_back(std::move(one));
        }
        return Cbor{std::move(array)};
    }
    if (!value.is_object())
        return Error{Fault::malformed, "a record holds a number that is no whole one"};
    if (const auto id = value.find(id_key); id != value.end() && id->is_string()) {
        VIGIL_TRY(auto bytes, from_hex(id->get<std::string>()));
        return Cbor{std::move(bytes)};
    }
    Cbor::Map map;
    for (const auto& [key, item] : value.items()) {
        VIGIL_TRY(auto one, cbor_from(item));
        map.emplace_back(key, std::move(one));
    }
    return Cbor{std::move(map)};
}

} // namespace

std::string records_lines(const std::vector<records::Record>& records)
{
    const Export& form = *export_named("records.jsonl");
    std::string lines;
    for (const auto& record : records) {
        const Json line{{"family", families.at(static_cast<std::size_t>(record.family))},
                        {"id", record.id},
                        {"label", record.label},
                        {"value", json_from(record.value)}};
        lines += only_allowed(line, form).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    }
    return lines;
}

Result<records::Record> record_from_line(std::string_view line)
{
    const Error wrong{Fault::malformed, "a record is one JSON object on one line with family, id, label and value"};
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object())
        return wrong;
    for (const auto* key : {"family", "id", "label"})
        if (!json.contains(key) || !json[key].is_string())
            return wrong;
    const auto family = std::ranges::find(families, json["family"].get<std::string>());
    if (family == families.end() || !json.contains("value"))
        return wrong;
    records::Record record;
    record.family = static_cast<records::Family>(family - families.begin());
    record.id = json["id"].get<std::string>();
    record.label = json["label"].get<std::string>();
    VIGIL_TRY(record.value, cbor_from(json["value"]));
    return record;
}

} // namespace vigil::publish
