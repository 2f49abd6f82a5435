// SPDX-License-Identifier: AGPL-3.0-or-later
#include "domain/claim.hpp"

#include <algorithm>

namespace vigil::domain {
namespace {

constexpr std::array all_types{
    ClaimTypeInfo{ClaimType::arrest, "arrest", "arrest", "someone was taken into custody"},
    ClaimTypeInfo{ClaimType::held, "held", "held", "someone is in custody"},
    ClaimTypeInfo{ClaimType::release, "release", "release", "someone was released"},
    ClaimTypeInfo{ClaimType::disappearance, "disappearance", "enforced disappearance",
                  "someone was forcibly disappeared"},
    ClaimTypeInfo{ClaimType::deportation, "deportation", "deportation", "someone was deported, extradited or returned"},
    ClaimTypeInfo{ClaimType::restriction, "restriction", "restriction",
                  "a measure short of custody was imposed or lifted"},
    ClaimTypeInfo{ClaimType::investigation, "investigation", "investigation", "an inquiry was opened or is under way"},
    ClaimTypeInfo{ClaimType::charge, "charge", "charge", "someone was charged or tried for an offence"},
    ClaimTypeInfo{ClaimType::hearing, "hearing", "hearing", "a hearing was held, set or adjourned"},
    ClaimTypeInfo{ClaimType::verdict, "verdict", "verdict", "a court convicted or acquitted"},
    ClaimTypeInfo{ClaimType::sentence, "sentence", "sentence", "a sentence was passed"},
    ClaimTypeInfo{ClaimType::appeal, "appeal", "appeal", "an appeal was lodged, heard or is possible"},
    ClaimTypeInfo{ClaimType::closure, "closure", "closure", "charges were dropped, pardoned or commuted"},
    ClaimTypeInfo{ClaimType::ruling, "ruling", "ruling", "a court or UN body decided"},
    ClaimTypeInfo{ClaimType::killing, "killing", "killing", "someone was killed"},
    ClaimTypeInfo{ClaimType::execution, "execution", "execution", "someone was executed"},
    ClaimTypeInfo{ClaimType::death, "death", "death", "someone died in custody or in unclear circumstances"},
    ClaimTypeInfo{ClaimType::injury, "injury", "injury", "someone was injured"},
    ClaimTypeInfo{ClaimType::torture, "torture", "torture", "someone was tortured or ill-treated"},
    ClaimTypeInfo{ClaimType::sexual_violence, "sexual_violence", "sexual violence",
                  "someone was raped or sexually assaulted"},
    ClaimTypeInfo{ClaimType::attack, "attack", "attack", "people or a place were attacked"},
    ClaimTypeInfo{ClaimType::threat, "threat", "threat", "someone was threatened, harassed or watched"},
    ClaimTypeInfo{ClaimType::shutdown, "shutdown", "shutdown", "communications were cut or throttled in an area"},
    ClaimTypeInfo{ClaimType::blocking, "blocking", "blocking", "a site, app or newspaper was blocked or closed"},
    ClaimTypeInfo{ClaimType::restoration, "restoration", "restoration", "access was restored"},
    ClaimTypeInfo{ClaimType::protest, "protest", "protest", "people protested"},
    ClaimTypeInfo{ClaimType::ban, "ban", "ban", "an organisation or activity was banned"},
    ClaimTypeInfo{ClaimType::decree, "decree", "decree", "a law, decree or state of emergency was adopted"},
    ClaimTypeInfo{ClaimType::withdrawal, "withdrawal", "withdrawal", "a state or member left or announced leaving"},
    ClaimTypeInfo{ClaimType::accession, "accession", "accession", "a state or member joined or ratified"},
    ClaimTypeInfo{ClaimType::defunding, "defunding", "defunding", "funding was cut, ended or suspended"},
    ClaimTypeInfo{ClaimType::sanction, "sanction", "sanction", "sanctions were imposed or lifted"},
    ClaimTypeInfo{ClaimType::demand, "demand", "call", "someone called on someone to act"},
    ClaimTypeInfo{ClaimType::quote, "quote", "quotation", "someone said these words"},
    ClaimTypeInfo{ClaimType::designation, "designation", "designation",
                  "a body holds someone to be a prisoner of conscience or the like"},
    ClaimTypeInfo{ClaimType::particular, "particular", "particular", "what a person or body is"},
};
constexpr std::array field_names{"actor", "target", "place", "law", "source", "detail"};
constexpr std::array modality_names{"asserted", "alleged", "denied", "possible", "announced"};
constexpr std::array kind_names{"unknown", "person", "group", "body", "state", "place", "law", "thing"};

template <typename Enum, typename Names>
std::optional<Enum> named(const Names& names, std::string_view name)
{
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

} // namespace

std::span<const ClaimTypeInfo> claim_types()
{
    return all_types;
}

std::string_view name_of(ClaimType type)
{
    return all_types[static_cast<std::size_t>(type)].name;
}

std::string_view label_of(ClaimType type)
{
    return all_types[static_cast<std::size_t>(type)].label;
}

std::string_view name_of(Field field)
{
    return field_names[static_cast<std::size_t>(field)];
}

std::string_view name_of(Modality modality)
{
    return modality_names[static_cast<std::size_t>(modality)];
}

std::string_view name_of(ValueKind kind)
{
    return kind_names[static_cast<std::size_t>(kind)];
}

std::optional<ClaimType> claim_type_named(std::string_view name)
{
    const auto found = std::ranges::find(all_types, name, &ClaimTypeInfo::name);
    return found == all_types.end() ? std::nullopt : std::optional{found->type};
}

std::optional<Field> field_named(std::string_view name)
{
    return named<Field>(field_names, name);
}

std::optional<Modality> modality_named(std::string_view name)
{
    return named<Modality>(modality_names, name);
}

std::optional<ValueKind> value_kind_named(std::string_view name)
{
    return named<ValueKind>(kind_names, name);
}

std::string Count::to_string() const
{
    const std::string low = std::to_string(min);
    if (!max)
        return "at least " + low;
    if (*max == min)
        return approximate ? "about " + low : low;
    const std::string high = std::to_string(*max);
    return min == 0 ? "up to " + high : low + " to " + high;
}

std::vector<std::string> Claim::all(Field field) const
{
    std::vector<std::string> texts;
    for (const Value& value : values)
        if (value.field == field)
            texts.push_back(value.text);
    return texts;
}

std::vector<const Value*> Claim::values_of(Field field) const
{
    std::vector<const Value*> found;
    for (const Value& value : values)
        if (value.field == field)
            found.push_back(&value);
    return found;
}

const Value* Claim::first(Field field) const
{
    const auto found = std::ranges::find(values, field, &Value::field);
    return found == values.end() ? nullptr : &*found;
}

void order_values(Claim& claim)
{
    std::ranges::stable_sort(claim.values, {}, &Value::field);
}

} // namespace vigil::domain
