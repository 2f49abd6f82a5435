// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/status-of-a-person.md.
#include "answers/place_names.hpp"

#include "base/utf8.hpp"
#include "records/mentions.hpp"
#include "records/profile.hpp"

#include <algorithm>

namespace vigil::answers {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// "El Helicoide prison" is found under "El Helicoide".
std::vector<std::string> keys_of(const std::string& text)
{
    std::vector<std::string> keys{search_key(text)};
    if (auto key = records::place_held_key(text); !key.empty() && key != keys.front())
        keys.push_back(std::move(key));
    return keys;
}

void rename(std::vector<std::string>& places, const PlaceNames& names)
{
    std::vector<std::string> renamed;
    for (const std::string& place : places)
        records::add_new(renamed, {names.name_of(place)});
    places = std::move(renamed);
}

/// One stay under two names: neither a move nor a dispute.
void join(records::Stay& stay, const records::Stay& next)
{
    stay.to = next.to;
    stay.first_confirmed = records::earliest_of(stay.first_confirmed, next.first_confirmed);
    stay.last_confirmed = records::latest_of(stay.last_confirmed, next.last_confirmed);
    stay.disputed = false;
    records::add_basis(stay.basis, next.basis);
}

void rename(std::vector<records::Stay>& stays, const PlaceNames& names)
{
    std::vector<records::Stay> renamed;
    for (records::Stay& stay : stays) {
        stay.place = names.name_of(stay.place);
        if (!renamed.empty() && search_key(renamed.back().place) == search_key(stay.place))
            join(renamed.back(), stay);
        else
            renamed.push_back(std::move(stay));
    }
    stays = std::move(renamed);
}

} // namespace

PlaceNames::PlaceNames(std::vector<KnownPlace> places) : m_places{std::move(places)}
{
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        std::vector<std::string> all = m_places[i].aliases;
        all.push_back(m_places[i].name);
        for (const std::string& text : all)
            for (std::string& key : keys_of(text))
                if (const auto [at, added] = m_at.emplace(std::move(key), i); !added && at->second != i)
                    at->second = none;
    }
}

const KnownPlace* PlaceNames::find(std::string_view text) const
{
    if (m_places.empty())
        return nullptr;
    for (const std::string& key : keys_of(std::string{text}))
        if (const auto found = m_at.find(key); found != m_at.end() && found->second != none)
            return &m_places[found->second];
    return nullptr;
}

std::string PlaceNames::name_of(const std::string& text) const
{
    const KnownPlace* found = find(text);
    return found == nullptr ? text : found->name;
}

std::map<std::string, std::string> PlaceNames::keys() const
{
    std::map<std::string, std::string> keys;
    for (const auto& [key, place] : m_at)
        if (place != none)
            keys.emplace(key, keys_of(m_places[place].name).back());
    return keys;
}

void use_names(records::Person& person, const PlaceNames& names)
{
    if (names.all().empty())
        return;
    for (records::CustodyPeriod& period : person.custody) {
        rename(period.places, names);
        rename(period.stays, names);
    }
    for (records::CaseLine& line : person.proceedings)
        line.court = line.court.empty() ? line.court : names.name_of(line.court);
    for (records::Death& death : person.deaths)
        rename(death.places, names);
}

} // namespace vigil::answers
