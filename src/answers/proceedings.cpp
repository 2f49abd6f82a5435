// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/proceedings.md.
#include "answers/happenings.hpp"

#include "answers/head.hpp"
#include "answers/status_lines.hpp"
#include "base/disjoint_sets.hpp"
#include "base/utf8.hpp"
#include "records/mentions.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace vigil::answers {
namespace {

using records::Openness;
using records::Proceeding;

constexpr auto method =
    "Claims about one defendant are put together by court, case number, charges and days; records join "
    "where they share a claim, or court and case number, or court, charge and defendant. What can "
    "follow is printed only as stated (proceedings).";

using Cases = std::vector<std::pair<const records::Record*, Proceeding>>;

/// What two records of one case have in common (step 3): each key leads to the records that have it.
std::set<std::string> join_keys(const Proceeding& one)
{
    const std::string kind{name_of(one.kind)};
    std::set<std::string> keys;
    for (const EntryId& claim : one.basis)
        keys.insert(kind + "|claim|" + claim.hex());
    if (one.court_key.empty())
        return keys;
    for (const std::string& number : one.case_numbers)
        keys.insert(kind + "|" + one.court_key + "|number|" + search_key(number));
    // What was severed shares court, charge and defendant with the case that it was severed from.
    const std::string branch = one.branch.empty() ? "" : "|severed " + one.branch;
    for (const records::Outcome& row : one.table) {
        const std::string who = row.person.empty() ? search_key(row.defendant) : row.person;
        keys.insert(kind + branch + "|" + one.court_key + "|" + search_key(row.charge) + "|" + who);
    }
    return keys;
}

/// The reports that tell of a case, as far as its claims are at hand.
std::map<std::string, std::set<std::size_t>> cases_by_report(const Cases& cases, const records::Standing& standing)
{
    std::map<EntryId, std::string> report_of;
    for (const records::StandingClaim& claim : standing.claims)
        report_of.emplace(claim.id, "report " + claim.passage->part.hex());
    std::map<std::string, std::set<std::size_t>> result;
    for (std::size_t i = 0; i < cases.size(); ++i)
        for (const EntryId& claim : cases[i].second.basis)
            if (const auto found = report_of.find(claim); found != report_of.end())
                result[found->second].insert(i);
    return result;
}

/// "An appeal was lodged", said of nobody: the only other case of that kind in the report is meant.
void join_steps_of_nobody(const Cases& cases, const records::Standing& standing, DisjointSets& sets)
{
    const auto by_report = cases_by_report(cases, standing);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const auto& [record, one] = cases[i];
        const auto report = by_report.find(record->group);
        if (!one.defendants.empty() || one.kind == records::ProceedingKind::international || report == by_report.end())
            continue;
        std::set<std::size_t> meant;
        for (const std::size_t other : report->second)
            if (other != i && cases[other].second.kind == one.kind && !cases[other].second.defendants.empty())
                meant.insert(sets.of(other));
        if (meant.size() == 1)
            sets.join(i, *meant.begin());
    }
}

std::vector<std::vector<std::size_t>> joined_cases(const Cases& cases, const records::Standing& standing)
{
    DisjointSets sets{cases.size()};
    std::map<std::string, std::size_t> first_with;
    for (std::size_t i = 0; i < cases.size(); ++i)
        for (const std::string& key : join_keys(cases[i].second)) {
            const auto [at, added] = first_with.emplace(key, i);
            sets.join(at->second, i);
        }
    join_steps_of_nobody(cases, standing, sets);
    return sets.all();
}

/// Adds what is new: equal apart from the claims under it means the same thing.
template <typename T>
void merge_into(std::vector<T>& to, const std::vector<T>& more)
{
    for (const T& one : more) {
        const auto same = std::ranges::find_if(to, [&](const T& have) {
            T bare = have;
            bare.basis = one.basis;
            return bare == one;
        });
        if (same == to.end())
            to.push_back(one);
        else
            records::add_basis(same->basis, one.basis);
    }
}

void merge_case(Proceeding& to, const Proceeding& more)
{
    if (to.court.empty()) {
        to.court = more.court;
        to.court_key = more.court_key;
    }
    records::add_new(to.case_numbers, more.case_numbers);
    records::add_new(to.defendants, more.defendants);
    for (std::size_t i = 0; i < more.charges.size() && i < more.provisions.size(); ++i) {
        const std::size_t before = to.charges.size();
        records::add_new(to.charges, {more.charges[i]});
        if (to.charges.size() > before)
            to.provisions.push_back(more.provisions[i]);
    }
    if (!to.defendant_count || (more.defendant_count && to.defendant_count->min < more.defendant_count->min))
        to.defendant_count = more.defendant_count;
    merge_into(to.table, more.table);
    merge_into(to.steps, more.steps);
    merge_into(to.ahead, more.ahead);
    merge_into(to.hearings, more.hearings);
    for (const records::Severance& one : more.severed)
        if (std::ranges::find(to.severed, one.claim, &records::Severance::claim) == to.severed.end())
            to.severed.push_back(one);
    to.branch = to.branch.empty() ? more.branch : to.branch;
    if (to.openness != more.openness)
        to.openness =
            to.openness == Openness::open || more.openness == Openness::open ? Openness::open : Openness::not_known;
    to.last_confirmed = records::latest_of(to.last_confirmed, more.last_confirmed);
    records::add_basis(to.basis, more.basis);
}

std::string state_of(const Proceeding& one)
{
    std::vector<std::string> outcomes, before;
    for (const records::Outcome& row : one.table)
        if (!row.outcome.empty())
            records::add_new(
                row.replaced ? before : outcomes,
                {row.outcome + (row.when ? " on " + row.when->to_string() : "") + (row.disputed ? " (disputed)" : "")});
    std::string state;
    for (const std::string& outcome : outcomes)
        state += (state.empty() ? "" : "; ") + outcome;
    for (const std::string& outcome : before)
        state += " (before: " + outcome + ")";
    if (state.empty())
        state = one.stage.empty() ? "stage not known" : one.stage;
    if (one.openness == Openness::open)
        return state + "; open";
    return state + (one.openness == Openness::closed ? "; closed" : "; open or closed not known");
}

std::string label_of(const Proceeding& one)
{
    std::string label = one.court.empty() ? std::string{name_of(one.kind)} + " proceeding" : one.court;
    std::string people;
    for (std::size_t i = 0; i < one.defendants.size() && i < 4; ++i)
        people += (i == 0 ? "" : ", ") + one.defendants[i];
    if (one.defendants.size() > 4)
        people += " and others";
    return people.empty() ? label : label + ": " + people;
}

ProceedingRow row_of(const Cases& cases, const std::vector<std::size_t>& members, Day day)
{
    ProceedingRow row;
    row.id = cases[members.front()].second.id;
    row.proceeding = cases[members.front()].second;
    for (const std::size_t member : members) {
        row.records.push_back(cases[member].second.id);
        if (member != members.front())
            merge_case(row.proceeding, cases[member].second);
    }
    const auto undated_last = [](const auto& one) {
        return std::pair{!one.when.has_value(), first_day(one.when).value_or(Day::max())};
    };
    // Records come by their ids, which say nothing: what is shown is ordered by time and name.
    std::ranges::stable_sort(row.proceeding.steps, {}, undated_last);
    std::ranges::stable_sort(row.proceeding.table, {}, [&](const records::Outcome& one) {
        return std::pair{undated_last(one), search_key(one.defendant)};
    });
    std::ranges::stable_sort(row.proceeding.hearings, {}, [&](const records::HearingNote& one) {
        return std::pair{undated_last(one), one.part};
    });
    if (members.size() > 1)
        std::ranges::sort(row.proceeding.defendants, {}, [](const std::string& name) { return search_key(name); });
    row.charges = records::charges_by_law(row.proceeding.provisions, row.proceeding.charges);
    row.label = label_of(row.proceeding);
    row.state = state_of(row.proceeding);
    row.next = words_ahead(row.proceeding.ahead, day);
    return row;
}

/// Step 13: both rows name each other.
void link_severed(std::vector<ProceedingRow>& rows)
{
    std::map<std::string, std::size_t> by_severance;
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (const records::Severance& severance : rows[i].proceeding.severed)
            by_severance.emplace(severance.claim.hex(), i);
    for (ProceedingRow& part : rows) {
        const auto whole = by_severance.find(part.proceeding.branch);
        if (whole == by_severance.end() || rows[whole->second].id == part.id)
            continue;
        part.severed_from = rows[whole->second].id;
        rows[whole->second].severed_into.push_back(part.id);
    }
}

bool severed(const ProceedingRow& a, const ProceedingRow& b)
{
    return a.severed_from == b.id || b.severed_from == a.id;
}

/// Step 15. Beside each other: cases about one person, or told by one report, of different kinds.
void add_parallel(std::vector<ProceedingRow>& rows, const std::vector<std::set<std::string>>& about)
{
    std::map<std::string, std::vector<std::size_t>> by_key;
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (const std::string& key : about[i])
            by_key[key].push_back(i);
    for (const auto& [key, members] : by_key)
        for (const std::size_t a : members)
            for (const std::size_t b : members)
                if (a != b && !severed(rows[a], rows[b]) &&
                    (key.starts_with("person") || rows[a].proceeding.kind != rows[b].proceeding.kind) &&
                    std::ranges::find(rows[a].parallel, rows[b].id) == rows[a].parallel.end())
                    rows[a].parallel.push_back(rows[b].id);
}

/// The linked cases in words.
void name_others(std::vector<ProceedingRow>& rows)
{
    std::map<std::string, std::size_t> by_id;
    for (std::size_t i = 0; i < rows.size(); ++i)
        by_id.emplace(rows[i].id, i);
    for (ProceedingRow& row : rows) {
        const auto add = [&](std::string_view relation, const std::string& id) {
            if (const auto found = by_id.find(id); found != by_id.end()) {
                const ProceedingRow& other = rows[found->second];
                row.others.push_back(
                    {id, std::string{relation}, std::string{name_of(other.proceeding.kind)}, other.label, other.state});
            }
        };
        add("severed from", row.severed_from);
        for (const std::string& id : row.severed_into)
            add("now apart", id);
        for (const std::string& id : row.parallel)
            add("beside it", id);
        // Ids say nothing: those beside it are ordered by what is shown.
        const auto beside = std::ranges::find(row.others, "beside it", &OtherCase::relation);
        std::ranges::sort(beside, row.others.end(), {},
                          [](const OtherCase& one) { return std::tie(one.kind, one.label, one.state); });
    }
}

std::set<std::string> about(const Cases& cases, const std::vector<std::size_t>& members)
{
    std::set<std::string> keys;
    for (const std::size_t member : members) {
        const auto& [record, one] = cases[member];
        // An inquiry into crimes in a country is no case against the defendants of the same report.
        if (one.kind != records::ProceedingKind::international && !record->group.starts_with("name "))
            keys.insert(record->group);
        if (!one.person.empty())
            keys.insert("person " + one.person);
    }
    return keys;
}

} // namespace

std::string checks_in_words(const records::HearingNote& hearing)
{
    std::map<records::Answer, std::size_t> numbers;
    for (const records::HearingCheck& check : hearing.checks)
        ++numbers[check.answer];
    std::string words;
    for (const auto& [answer, number] : numbers)
        words += (words.empty() ? "" : ", ") + std::to_string(number) + " " + std::string{name_of(answer)};
    return words;
}

Proceedings proceedings(const Material& material, const View& view)
{
    Proceedings answer;
    auto read = read_records<Proceeding>(material, records::Family::proceeding, records::proceeding_from_cbor);
    std::erase_if(read.all, [&](const auto& one) {
        return !one.second.steps.empty() && std::ranges::all_of(one.second.steps, [&](const records::Step& step) {
            const auto first = first_day(step.when);
            return first && *first > view.day();
        });
    });
    std::ranges::sort(read.all, {}, [](const auto& one) { return one.second.id; });
    std::vector<std::set<std::string>> keys;
    std::vector<EntryId> claims;
    for (const auto& members : joined_cases(read.all, material.standing)) {
        answer.rows.push_back(row_of(read.all, members, view.day()));
        keys.push_back(about(read.all, members));
        const Basis& basis = answer.rows.back().proceeding.basis;
        claims.insert(claims.end(), basis.begin(), basis.end());
    }
    link_severed(answer.rows);
    add_parallel(answer.rows, keys);
    name_others(answer.rows);
    std::ranges::sort(answer.rows, {}, [](const ProceedingRow& row) {
        const auto& steps = row.proceeding.steps;
        std::optional<Day> last;
        for (const records::Step& step : steps)
            last = records::latest_of(last, first_day(step.when));
        return std::tuple{row.next.empty(), row.proceeding.openness != Openness::open,
                          -(last ? last->time_since_epoch().count() : 0), row.id};
    });
    answer.head = head_of(material, view, "Proceedings", method, std::move(claims), read.unreadable);
    return answer;
}

} // namespace vigil::answers
