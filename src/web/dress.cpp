// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/dress.hpp"

#include "domain/claim.hpp"

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace vigil::web {

namespace {

using nlohmann::json;
using Numbers = std::map<std::string, std::size_t>;

constexpr std::size_t most_notes = 6; ///< Numbers beside one fact; the rest is counted.
constexpr std::array note_lists{"basis", "against", "shown_by"};

std::string short_id(const json& id)
{
    return id.get<std::string>().substr(0, 12);
}

Numbers number_notes(json& twin)
{
    Numbers numbers;
    json notes = json::array();
    const auto basis = twin.find("basis");
    if (basis == twin.end() || !basis->is_array())
        return numbers;
    for (auto& quoted : *basis) {
        if (!quoted.is_object())
            return numbers;
        const std::size_t number = notes.size() + 1;
        numbers[quoted["claim"].get<std::string>()] = number;
        quoted["number"] = number;
        quoted["short"] = short_id(quoted["claim"]);
        quoted["standing"] = quoted["disputed"] == true  ? "disputed"
                             : quoted["checked"] == true ? "checked"
                                                         : "proposed";
        quoted["put"] = quoted["modality"] == "asserted" ? json() : quoted["modality"];
        notes.push_back(std::move(quoted));
    }
    twin.erase("basis");
    twin["notes"] = std::move(notes);
    return numbers;
}

void add_notes(json& row, const std::string& key, const Numbers& numbers)
{
    json shown = json::array();
    std::size_t more = 0;
    for (const auto& claim : row[key]) {
        const auto number = claim.is_string() ? numbers.find(claim.get<std::string>()) : numbers.end();
        if (number == numbers.end())
            continue;
        if (shown.size() < most_notes)
            shown.push_back({{"number", number->second}});
        else
            ++more;
    }
    row[key + "_notes"] = std::move(shown);
    row[key + "_more"] = more == 0 ? json() : json(more);
}

bool is_claim(const json& object)
{
    return object.contains("type") && object.contains("quote") && object.contains("rule");
}

void complete_claim(json& claim)
{
    for (const auto* list : {"actor", "target", "place", "law", "source"})
        if (!claim.contains(list))
            claim[list] = json::array();
    for (const auto* text : {"time", "detail", "modality", "title", "from", "published"})
        if (!claim.contains(text))
            claim[text] = json();
    if (claim["modality"] == "asserted")
        claim["modality"] = json();
    claim["short"] = claim.contains("id") ? json(short_id(claim["id"])) : json();
    claim["count_words"] = json();
    if (claim.contains("count") && claim["count"].is_object()) {
        const auto& stated = claim["count"];
        domain::Count count;
        count.min = stated.value("min", std::int64_t{0});
        if (stated.contains("max") && !stated["max"].is_null())
            count.max = stated["max"].get<std::int64_t>();
        count.approximate = stated.value("approx", false);
        claim["count_words"] = count.to_string();
    }
}

void name_parts(json& document)
{
    for (auto& part : document["parts"]) {
        part["document_id"] = document.value("id", json());
        part["document_name"] = document.value("name", json());
        if (part.contains("rows"))
            for (auto& row : part["rows"])
                row["id_of_part"] = part["id"];
    }
}

void walk(json& value, const Numbers& numbers)
{
    if (value.is_object()) {
        for (const auto* key : note_lists)
            if (value.contains(key) && value[key].is_array())
                add_notes(value, key, numbers);
        if (is_claim(value))
            complete_claim(value);
        if (value.contains("parts") && value["parts"].is_array())
            name_parts(value);
    }
    if (value.is_structured())
        for (auto& member : value)
            walk(member, numbers);
}

} // namespace

void dress(json& twin)
{
    const auto numbers = number_notes(twin);
    walk(twin, numbers);
}

} // namespace vigil::web
