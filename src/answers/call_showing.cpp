// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/calls.md.
#include "answers/call_showing.hpp"

#include "base/utf8.hpp"
#include "records/instruments.hpp"
#include "records/mentions.hpp"

#include <algorithm>

namespace vigil::answers {

using records::Asked;
using records::Call;
using records::Custody;
using records::ParticipationStep;

namespace {

void add_reason(Shown& shown, const std::string& reason)
{
    shown.because += (shown.because.empty() ? "" : "; ") + reason;
}

bool began_before(const records::Disruption& one, Day day)
{
    const auto start = first_day(one.start);
    return is_reported(one) && (!start || *start <= day);
}

/// Sorts and makes each position stand once.
std::vector<std::uint32_t> settled(std::vector<std::uint32_t> positions)
{
    std::ranges::sort(positions);
    const auto rest = std::ranges::unique(positions);
    positions.erase(rest.begin(), rest.end());
    return positions;
}

} // namespace

Showing::Showing(const Material& material, const StateWords& states, Day day) : m_day{day}, m_states{&states}
{
    for (const records::StandingClaim& claim : material.standing.claims)
        m_part_of.emplace(claim.id, claim.passage->part);
    m_people = read_records<records::Person>(material, records::Family::person, records::person_from_cbor);
    m_disruptions =
        read_records<records::Disruption>(material, records::Family::disruption, records::disruption_from_cbor);
    m_cases = read_records<records::Proceeding>(material, records::Family::proceeding, records::proceeding_from_cbor);
    m_participations = read_records<records::Participation>(material, records::Family::participation,
                                                            records::participation_from_cbor);
    for (std::uint32_t n = 0; n < m_people.all.size(); ++n)
        for (const records::Stated& name : m_people.all[n].second.names) {
            auto& bearers = m_people_by_name[search_key(name.text)];
            if (bearers.empty() || bearers.back() != n)
                bearers.push_back(n);
            note_parts(m_people_of, name.basis, n);
        }
    for (std::uint32_t n = 0; n < m_disruptions.all.size(); ++n) {
        note_parts(m_disruptions_of, m_disruptions.all[n].second.basis, n);
        const std::string& area = m_disruptions.all[n].second.area_key;
        const auto state = m_states->find(area);
        m_disruptions_in[area].push_back(n);
        m_disruptions_of_state[state == m_states->end() ? area : state->second].push_back(n);
    }
    for (std::uint32_t n = 0; n < m_cases.all.size(); ++n)
        note_parts(m_cases_of, m_cases.all[n].second.basis, n);
}

void Showing::note_parts(ByPart& index, const Basis& basis, std::uint32_t position) const
{
    for (const EntryId& part : parts_of(basis))
        if (auto& positions = index[part]; positions.empty() || positions.back() != position)
            positions.push_back(position);
}

Shown Showing::of(const CallRow& row) const
{
    switch (row.call.asked) {
    case Asked::release: return of_release(row.call);
    case Asked::restore_access: return of_restoration(row);
    case Asked::close_case: return of_closure(row.call);
    case Asked::join: return of_joining(row);
    case Asked::other: break;
    }
    return {};
}

std::set<EntryId> Showing::parts_of(const Basis& basis) const
{
    std::set<EntryId> parts;
    for (const EntryId& claim : basis)
        if (const auto found = m_part_of.find(claim); found != m_part_of.end())
            parts.insert(found->second);
    return parts;
}

/// Step 9: only what the same report tells of may be what the call is about. Equal names elsewhere are not enough.
Showing::Positions Showing::told_with(const Call& call, const ByPart& index) const
{
    Positions found;
    for (const EntryId& part : parts_of(call.basis))
        if (const auto told = index.find(part); told != index.end())
            found.insert(found.end(), told->second.begin(), told->second.end());
    return settled(std::move(found));
}

Showing::Positions Showing::bearing_a_name_of(const Call& call) const
{
    Positions found;
    for (const std::string& one : call.people)
        if (const auto bearers = m_people_by_name.find(search_key(one)); bearers != m_people_by_name.end())
            found.insert(found.end(), bearers->second.begin(), bearers->second.end());
    return settled(std::move(found));
}

std::vector<const records::Person*> Showing::people_of(const Call& call) const
{
    const Positions told = told_with(call, m_people_of);
    std::vector<const records::Person*> found;
    for (const std::uint32_t n : bearing_a_name_of(call))
        if (std::ranges::binary_search(told, n))
            found.push_back(&m_people.all[n].second);
    return found;
}

Showing::Release Showing::release_after(const records::Person& person, Day since) const
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

/// A person of the name whom no report of the call speaks of: for a person to decide.
void Showing::add_person(const records::Person& person, const Call& call, Shown& shown) const
{
    const auto release = release_after(person, call.since.value_or(Day::min()));
    if (release.period == nullptr)
        return;
    shown.perhaps.push_back(person.name + ", released " + words_of(release.period->from) +
                            (release.held_again ? ", held again" : "") +
                            ": nobody decided whether this is the person called for");
}

Shown Showing::of_release(const Call& call) const
{
    Shown shown;
    std::size_t released = 0, again = 0, unmet = 0;
    const auto people = people_of(call);
    for (const records::Person* person : people) {
        const auto release = release_after(*person, call.since.value_or(Day::min()));
        const auto* now = person->on(m_day);
        if (release.period != nullptr) {
            ++released;
            again += release.held_again ? 1 : 0;
            records::add_basis(shown.by, release.period->basis);
            if (release.held_again && now != nullptr)
                records::add_basis(shown.by, now->basis);
            add_reason(shown, person->name + " released " + words_of(release.period->from) +
                                  (release.held_again ? ", held again" : ""));
        } else if (now != nullptr && !now->disputed && now->state == Custody::died_in_custody) {
            ++unmet;
            records::add_basis(shown.by, now->basis);
            add_reason(shown, person->name + " died in custody");
        } else if (now != nullptr && now->state == Custody::held && !now->disputed && call.since &&
                   now->last_confirmed && *now->last_confirmed > *call.since) {
            ++unmet;
            records::add_basis(shown.by, now->basis);
            add_reason(shown, person->name + " held, last confirmed " + to_string(*now->last_confirmed));
        }
    }
    for (const std::uint32_t n : bearing_a_name_of(call))
        if (const records::Person* person = &m_people.all[n].second; std::ranges::find(people, person) == people.end())
            add_person(*person, call, shown);
    // Step 10: a call for people whom the report does not name is never met by the release of some.
    const bool all_found = !call.people.empty() && people.size() >= call.people.size();
    if (released > 0 && again == released)
        shown.met = Met::reversed;
    else if (released > 0)
        shown.met = all_found && released == people.size() && again == 0 ? Met::met : Met::partly;
    else if (unmet > 0)
        shown.met = Met::unmet;
    if (shown.met != Met::not_known)
        shown.rule = "release: each named person whom a report of the call speaks of";
    return shown;
}

/// Those that the same report tells of.
std::vector<const records::Disruption*> Showing::disruptions_told(const CallRow& row) const
{
    std::vector<const records::Disruption*> told;
    for (const std::uint32_t n : told_with(row.call, m_disruptions_of))
        if (began_before(m_disruptions.all[n].second, *row.call.since))
            told.push_back(&m_disruptions.all[n].second);
    return told;
}

/// Those in the addressee's state on the day of the call.
std::vector<const records::Disruption*> Showing::disruptions_there(const CallRow& row) const
{
    std::vector<const records::Disruption*> there;
    const auto found = m_disruptions_of_state.find(row.addressee);
    for (const std::uint32_t n : found == m_disruptions_of_state.end() ? Positions{} : found->second) {
        const records::Disruption& one = m_disruptions.all[n].second;
        const auto end = first_day(one.end);
        if (first_day(one.start) && began_before(one, *row.call.since) &&
            one.kind != records::DisruptionKind::blocking && (!end || one.end_partial || *end >= *row.call.since))
            there.push_back(&one);
    }
    return there;
}

/// Those that the same report tells of; else the only one in the addressee's state on the day of the call.
std::vector<const records::Disruption*> Showing::disruptions_of(const CallRow& row, std::string& rule) const
{
    if (!row.call.since)
        return {};
    rule = "restoring access: the disruption that a report of the call tells of";
    if (auto told = disruptions_told(row); !told.empty())
        return told;
    rule = "restoring access: the only disruption in that state on the day of the call";
    auto there = disruptions_there(row);
    return there.size() == 1 ? there : std::vector<const records::Disruption*>{};
}

bool Showing::came_back(const records::Disruption& one) const
{
    const auto end = first_day(one.end);
    return std::ranges::any_of(m_disruptions_in.at(one.area_key), [&](std::uint32_t n) {
        const records::Disruption& later = m_disruptions.all[n].second;
        const auto start = first_day(later.start);
        return later.kind == one.kind && later.area_key == one.area_key && is_reported(later) && !later.disputed &&
               !later.alleged && start && end && *start > *end && *start <= m_day &&
               (later.kind != records::DisruptionKind::blocking || later.blocked == one.blocked);
    });
}

Shown Showing::of_restoration(const CallRow& row) const
{
    Shown shown;
    std::string rule;
    for (const records::Disruption* one : disruptions_of(row, rule)) {
        const auto end = first_day(one->end);
        if (end && *end >= *row.call.since && *end <= m_day) {
            const bool back = came_back(*one);
            shown.met = back ? Met::reversed : one->end_partial ? Met::partly : Met::met;
            shown.because = "access restored " + one->end->to_string();
            if (one->disputed)
                shown.because += " (disputed)";
            if (back)
                shown.because += ", cut again later";
            shown.by = one->basis;
        } else if (!end && one->last_confirmed && *one->last_confirmed > *row.call.since &&
                   shown.met == Met::not_known) {
            shown.met = Met::unmet;
            shown.because = "still on, last confirmed " + to_string(*one->last_confirmed);
            shown.by = one->basis;
        }
    }
    shown.rule = shown.met == Met::not_known ? "" : rule;
    return shown;
}

Shown Showing::of_closure(const Call& call) const
{
    Shown shown;
    std::size_t closed = 0, again = 0, all = 0;
    const bool civil = records::has_word(call.what, {"civil"});
    for (const std::uint32_t n : told_with(call, m_cases_of)) {
        const records::Proceeding& one = m_cases.all[n].second;
        if (civil && one.kind != records::ProceedingKind::civil)
            continue;
        ++all;
        std::optional<Day> closed_on;
        bool later = false;
        for (const records::Step& step : one.steps) {
            const auto on = first_day(step.when);
            if (!on || !call.since || *on < *call.since || *on > m_day)
                continue;
            using enum domain::ClaimType;
            if (step.what == closure && !closed_on) {
                closed_on = on;
                records::add_basis(shown.by, step.basis);
                add_reason(shown, "closed " + words_of(step.when));
            } else if (closed_on && *on > *closed_on &&
                       (step.what == charge || step.what == hearing || step.what == verdict || step.what == sentence)) {
                later = true;
                records::add_basis(shown.by, step.basis);
            }
        }
        closed += closed_on ? 1U : 0U;
        again += closed_on && later ? 1U : 0U;
    }
    if (closed > 0) {
        shown.met = again == closed ? Met::reversed : closed == all && again == 0 ? Met::met : Met::partly;
        shown.rule = "closing a case: the cases that a report of the call tells of";
        if (again > 0)
            add_reason(shown, "goes on after it");
    }
    return shown;
}

Shown Showing::of_joining(const CallRow& row) const
{
    Shown shown;
    const std::string what = " " + search_key(row.call.what) + " ";
    const auto named = [&](const records::Participation& one) {
        const auto* instrument = records::instrument_keyed(one.instrument);
        std::vector<std::string_view> names{one.body};
        if (instrument != nullptr) {
            names.push_back(instrument->name);
            for (const std::string_view name : split(instrument->names, '|'))
                names.push_back(name);
        }
        return std::ranges::any_of(names, [&](std::string_view name) {
            const std::string key = search_key(name);
            return !key.empty() && what.find(" " + key + " ") != std::string::npos;
        });
    };
    const bool ratify = records::has_word(row.call.what, {"ratif"});
    for (const auto& [record, one] : m_participations.all) {
        const auto state = m_states->find(one.state_key);
        const std::string& who = state == m_states->end() ? one.state_key : state->second;
        if (who != row.addressee || one.count || !row.call.since || !named(one))
            continue;
        for (const records::DatedStep& step : one.steps) {
            const auto on = first_day(step.when);
            if (!on || *on < *row.call.since || *on > m_day)
                continue;
            const bool comes = step.what == ParticipationStep::joined || step.what == ParticipationStep::rejoined ||
                               step.what == ParticipationStep::notice_withdrawn;
            const bool leaves = step.what == ParticipationStep::notified || step.what == ParticipationStep::effective;
            if (!comes && !leaves)
                continue;
            const bool only_signed =
                ratify && records::has_word(step.words, {"sign"}) && !records::has_word(step.words, {"ratif", "acced"});
            const bool done = shown.met == Met::met || shown.met == Met::partly || shown.met == Met::reversed;
            shown.met = comes ? (only_signed ? Met::partly : Met::met) : done ? Met::reversed : Met::unmet;
            add_reason(shown, std::string{records::name_of(step.what)} + " " + words_of(step.when));
            records::add_basis(shown.by, step.basis);
        }
    }
    if (shown.met != Met::not_known)
        shown.rule = "joining or staying: the steps of that state in that treaty or body";
    return shown;
}

} // namespace vigil::answers
