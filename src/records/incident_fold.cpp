// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/incidents.md.
#include "base/utf8.hpp"
#include "records/folds.hpp"
#include "records/incident.hpp"

#include "base/disjoint_sets.hpp"
#include <algorithm>
#include <map>
#include <numeric>

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

/// Days that a claim can mean; an open end is closed at the day of its document (step 3).
std::optional<std::pair<Day, Day>> days_of(const StandingClaim& claim)
{
    if (!claim.claim.time)
        return std::nullopt;
    auto first = claim.claim.time->earliest();
    auto last = claim.claim.time->latest();
    if (!last)
        last = published_on(claim);
    if (!first)
        first = last;
    if (!first || !last)
        return std::nullopt;
    return std::pair{*first, std::max(*first, *last)};
}

struct Told {
    const StandingClaim* claim = nullptr;
    std::string place; ///< Key of the most specific place below the country; empty: country or nothing.
    std::optional<std::pair<Day, Day>> days;
    bool open = false;
    bool nowhere = false;      ///< Neither place nor country: its group holds only what is told alike by one origin.
    std::size_t in_report = 0; ///< Of those, how many its report has told before.
};

Told told_by(const StandingClaim& claim)
{
    Told told{&claim, place_key_of(claim.claim), days_of(claim),
              claim.claim.time && (!claim.claim.time->latest() || !claim.claim.time->earliest())};
    told.nowhere = told.place.empty() && country_of(claim.claim).empty();
    if (told.place == country_of(claim.claim))
        told.place.clear();
    return told;
}

bool is_denial(const Told& told)
{
    return told.claim->claim.modality == Modality::denied;
}

/// One report that tells the same twice tells of two; another version of it tells of the same two, in that order.
void number_in_reports(std::vector<Told>& all)
{
    std::map<std::pair<EntryId, bool>, std::vector<Told*>> by_report;
    for (Told& told : all)
        if (told.nowhere)
            by_report[{told.claim->passage->part, is_denial(told)}].push_back(&told);
    for (auto& [part, told] : by_report) {
        std::ranges::sort(told, {}, [](const Told* one) { return std::pair{one->claim->claim.span, one->claim->id}; });
        for (std::size_t n = 0; n < told.size(); ++n)
            told[n]->in_report = n;
    }
}

/// Step 4: one place, and days that overlap by at least half of the longer span. A town inside a total for many towns
/// is a part of it, not the same incident; so is one day inside a month.
bool of_one_incident(const Told& a, const Told& b)
{
    if (a.place != b.place || !a.days || !b.days || a.open != b.open)
        return false;
    if (a.nowhere)
        return b.nowhere && a.in_report == b.in_report &&
               (is_denial(a) != is_denial(b) || a.claim->passage->part != b.claim->passage->part);
    if (a.open)
        return std::chrono::abs(a.days->first - b.days->first) <= std::chrono::days{3};
    const auto overlap =
        std::min(a.days->second, b.days->second) - std::max(a.days->first, b.days->first) + std::chrono::days{1};
    const auto longer = std::max(a.days->second - a.days->first, b.days->second - b.days->first) + std::chrono::days{1};
    return overlap.count() > 0 && 2 * overlap >= longer;
}

std::optional<Edtf> wider(const std::optional<Edtf>& a, const std::optional<Edtf>& b)
{
    if (!a || !b)
        return a ? a : b;
    return finer(*a, *b) == *a ? b : a;
}

class IncidentFold {
public:
    explicit IncidentFold(const Origins& origins) : m_origins{&origins} {}

    Incident fold(const std::vector<Told>& claims)
    {
        m_incident.kind = kind_of(claims.front().claim->claim.type);
        for (const Told& told : claims)
            add(*told.claim);
        m_incident.id = m_incident.basis.empty() ? m_incident.against.front().hex() : m_incident.basis.front().hex();
        std::ranges::sort(m_incident.numbers, {}, [](const ReportedNumber& number) {
            return std::tuple{number.source, number.when ? number.when->to_string() : "", number.claim};
        });
        settle_range();
        return std::move(m_incident);
    }

private:
    void add(const StandingClaim& claim)
    {
        const domain::Claim& said = claim.claim;
        if (said.modality == Modality::denied) { // Step 7.
            add_basis(m_incident.against, claim.id);
            m_incident.disputed = true;
            add_new(m_incident.places, texts_of(said, Field::place));
            return;
        }
        const bool plain = said.modality == Modality::asserted;
        m_incident.alleged = m_incident.basis.empty() ? !plain : m_incident.alleged && !plain;
        add_basis(m_incident.basis, claim.id);
        m_incident.when = wider(m_incident.when, said.time); // Step 10.
        add_new(m_incident.places, texts_of(said, Field::place));
        add_new(m_incident.actors, texts_of(said, Field::actor));
        add_new(m_incident.methods, texts_of(said, Field::detail));
        if (m_incident.place_key.empty())
            m_incident.place_key = country_of(said).empty() ? place_key_of(said) : country_of(said);
        if (said.count)
            m_incident.numbers.push_back(reported_number(claim, *m_origins));
        date(said);
        for (const Mentioned& mention : people_in(claim))
            add_victim(claim, *mention.value);
    }

    void date(const domain::Claim& said)
    {
        const bool found = has_word(said.quote, {"found dead", "body was found", "bodies were found"});
        std::optional<Edtf>& date = found                            ? m_incident.found
                                    : said.type == ClaimType::injury ? m_incident.injured
                                                                     : m_incident.died;
        if (said.type != ClaimType::attack && said.type != ClaimType::protest)
            date = wider(date, said.time);
    }

    void add_victim(const StandingClaim& claim, const domain::Value& value)
    {
        const std::string key = name_key(value);
        const auto have = std::ranges::find(m_incident.victims, key, &Victim::person_key);
        Victim& victim = have == m_incident.victims.end() ? m_incident.victims.emplace_back() : *have;
        victim.name = victim.name.empty() ? value.text : victim.name;
        victim.person_key = key;
        victim.when = victim.when ? victim.when : claim.claim.time;
        add_new(victim.places, texts_of(claim.claim, Field::place));
        add_basis(victim.basis, claim.id);
    }

    /// Step 6. Alleged numbers stand in the list and leave the range alone, unless there are no others.
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
    Incident m_incident;
};

std::vector<std::vector<Told>> grouped(const std::vector<Told>& all)
{
    // By place and first day: only neighbours can be one incident, so that a big group stays fast.
    std::vector<std::size_t> order(all.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, {}, [&](std::size_t i) {
        return std::tuple{all[i].place, all[i].days ? all[i].days->first : Day::min(), all[i].claim->id};
    });
    DisjointSets sets{all.size()};
    for (std::size_t x = 0; x < order.size(); ++x)
        for (std::size_t y = x + 1; y < order.size(); ++y) {
            const Told& a = all[order[x]];
            const Told& b = all[order[y]];
            const bool past = a.place != b.place || (a.days && b.days && b.days->first > a.days->second && !a.open);
            if (past)
                break;
            if (of_one_incident(a, b))
                sets.join(order[x], order[y]);
        }
    std::vector<std::vector<Told>> result;
    for (const auto& members : sets.all()) {
        result.emplace_back();
        for (const std::size_t member : members)
            result.back().push_back(all[member]);
    }
    return result;
}

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
    std::vector<Told> all;
    for (const StandingClaim& claim : standing.claims)
        if (claim.claim.modality != Modality::possible && claim.claim.modality != Modality::announced) // Step 7.
            all.push_back(told_by(claim));
    number_in_reports(all);
    std::vector<Record> records;
    for (const std::vector<Told>& one : grouped(all)) {
        const Incident incident = IncidentFold{origins}.fold(one);
        records.push_back(
            {Family::incident, incident.id, group, label_of(incident), sort_key(incident.when), to_cbor(incident)});
    }
    return records;
}

} // namespace vigil::records
