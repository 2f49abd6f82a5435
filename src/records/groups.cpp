// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/groups.hpp"

#include "base/utf8.hpp"
#include "records/addressee.hpp"
#include "records/corrections.hpp"
#include "records/incident_link.hpp"
#include "records/instruments.hpp"
#include "records/mentions.hpp"

#include <algorithm>
#include <map>

namespace vigil::records {

using domain::ClaimType;
using domain::Field;

bool tells_incident(ClaimType type)
{
    return type == ClaimType::killing || type == ClaimType::death || type == ClaimType::execution ||
           type == ClaimType::injury || type == ClaimType::torture || type == ClaimType::sexual_violence ||
           type == ClaimType::attack || type == ClaimType::protest;
}

bool tells_disruption(ClaimType type)
{
    return type == ClaimType::shutdown || type == ClaimType::blocking || type == ClaimType::restoration;
}

bool tells_participation(ClaimType type)
{
    return type == ClaimType::withdrawal || type == ClaimType::accession || type == ClaimType::defunding;
}

bool tells_proceeding(ClaimType type)
{
    return type == ClaimType::investigation || type == ClaimType::charge || type == ClaimType::hearing ||
           type == ClaimType::verdict || type == ClaimType::sentence || type == ClaimType::appeal ||
           type == ClaimType::closure || type == ClaimType::ruling;
}

namespace {

std::string report_place(const domain::Claim& claim, const Passage& passage)
{
    return passage.part.hex() + ":" + std::to_string(claim.span.begin);
}

/// Step 4 for what has no place on the map ("in 13 cities"): time, number, whom and the words for the place.
std::string what_is_told(const domain::Claim& claim)
{
    std::string told = claim.time->to_string() + "|" + (claim.count ? claim.count->to_string() : "");
    for (const Field field : {Field::target, Field::place})
        for (const std::string& text : texts_of(claim, field))
            told += "|" + search_key(text);
    return told;
}

std::string year_from_october(const Edtf& time)
{
    const auto day = time.earliest() ? time.earliest() : time.latest();
    if (!day)
        return "undated";
    const std::chrono::year_month_day date{*day};
    const int year = static_cast<int>(date.year()) + (date.month() >= std::chrono::October ? 1 : 0);
    return std::to_string(year);
}

} // namespace

namespace {

/// Deaths and injuries are folded together: one victim may be injured here and die there.
std::string incident_class(ClaimType type)
{
    const bool harm = type == ClaimType::killing || type == ClaimType::death || type == ClaimType::execution ||
                      type == ClaimType::injury;
    return harm ? "harm" : std::string{domain::name_of(type)};
}

} // namespace

std::string incident_group(const domain::Claim& claim, const Passage& passage)
{
    const std::string type = incident_class(claim.type);
    std::string where = country_of(claim);
    if (where.empty())
        where = place_key_of(claim);
    // Nothing says when: an incident of its own, so of its own group.
    if (!claim.time)
        return type + "|" + where + "|" + report_place(claim, passage);
    if (where.empty())
        return type + "|alike|" + passage.origin + "|" + what_is_told(claim);
    return type + "|" + where + "|" + year_from_october(*claim.time);
}

std::string area_group(const domain::Claim& claim, const Passage& passage)
{
    std::string area = country_of(claim);
    if (area.empty())
        area = place_key_of(claim);
    return area.empty() ? "report " + passage.part.hex() : area;
}

std::string state_group(const domain::Claim& claim, const Passage& passage)
{
    for (const domain::Value* value : claim.values_of(Field::actor))
        if (!value->text.empty())
            return state_key_of(*value);
    return "report " + passage.part.hex();
}

std::string addressee_group(const domain::Claim& claim, const Passage& passage)
{
    const domain::Value* value = addressee_of(claim);
    if (value != nullptr && !value->norm.empty())
        return search_key(value->norm);
    // "The authorities" of two reports may be those of two states; so may an addressee that is not stated.
    if (value == nullptr || names_only_organs(value->text))
        return report_group(passage);
    return search_key(value->text);
}

std::string report_group(const Passage& passage)
{
    return "report " + passage.part.hex();
}

std::string name_key(const domain::Value& value)
{
    return search_key(value.norm.empty() ? value.text : value.norm);
}

NameGroups::NameGroups(const std::vector<std::pair<std::string, std::string>>& joined)
{
    std::map<std::string, std::string> up;
    const auto top = [&](std::string key) {
        for (auto at = up.find(key); at != up.end() && at->second != key; at = up.find(key))
            key = at->second;
        return key;
    };
    for (const auto& [a, b] : joined) {
        up.try_emplace(a, a);
        up.try_emplace(b, b);
        const auto x = top(a);
        const auto y = top(b);
        up[std::max(x, y)] = std::min(x, y);
    }
    for (const auto& [key, above] : up)
        m_group.emplace(key, top(key));
}

std::string NameGroups::group_of(const std::string& name_key) const
{
    const auto found = m_group.find(name_key);
    return found == m_group.end() ? name_key : found->second;
}

std::vector<GroupKey> groups_of(const domain::Claim& claim, const Passage& passage, const NameGroups& names)
{
    std::vector<GroupKey> groups;
    bool unnamed = false;
    std::uint32_t n = 0;
    for (const domain::Value* value : claim.values_of(Field::target)) {
        const std::uint32_t place = n++;
        const bool named = names_person(claim.type, *value);
        if (!named && !unnamed_victim(claim, *value)) {
            unnamed = true;
            continue;
        }
        const std::string name = names.group_of(named ? name_key(*value) : unnamed_key(claim, passage, place));
        groups.push_back({Family::person, name});
        // The whole of what is said of a name decides who is who, so cases are folded from it too.
        groups.push_back({Family::proceeding, "name " + name});
    }
    if (tells_proceeding(claim.type) && (unnamed || groups.empty()))
        groups.push_back({Family::proceeding, report_group(passage)});
    if (tells_incident(claim.type))
        groups.push_back({Family::incident, names.group_of(incident_group(claim, passage))});
    if (tells_disruption(claim.type))
        groups.push_back({Family::disruption, area_group(claim, passage)});
    if (tells_participation(claim.type))
        groups.push_back({Family::participation, state_group(claim, passage)});
    if (claim.type == ClaimType::demand)
        groups.push_back({Family::call, addressee_group(claim, passage)});
    std::ranges::sort(groups);
    const auto repeated = std::ranges::unique(groups);
    groups.erase(repeated.begin(), repeated.end());
    return groups;
}

namespace {

/// A claim as proposed or corrected, with where it stands.
struct Form {
    const domain::Claim* claim = nullptr;
    const Passage* passage = nullptr;
};

/// The key of the group that a link moves: of the incident, or of the name.
std::string linked_key(const Form& form, const MentionRef& ref, bool incidents)
{
    if (incidents)
        return tells_incident(form.claim->type) ? incident_group(*form.claim, *form.passage) : std::string{};
    const auto values = form.claim->values_of(ref.field);
    if (ref.n >= values.size())
        return {};
    return unnamed_victim(*form.claim, *values[ref.n]) ? unnamed_key(*form.claim, *form.passage, ref.n)
                                                       : name_key(*values[ref.n]);
}

} // namespace

std::vector<std::pair<std::string, std::string>> joined_names(const Evidence& evidence)
{
    std::map<EntryId, std::vector<Form>> forms;
    for (const ClaimFacts& claim : evidence.claims)
        forms[claim.id].push_back({&claim.claim, claim.passage.get()});
    const Standing corrected = standing(evidence, Floor::proposed);
    for (const StandingClaim& claim : corrected.claims)
        forms[claim.id].push_back({&claim.claim, claim.passage.get()});

    std::vector<std::pair<std::string, std::string>> pairs;
    for (const ledger::Linked& link : corrected.links) {
        if (link.verb != ledger::LinkVerb::same)
            continue;
        std::vector<std::string> keys;
        for (const MentionRef& ref : {link.a, link.b})
            for (const Form& form : forms[ref.claim])
                if (auto key = linked_key(form, ref, links_incidents(link)); !key.empty())
                    keys.push_back(std::move(key));
        for (std::size_t i = 1; i < keys.size(); ++i)
            if (keys[i] != keys.front())
                pairs.emplace_back(std::min(keys.front(), keys[i]), std::max(keys.front(), keys[i]));
    }
    std::ranges::sort(pairs);
    const auto repeated = std::ranges::unique(pairs);
    pairs.erase(repeated.begin(), repeated.end());
    return pairs;
}

} // namespace vigil::records
