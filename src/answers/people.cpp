// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/status-of-a-person.md.
#include "answers/people.hpp"

#include "answers/head.hpp"
#include "answers/status_lines.hpp"
#include "base/utf8.hpp"
#include "records/mentions.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace vigil::answers {
namespace {

using records::Custody;
using records::CustodyPeriod;
using records::Person;

constexpr auto method =
    "Each person's claims are put in order of time; silence is not known, sources that disagree make a "
    "period disputed, and records of one name that nobody decided about are not joined "
    "(status-of-a-person, same-person).";

/// What is said to come: shown beside the state (step 5).
std::string announced_beside(const Person& person, Day day)
{
    std::string words;
    for (const CustodyPeriod& period : person.custody) {
        const auto from = first_day(period.from);
        if (period.firmness == records::Firmness::announced && (!from || *from <= day || !surely_by(period.from, day)))
            words += "; " + words_for(period) + (period.from ? ", " + period.from->to_string() : "");
    }
    return words;
}

/// Nobody says where the person is on that day.
std::string not_known_words(const Person& person, Day day)
{
    std::optional<Edtf> since;
    for (const CustodyPeriod& period : person.custody)
        if (period.to && surely_by(period.to, day))
            since = period.to;
    return since ? "not known since " + since->to_string() : "not known";
}

/// The last day, not after the view's, for which a claim of the period says that it was so. The record knows its first
/// and last confirmation only, so for an earlier day the claims are asked; where they are not at hand, what is surely
/// no later.
std::optional<Day> confirmed_by(const CustodyPeriod& period, Day day, const records::Standing& standing)
{
    auto confirmed = period.confirmed_by(day);
    if (confirmed == period.last_confirmed)
        return confirmed;
    for (const EntryId& id : period.basis) {
        const auto at = std::ranges::lower_bound(standing.claims, id, {}, &records::StandingClaim::id);
        if (at == standing.claims.end() || at->id != id)
            continue;
        if (const auto on = records::confirmed_on(*at); on && *on <= day)
            confirmed = records::latest_of(confirmed, on);
    }
    return confirmed;
}

void add_custody(PersonRow& row, const Person& person, Day day, const records::Standing& standing)
{
    const CustodyPeriod* period = person.on(day);
    if (period == nullptr) {
        row.custody = not_known_words(person, day) + announced_beside(person, day);
        return;
    }
    row.group = liberty_of(period->state);
    row.custody = words_for(*period) + announced_beside(person, day);
    row.since = period->from;
    row.place = period->places.empty() ? std::string{} : period->places.front();
    row.last_confirmed = confirmed_by(*period, day, standing);
    row.disputed = period->disputed;
    row.contested = !period->against.empty();
    row.dispute = period->dispute;
    records::add_basis(row.basis, period->basis);
    records::add_basis(row.basis, period->against);
}

bool at_large(Liberty group)
{
    return group == Liberty::released || group == Liberty::at_liberty;
}

PersonRow row_of(const Person& person, const View& view, const records::Standing& standing)
{
    PersonRow row;
    row.id = person.id;
    row.name = person.name;
    row.unnamed = person.unnamed;
    add_custody(row, person, view.day(), standing);
    const StatusLine measures = measures_line(person, view.day());
    const StatusLine cases = proceedings_line(person, view.day());
    row.measures = measures.words;
    row.proceedings = cases.words;
    row.measures_known = measures.known;
    row.proceedings_known = cases.known;
    row.still_open = at_large(row.group) && (measures.open || cases.open || !measures.known || !cases.known);
    records::add_basis(row.basis, measures.basis);
    records::add_basis(row.basis, cases.basis);
    for (const records::Designation& one : person.designations) {
        row.designations.push_back(one.what + (one.by.empty() ? "" : " (" + one.by.front() + ")"));
        records::add_basis(row.basis, one.basis);
    }
    for (const records::Need& need : person.needs)
        if (!need.last_confirmed || *need.last_confirmed <= view.day()) {
            row.needs.push_back(need.what);
            records::add_basis(row.basis, need.basis);
        }
    row.countries = person.countries;
    row.undecided = person.undecided.size();
    return row;
}

/// Pre: the places of `person` have the team's names.
bool kept_at(const Person& person, const std::string& place, const PlaceNames& names)
{
    const auto key = search_key(names.name_of(place));
    const auto is_it = [&](const std::string& one) {
        return (" " + search_key(one) + " ").find(" " + key + " ") != std::string::npos;
    };
    return std::ranges::any_of(person.custody, [&](const records::CustodyPeriod& period) {
        return std::ranges::any_of(period.places, is_it) ||
               std::ranges::any_of(period.stays, [&](const records::Stay& stay) { return is_it(stay.place); });
    });
}

bool asked_for(const PersonRow& row, const Person& person, const PeopleQuestion& question, const PlaceNames& names)
{
    if (!question.place.empty() && !kept_at(person, question.place, names))
        return false;
    const auto key = search_key(question.name);
    const bool name = key.empty() || std::ranges::any_of(person.names, [&](const records::Stated& one) {
                          return search_key(one.text).find(key) != std::string::npos;
                      });
    const auto country = search_key(question.country);
    const bool there = country.empty() || std::ranges::any_of(person.countries, [&](const std::string& one) {
                           return search_key(one) == country;
                       });
    return name && there && (!question.group || *question.group == row.group);
}

using Undecided = std::map<std::string, std::vector<std::string>>;

/// Connected components under "undecided": a doubtful pair counts once.
std::size_t components(const std::vector<const PersonRow*>& rows, const Undecided& undecided)
{
    std::map<std::string, std::string> up;
    for (const PersonRow* row : rows)
        up.emplace(row->id, row->id);
    const auto top = [&](std::string id) {
        while (up.at(id) != id)
            id = up.at(id);
        return id;
    };
    for (const PersonRow* row : rows)
        if (const auto found = undecided.find(row->id); found != undecided.end())
            for (const std::string& other : found->second)
                if (up.contains(other))
                    up[std::max(top(row->id), top(other))] = std::min(top(row->id), top(other));
    return static_cast<std::size_t>(std::ranges::count_if(up, [](const auto& one) { return one.first == one.second; }));
}

std::vector<GroupTotal> totals_of(const std::vector<PersonRow>& rows, const Undecided& undecided)
{
    std::map<Liberty, std::vector<const PersonRow*>> groups;
    for (const PersonRow& row : rows)
        groups[row.group].push_back(&row);
    std::vector<GroupTotal> totals;
    for (auto& [group, members] : groups) {
        GroupTotal total{group, std::string{label_of(group)}, members.size(), 0, std::nullopt};
        // A disputed state counts for nobody (minimum-count, step 15), and an unnamed victim may be a named one (14).
        std::erase_if(members, [](const PersonRow* row) { return row->contested || row->unnamed; });
        total.at_least = components(members, undecided);
        for (const PersonRow* row : members)
            total.oldest_confirmed = records::earliest_of(total.oldest_confirmed, row->last_confirmed);
        totals.push_back(std::move(total));
    }
    return totals;
}

ReadRecords<Person> people_in(const Material& material)
{
    auto read = read_records<Person>(material, records::Family::person, records::person_from_cbor);
    for (auto& [record, person] : read.all)
        use_names(person, material.places);
    return read;
}

} // namespace

People people(const Material& material, const View& view, const PeopleQuestion& question)
{
    People answer;
    answer.question = question;
    const auto read = people_in(material);
    Undecided undecided;
    std::vector<EntryId> claims;
    for (const auto& [record, person] : read.all) {
        PersonRow row = row_of(person, view, material.standing);
        if (!asked_for(row, person, question, material.places))
            continue;
        for (const records::Undecided& pair : person.undecided)
            undecided[person.id].push_back(pair.person);
        claims.insert(claims.end(), row.basis.begin(), row.basis.end());
        answer.rows.push_back(std::move(row));
    }
    std::ranges::sort(answer.rows, {}, [](const PersonRow& row) {
        return std::tuple{row.group, search_key(row.name), row.id};
    });
    answer.totals = totals_of(answer.rows, undecided);
    answer.matched = answer.rows.size();
    answer.head = head_of(material, view, "People", method, std::move(claims), read.unreadable);
    return answer;
}

Result<PersonPage> person_page(const Material& material, const View& view, std::string_view id)
{
    const auto read = people_in(material);
    const auto is_asked = [&](const Person& person) {
        return person.id == id || std::ranges::any_of(person.mentions, [&](const records::MentionRef& mention) {
                   return mention.to_string() == id;
               });
    };
    const auto found = std::ranges::find_if(read.all, [&](const auto& one) { return is_asked(one.second); });
    if (found == read.all.end())
        return Error{Fault::not_found, "there is no person '" + std::string{id} + "' at this floor and time"};
    PersonPage page;
    page.person = found->second;
    page.row = row_of(page.person, view, material.standing);
    page.times = custody_times(page.person, view.day());
    page.chronology = chronology_of(page.person, material.standing);
    for (std::size_t i = 0; i < page.person.custody.size(); ++i)
        page.custody_lines.push_back(line_for(page.person.custody[i]) +
                                     (page.times.periods[i] ? ", " + words_for(*page.times.periods[i]) : ""));
    for (const records::Measure& measure : page.person.measures)
        page.measure_lines.push_back(line_for(measure));
    for (const records::CaseLine& line : page.person.proceedings)
        page.proceeding_lines.push_back(line_for(line, view.day()));
    for (const records::Undecided& pair : page.person.undecided)
        for (const auto& [record, other] : read.all)
            if (other.id == pair.person)
                page.maybe_same.push_back(row_of(other, view, material.standing));
    auto claims = claims_under({*found->first});
    for (const PersonRow& other : page.maybe_same)
        claims.insert(claims.end(), other.basis.begin(), other.basis.end());
    page.head = head_of(material, view, page.person.name, method, std::move(claims), read.unreadable);
    return page;
}

std::vector<std::string> people_named(const Material& material, std::string_view name)
{
    const std::string key = search_key(name);
    std::vector<std::string> equal, containing;
    const auto read = people_in(material);
    for (const auto& [record, person] : read.all) {
        bool same = false, holds = false;
        for (const records::Stated& one : person.names) {
            const std::string words = " " + search_key(one.text) + " ";
            same = same || words == " " + key + " ";
            holds = holds || std::ranges::all_of(split(key, ' '), [&](std::string_view word) {
                        return words.find(" " + std::string{word}) != std::string::npos;
                    });
        }
        if (same)
            equal.push_back(person.id);
        else if (holds && !key.empty())
            containing.push_back(person.id);
    }
    return equal.empty() ? containing : equal;
}

Liberty liberty_of(Custody state)
{
    switch (state) {
    case Custody::not_known: return Liberty::not_known;
    case Custody::at_liberty: return Liberty::at_liberty;
    case Custody::wanted: return Liberty::wanted;
    case Custody::held:
    case Custody::house_arrest: return Liberty::held;
    case Custody::disappeared: return Liberty::disappeared;
    case Custody::released: return Liberty::released;
    case Custody::deported:
    case Custody::exchanged:
    case Custody::exiled:
    case Custody::escaped: return Liberty::away;
    case Custody::died_in_custody:
    case Custody::dead: return Liberty::dead;
    }
    return Liberty::not_known;
}

std::string_view label_of(Liberty group)
{
    switch (group) {
    case Liberty::held: return "held";
    case Liberty::disappeared: return "forcibly disappeared";
    case Liberty::wanted: return "wanted";
    case Liberty::released: return "released";
    case Liberty::at_liberty: return "at liberty";
    case Liberty::away: return "deported, exchanged, exiled or escaped";
    case Liberty::dead: return "dead";
    case Liberty::not_known: return "not known";
    }
    return "not known";
}

} // namespace vigil::answers
