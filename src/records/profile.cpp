// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/profile.hpp"

#include "base/utf8.hpp"
#include "records/conventions.hpp"
#include "records/custody.hpp"

#include <algorithm>
#include <array>

namespace vigil::records {

using domain::ClaimType;
using domain::Field;

namespace {

bool is_court(std::string_view text)
{
    return has_word(text, {"court", "tribunal", "juzgado", "mahkeme", "chamber", "judge", "corte", "sala", "cour"});
}

/// Words that begin with a capital or a digit, in scripts that have capitals; all words in others.
std::size_t naming_words(std::string_view text)
{
    std::size_t count = 0;
    for (const std::string& word : words_in(text)) {
        std::size_t at = 0;
        const char32_t first = next_code_point(word, at);
        const bool lower = (first >= U'a' && first <= U'z') || first == U'(';
        count += lower ? 0 : 1;
    }
    return count;
}

void add_particular(link::Profile& profile, const domain::Value& value)
{
    const std::string words = search_key(value.text);
    const std::string& date = value.norm.empty() ? value.text : value.norm;
    if (value.code == particular::birth_date)
        profile.birth_dates.insert(date);
    else if (value.code == particular::death_date)
        profile.death_dates.insert(date);
    else if (value.code == particular::id_number)
        profile.id_numbers.insert(std::string{value.code} + ":" + words);
    else if (value.code == particular::case_number)
        profile.case_numbers.insert(words);
    else if (value.code == particular::profession)
        profile.professions.insert(words);
    else if (value.code == particular::affiliation)
        profile.affiliations.insert(words);
    else if (value.code == particular::sex)
        profile.sexes.insert(value.norm.empty() ? words.substr(0, 1) : value.norm);
    else if (value.code == particular::nationality)
        profile.nationalities.insert(words);
    else if (value.code == particular::court && !court_key(value).empty())
        profile.courts.insert(court_key(value));
}

void add_death(link::Profile& profile, const domain::Claim& claim)
{
    const bool died =
        claim.type == ClaimType::death || claim.type == ClaimType::killing || claim.type == ClaimType::execution;
    // The day of a finding or burial is not the day of death.
    if (died && told_of_death(claim) == ToldOfDeath::death && claim.time &&
        claim.modality == domain::Modality::asserted)
        profile.death_dates.insert(claim.time->to_string());
}

void add_claim(link::Profile& profile, const StandingClaim& standing, const TownKeys& towns)
{
    const domain::Claim& claim = standing.claim;
    if (claim.type == ClaimType::particular)
        for (const domain::Value* value : claim.values_of(Field::detail))
            add_particular(profile, *value);
    if (claim.type == ClaimType::held || claim.type == ClaimType::release)
        for (const domain::Value* value : claim.values_of(Field::place))
            if (!names_town(*value) && !towns.contains(search_key(value->text)))
                if (auto key = place_held_key(value->text); !key.empty())
                    profile.places_held.insert(std::move(key));
    if (const domain::Value* court = court_of(claim))
        if (auto key = court_key(*court); !key.empty())
            profile.courts.insert(std::move(key));
    add_death(profile, claim);
    constexpr std::size_t long_enough = 40; // A shorter sentence can be written twice by chance.
    if (auto sentence = search_key(claim.quote); sentence.size() >= long_enough)
        profile.sentences.insert(std::move(sentence));
    if (auto row = row_of(standing); !row.empty())
        profile.rows.insert(std::move(row));
}

} // namespace

std::string place_held_key(const std::string& text)
{
    constexpr std::array<std::string_view, 14> general{"prison", "jail",   "detention", "centre",  "center",
                                                       "the",    "carcel", "prision",   "police",  "custody",
                                                       "in",     "at",     "en",        "hospital"};
    std::string key;
    const std::string words = search_key(text);
    for (const std::string_view word : split(words, ' '))
        if (std::ranges::find(general, word) == general.end())
            key += (key.empty() ? "" : " ") + std::string{word};
    return naming_words(text) == 0 ? std::string{} : key;
}

bool names_town(const domain::Value& value)
{
    return value.norm.starts_with(geonames_norm) || value.norm.starts_with(state_norm);
}

std::string court_key(const domain::Value& value)
{
    if (!value.norm.empty() && !names_town(value))
        return value.norm;
    return naming_words(value.text) >= 3 ? search_key(value.text) : std::string{};
}

const domain::Value* court_of(const domain::Claim& claim)
{
    for (const Field field : {Field::actor, Field::place})
        for (const domain::Value* value : claim.values_of(field))
            if (value->code == particular::court || is_court(value->text))
                return value;
    return nullptr;
}

TownKeys towns_in(const std::vector<StandingClaim>& claims)
{
    TownKeys keys;
    for (const StandingClaim& claim : claims)
        for (const domain::Value& value : claim.claim.values)
            if (names_town(value))
                keys.insert(search_key(value.text));
    return keys;
}

link::Profile profile_of(const std::vector<Mentioned>& mentions, const TownKeys& towns)
{
    link::Profile profile;
    for (const Mentioned& mention : mentions) {
        profile.name = key_of(mention);
        add_claim(profile, *mention.claim, towns);
    }
    return profile;
}

void add_profile(link::Profile& a, const link::Profile& b)
{
    const auto add = [&](auto member) { (a.*member).insert((b.*member).begin(), (b.*member).end()); };
    for (const auto member : {&link::Profile::birth_dates, &link::Profile::death_dates, &link::Profile::id_numbers,
                              &link::Profile::case_numbers, &link::Profile::courts, &link::Profile::places_held,
                              &link::Profile::professions, &link::Profile::affiliations, &link::Profile::sexes,
                              &link::Profile::nationalities, &link::Profile::rows, &link::Profile::sentences})
        add(member);
}

} // namespace vigil::records
