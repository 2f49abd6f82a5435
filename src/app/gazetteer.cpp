// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/gazetteer.hpp"

#include "base/utf8.hpp"
#include "resources/resources.hpp"

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

} // namespace

PlaceMeant place_meant(const std::string& words)
{
    PlaceMeant meant;
    const auto key = search_key(words);
    if (key.empty())
        return meant;
    each_row("data/common/countries.tsv", [&](const auto& country) {
        const auto names = names_of(country);
        for (const auto name : names)
            if (search_key(name) == key) {
                meant.norms.insert(std::string{country[0]});
                meant.words.insert(names.begin(), names.end());
                return;
            }
    });
    // A state wins over towns that bear its name.
    if (!meant.norms.empty())
        return meant;
    each_row("data/common/places.tsv", [&](const auto& place) {
        if (place.size() >= place_columns && place[0] == key)
            meant.norms.insert(norm_of(place));
    });
    return meant;
}

answers::StateWords state_words()
{
    answers::StateWords words;
    for (const auto* table : {"data/common/countries.tsv", "data/es/countries.tsv"})
        each_row(table, [&](const auto& country) {
            for (const auto name : names_of(country))
                words.emplace(search_key(name), country[0]);
        });
    return words;
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
