// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/incidents.md.
#include "base/utf8.hpp"
#include "records/causes.hpp"
#include "records/folds.hpp"
#include "records/incident_score.hpp"

#include <algorithm>

namespace vigil::records {
namespace {

using domain::ClaimType;
using domain::Field;
using domain::Modality;

IncidentKind kind_of(ClaimType type)
{
    if (type == ClaimType::killing)
        return IncidentKind::killing;
    if (type == ClaimType::death)
        return IncidentKind::death;
    if (type == ClaimType::execution)
        return IncidentKind::execution;
    if (type == ClaimType::injury)
        return IncidentKind::injury;
    if (type == ClaimType::attack)
        return IncidentKind::attack;
    return type == ClaimType::protest ? IncidentKind::protest : IncidentKind::ill_treatment;
}

int gravity(ClaimType type)
{
    return type == ClaimType::killing     ? 4
           : type == ClaimType::execution ? 3
           : type == ClaimType::death     ? 2
           : type == ClaimType::injury    ? 1
                                          : 0;
}

/// The statement of more days; of two of equally many the earlier one.
std::optional<Edtf> wider(const std::optional<Edtf>& a, const std::optional<Edtf>& b)
{
    if (!a || !b)
        return a ? a : b;
    if (finer(*a, *b) == *a && finer(*b, *a) == *b) // Equally many.
        return earlier(b, a) ? b : a;
    return finer(*a, *b) == *a ? b : a;
}

class IncidentFold {
public:
    explicit IncidentFold(const Origins& origins) : m_origins{&origins} {}

    Incident fold(const std::vector<const ToldIncident*>& claims)
    {
        m_type = gravest(claims);
        m_incident.kind = kind_of(m_type);
        for (const ToldIncident* told : claims)
            add(*told);
        m_incident.id = m_incident.basis.empty() ? m_incident.against.front().hex() : m_incident.basis.front().hex();
        sort_numbers(m_incident.numbers);
        sort_numbers(m_incident.other_numbers);
        settle_range();
        m_incident.cause_disputed = causes_disputed(m_incident.causes);
        return std::move(m_incident);
    }

private:
    static ClaimType gravest(const std::vector<const ToldIncident*>& claims)
    {
        const ToldIncident* found = claims.front();
        bool asserted = false;
        for (const ToldIncident* told : claims) {
            const domain::Claim& said = told->claim->claim;
            const bool denied = said.modality == Modality::denied;
            if (denied || (asserted && gravity(said.type) <= gravity(found->claim->claim.type)))
                continue;
            found = told;
            asserted = true;
        }
        return found->claim->claim.type;
    }

    void add(const ToldIncident& told)
    {
        const StandingClaim& claim = *told.claim;
        const domain::Claim& said = claim.claim;
        if (m_incident.place_key.empty())
            m_incident.place_key = country_of(said).empty() ? place_key_of(said) : country_of(said);
        if (said.modality == Modality::denied) { // Step 9.
            add_basis(m_incident.against, claim.id);
            m_incident.disputed = true;
            add_new(m_incident.places, texts_of(said, Field::place));
            m_incident.when = wider(m_incident.when, said.time);
            return;
        }
        const bool plain = said.modality == Modality::asserted;
        m_incident.alleged = m_incident.basis.empty() ? !plain : m_incident.alleged && !plain;
        add_basis(m_incident.basis, claim.id);
        add_day_and_place(told);
        add_new(m_incident.actors, texts_of(said, Field::actor));
        add_new(m_incident.methods, texts_of(said, Field::detail));
        if (said.count)
            numbers_for(said.type).push_back(reported_number(claim, *m_origins));
        for (const Mentioned& mention : victims_in(claim))
            add_victim(claim, mention);
        add_cause(m_incident.causes, claim);
    }

    /// Step 8: people injured are not people killed; who was killed or died is counted together.
    std::vector<ReportedNumber>& numbers_for(ClaimType type)
    {
        const bool own = type == m_type || (gravity(type) >= 2 && gravity(m_type) >= 2);
        return own ? m_incident.numbers : m_incident.other_numbers;
    }

    /// Step 13.
    void add_day_and_place(const ToldIncident& told)
    {
        const domain::Claim& said = told.claim->claim;
        const auto places = texts_of(said, Field::place);
        add_new(m_incident.places, places);
        // Found or buried later than it happened: no day of the incident, unless nothing else is told.
        const bool later = told.told == ToldOfDeath::finding || told.told == ToldOfDeath::burial;
        if (!later || !m_told_itself)
            m_incident.when = wider(m_incident.when, said.time);
        m_told_itself = m_told_itself || !later; // Findings and burials come last.
        if (said.type == ClaimType::attack || said.type == ClaimType::protest)
            return;
        const auto date = [&](std::optional<Edtf>& day, std::vector<std::string>& at) {
            day = wider(day, said.time);
            add_new(at, places);
        };
        switch (told.told) {
        case ToldOfDeath::injury: return date(m_incident.injured, m_incident.injured_at);
        case ToldOfDeath::death: return date(m_incident.died, m_incident.died_at);
        case ToldOfDeath::finding: return date(m_incident.found, m_incident.found_at);
        case ToldOfDeath::burial: return date(m_incident.buried, m_incident.buried_at);
        }
    }

    void add_victim(const StandingClaim& claim, const Mentioned& mention)
    {
        const std::string key = key_of(mention);
        const auto have = std::ranges::find(m_incident.victims, key, &Victim::person_key);
        Victim& victim = have == m_incident.victims.end() ? m_incident.victims.emplace_back() : *have;
        victim.name = victim.name.empty() ? mention.value->text : victim.name;
        victim.unnamed = !names_person(claim.claim.type, *mention.value);
        victim.person_key = key;
        victim.when = victim.when ? victim.when : claim.claim.time;
        add_new(victim.places, texts_of(claim.claim, Field::place));
        add_basis(victim.basis, claim.id);
    }

    static void sort_numbers(std::vector<ReportedNumber>& numbers)
    {
        std::ranges::sort(numbers, {}, [](const ReportedNumber& number) {
            return std::tuple{number.source, number.when ? number.when->to_string() : "", number.claim};
        });
    }

    /// Step 8.
    void settle_range()
    {
        for (const ReportedNumber& number : m_incident.numbers) {
            const std::int64_t high = number.count.max.value_or(number.count.min);
            m_incident.lowest = std::min(m_incident.lowest.value_or(number.count.min), number.count.min);
            m_incident.highest = std::max(m_incident.highest.value_or(high), high);
            m_incident.open_above = m_incident.open_above || !number.count.max;
        }
        for (const ReportedNumber& a : m_incident.numbers)
            for (const ReportedNumber& b : m_incident.numbers)
                if (a.when == b.when && a.origin != b.origin && a.count.max && *a.count.max < b.count.min)
                    m_incident.disputed = true;
    }

    const Origins* m_origins;
    ClaimType m_type = ClaimType::killing;
    bool m_told_itself = false; ///< Not only its finding or burial.
    Incident m_incident;
};

std::string label_of(const Incident& incident)
{
    // A denial of what nobody here asserts is kept, and says so.
    std::string label = (incident.basis.empty() ? "denied: " : "") + std::string{name_of(incident.kind)};
    if (!incident.places.empty())
        label += ", " + incident.places.front();
    return label + (incident.when ? ", " + incident.when->to_string() : ", day not known");
}

} // namespace

std::vector<Record> fold_incidents(const std::string& group, const Standing& standing)
{
    const Origins origins{standing.claims};
    std::vector<ToldIncident> all;
    for (const StandingClaim& claim : standing.claims)
        if (claim.claim.modality != Modality::possible && claim.claim.modality != Modality::announced) // Step 9.
            all.push_back(told_incident(claim, origins));
    number_in_reports(all);
    std::vector<Record> records;
    for (const auto& members : incidents_among(all, standing.links)) {
        std::vector<const ToldIncident*> claims;
        for (const std::size_t member : members)
            claims.push_back(&all[member]);
        // In order of what is told: the injury before the death, so that the place of the incident comes first.
        std::ranges::stable_sort(claims, {}, &ToldIncident::told);
        const Incident incident = IncidentFold{origins}.fold(claims);
        records.push_back(
            {Family::incident, incident.id, group, label_of(incident), sort_key(incident.when), to_cbor(incident)});
    }
    return records;
}

} // namespace vigil::records
