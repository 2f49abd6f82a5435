// SPDX-License-Identifier: AGPL-3.0-or-later
#include "domain/claim_json.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace vigil::domain {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array list_fields{Field::actor, Field::target, Field::place, Field::law, Field::source};

Error wrong(std::string_view field, std::string_view what)
{
    return {Fault::malformed, "the claim's field '" + std::string{field} + "' " + std::string{what}};
}

Json value_to_json(const Claim& claim, std::size_t index)
{
    const Value& value = claim.values[index];
    int n = 0;
    for (std::size_t i = 0; i < index; ++i)
        n += claim.values[i].field == value.field ? 1 : 0;
    Json json{{"field", name_of(value.field)}, {"n", n}, {"text", value.text}};
    if (value.span)
        json["span"] = {value.span->begin, value.span->end};
    json["kind"] = name_of(value.kind);
    if (!value.norm.empty())
        json["norm"] = value.norm;
    if (!value.code.empty())
        json["code"] = value.code;
    return json;
}

Json count_to_json(const Count& count)
{
    Json json{{"min", count.min}};
    json["max"] = count.max ? Json(*count.max) : Json(nullptr);
    json["approx"] = count.approximate;
    return json;
}

Result<std::string> text_of(const Json& json, const char* key)
{
    const auto found = json.find(key);
    if (found == json.end())
        return std::string{};
    if (!found->is_string())
        return wrong(key, "is no text");
    return found->get<std::string>();
}

Result<Span> span_of(const Json& json)
{
    if (!json.is_array() || json.size() != 2 || !json[0].is_number_unsigned() || !json[1].is_number_unsigned())
        return wrong("span", "is not [begin, end)");
    const Span span{json[0].get<std::uint32_t>(), json[1].get<std::uint32_t>()};
    return span.begin <= span.end ? Result<Span>{span} : Result<Span>{wrong("span", "ends before it begins")};
}

Result<Value> value_from_json(const Json& json)
{
    if (!json.is_object())
        return wrong("values", "holds something that is no object");
    VIGIL_TRY(const auto field, text_of(json, "field"));
    VIGIL_TRY(const auto kind, text_of(json, "kind"));
    Value value;
    const auto known_field = field_named(field);
    const auto known_kind = value_kind_named(kind.empty() ? "unknown" : kind);
    if (!known_field || !known_kind)
        return wrong("values", "names an unknown field or kind");
    value.field = *known_field;
    value.kind = *known_kind;
    VIGIL_TRY(value.text, text_of(json, "text"));
    VIGIL_TRY(value.norm, text_of(json, "norm"));
    VIGIL_TRY(value.code, text_of(json, "code"));
    if (const auto span = json.find("span"); span != json.end()) {
        VIGIL_TRY(value.span, span_of(*span));
    }
    return value;
}

Result<std::vector<Value>> values_from_lists(const Json& json)
{
    std::vector<Value> values;
    for (const Field field : list_fields) {
        const auto list = json.find(std::string{name_of(field)});
        if (list == json.end())
            continue;
        if (!list->is_array())
            return wrong(name_of(field), "is no list");
        for (const Json& item : *list) {
            if (!item.is_string())
                return wrong(name_of(field), "holds something that is no text");
            values.push_back({field, item.get<std::string>(), std::nullopt, ValueKind::unknown, "", ""});
        }
    }
    VIGIL_TRY(std::string detail, text_of(json, "detail"));
    if (!detail.empty())
        values.push_back({Field::detail, std::move(detail), std::nullopt, ValueKind::unknown, "", ""});
    return values;
}

Result<Count> count_from_json(const Json& json)
{
    if (!json.is_object() || !json.contains("min") || !json["min"].is_number_integer())
        return wrong("count", "has no whole-number min");
    Count count;
    count.min = json["min"].get<std::int64_t>();
    if (const auto max = json.find("max"); max != json.end() && max->is_number_integer())
        count.max = max->get<std::int64_t>();
    if (const auto approx = json.find("approx"); approx != json.end() && approx->is_boolean())
        count.approximate = approx->get<bool>();
    return count;
}

Result<Claim> claim_from(const Json& json)
{
    Claim claim;
    VIGIL_TRY(const auto type, text_of(json, "type"));
    const auto known_type = claim_type_named(type);
    if (!known_type)
        return wrong("type", "is '" + type + "', which this Vigil does not know");
    claim.type = *known_type;
    if (const auto values = json.find("values"); values != json.end() && values->is_array()) {
        for (const Json& item : *values) {
            VIGIL_TRY(Value value, value_from_json(item));
            claim.values.push_back(std::move(value));
        }
    } else {
        VIGIL_TRY(claim.values, values_from_lists(json));
    }
    order_values(claim);
    if (const auto count = json.find("count"); count != json.end() && !count->is_null()) {
        VIGIL_TRY(claim.count, count_from_json(*count));
    }
    VIGIL_TRY(const auto time, text_of(json, "time"));
    if (!time.empty()) {
        VIGIL_TRY(claim.time, parse_edtf(time));
    }
    VIGIL_TRY(const auto modality, text_of(json, "modality"));
    const auto known_modality = modality_named(modality.empty() ? "asserted" : modality);
    if (!known_modality)
        return wrong("modality", "is unknown");
    claim.modality = *known_modality;
    VIGIL_TRY(claim.quote, text_of(json, "quote"));
    VIGIL_TRY(claim.rule, text_of(json, "rule"));
    VIGIL_TRY(claim.reader, text_of(json, "reader"));
    if (const auto span = json.find("span"); span != json.end()) {
        VIGIL_TRY(claim.span, span_of(*span));
    }
    if (const auto confidence = json.find("confidence"); confidence != json.end() && confidence->is_number())
        claim.confidence = confidence->get<float>();
    return claim;
}

Cbor value_to_cbor(const Value& value)
{
    Cbor::Map map{{"f", std::string{name_of(value.field)}}, {"t", value.text}, {"k", std::string{name_of(value.kind)}}};
    if (value.span)
        map.emplace_back("s", Cbor::Array{std::int64_t{value.span->begin}, std::int64_t{value.span->end}});
    if (!value.norm.empty())
        map.emplace_back("n", value.norm);
    if (!value.code.empty())
        map.emplace_back("c", value.code);
    return map;
}

Result<Span> span_from_cbor(const Cbor& value)
{
    const auto* ends = value.array();
    if (ends == nullptr || ends->size() != 2 || (*ends)[0].integer() == nullptr || (*ends)[1].integer() == nullptr)
        return wrong("span", "is not [begin, end)");
    const auto begin = *(*ends)[0].integer();
    const auto end = *(*ends)[1].integer();
    if (begin < 0 || end < begin || end > UINT32_MAX)
        return wrong("span", "is out of range");
    return Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::string optional_text(const Cbor& map, std::string_view key)
{
    const Cbor* value = map.find(key);
    return value != nullptr && value->text() != nullptr ? *value->text() : std::string{};
}

Result<Value> value_from_cbor(const Cbor& item)
{
    VIGIL_TRY(const auto field, cbor_text(item, "f"));
    VIGIL_TRY(const auto kind, cbor_text(item, "k"));
    const auto known_field = field_named(field);
    const auto known_kind = value_kind_named(kind);
    if (!known_field || !known_kind)
        return wrong("values", "names an unknown field or kind");
    Value value;
    value.field = *known_field;
    value.kind = *known_kind;
    VIGIL_TRY(value.text, cbor_text(item, "t"));
    value.norm = optional_text(item, "n");
    value.code = optional_text(item, "c");
    if (const Cbor* span = item.find("s")) {
        VIGIL_TRY(value.span, span_from_cbor(*span));
    }
    return value;
}

Result<Count> count_from_cbor(const Cbor& item)
{
    Count count;
    VIGIL_TRY(count.min, cbor_integer(item, "min"));
    if (const Cbor* max = item.find("max"); max != nullptr && max->integer() != nullptr)
        count.max = *max->integer();
    const Cbor* approximate = item.find("approx");
    count.approximate = approximate != nullptr && approximate->boolean() != nullptr && *approximate->boolean();
    return count;
}

} // namespace

std::string to_json_line(const Claim& claim, const ClaimIds& ids)
{
    Json json{{"type", name_of(claim.type)}};
    for (const Field field : list_fields)
        if (auto texts = claim.all(field); !texts.empty())
            json[std::string{name_of(field)}] = std::move(texts);
    if (claim.count)
        json["count"] = count_to_json(*claim.count);
    if (claim.time)
        json["time"] = claim.time->to_string();
    if (const Value* detail = claim.first(Field::detail))
        json["detail"] = detail->text;
    if (claim.modality != Modality::asserted)
        json["modality"] = name_of(claim.modality);
    json["quote"] = claim.quote;
    if (!ids.id.empty())
        json["id"] = ids.id;
    if (!ids.part.empty())
        json["part"] = ids.part;
    json["span"] = {claim.span.begin, claim.span.end};
    json["rule"] = claim.rule;
    json["reader"] = claim.reader;
    json["confidence"] = std::round(static_cast<double>(claim.confidence) * 1000) / 1000;
    Json values = Json::array();
    for (std::size_t i = 0; i < claim.values.size(); ++i)
        values.push_back(value_to_json(claim, i));
    json["values"] = std::move(values);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Claim> claim_from_json(std::string_view line)
{
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object())
        return Error{Fault::malformed, "a claim is one JSON object on one line"};
    return claim_from(json);
}

Cbor to_cbor(const Claim& claim)
{
    Cbor::Array values;
    for (const Value& value : claim.values)
        values.push_back(value_to_cbor(value));
    Cbor::Map map{{"type", std::string{name_of(claim.type)}},
                  {"values", std::move(values)},
                  {"modality", std::string{name_of(claim.modality)}},
                  {"quote", claim.quote},
                  {"span", Cbor::Array{std::int64_t{claim.span.begin}, std::int64_t{claim.span.end}}},
                  {"rule", claim.rule},
                  {"reader", claim.reader},
                  {"confidence", static_cast<std::int64_t>(std::lround(claim.confidence * 1000.0F))}};
    if (claim.time)
        map.emplace_back("time", claim.time->to_string());
    if (claim.count) {
        Cbor::Map count{{"min", claim.count->min}, {"approx", claim.count->approximate}};
        count.emplace_back("max", claim.count->max ? Cbor{*claim.count->max} : Cbor{nullptr});
        map.emplace_back("count", std::move(count));
    }
    return map;
}

Result<Claim> claim_from_cbor(const Cbor& value)
{
    Claim claim;
    VIGIL_TRY(const auto type, cbor_text(value, "type"));
    VIGIL_TRY(const auto modality, cbor_text(value, "modality"));
    const auto known_type = claim_type_named(type);
    const auto known_modality = modality_named(modality);
    if (!known_type || !known_modality)
        return wrong(known_type ? "modality" : "type", "is not known to this Vigil");
    claim.type = *known_type;
    claim.modality = *known_modality;
    const Cbor* values = value.find("values");
    if (values == nullptr || values->array() == nullptr)
        return wrong("values", "is no list");
    for (const Cbor& item : *values->array()) {
        VIGIL_TRY(Value one, value_from_cbor(item));
        claim.values.push_back(std::move(one));
    }
    order_values(claim);
    VIGIL_TRY(claim.quote, cbor_text(value, "quote"));
    VIGIL_TRY(claim.rule, cbor_text(value, "rule"));
    VIGIL_TRY(claim.reader, cbor_text(value, "reader"));
    VIGIL_TRY(const auto thousandths, cbor_integer(value, "confidence"));
    claim.confidence = static_cast<float>(thousandths) / 1000.0F;
    if (const Cbor* span = value.find("span")) {
        VIGIL_TRY(claim.span, span_from_cbor(*span));
    }
    if (const auto time = optional_text(value, "time"); !time.empty()) {
        VIGIL_TRY(claim.time, parse_edtf(time));
    }
    if (const Cbor* count = value.find("count")) {
        VIGIL_TRY(claim.count, count_from_cbor(*count));
    }
    return claim;
}

} // namespace vigil::domain
