// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/minimum-count.md.
#include "answers/minimum_count.hpp"

#include "answers/distinct.hpp"
#include "answers/head.hpp"
#include "base/utf8.hpp"
#include "records/mentions.hpp"
#include "records/person.hpp"

#include <algorithm>

namespace vigil::answers {
namespace {

using domain::ClaimType;
using domain::Field;
using domain::Modality;
using ledger::Grade;
using records::StandingClaim;

int height(Grade grade)
{
    switch (grade) {
    case Grade::refuted: return 0;
    case Grade::unlikely: return 1;
    case Grade::unassessed: return 2;
    case Grade::possible: return 3;
    case Grade::likely: return 4;
    case Grade::confirmed: return 5;
    }
    return 2;
}

/// Which of the three dates a claim tells.
DateRole role_of(const domain::Claim& claim)
{
    if (records::has_word(claim.quote, {"found dead", "body was found", "bodies were found"}))
        return DateRole::finding;
    return claim.type == ClaimType::killing || claim.type == ClaimType::death || claim.type == ClaimType::execution
               ? DateRole::death
               : DateRole::injury;
}

/// Step 7. The place, or one that it lies in, by norm or by words; where no place is stated, the state that acted.
bool inside(const domain::Claim& claim, const CountQuestion& question, const PlaceTable& places)
{
    const auto is_asked = [&](const domain::Value& value) {
        const std::string words = search_key(value.text);
        if (question.place_norms.contains(value.norm) || question.place_norms.contains(value.code) ||
            words == search_key(question.place) ||
            std::ranges::any_of(question.place_words, [&](const auto& word) { return search_key(word) == words; }))
            return true;
        const auto around = places.find(value.norm);
        return around != places.end() && std::ranges::any_of(around->second, [&](const std::string& wider) {
                   return question.place_norms.contains(wider);
               });
    };
    const auto stated = claim.values_of(Field::place);
    if (std::ranges::any_of(stated, [&](const domain::Value* value) { return is_asked(*value); }))
        return true;
    const auto actors = claim.values_of(Field::actor);
    return records::place_key_of(claim).empty() && std::ranges::any_of(actors, [&](const domain::Value* value) {
               return question.place_norms.contains(value->norm) || question.place_norms.contains(value->code);
           });
}

bool unplaced(const domain::Claim& claim)
{
    return records::place_key_of(claim).empty() && records::country_of(claim).empty();
}

/// Steps 4 to 7: the first reason that keeps a claim out; empty: it is in.
std::string why_out(const StandingClaim& claim, const CountQuestion& question, const PlaceTable& places)
{
    const domain::Claim& said = claim.claim;
    if (said.modality == Modality::alleged && !question.alleged)
        return "out: alleged";
    if (said.modality != Modality::asserted && said.modality != Modality::alleged)
        return "out: " + std::string{domain::name_of(said.modality)};
    const bool accepted = question.grade == Grade::unassessed ? height(claim.grade) >= height(Grade::unassessed)
                                                              : height(claim.grade) >= height(question.grade);
    if (!accepted)
        return "out: assessed as " + std::string{label_of(claim.grade)};
    if (question.role != DateRole::any && role_of(said) != question.role)
        return "out: its date is the date of " + std::string{label_of(role_of(said))};
    if (question.from || question.to) {
        if (!said.time)
            return "out: undated";
        if (!said.time->surely_inside(question.from.value_or(Day::min()), question.to.value_or(Day::max())))
            return said.time->may_overlap(question.from.value_or(Day::min()), question.to.value_or(Day::max()))
                       ? "out: may lie outside the window"
                       : "out: outside the window";
    }
    const bool anywhere = question.place.empty() && question.place_norms.empty();
    if (!anywhere && !inside(said, question, places))
        return unplaced(said) ? "out: unplaced" : "out: not known to lie there";
    if (!said.count && records::people_in(claim).empty())
        return "out: neither a number nor a name";
    return {};
}

class Counting {
public:
    Counting(const Material& material, const CountQuestion& question, Day day)
        : m_material{&material},
          m_question{&question},
          m_day{day},
          m_origins{material.standing.claims}
    {
    }

    MinimumCount count(const PlaceTable& places)
    {
        m_answer.question = *m_question;
        std::vector<const StandingClaim*> all;
        for (const StandingClaim& claim : m_material->standing.claims)
            if (std::ranges::find(m_question->types, claim.claim.type) != m_question->types.end())
                all.push_back(&claim);
        std::ranges::sort(all, {}, &StandingClaim::id);
        for (const StandingClaim* claim : all) // Step 3.
            add_row(*claim, places);
        count_reports();
        count_names();
        settle();
        return std::move(m_answer);
    }

private:
    void add_row(const StandingClaim& claim, const PlaceTable& places)
    {
        const std::string out = why_out(claim, *m_question, places);
        CountRow row;
        row.claim = claim.id;
        row.in = out.empty();
        row.reason = out;
        if (row.in) {
            row.reason = "in";
            m_in.push_back(&claim);
        }
        row.count = claim.claim.count ? claim.claim.count->to_string() : "";
        for (const records::Mentioned& mention : records::people_in(claim))
            row.names.push_back(mention.value->text);
        row.source = records::said_by(claim);
        row.origin = m_origins.of(claim);
        m_answer.rows.push_back(std::move(row));
    }

    /// Steps 10 and 11.
    void count_reports()
    {
        std::map<std::string, SourceTotal> by_origin;
        for (const StandingClaim* claim : m_in) {
            if (!claim->claim.count)
                continue;
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
        if (m_question->types != std::vector{ClaimType::held})
            return true;
        const records::CustodyPeriod* period = person.on(m_day);
        if (period == nullptr || period->state != records::Custody::held || !period->against.empty())
            return false;
        m_oldest = records::earliest_of(m_oldest, period->confirmed_by(m_day));
        return true;
    }

    std::vector<Named> named_people()
    {
        std::map<EntryId, const StandingClaim*> in;
        for (const StandingClaim* claim : m_in)
            in.emplace(claim->id, claim);
        std::vector<Named> people;
        const auto read =
            read_records<records::Person>(*m_material, records::Family::person, records::person_from_cbor);
        m_unreadable = read.unreadable;
        for (const auto& [record, person] : read.all) {
            Named one;
            for (const records::MentionRef& mention : person.mentions)
                if (const auto claim = in.find(mention.claim); claim != in.end()) {
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
        std::map<std::size_t, std::set<records::MentionRef>> components;
        for (std::size_t i = 0; i < people.size(); ++i)
            components[top(i)].insert(people[i].mentions.begin(), people[i].mentions.end());
        std::vector<std::set<records::MentionRef>> named;
        for (auto& [first, mentions] : components)
            named.push_back(std::move(mentions));
        // Under the rule of two no single claim carries an unnamed victim alone.
        if (m_question->rule == SourceRule::one_source)
            m_answer.distinct = distinct_beside(named, m_in, m_material->standing.links);
        m_answer.from_names = static_cast<std::int64_t>(named.size()) + m_answer.distinct;
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
    std::size_t unreadable() const { return m_unreadable; }
    std::optional<Day> oldest_confirmed() const { return m_oldest; }

private:
    const Material* m_material;
    const CountQuestion* m_question;
    Day m_day;
    std::optional<Day> m_oldest; ///< Of the named people that count for a state.
    records::Origins m_origins;
    std::vector<const StandingClaim*> m_in;
    MinimumCount m_answer;
    bool m_reports_approximate = false;
    std::size_t m_unreadable = 0;
};

std::string window_of(const CountQuestion& question)
{
    if (question.from && question.to)
        return " between " + to_string(*question.from) + " and " + to_string(*question.to) + ", both days included";
    if (question.from)
        return " from " + to_string(*question.from) + " on";
    return question.to ? " up to " + to_string(*question.to) : "";
}

std::string unit_of(const CountQuestion& question)
{
    std::string unit;
    for (const ClaimType type : question.types)
        unit += (unit.empty() ? "" : ", ") + std::string{domain::label_of(type)};
    return unit;
}

/// Step 17.
std::string sentence_of(const MinimumCount& answer)
{
    const std::string asked = unit_of(answer.question) +
                              (answer.question.place.empty() ? "" : ", " + answer.question.place) +
                              window_of(answer.question);
    if (!answer.at_least)
        return "Not known: no report that passes the rule gives a number or a name (" + asked + ").";
    std::string sentence = "At least " + std::string{answer.approximate ? "about " : ""} +
                           counted(static_cast<std::size_t>(*answer.at_least), "person", "people") + " (" + asked + ")";
    const std::size_t deciding = answer.question.rule == SourceRule::one_source ? 0 : 1;
    if (answer.from_reports >= answer.from_names && answer.totals.size() > deciding)
        return sentence + ", according to " + answer.totals[deciding].source + ".";
    return sentence + ", counted by name.";
}

std::string method_of(const MinimumCount& answer)
{
    const CountQuestion& question = answer.question;
    std::string text =
        "The larger of two floors: the largest total of " +
        std::string{question.rule == SourceRule::one_source ? "one source" : "the second of two origins"} + " (" +
        std::to_string(answer.from_reports) + "), and named people, doubtful pairs once (" +
        std::to_string(answer.from_names) +
        "). Reported totals are never added. Sources that cite or "
        "repeat one another are one origin. Rule: " +
        std::string{label_of(question.rule)} + "; date: " + std::string{label_of(question.role)} +
        "; window inclusive; lowest assessment: ";
    text +=
        question.grade == Grade::unassessed ? "any but unlikely and refuted" : std::string{label_of(question.grade)};
    text += question.alleged ? "; alleged counts." : "; alleged does not count.";
    return text + " (minimum-count)";
}

} // namespace

MinimumCount minimum_count(const Material& material, const View& view, const CountQuestion& question,
                           const PlaceTable& places)
{
    Counting counting{material, question, view.day()};
    MinimumCount answer = counting.count(places);
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

std::string_view label_of(DateRole role)
{
    switch (role) {
    case DateRole::any: return "any";
    case DateRole::injury: return "injury";
    case DateRole::death: return "death";
    case DateRole::finding: return "finding";
    }
    return "any";
}

std::string_view label_of(SourceRule rule)
{
    return rule == SourceRule::one_source ? "one source" : "two origins";
}

} // namespace vigil::answers
