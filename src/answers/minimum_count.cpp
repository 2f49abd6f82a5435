// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/minimum-count.md.
#include "answers/minimum_count.hpp"

#include "answers/count_rows.hpp"
#include "answers/count_words.hpp"
#include "answers/distinct.hpp"
#include "answers/head.hpp"
#include "answers/stocks.hpp"
#include "records/mentions.hpp"
#include "records/person.hpp"

#include <algorithm>

namespace vigil::answers {
namespace {

using records::StandingClaim;

class Counting {
public:
    Counting(const Material& material, const CountQuestion& question, const Surroundings& around, Day day)
        : m_material{&material},
          m_question{&question},
          m_around{&around},
          m_day{day},
          m_origins{material.standing.claims},
          m_people{read_records<records::Person>(material, records::Family::person, records::person_from_cbor)}
    {
        if (question.categories.empty() && question.where.empty())
            return;
        for (const auto& [record, person] : m_people.all)
            for (const records::MentionRef& mention : person.mentions)
                m_person_of.emplace(mention, &person);
    }

    MinimumCount count()
    {
        m_answer.question = *m_question;
        std::vector<const StandingClaim*> all;
        for (const StandingClaim& claim : m_material->standing.claims)
            if (std::ranges::find(m_question->types, claim.claim.type) != m_question->types.end())
                all.push_back(&claim);
        std::ranges::sort(all, {}, &StandingClaim::id);
        const RowRule rule{*m_question, *m_around, m_person_of, m_day};
        for (const StandingClaim* claim : all) // Step 3.
            add_row(rule.of(*claim));
        count_reports();
        count_names();
        settle();
        if (asks_for_state(*m_question))
            add_stocks(all, rule);
        return std::move(m_answer);
    }

private:
    /// Steps 23 and 24, of the place asked about.
    void add_stocks(std::vector<const StandingClaim*> held, const RowRule& rule)
    {
        std::erase_if(held, [&](const StandingClaim* claim) { return !rule.placed(claim->claim); });
        std::vector<StandingClaim> flows;
        std::ranges::copy_if(m_around->flows, std::back_inserter(flows),
                             [&](const StandingClaim& claim) { return rule.placed(claim.claim); });
        m_answer.stocks = stated_stocks(held, flows, m_day);
    }

    void add_row(const RowVerdict& verdict)
    {
        const StandingClaim& claim = *verdict.claim;
        CountRow row{claim.id, verdict.in, verdict.number, verdict.reason, {}, {}, {}, {}};
        row.count = claim.claim.count ? claim.claim.count->to_string() : "";
        for (const records::Mentioned& mention : records::people_in(claim))
            row.names.push_back(mention.value->text);
        row.source = records::said_by(claim);
        row.origin = m_origins.of(claim);
        m_answer.rows.push_back(std::move(row));
        if (!verdict.in)
            return;
        m_in.push_back(&claim);
        if (verdict.number)
            m_numbers.push_back(&claim);
        for (const records::MentionRef& mention : verdict.people)
            m_counted.emplace(mention, &claim);
    }

    /// Steps 10 and 11.
    void count_reports()
    {
        std::map<std::string, SourceTotal> by_origin;
        for (const StandingClaim* claim : m_numbers) {
            const SourceTotal total{records::said_by(*claim), m_origins.of(*claim), claim->claim.count->min,
                                    claim->claim.count->approximate, claim->id};
            const auto [at, added] = by_origin.emplace(total.origin, total);
            if (!added && at->second.least < total.least)
                at->second = total;
        }
        for (auto& [origin, total] : by_origin)
            m_answer.totals.push_back(std::move(total));
        std::ranges::sort(m_answer.totals, {}, [](const SourceTotal& total) {
            return std::pair{-total.least, total.claim};
        });
        const std::size_t deciding = m_question->rule == SourceRule::one_source ? 0 : 1;
        if (m_answer.totals.size() > deciding) {
            m_answer.from_reports = m_answer.totals[deciding].least;
            m_reports_approximate = m_answer.totals[deciding].approximate;
        }
    }

    /// Person record of a mention of a claim that is in.
    struct Named {
        std::string id;
        std::set<std::string> origins;
        std::vector<std::string> undecided;
        std::set<records::MentionRef> mentions;
    };

    /// Step 15: a state counts only for whom it holds on the day asked about, and is not disputed.
    bool still_so(const records::Person& person)
    {
        if (!asks_for_state(*m_question))
            return true;
        const records::CustodyPeriod* period = person.on(m_day);
        if (period == nullptr || period->state != records::Custody::held || !period->against.empty())
            return false;
        m_oldest = records::earliest_of(m_oldest, period->confirmed_by(m_day));
        return true;
    }

    std::vector<Named> named_people()
    {
        std::vector<Named> people;
        for (const auto& [record, person] : m_people.all) {
            Named one;
            for (const records::MentionRef& mention : person.mentions)
                if (const auto claim = m_counted.find(mention);
                    claim != m_counted.end() && !person.unnamed && !records::taken_back(person, mention.claim)) {
                    one.origins.insert(m_origins.of(*claim->second));
                    one.mentions.insert(mention);
                }
            // Step 13: a person counts under the rule of two only if two origins carry this record.
            const std::size_t needed = m_question->rule == SourceRule::one_source ? 1 : 2;
            if (one.origins.size() < needed || !still_so(person))
                continue;
            one.id = person.id;
            for (const records::Undecided& pair : person.undecided)
                one.undecided.push_back(pair.person);
            people.push_back(std::move(one));
        }
        return people;
    }

    /// Steps 12 and 14.
    void count_names()
    {
        const auto people = named_people();
        std::map<std::string, std::size_t> at;
        for (std::size_t i = 0; i < people.size(); ++i)
            at.emplace(people[i].id, i);
        std::vector<std::size_t> up(people.size());
        for (std::size_t i = 0; i < up.size(); ++i)
            up[i] = i;
        const auto top = [&](std::size_t one) {
            while (up[one] != one)
                one = up[one];
            return one;
        };
        for (std::size_t i = 0; i < people.size(); ++i)
            for (const std::string& other : people[i].undecided)
                if (const auto found = at.find(other); found != at.end()) {
                    m_answer.undecided_pairs += i < found->second ? 1U : 0U;
                    up[std::max(top(i), top(found->second))] = std::min(top(i), top(found->second));
                }
        m_answer.named = people.size();
        std::set<std::size_t> components;
        std::vector<std::set<records::MentionRef>> each;
        for (std::size_t i = 0; i < people.size(); ++i) {
            components.insert(top(i));
            each.push_back(people[i].mentions);
        }
        // Under the rule of two no single claim carries an unnamed victim alone.
        if (m_question->rule == SourceRule::one_source)
            m_answer.distinct = distinct_beside(each, m_in, m_material->standing.links);
        m_answer.from_names = static_cast<std::int64_t>(components.size()) + m_answer.distinct;
    }

    /// Step 16.
    void settle()
    {
        const auto n = std::max(m_answer.from_reports, m_answer.from_names);
        if (n > 0)
            m_answer.at_least = n;
        m_answer.approximate = n > 0 && m_answer.from_reports > m_answer.from_names && m_reports_approximate;
    }

public:
    std::size_t unreadable() const { return m_people.unreadable; }
    std::optional<Day> oldest_confirmed() const { return m_oldest; }

private:
    const Material* m_material;
    const CountQuestion* m_question;
    const Surroundings* m_around;
    Day m_day;
    std::optional<Day> m_oldest; ///< Of the named people that count for a state.
    records::Origins m_origins;
    ReadRecords<records::Person> m_people;
    PersonOf m_person_of;
    std::vector<const StandingClaim*> m_in, m_numbers;
    std::map<records::MentionRef, const StandingClaim*> m_counted; ///< Named people that count.
    MinimumCount m_answer;
    bool m_reports_approximate = false;
};

} // namespace

MinimumCount minimum_count(const Material& material, const View& view, const CountQuestion& question,
                           const Surroundings& around)
{
    Counting counting{material, question, around, view.day()};
    MinimumCount answer = counting.count();
    answer.sentence = sentence_of(answer);
    std::vector<EntryId> claims;
    for (const CountRow& row : answer.rows)
        claims.push_back(row.claim);
    std::string method = method_of(answer);
    if (const auto oldest = counting.oldest_confirmed())
        method += " Named people are held on " + to_string(view.day()) + "; the oldest confirmation of that is of " +
                  to_string(*oldest) + ".";
    const std::string title = unit_of(question) + (question.place.empty() ? "" : ", " + question.place);
    answer.head = head_of(material, view, title, std::move(method), std::move(claims), counting.unreadable());
    return answer;
}

} // namespace vigil::answers
