// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/today.md.
#include "answers/today.hpp"

#include "answers/filed.hpp"
#include "answers/head.hpp"
#include "answers/people.hpp"
#include "base/utf8.hpp"
#include "records/proceeding.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace vigil::answers {
namespace {

using records::Person;
using records::Proceeding;
using Kind = TodayLine::Kind;

constexpr auto method =
    "Due days of the team's case files; hearings and time limits only as stated; needs until a member "
    "says they were met; silence counted from the day a state was last confirmed (today).";

std::vector<Person> people_in(const Material& material, std::size_t& unreadable)
{
    auto read = read_records<Person>(material, records::Family::person, records::person_from_cbor);
    unreadable += read.unreadable;
    std::vector<Person> people;
    for (auto& [record, person] : read.all)
        people.push_back(std::move(person));
    return people;
}

class Making {
public:
    Making(const TodayMaterial& material, const View& view, const TodayQuestion& question)
        : m_material{material},
          m_view{view},
          m_proposed{people_in(material.proposed, m_unreadable)},
          m_filed{material.cases, m_proposed},
          m_until{view.day() + std::chrono::days{question.days}}
    {
        m_today.question = question;
    }

    Today make()
    {
        for (const auto& file : m_material.cases)
            if (!file.closed())
                add_case(file);
        add_proceedings();
        add_people();
        add_fresh();
        sort();
        m_today.head = head_of(m_material.at_floor, m_view, "Today", method, claims(), m_unreadable);
        // What is new is seldom checked: the floor proposed holds the words of all.
        m_today.head.basis = quoted(m_material.proposed.standing, claims());
        return std::move(m_today);
    }

private:
    /// Step 0.
    bool not_too_far(const std::optional<Day>& day) const { return !day || *day <= m_until; }

    void add_case(const CaseFile& file)
    {
        for (const auto& step : file.steps) // Step 1.
            if (step.open() && not_too_far(step.due.day()))
                m_today.due.push_back(line_of(file, step));
        for (const auto& action : file.actions)
            if (action.waits() && not_too_far(action.due.day()))
                m_today.due.push_back(line_of(file, action));
        for (const auto& need : file.needs) // Step 4.
            if (need.open())
                m_today.needs.push_back(line_of(file, need));
    }

    static TodayLine of_case(const CaseFile& file, Kind kind, const std::string& key)
    {
        TodayLine line;
        line.kind = kind;
        line.references = {file.reference};
        line.officer = file.officer.text();
        line.key = std::string{name_of(kind)} + " " + file.reference + " " + key;
        return line;
    }

    static TodayLine line_of(const CaseFile& file, const CaseStep& step)
    {
        auto line = of_case(file, Kind::step, step.key);
        line.day = step.due.day();
        line.what = step.what.text();
        if (!step.who.empty())
            line.officer = step.who.text();
        step.what.add_entries_to(line.entries);
        step.due.add_entries_to(line.entries);
        return line;
    }

    static TodayLine line_of(const CaseFile& file, const CaseAction& action)
    {
        auto line = of_case(file, Kind::action, action.key);
        line.day = action.due.day();
        line.what = "answer due: " + action.words();
        action.due.add_entries_to(line.entries);
        return line;
    }

    static TodayLine line_of(const CaseFile& file, const CaseNeed& need)
    {
        auto line = of_case(file, Kind::need, need.key);
        line.day = need.since.day();
        line.what = (need.kind.empty() ? "medical" : need.kind.text()) + ": " + need.what.text();
        need.what.add_entries_to(line.entries);
        return line;
    }

    void add_proceedings()
    {
        auto read =
            read_records<Proceeding>(m_material.at_floor, records::Family::proceeding, records::proceeding_from_cbor);
        m_unreadable += read.unreadable;
        for (const auto& [record, one] : read.all) {
            for (const auto& ahead : one.ahead)
                add_ahead(one, ahead.what, ahead.when, ahead.basis);
            for (const auto& step : one.steps)
                if (step.what == domain::ClaimType::hearing)
                    add_ahead(one, std::string{domain::label_of(step.what)}, step.when, step.basis);
        }
    }

    /// Steps 2 and 3.
    void add_ahead(const Proceeding& of, const std::string& what, const std::optional<Edtf>& when, const Basis& basis)
    {
        const auto first = first_day(when);
        const auto last = when ? when->latest() : std::nullopt;
        if (!first || *first > m_until || last.value_or(*first) < m_view.day())
            return;
        constexpr std::array<std::string_view, 4> in_court{"hearing", "verdict", "sentence", "ruling"};
        const bool hearing = std::ranges::find(in_court, what) != in_court.end();
        TodayLine line;
        line.kind = hearing ? Kind::hearing : Kind::limit;
        line.day = std::max(*first, std::min(m_view.day(), last.value_or(*first)));
        line.what = what + (of.court.empty() ? "" : ", " + of.court) +
                    (when->interval || *first != *last ? " (" + when->to_string() + ")" : "");
        for (const auto& name : of.defendants)
            line.who += (line.who.empty() ? "" : ", ") + name;
        line.basis = basis;
        m_filed.add(line, of.id);
        if (!of.person.empty())
            m_filed.add(line, of.person);
        add_or_join(hearing ? m_today.hearings : m_today.limits, std::move(line));
    }

    /// One hearing that several claims, or the records of several defendants, tell is one line.
    static void add_or_join(std::vector<TodayLine>& lines, TodayLine line)
    {
        const auto same = std::ranges::find_if(lines, [&](const TodayLine& one) {
            const bool shared = std::ranges::any_of(
                line.basis, [&](const auto& claim) { return std::ranges::find(one.basis, claim) != one.basis.end(); });
            return one.day == line.day && one.what == line.what && (shared || one.who == line.who);
        });
        if (same == lines.end()) {
            lines.push_back(std::move(line));
            return;
        }
        if (("," + same->who + ",").find(line.who) == std::string::npos)
            same->who += ", " + line.who;
        for (const auto& claim : line.basis)
            if (std::ranges::find(same->basis, claim) == same->basis.end())
                same->basis.push_back(claim);
        join_files(*same, line);
    }

    void add_people()
    {
        const auto rows = people(m_material.at_floor, m_view);
        std::map<std::string, const PersonRow*> row_of;
        for (const auto& row : rows.rows)
            row_of.emplace(row.id, &row);
        auto read = read_records<Person>(m_material.at_floor, records::Family::person, records::person_from_cbor);
        m_unreadable += read.unreadable;
        for (const auto& [record, person] : read.all) {
            const auto row = row_of.find(person.id);
            if (row == row_of.end() || row->second->group == Liberty::dead)
                continue;
            add_needs(person);
            add_silence(person, *row->second);
        }
    }

    /// Step 4.
    void add_needs(const Person& person)
    {
        for (const auto& need : person.needs) {
            TodayLine line;
            line.kind = Kind::need;
            line.day = need.last_confirmed;
            line.what = need.what;
            line.who = person.name;
            line.basis = need.basis;
            m_filed.add(line, person);
            m_today.needs.push_back(std::move(line));
        }
    }

    /// Step 5.
    void add_silence(const Person& person, const PersonRow& row)
    {
        TodayLine line;
        m_filed.add(line, person);
        const bool looked_for =
            row.group == Liberty::held || row.group == Liberty::disappeared || row.group == Liberty::wanted;
        if (line.references.empty() && line.perhaps.empty() && !looked_for)
            return;
        const std::chrono::days silent{m_today.question.silent};
        if (row.last_confirmed && m_view.day() - *row.last_confirmed <= silent)
            return;
        line.kind = Kind::silence;
        line.day = row.last_confirmed;
        line.what = row.custody.empty() ? "not known" : row.custody;
        line.who = person.name;
        line.basis = row.basis;
        m_today.silent.push_back(std::move(line));
    }

    /// Step 6.
    void add_fresh()
    {
        std::set<std::string> list_parts;
        std::map<EntryId, TodayLine> lines;
        for (const auto& person : m_proposed) {
            TodayLine line;
            m_filed.add(line, person);
            for (const auto& row : person.list_rows)
                list_parts.insert(row.substr(0, row.find(':')));
            if (line.references.empty() && line.perhaps.empty() && person.list_rows.empty())
                continue;
            line.who = person.name;
            for (const auto& mention : person.mentions)
                lines.emplace(mention.claim, line);
        }
        for (const auto& claim : m_material.proposed.standing.claims)
            if (const auto found = lines.find(claim.id); found != lines.end() && claim.known > m_today.question.since &&
                                                         !list_parts.contains(claim.passage->part.hex()))
                m_today.fresh.push_back(fresh_line(claim, found->second));
    }

    static TodayLine fresh_line(const records::StandingClaim& claim, TodayLine line)
    {
        line.kind = Kind::claim;
        line.day = std::chrono::floor<std::chrono::days>(claim.known);
        line.what = std::string{domain::label_of(claim.claim.type)};
        if (claim.claim.time)
            line.what += " " + claim.claim.time->to_string();
        line.what += ", says " + claim.passage->source;
        line.basis = {claim.id};
        line.judged = claim.checked || claim.disputed;
        return line;
    }

    void sort()
    {
        const auto by_day = [](const TodayLine& line) {
            return std::tuple{!line.day.has_value(), line.day.value_or(Day{}), line.what, line.who};
        };
        for (auto* lines : {&m_today.due, &m_today.hearings, &m_today.limits, &m_today.needs})
            std::ranges::stable_sort(*lines, {}, by_day);
        std::ranges::stable_sort(m_today.silent, {}, [](const TodayLine& line) {
            return std::tuple{line.day.has_value(), line.day.value_or(Day{}), line.who};
        });
        std::ranges::stable_sort(m_today.fresh, {}, [](const TodayLine& line) {
            return std::tuple{line.judged, -line.day.value_or(Day{}).time_since_epoch().count(), line.who, line.what};
        });
        for (auto* lines : {&m_today.hearings, &m_today.limits})
            for (auto& line : *lines) {
                std::ranges::sort(line.basis);
                line.key = std::string{name_of(line.kind)} + " " + (line.basis.empty() ? "" : line.basis.front().hex());
            }
    }

    std::vector<EntryId> claims() const
    {
        std::vector<EntryId> all;
        for (const auto* lines :
             {&m_today.due, &m_today.hearings, &m_today.limits, &m_today.needs, &m_today.silent, &m_today.fresh})
            for (const auto& line : *lines)
                all.insert(all.end(), line.basis.begin(), line.basis.end());
        return all;
    }

    const TodayMaterial& m_material;
    const View& m_view;
    std::size_t m_unreadable = 0;
    std::vector<Person> m_proposed;
    Filed m_filed;
    Day m_until;
    Today m_today;
};

} // namespace

std::string_view name_of(TodayLine::Kind kind)
{
    constexpr std::array<std::string_view, 7> names{"step", "action", "hearing", "limit", "need", "silence", "claim"};
    return names.at(static_cast<std::size_t>(kind));
}

Today today(const TodayMaterial& material, const View& view, const TodayQuestion& question)
{
    return Making{material, view, question}.make();
}

} // namespace vigil::answers
