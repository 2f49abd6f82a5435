// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/calls.md.
#include "answers/calls.hpp"

#include "answers/call_showing.hpp"
#include "answers/head.hpp"
#include "base/utf8.hpp"
#include "records/mentions.hpp"

#include <algorithm>
#include <unordered_map>

namespace vigil::answers {
namespace {

using records::Asked;
using records::Call;
using records::StandingClaim;

/// One record of a call, with what decides about joining it to another.
struct Told {
    const Call* call = nullptr;
    Addressee addressee;
    ActionWords words;
    std::set<std::string> people; ///< Search keys; only where the action is about named people.
    std::string bucket;           ///< Everything of step 5 but the key words.
};

std::string caller_of(const StandingClaim& claim)
{
    const auto actors = records::texts_of(claim.claim, domain::Field::actor);
    std::string by;
    for (const std::string& actor : actors)
        by += (by.empty() ? "" : ", ") + actor;
    return by.empty() ? records::said_by(claim) : by;
}

bool about_named_people(Asked asked)
{
    return asked == Asked::release || asked == Asked::close_case;
}

class Joining {
public:
    Joining(const Material& material, const StateWords& states, Day day) : m_states{&states}
    {
        for (const StandingClaim& claim : material.standing.claims)
            m_claims.emplace(claim.id, &claim);
        find_states_of_reports(material.standing);
        m_read = read_records<Call>(material, records::Family::call, records::call_from_cbor);
        for (const auto& [record, call] : m_read.all)
            if (!call.since || *call.since <= day)
                m_told.push_back(told_by(call));
    }

    std::size_t unreadable() const { return m_read.unreadable; }

    std::vector<CallRow> rows(Day day)
    {
        std::map<std::string, std::vector<const Told*>> buckets;
        for (const Told& told : m_told)
            buckets[told.bucket].push_back(&told);
        std::vector<CallRow> rows;
        for (const auto& [key, members] : buckets)
            for (const auto& told : joined(members))
                rows.push_back(row_of(told, day));
        return rows;
    }

private:
    /// Step 3: the state at the start of the title, else the only one that the claims of the report name.
    void find_states_of_reports(const records::Standing& standing)
    {
        std::map<EntryId, std::set<std::string>> named;
        for (const StandingClaim& claim : standing.claims) {
            const EntryId& part = claim.passage->part;
            if (const std::string state = records::country_of(claim.claim); !state.empty())
                named[part].insert(state);
            if (!m_state_of.contains(part))
                m_state_of[part] = state_in_title(claim.passage->title, *m_states);
        }
        for (const auto& [part, states] : named)
            if (m_state_of[part].empty() && states.size() == 1)
                m_state_of[part] = *states.begin();
    }

    Told told_by(const Call& call) const
    {
        Told told{&call, {}, {}, {}, {}};
        const auto claim = m_claims.find(call.basis.empty() ? EntryId{} : call.basis.front());
        std::string part = call.id;
        if (claim != m_claims.end()) {
            const auto& passage = *claim->second->passage;
            part = passage.part.hex();
            const auto state = m_state_of.find(passage.part);
            told.addressee = addressee_of(claim->second->claim, passage, *m_states,
                                          state == m_state_of.end() ? std::string{} : state->second);
        }
        const bool named = about_named_people(call.asked);
        if (named)
            for (const std::string& one : call.people)
                told.people.insert(search_key(one));
        told.words = action_words(call.what, call.asked, named ? call.people : std::vector<std::string>{});
        told.bucket = told.addressee.key.empty() ? "report " + part : told.addressee.key; // Step 2.
        told.bucket += "|" + std::string{records::name_of(call.asked)} + (told.words.forbids ? "|not" : "|");
        for (const std::string& one : told.people)
            told.bucket += "|" + one;
        return told;
    }

    /// Step 5, within one bucket. What is one with one is one with all.
    static std::vector<std::vector<const Told*>> joined(const std::vector<const Told*>& members)
    {
        const Told& first = *members.front();
        if (first.call->asked == Asked::release && !first.people.empty())
            return {members};
        std::vector<ActionWords> words;
        for (const Told* one : members)
            words.push_back(one->words);
        std::vector<std::vector<const Told*>> result;
        for (const auto& together : alike(words)) {
            auto& told = result.emplace_back();
            for (const std::size_t i : together)
                told.push_back(members[i]);
        }
        return result;
    }

    CallRow row_of(std::vector<const Told*> told, Day day) const
    {
        std::ranges::sort(told, {}, [](const Told* one) { return one->call->id; });
        CallRow row;
        row.call = *told.front()->call;
        row.addressee = told.front()->addressee.key;
        row.addressee_from_report = told.front()->addressee.from_report;
        auto shared = told.front()->words.words;
        for (const Told* one : told) {
            const Call& call = *one->call;
            row.records.push_back(call.id);
            records::add_new(row.call.callers, call.callers);
            records::add_new(row.call.addressees, call.addressees);
            records::add_basis(row.call.basis, call.basis);
            row.call.since = records::earliest_of(row.call.since, call.since);
            row.call.last_made = records::latest_of(row.call.last_made, call.last_made);
            std::erase_if(shared, [&](const auto& word) { return !one->words.words.contains(word.first); });
        }
        for (const auto& [compared, word] : shared)
            row.words.push_back(compared);
        add_times(row, day);
        if (row.call.since)
            row.age = (day - *row.call.since).count();
        return row;
    }

    /// Step 6.
    void add_times(CallRow& row, Day day) const
    {
        for (const EntryId& id : row.call.basis) {
            const auto found = m_claims.find(id);
            if (found == m_claims.end())
                continue;
            const StandingClaim& claim = *found->second;
            const auto time = claim.claim.time ? claim.claim.time->earliest() : std::nullopt;
            const auto on = time ? time : records::published_on(claim);
            if (on && *on > day)
                continue;
            std::string words = records::first_text(claim.claim, domain::Field::detail);
            row.made.push_back(
                {caller_of(claim), words.empty() ? claim.claim.quote : words, claim.passage->source, on, id});
        }
        std::ranges::sort(row.made, {}, [](const CallMade& one) {
            return std::tuple{one.on.value_or(Day::max()), one.claim};
        });
        row.call.last_made.reset();
        if (!row.made.empty()) {
            row.call.what = row.made.front().words;
            row.call.callers.clear();
        }
        for (const CallMade& one : row.made) {
            row.call.last_made = records::latest_of(row.call.last_made, one.on);
            records::add_new(row.call.callers, {one.by});
        }
    }

    const StateWords* m_states;
    std::unordered_map<EntryId, const StandingClaim*> m_claims;
    std::unordered_map<EntryId, std::string> m_state_of;
    ReadRecords<Call> m_read;
    std::vector<Told> m_told;
};

std::string label_of(const Call& call)
{
    std::string who, whom;
    for (const std::string& one : call.callers)
        who += (who.empty() ? "" : ", ") + one;
    for (const std::string& one : call.addressees)
        whom += (whom.empty() ? "" : ", ") + one;
    return who + (call.callers.size() > 1 ? " ask " : " asks ") + (whom.empty() ? "(addressee not stated)" : whom) +
           ": " + call.what;
}

void add_shown(CallRow& row, const Showing& showing)
{
    auto shown = showing.of(row);
    row.met = shown.met;
    row.because = std::move(shown.because);
    row.rule = std::move(shown.rule);
    row.shown_by = std::move(shown.by);
    row.perhaps = std::move(shown.perhaps);
    row.open = row.met != Met::met;
    if (row.call.asked == Asked::release)
        row.people = row.call.people;
    for (const records::Person* person : showing.people_of(row.call))
        records::add_new(row.people, {person->name});
}

/// Step 11.
std::vector<CallGroup> grouped(const std::vector<CallRow>& rows, CallsBy by)
{
    std::map<std::string, CallGroup> groups;
    const auto add = [&](const std::string& key, const std::string& label, std::size_t row) {
        CallGroup& group = groups[key];
        group.key = key;
        if (group.label.empty())
            group.label = label;
        group.rows.push_back(row);
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const CallRow& row = rows[i];
        if (by == CallsBy::status)
            add(std::to_string(static_cast<int>(row.met)), std::string{label_of(row.met)}, i);
        if (by == CallsBy::addressee)
            add(row.addressee.empty() ? "~" : row.addressee,
                row.call.addressees.empty() ? "addressee not stated" : row.call.addressees.front(), i);
        for (const std::string& person : by == CallsBy::person ? row.people : std::vector<std::string>{})
            add(search_key(person), person, i);
        if (by == CallsBy::person && row.people.empty())
            add("~", "no person named", i);
    }
    std::vector<CallGroup> result;
    for (auto& [key, group] : groups)
        result.push_back(std::move(group));
    return result;
}

} // namespace

Calls calls(const Material& material, const View& view, const CallQuestion& question)
{
    Calls answer;
    Joining joining{material, question.states, view.day()};
    const Showing showing{material, question.states, view.day()};
    answer.rows = joining.rows(view.day());
    std::vector<EntryId> claims;
    for (CallRow& row : answer.rows) {
        row.label = label_of(row.call);
        add_shown(row, showing);
        claims.insert(claims.end(), row.call.basis.begin(), row.call.basis.end());
        claims.insert(claims.end(), row.shown_by.begin(), row.shown_by.end());
    }
    std::ranges::sort(answer.rows, {}, [](const CallRow& row) {
        return std::tuple{!row.open, row.call.since ? -row.call.since->time_since_epoch().count() : 0, row.call.id};
    });
    answer.by = question.by;
    answer.groups = grouped(answer.rows, question.by);
    answer.head =
        head_of(material, view, "Calls",
                "Calls to one addressee for one action are one call, whoever makes it. It is met only where a claim "
                "shows it: a later release of the named person, a later restoration, closure or accession; else not "
                "known (calls).",
                std::move(claims), joining.unreadable());
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
