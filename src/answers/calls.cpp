// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/calls.md.
#include "answers/happenings.hpp"

#include "answers/head.hpp"
#include "base/utf8.hpp"
#include "records/mentions.hpp"
#include "records/person.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace vigil::answers {
namespace {

using records::Asked;
using records::Call;
using records::Custody;

struct Shown {
    Met met = Met::not_known;
    std::string because;
    Basis by;
};

/// Records that could show whether a call was met, found by the reports that tell of them.
class Showing {
public:
    Showing(const Material& material, Day day) : m_day{day}
    {
        for (const records::StandingClaim& claim : material.standing.claims)
            m_part_of.emplace(claim.id, claim.passage->part);
        m_people = read_records<records::Person>(material, records::Family::person, records::person_from_cbor);
        m_disruptions =
            read_records<records::Disruption>(material, records::Family::disruption, records::disruption_from_cbor);
        m_cases =
            read_records<records::Proceeding>(material, records::Family::proceeding, records::proceeding_from_cbor);
    }

    Shown of(const Call& call) const
    {
        if (call.asked == Asked::release)
            return of_release(call);
        if (call.asked == Asked::restore_access)
            return of_restoration(call);
        return call.asked == Asked::close_case ? of_closure(call) : Shown{};
    }

private:
    std::set<EntryId> parts_of(const Basis& basis) const
    {
        std::set<EntryId> parts;
        for (const EntryId& claim : basis)
            if (const auto found = m_part_of.find(claim); found != m_part_of.end())
                parts.insert(found->second);
        return parts;
    }

    /// Step 5: only what the same report tells of may be what the call is about. Equal names elsewhere are not enough.
    bool told_with(const Call& call, const Basis& basis) const
    {
        const auto parts = parts_of(call.basis);
        return std::ranges::any_of(parts_of(basis), [&](const EntryId& part) { return parts.contains(part); });
    }

    std::vector<const records::Person*> people_of(const Call& call) const
    {
        std::vector<const records::Person*> found;
        for (const auto& [record, person] : m_people.all) {
            Basis mentioned;
            bool named = false;
            for (const records::Stated& name : person.names) {
                records::add_basis(mentioned, name.basis);
                named = named || std::ranges::any_of(call.people, [&](const std::string& one) {
                            return search_key(one) == search_key(name.text);
                        });
            }
            if (named && told_with(call, mentioned))
                found.push_back(&person);
        }
        return found;
    }

    struct Release {
        const records::CustodyPeriod* period = nullptr; ///< The release after the call.
        bool held_again = false;
    };

    Release release_after(const records::Person& person, Day since) const
    {
        Release result;
        for (const records::CustodyPeriod& period : person.custody) {
            const auto from = period.from ? period.from->earliest() : period.first_confirmed;
            if (period.firmness == records::Firmness::announced || period.disputed || !from || *from > m_day)
                continue;
            if (period.state == Custody::released && *from >= since)
                result = {&period, false};
            else if (period.state == Custody::held && result.period != nullptr)
                result.held_again = true;
        }
        return result;
    }

    Shown of_release(const Call& call) const
    {
        Shown shown;
        std::size_t released = 0, again = 0, held = 0;
        const auto people = people_of(call);
        for (const records::Person* person : people) {
            const auto release = release_after(*person, call.since.value_or(Day::min()));
            if (release.period != nullptr) {
                ++released;
                again += release.held_again ? 1 : 0;
                records::add_basis(shown.by, release.period->basis);
                shown.because += (shown.because.empty() ? "" : "; ") + person->name + " released " +
                                 words_of(release.period->from) + (release.held_again ? ", held again" : "");
            } else if (const auto* now = person->on(m_day); now != nullptr && now->state == Custody::held &&
                                                            !now->disputed && call.since && now->last_confirmed &&
                                                            *now->last_confirmed > *call.since) {
                ++held;
                records::add_basis(shown.by, now->basis);
                shown.because += (shown.because.empty() ? "" : "; ") + person->name + " held, last confirmed " +
                                 to_string(*now->last_confirmed);
            }
        }
        // A call for people whom the report does not name is never met by the release of some.
        const bool all_found = !call.people.empty() && people.size() >= call.people.size();
        if (released > 0 && again == released)
            shown.met = Met::reversed; // Step 6.
        else if (released > 0)
            shown.met = all_found && released == people.size() && again == 0 ? Met::met : Met::partly;
        else if (held > 0)
            shown.met = Met::unmet;
        return shown;
    }

    Shown of_restoration(const Call& call) const
    {
        Shown shown;
        for (const auto& [record, one] : m_disruptions.all) {
            if (!told_with(call, one.basis) || !call.since)
                continue;
            const auto start = first_day(one.start);
            const auto end = first_day(one.end);
            if (start && *start > *call.since)
                continue; // It began after the call.
            if (end && *end >= *call.since && *end <= m_day) {
                shown.met = one.end_partial ? Met::partly : Met::met;
                shown.because = "access restored " + one.end->to_string();
                shown.by = one.basis;
            } else if (!end && one.last_confirmed && *one.last_confirmed > *call.since && shown.met == Met::not_known) {
                shown.met = Met::unmet;
                shown.because = "still on, last confirmed " + to_string(*one.last_confirmed);
                shown.by = one.basis;
            }
        }
        return shown;
    }

    Shown of_closure(const Call& call) const
    {
        Shown shown;
        std::size_t closed = 0, all = 0;
        const bool civil = records::has_word(call.what, {"civil"});
        for (const auto& [record, one] : m_cases.all) {
            if (!told_with(call, one.basis) || (civil && one.kind != records::ProceedingKind::civil))
                continue;
            ++all;
            for (const records::Step& step : one.steps)
                if (step.what == domain::ClaimType::closure && call.since && first_day(step.when) &&
                    *first_day(step.when) >= *call.since && *first_day(step.when) <= m_day) {
                    ++closed;
                    shown.because = "closed " + words_of(step.when);
                    records::add_basis(shown.by, step.basis);
                    break;
                }
        }
        if (closed > 0)
            shown.met = closed == all ? Met::met : Met::partly;
        return shown;
    }

    Day m_day;
    std::map<EntryId, EntryId> m_part_of;
    ReadRecords<records::Person> m_people;
    ReadRecords<records::Disruption> m_disruptions;
    ReadRecords<records::Proceeding> m_cases;
};

std::string label_of(const Call& call)
{
    std::string who, whom;
    for (const std::string& one : call.callers)
        who += (who.empty() ? "" : ", ") + one;
    for (const std::string& one : call.addressees)
        whom += (whom.empty() ? "" : ", ") + one;
    return who + " asks " + (whom.empty() ? "(addressee not stated)" : whom) + ": " + call.what;
}

} // namespace

Calls calls(const Material& material, const View& view)
{
    Calls answer;
    const auto read = read_records<Call>(material, records::Family::call, records::call_from_cbor);
    const Showing showing{material, view.day()};
    std::vector<EntryId> claims;
    for (const auto& [record, call] : read.all) {
        if (call.since && *call.since > view.day())
            continue;
        CallRow row;
        row.call = call;
        row.label = label_of(call);
        auto shown = showing.of(call);
        row.met = shown.met;
        row.because = std::move(shown.because);
        row.shown_by = std::move(shown.by);
        row.open = row.met != Met::met;
        claims.insert(claims.end(), call.basis.begin(), call.basis.end());
        claims.insert(claims.end(), row.shown_by.begin(), row.shown_by.end());
        answer.rows.push_back(std::move(row));
    }
    std::ranges::sort(answer.rows, {}, [](const CallRow& row) {
        return std::tuple{!row.open, row.call.since ? -row.call.since->time_since_epoch().count() : 0, row.call.id};
    });
    answer.head =
        head_of(material, view, "Calls",
                "A call is met only where a claim shows it: a later release of the named person, a later "
                "restoration, a later closure, told of what the same report speaks of; else not known (calls).",
                std::move(claims), read.unreadable);
    return answer;
}

std::string_view label_of(Met met)
{
    switch (met) {
    case Met::not_known: return "not known";
    case Met::unmet: return "not met";
    case Met::partly: return "partly met";
    case Met::met: return "met";
    case Met::reversed: return "met, then reversed";
    }
    return "not known";
}

} // namespace vigil::answers
