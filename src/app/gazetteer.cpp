// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/gazetteer.hpp"

#include "base/utf8.hpp"
#include "resources/resources.hpp"

#include <algorithm>
#include <functional>

namespace vigil::app {
namespace {

/// Calls `row` with the fields of each line of a table of data/ that is no comment.
void each_row(std::string_view path, const std::function<void(const std::vector<std::string_view>&)>& row)
{
    const auto* file = resources::find(path);
    if (!file)
        return;
    for (auto rest = file->bytes; !rest.empty();) {
        const auto end = rest.find('\n');
        const auto line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (!line.empty() && line.front() != '#')
            row(split(line, '\t'));
    }
}

/// Columns of places.tsv: search key, GeoNames number or "R" + division, country, division, …
constexpr std::size_t place_columns = 4;

std::string norm_of(const std::vector<std::string_view>& place)
{
    return place[1].starts_with('R') ? "region:" + std::string{place[1].substr(1)}
                                     : "geonames:" + std::string{place[1]};
}

std::vector<std::string_view> names_of(const std::vector<std::string_view>& country)
{
    std::vector<std::string_view> names;
    for (std::size_t column = 1; column < country.size(); ++column)
        for (auto name : split(country[column], '|')) {
            if (name.starts_with('='))
                name.remove_prefix(1);
            if (!name.empty())
                names.push_back(name);
        }
    return names;
}

enum class PlaceKind : std::uint8_t { any, division, town };

/// What was asked, taken apart: "Tripoli, Libya" within Libya; "Tehran province" a division.
struct PlaceAsked {
    std::string key;
    PlaceKind kind = PlaceKind::any;
    std::string within; ///< Search key of the wider place; empty: anywhere.
};

PlaceAsked asked_for(const std::string& words)
{
    PlaceAsked asked;
    const auto comma = words.rfind(',');
    asked.key = search_key(words.substr(0, comma));
    if (comma != std::string::npos)
        asked.within = search_key(words.substr(comma + 1));
    for (const std::string_view last : {" province", " governorate", " region", " state", " department"})
        if (asked.key.ends_with(last)) {
            asked.key.resize(asked.key.size() - last.size());
            asked.kind = PlaceKind::division;
            return asked;
        }
    for (const std::string_view first : {"province of ", "provincia de ", "estado de ", "state of ", "city of "})
        if (asked.key.starts_with(first)) {
            asked.key.erase(0, first.size());
            asked.kind = first == "city of " ? PlaceKind::town : PlaceKind::division;
        }
    return asked;
}

bool is_division(const std::vector<std::string_view>& place)
{
    return place[1].starts_with('R');
}

/// By its code ("IR"): the shortest of the names that a country has.
std::string country_name(std::string_view code)
{
    std::string name{code};
    each_row("data/common/countries.tsv", [&](const auto& country) {
        if (country[0] != "state:" + std::string{code} || country.size() < 2)
            return;
        const auto names = split(country[1], '|');
        name = *std::ranges::min_element(names, {}, &std::string_view::size);
    });
    return name;
}

void find_states(const std::string& key, PlaceMeant& meant)
{
    each_row("data/common/countries.tsv", [&](const auto& country) {
        const auto names = names_of(country);
        for (const auto name : names)
            if (search_key(name) == key) {
                meant.norms.insert(std::string{country[0]});
                meant.words.insert(names.begin(), names.end());
                meant.labels.push_back(country_name(country[0].substr(country[0].find(':') + 1)) + ", country");
                return;
            }
    });
}

void find_places(const std::string& words, PlaceMeant& meant)
{
    constexpr std::size_t most_labels = 12;
    const PlaceAsked asked = asked_for(words);
    const PlaceMeant wider = asked.within.empty() ? PlaceMeant{} : place_meant(asked.within);
    each_row("data/common/places.tsv", [&](const auto& place) {
        if (place.size() < place_columns || place[0] != asked.key)
            return;
        if (asked.kind != PlaceKind::any && is_division(place) != (asked.kind == PlaceKind::division))
            return;
        const std::string state = "state:" + std::string{place[2]};
        const std::string region = "region:" + std::string{place[2]} + "." + std::string{place[3]};
        if (!asked.within.empty() && !wider.norms.contains(state) && !wider.norms.contains(region))
            return;
        if (!meant.norms.insert(norm_of(place)).second || meant.labels.size() >= most_labels)
            return;
        meant.labels.push_back(words.substr(0, words.find(',')) +
                               (is_division(place) ? ", division of " : ", town in ") + country_name(place[2]));
    });
    std::ranges::sort(meant.labels);
}

} // namespace

PlaceMeant place_meant(const std::string& words)
{
    PlaceMeant meant;
    const auto key = search_key(words);
    if (key.empty())
        return meant;
    find_states(key, meant);
    // A state wins over towns that bear its name.
    if (meant.norms.empty())
        find_places(words, meant);
    return meant;
}

const answers::StateWords& state_words()
{
    static const answers::StateWords all = [] {
        answers::StateWords words;
        for (const auto* table : {"data/common/countries.tsv", "data/es/countries.tsv"})
            each_row(table, [&](const auto& country) {
                for (const auto name : names_of(country))
                    words.emplace(search_key(name), country[0]);
            });
        return words;
    }();
    return all;
}

answers::PlaceTable places_around(const records::Standing& standing)
{
    std::set<std::string, std::less<>> wanted;
    for (const auto& claim : standing.claims)
        for (const auto& value : claim.claim.values)
            if (value.norm.starts_with("geonames:") || value.norm.starts_with("region:"))
                wanted.insert(value.norm);

    answers::PlaceTable table;
    if (wanted.empty())
        return table;
    each_row("data/common/places.tsv", [&](const auto& place) {
        if (place.size() < place_columns)
            return;
        const auto norm = norm_of(place);
        if (!wanted.contains(norm))
            return;
        auto& around = table[norm];
        around.insert("state:" + std::string{place[2]});
        if (!place[1].starts_with('R') && !place[3].empty())
            around.insert("region:" + std::string{place[2]} + "." + std::string{place[3]});
    });
    return table;
}

} // namespace vigil::app
