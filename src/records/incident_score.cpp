// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/incidents.md.
#include "records/incident_score.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <map>

namespace vigil::records {
namespace {

using domain::ClaimType;
using domain::Field;

/// Days that a claim can mean; an open end is closed at the day of its document (step 2).
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

bool lethal(ClaimType type)
{
    return type == ClaimType::killing || type == ClaimType::death || type == ClaimType::execution;
}

bool harm(ClaimType type)
{
    return lethal(type) || type == ClaimType::injury;
}

bool share_victim(const ToldIncident& a, const ToldIncident& b)
{
    return std::ranges::any_of(a.victims, [&](const std::string& one) { return b.victims.contains(one); });
}

/// Injury, death, finding and burial of one victim have days and places of their own. An injury counts only up to 90
/// days before.
bool parts_of_one_death(const ToldIncident& a, const ToldIncident& b)
{
    if (a.told == b.told)
        return false;
    const ToldIncident& first = a.told < b.told ? a : b;
    const ToldIncident& then = a.told < b.told ? b : a;
    if (!first.days || !then.days)
        return true;
    constexpr std::chrono::days window{90};
    return first.days->first <= then.days->second && then.days->first - first.days->second <= window;
}

int day_points(const ToldIncident& a, const ToldIncident& b)
{
    if (!a.days || !b.days)
        return -6;
    if (a.open != b.open)
        return -2;
    if (a.open)
        return std::chrono::abs(a.days->first - b.days->first) <= std::chrono::days{3} ? 3 : -6;
    const auto overlap =
        std::min(a.days->second, b.days->second) - std::max(a.days->first, b.days->first) + std::chrono::days{1};
    const auto longer = std::max(a.days->second - a.days->first, b.days->second - b.days->first) + std::chrono::days{1};
    if (overlap.count() <= 0)
        return -6;
    if (longer == std::chrono::days{1})
        return 4;
    return 2 * overlap >= longer ? 3 : 0;
}

bool is_denial(const ToldIncident& told)
{
    return told.claim->claim.modality == domain::Modality::denied;
}

int place_points(const ToldIncident& a, const ToldIncident& b)
{
    if (a.nowhere || b.nowhere) {
        const bool alike = a.nowhere && b.nowhere && a.in_report == b.in_report &&
                           (is_denial(a) != is_denial(b) || a.claim->passage->part != b.claim->passage->part);
        return alike ? 4 : -8;
    }
    if (a.place == b.place)
        return a.place.empty() ? 3 : 4;
    return a.place.empty() || b.place.empty() ? -2 : -8;
}

/// "protesters and bystanders", "five protesters": one word in common.
std::vector<std::string> target_words(const domain::Claim& claim)
{
    std::vector<std::string> words;
    for (const std::string& text : texts_of(claim, Field::target)) {
        const std::string key = search_key(text);
        for (std::string_view word : split(key, ' ')) {
            if (word.ends_with('s'))
                word.remove_suffix(1);
            if (word.size() >= 5)
                words.emplace_back(word);
        }
    }
    std::ranges::sort(words);
    return words;
}

bool share_word(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    return std::ranges::any_of(a, [&](const std::string& word) { return std::ranges::binary_search(b, word); });
}

bool counts_overlap(const domain::Count& a, const domain::Count& b)
{
    return (!a.max || *a.max >= b.min) && (!b.max || *b.max >= a.min);
}

void append(std::string& words, std::string_view what, int points)
{
    if (points != 0)
        words += (words.empty() ? "" : ", ") + std::string{what} + " " + std::to_string(points);
}

} // namespace

ToldIncident told_incident(const StandingClaim& claim, const Origins& origins)
{
    ToldIncident told;
    told.claim = &claim;
    told.place = place_key_of(claim.claim);
    told.days = days_of(claim);
    told.told = told_of_death(claim.claim);
    told.target_words = target_words(claim.claim);
    told.origin = origins.of(claim);
    told.open = claim.claim.time && (!claim.claim.time->latest() || !claim.claim.time->earliest());
    told.nowhere = told.place.empty() && country_of(claim.claim).empty();
    if (told.place == country_of(claim.claim))
        told.place.clear();
    if (harm(claim.claim.type))
        for (const Mentioned& mention : people_in(claim))
            told.victims.insert(name_key(*mention.value));
    return told;
}

void number_in_reports(std::vector<ToldIncident>& all)
{
    std::map<std::pair<EntryId, bool>, std::vector<ToldIncident*>> by_report;
    for (ToldIncident& told : all)
        if (told.nowhere)
            by_report[{told.claim->passage->part, is_denial(told)}].push_back(&told);
    for (auto& [part, told] : by_report) {
        std::ranges::sort(told, {}, [](const ToldIncident* one) {
            return std::pair{one->claim->claim.span, one->claim->id};
        });
        for (std::size_t n = 0; n < told.size(); ++n)
            told[n]->in_report = n;
    }
}

std::string IncidentPoints::words() const
{
    std::string words;
    append(words, "type", type);
    append(words, "day", day);
    append(words, "place", place);
    append(words, "victim", victim);
    append(words, "target", target);
    append(words, "count", count);
    append(words, "origin", origin);
    return words + " = " + std::to_string(sum());
}

std::optional<IncidentPoints> incident_points(const ToldIncident& a, const ToldIncident& b)
{
    const ClaimType x = a.claim->claim.type;
    const ClaimType y = b.claim->claim.type;
    const bool victim = share_victim(a, b);
    if (x != y && !(victim && harm(x) && harm(y)))
        return std::nullopt;
    IncidentPoints points;
    points.type = x == y ? 2 : lethal(x) && lethal(y) ? 1 : 0;
    points.victim = victim ? 8 : 0;
    if (!victim || !parts_of_one_death(a, b)) {
        points.day = day_points(a, b);
        points.place = place_points(a, b);
    }
    points.target = !victim && share_word(a.target_words, b.target_words) ? 1 : 0;
    const auto& m = a.claim->claim.count;
    const auto& n = b.claim->claim.count;
    points.count = m && n && counts_overlap(*m, *n) ? 1 : 0;
    // One source, told twice: an update of a release, a site that repeats a wire.
    points.origin = a.origin == b.origin && a.claim->passage->part != b.claim->passage->part ? 1 : 0;
    return points;
}

} // namespace vigil::records
