// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/disruptions.md.
#include "answers/head.hpp"
#include "answers/overlay.hpp"

#include <algorithm>
#include <unordered_map>

namespace vigil::answers {
namespace {

using std::chrono::days;

constexpr days longest{3660}; ///< Step 21.

/// When a happening became known; absent: no document of it has a date.
struct Learned {
    Day day{};
    std::optional<Day> published, kept;
};

class Counting {
public:
    Counting(const Material& material, const View& view, const PlaceTable& places)
        : m_view{&view},
          m_areas{material.standing, places},
          m_incidents{incidents(material, view).rows}
    {
        for (const records::StandingClaim& claim : material.standing.claims)
            m_claims.emplace(claim.id, &claim);
    }

    GapRow answer_for(DisruptionRow disruption)
    {
        GapRow row;
        row.held = held_days(disruption.disruption, m_view->day());
        row.disruption = std::move(disruption);
        if (!row.held.first || *row.held.last - *row.held.first >= longest) {
            row.why_not = row.held.first ? "it held for more than ten years" : row.held.why_not;
            return row;
        }
        lay_out(row);
        const auto learned = happenings(row);
        for (GapDay& day : row.days)
            count(day, learned);
        row.totals = {total_of(row.days, GapPart::before), total_of(row.days, GapPart::inside)};
        return row;
    }

    const std::vector<EntryId>& claims() const { return m_used; }

private:
    /// Steps 16 and 19: as many days before as it surely held, then every day to its last.
    void lay_out(GapRow& row) const
    {
        const HeldDays& held = row.held;
        const days length = *held.last - *held.first + days{1};
        const Day last =
            std::min(std::min(*held.last_maybe, std::max(*held.last, m_view->day())), *held.last + longest);
        for (Day day = *held.first_maybe - length; day <= last; day += days{1}) {
            GapDay one;
            one.day = day;
            one.part = day < *held.first_maybe                   ? GapPart::before
                       : day >= *held.first && day <= *held.last ? GapPart::inside
                                                                 : GapPart::maybe;
            row.days.push_back(one);
        }
    }

    /// Step 15.
    std::vector<Learned> happenings(GapRow& row)
    {
        std::vector<Learned> learned;
        const Day first = row.days.front().day, last = row.days.back().day;
        for (const IncidentRow& incident : m_incidents) {
            const auto& when = incident.incident.when;
            if (incident.incident.basis.empty() || !when || !when->may_overlap(first, last))
                continue;
            const Inside place = m_areas.place_in(incident.incident, row.disruption.disruption);
            const bool exact = when->earliest() && when->earliest() == when->latest();
            if (place != Inside::surely) {
                row.place_unknown += place == Inside::no ? 0 : 1;
                continue;
            }
            if (!exact) {
                ++row.inexact;
                continue;
            }
            learned.push_back(learned_of(incident.incident, *when->earliest()));
        }
        return learned;
    }

    /// Step 17.
    Learned learned_of(const records::Incident& incident, Day day)
    {
        Learned learned{day, {}, {}};
        for (const EntryId& id : incident.basis) {
            m_used.push_back(id);
            const auto found = m_claims.find(id);
            if (found == m_claims.end())
                continue;
            const records::StandingClaim& claim = *found->second;
            const auto& published = claim.passage->published;
            const auto told = published ? published->latest() : std::nullopt;
            const Day kept = std::chrono::floor<days>(claim.known);
            if (told && (!learned.published || *told < *learned.published))
                learned.published = told;
            if (!learned.kept || kept < *learned.kept)
                learned.kept = kept;
        }
        return learned;
    }

    void count(GapDay& day, const std::vector<Learned>& all) const
    {
        const Day horizon = m_view->known.value_or(m_view->today);
        for (std::size_t i = 0; i < gap_delays.size(); ++i) {
            if (day.day + days{gap_delays[i]} > horizon)
                continue; // Step 18: not yet.
            day.published.after[i] = 0;
            day.kept.after[i] = 0;
        }
        for (const Learned& one : all) {
            if (one.day != day.day)
                continue;
            ++day.happenings;
            for (std::size_t i = 0; i < gap_delays.size(); ++i) {
                const Day by = day.day + days{gap_delays[i]};
                if (day.published.after[i] && one.published && *one.published <= by)
                    ++*day.published.after[i];
                if (day.kept.after[i] && one.kept && *one.kept <= by)
                    ++*day.kept.after[i];
            }
        }
    }

    static void add_share(GapShare& share, const std::optional<std::size_t>& known, std::size_t happenings)
    {
        if (!known) {
            ++share.days_not_yet;
            return;
        }
        share.known += *known;
        share.of += happenings;
        ++share.days;
    }

    /// Step 19.
    static GapTotal total_of(const std::vector<GapDay>& all, GapPart part)
    {
        GapTotal total;
        total.part = part;
        for (const GapDay& day : all) {
            if (day.part != part)
                continue;
            ++total.days;
            total.happenings += day.happenings;
            for (std::size_t i = 0; i < gap_delays.size(); ++i) {
                add_share(total.published[i], day.published.after[i], day.happenings);
                add_share(total.kept[i], day.kept.after[i], day.happenings);
            }
        }
        return total;
    }

    const View* m_view;
    Areas m_areas;
    std::vector<IncidentRow> m_incidents;
    std::unordered_map<EntryId, const records::StandingClaim*> m_claims;
    std::vector<EntryId> m_used;
};

} // namespace

Gap documentation_gap(const Material& material, const View& view, const PlaceTable& places, std::string_view which)
{
    Gap answer;
    Counting counting{material, view, places};
    std::vector<EntryId> claims;
    for (DisruptionRow& disruption : disruptions_meant(material, view, which)) {
        const auto& basis = disruption.disruption.basis;
        claims.insert(claims.end(), basis.begin(), basis.end());
        answer.rows.push_back(counting.answer_for(std::move(disruption)));
    }
    claims.insert(claims.end(), counting.claims().begin(), counting.claims().end());
    answer.head =
        head_of(material, view, "Documentation gap",
                "Happenings of each day that the casebook holds now, and how many of them were known 1, 7 and 30 days "
                "later, by dates of publication and by the casebook's own times. It counts happenings, never deaths, "
                "and estimates nothing: few known happenings on a day mean few known happenings, not a quiet day "
                "(disruptions, steps 15 to 21).",
                std::move(claims));
    return answer;
}

std::string_view label_of(GapPart part)
{
    switch (part) {
    case GapPart::before: return "before";
    case GapPart::maybe: return "may be inside";
    case GapPart::inside: return "inside";
    }
    return "not known";
}

} // namespace vigil::answers
