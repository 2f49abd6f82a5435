// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/incidents.md.
#include "records/incident_suggest.hpp"

#include "base/utf8.hpp"
#include "records/incident_link.hpp"
#include "records/incident_score.hpp"

#include <algorithm>
#include <map>

namespace vigil::records {
namespace {

using domain::Field;

constexpr int least_points = 9;             // Step 21.
constexpr std::chrono::days near_days{3};   // Step 20: two dates of one happening.
constexpr std::chrono::days fresh_news{30}; // Reports without a date tell of what was a month ago at most.
constexpr std::size_t neighbours = 200, most_held = 1000; // Step 22: of one claim, at one place.

/// One claim of an incident, with the incident.
struct Told {
    ToldIncident told;
    std::size_t incident = 0;
    std::string country;
    std::set<std::string> actors;
};

class Finder {
public:
    Finder(const std::vector<NamedIncident>& incidents, const Standing& standing)
        : m_incidents{&incidents},
          m_standing{&standing},
          m_origins{standing.claims}
    {
        for (std::size_t i = 0; i < incidents.size(); ++i)
            for (const EntryId& id : incidents[i].incident.basis)
                if (const auto* claim = claim_of(id))
                    add(*claim, i);
        find_decided();
    }

    SuggestedPairs run()
    {
        std::map<std::string, std::vector<std::size_t>> by_place;
        for (std::size_t n = 0; n < m_told.size(); ++n)
            if (const auto& one = m_told[n]; !one.told.place.empty() || !one.country.empty())
                by_place[one.told.place.empty() ? "in " + one.country : one.told.place].push_back(n);
        for (auto& [place, members] : by_place)
            compare(members);
        SuggestedPairs found;
        found.records = m_incidents->size();
        found.compared = m_compared;
        found.crowded = m_crowded;
        found.least = least_points;
        for (auto& [pair, best] : m_best)
            found.pairs.push_back(std::move(best));
        std::ranges::sort(found.pairs, {}, [](const SuggestedPair& one) {
            return std::tuple{-one.points, one.a, one.b};
        });
        return found;
    }

private:
    using Pair = std::pair<std::size_t, std::size_t>;

    const StandingClaim* claim_of(const EntryId& id) const
    {
        const auto found = std::ranges::lower_bound(m_standing->claims, id, {}, &StandingClaim::id);
        return found == m_standing->claims.end() || found->id != id ? nullptr : &*found;
    }

    void add(const StandingClaim& claim, std::size_t incident)
    {
        Told one{told_incident(claim, m_origins), incident, country_of(claim.claim), {}};
        for (const std::string& actor : texts_of(claim.claim, Field::actor))
            one.actors.insert(search_key(actor));
        m_incident_of[claim.id] = incident;
        m_told.push_back(std::move(one));
    }

    /// Step 22: what a person said of two claims holds for the incidents that they are in.
    void find_decided()
    {
        for (const ledger::Linked& link : m_standing->links) {
            const auto a = m_incident_of.find(link.a.claim), b = m_incident_of.find(link.b.claim);
            if (links_incidents(link) && a != m_incident_of.end() && b != m_incident_of.end())
                m_decided.insert(std::minmax(a->second, b->second));
        }
    }

    /// Those without a day are held against all, the others against their neighbours in time.
    void compare(std::vector<std::size_t>& members)
    {
        const auto first_day = [&](std::size_t n) {
            return m_told[n].told.days ? m_told[n].told.days->first : Day::max();
        };
        std::ranges::sort(members, {}, [&](std::size_t n) {
            return std::pair{first_day(n), m_told[n].told.claim->id};
        });
        bool crowded = false;
        for (std::size_t x = 0; x < members.size(); ++x) {
            std::size_t held = 0;
            for (std::size_t y = x + 1; y < members.size() && held <= most_held; ++y) {
                const Told &a = m_told[members[x]], &b = m_told[members[y]];
                if (b.told.days && (y - x > neighbours || b.told.days->first > a.told.days->second + near_days))
                    y = first_undated(members, y);
                crowded = crowded || held == most_held;
                held += y < members.size() ? 1U : 0U;
                if (y < members.size())
                    hold(a, m_told[members[y]]);
            }
        }
        m_crowded += crowded ? 1U : 0U;
    }
    /// The position of the first member without a day that is not before `from`.
    std::size_t first_undated(const std::vector<std::size_t>& members, std::size_t from) const
    {
        return static_cast<std::size_t>(
            std::ranges::partition_point(members.begin() + static_cast<std::ptrdiff_t>(from), members.end(),
                                         [&](std::size_t n) { return m_told[n].told.days.has_value(); }) -
            members.begin());
    }

    void hold(const Told& a, const Told& b)
    {
        const Pair pair = std::minmax(a.incident, b.incident);
        if (a.incident == b.incident || m_decided.contains(pair) ||
            a.told.claim->passage->part == b.told.claim->passage->part)
            return;
        ++m_compared;
        std::vector<SuggestedReason> reasons;
        if (!add_reasons(a, b, reasons))
            return;
        int points = 0;
        for (const auto& reason : reasons)
            points += reason.points;
        if (points < least_points)
            return;
        auto& best = m_best[pair];
        if (best.points >= points)
            return;
        const bool swapped = pair.first != a.incident;
        const Told &one = swapped ? b : a, &other = swapped ? a : b;
        const auto &x = (*m_incidents)[pair.first], &y = (*m_incidents)[pair.second];
        best = {x.incident.id,
                y.incident.id,
                x.label,
                y.label,
                incident_mention(one.told.claim->id),
                incident_mention(other.told.claim->id),
                points,
                std::move(reasons),
                false};
    }

    /// Step 20. False: they cannot be one.
    static bool add_reasons(const Told& a, const Told& b, std::vector<SuggestedReason>& reasons)
    {
        const auto &x = a.told.claim->claim, &y = b.told.claim->claim;
        if (x.type != y.type)
            return false;
        reasons.push_back({2, "the same is told: " + std::string{domain::label_of(x.type)}});
        if (a.told.place.empty())
            reasons.push_back({1, "the same country, no place below it"});
        else
            reasons.push_back({4, "the same place: " + texts_of(x, Field::place).front()});
        if (!add_day(a, b, reasons))
            return false;
        if (x.count && y.count) {
            const bool equal = x.count->min == y.count->min && x.count->max == y.count->max;
            const bool overlap =
                (!x.count->max || *x.count->max >= y.count->min) && (!y.count->max || *y.count->max >= x.count->min);
            const auto numbers = x.count->to_string() + (equal ? "" : " and " + y.count->to_string());
            reasons.push_back({equal     ? 3
                               : overlap ? 1
                                         : -4,
                               (equal     ? "the same number: "
                                : overlap ? "numbers that can be one: "
                                          : "numbers that exclude each other: ") +
                                   numbers});
        }
        const auto shared = [](const auto& p, const auto& q) {
            return std::ranges::find_if(p, [&](const auto& one) { return std::ranges::find(q, one) != q.end(); });
        };
        if (const auto name = shared(a.told.victims, b.told.victims); name != a.told.victims.end())
            reasons.push_back({4, "a victim of one name: " + *name});
        else if (!a.told.victims.empty() && !b.told.victims.empty())
            reasons.push_back({-4, "victims of different names"});
        if (const auto word = shared(a.told.target_words, b.told.target_words); word != a.told.target_words.end())
            reasons.push_back({1, "the same people: " + *word});
        if (const auto actor = shared(a.actors, b.actors); actor != a.actors.end())
            reasons.push_back({1, "the same actor: " + *actor});
        return true;
    }

    static bool add_day(const Told& a, const Told& b, std::vector<SuggestedReason>& reasons)
    {
        if (!a.told.days && !b.told.days) {
            reasons.push_back({0, "neither report says when"});
            return true;
        }
        if (a.told.days && b.told.days) {
            const auto apart =
                std::max(a.told.days->first, b.told.days->first) - std::min(a.told.days->second, b.told.days->second);
            if (apart > near_days)
                return false;
            const auto days = apart.count();
            reasons.push_back({1, days > 1    ? std::to_string(days) + " days apart"
                                  : days == 1 ? "a day apart"
                                              : "their times overlap in part"});
            return true;
        }
        const Told &dated = a.told.days ? a : b, &undated = a.told.days ? b : a;
        const auto published = published_on(*undated.told.claim);
        if (published && dated.told.days->first > *published)
            return false; // It was told before it happened.
        if (published && *published - dated.told.days->second <= fresh_news)
            reasons.push_back({2, "one report does not say when; it is of " + to_string(*published) +
                                      ", within a month of the other's " + to_string(dated.told.days->first)});
        else
            reasons.push_back({0, "one report does not say when"});
        return true;
    }

    const std::vector<NamedIncident>* m_incidents;
    const Standing* m_standing;
    Origins m_origins;
    std::vector<Told> m_told;
    std::map<EntryId, std::size_t> m_incident_of;
    std::set<Pair> m_decided;
    std::map<Pair, SuggestedPair> m_best;
    std::size_t m_compared = 0, m_crowded = 0;
};

} // namespace

SuggestedPairs suggested_incidents(const std::vector<NamedIncident>& incidents, const Standing& standing)
{
    return Finder{incidents, standing}.run();
}

} // namespace vigil::records
