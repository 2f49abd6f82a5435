// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/minimum-count.md.
#include "answers/count_rows.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vigil::answers {
namespace {

using domain::ClaimType;
using domain::Field;
using domain::Modality;
using ledger::Grade;
using records::Mentioned;
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

/// Which of the three dates a claim tells (step 2).
DateRole role_of(const domain::Claim& claim)
{
    if (records::has_word(claim.quote, {"found dead", "body was found", "bodies were found"}))
        return DateRole::finding;
    return claim.type == ClaimType::killing || claim.type == ClaimType::death || claim.type == ClaimType::execution
               ? DateRole::death
               : DateRole::injury;
}

bool unplaced(const domain::Claim& claim)
{
    return records::place_key_of(claim).empty() && records::country_of(claim).empty();
}

std::string labels_of(const std::vector<Category>& categories)
{
    std::string labels;
    for (const Category& category : categories)
        labels += (labels.empty() ? "" : ", ") + category.label;
    return labels;
}

} // namespace

bool asks_for_state(const CountQuestion& question)
{
    return question.types == std::vector{ClaimType::held};
}

bool covers(const StandingClaim& stock, Day day)
{
    const auto time = records::time_or_published(stock);
    const auto first = time ? (time->earliest() ? time->earliest() : time->latest()) : std::nullopt;
    const auto last = records::confirmed_on(stock);
    return first && last && *first <= day && day <= *last;
}

const records::Person* RowRule::person(const records::MentionRef& mention) const
{
    const auto found = m_person_of.find(mention);
    return found == m_person_of.end() ? nullptr : found->second;
}

/// Step 7. The place, or one that it lies in, by norm or by words; where no place is stated, the state that acted.
bool RowRule::inside(const domain::Claim& claim) const
{
    const auto is_asked = [&](const domain::Value& value) {
        const std::string words = search_key(value.text);
        if (m_question.place_norms.contains(value.norm) || m_question.place_norms.contains(value.code) ||
            words == search_key(m_question.place) ||
            std::ranges::any_of(m_question.place_words, [&](const auto& word) { return search_key(word) == words; }))
            return true;
        const auto around = m_around.places.find(value.norm);
        return around != m_around.places.end() && std::ranges::any_of(around->second, [&](const std::string& wider) {
                   return m_question.place_norms.contains(wider);
               });
    };
    const auto stated = claim.values_of(Field::place);
    if (std::ranges::any_of(stated, [&](const domain::Value* value) { return is_asked(*value); }))
        return true;
    const auto actors = claim.values_of(Field::actor);
    return records::place_key_of(claim).empty() && std::ranges::any_of(actors, [&](const domain::Value* value) {
               return m_question.place_norms.contains(value->norm) || m_question.place_norms.contains(value->code);
           });
}

bool RowRule::placed(const domain::Claim& claim) const
{
    const bool anywhere = m_question.place.empty() && m_question.place_norms.empty();
    return anywhere || inside(claim);
}

/// Step 6.
std::string RowRule::out_of_window(const StandingClaim& claim) const
{
    if (!m_question.from && !m_question.to)
        return {};
    if (!claim.claim.time)
        return "out: undated";
    // A side of the window that is not given asks nothing of that side of the time, not even that it has an end.
    const auto earliest = claim.claim.time->earliest(), latest = claim.claim.time->latest();
    if ((!m_question.from || (earliest && *earliest >= *m_question.from)) &&
        (!m_question.to || (latest && *latest <= *m_question.to)))
        return {};
    const Day from = m_question.from.value_or(Day::min());
    const Day to = m_question.to.value_or(Day::max());
    return claim.claim.time->may_overlap(from, to) ? "out: may lie outside the window" : "out: outside the window";
}

/// Steps 4 to 7: the first reason that keeps a claim out; empty: none.
std::string RowRule::why_out(const StandingClaim& claim) const
{
    const domain::Claim& said = claim.claim;
    if (said.modality == Modality::alleged && !m_question.alleged)
        return "out: alleged";
    if (said.modality != Modality::asserted && said.modality != Modality::alleged)
        return "out: " + std::string{domain::name_of(said.modality)};
    if (height(claim.grade) < height(m_question.grade))
        return "out: assessed as " + std::string{label_of(claim.grade)};
    if (m_question.role != DateRole::any && role_of(said) != m_question.role)
        return "out: its date is the date of " + std::string{label_of(role_of(said))};
    if (auto out = out_of_window(claim); !out.empty())
        return out;
    if (!placed(said))
        return unplaced(said) ? "out: unplaced" : "out: not known to lie there";
    if (!said.count && records::people_in(claim).empty())
        return "out: neither a number nor a name";
    return {};
}

/// Steps 18 and 21, for the named ones.
void RowRule::sort_people(const std::vector<Mentioned>& named, RowVerdict& verdict) const
{
    for (const Mentioned& mention : named) {
        const std::string why = m_question.categories.empty()
                                    ? "in"
                                    : why_of(m_question.categories, mention, person(mention.ref), m_around.told);
        if (why.empty())
            continue;
        verdict.people.insert(mention.ref);
        if (!m_question.categories.empty() && verdict.reason.empty())
            verdict.reason = "in: " + why;
    }
}

/// Steps 20, 21 and 23, for the number.
void RowRule::weigh_number(const std::vector<Mentioned>& named, RowVerdict& verdict) const
{
    const StandingClaim& claim = *verdict.claim;
    verdict.number = claim.claim.count.has_value();
    if (verdict.number && asks_for_state(m_question) && !covers(claim, m_day)) {
        verdict.number = false;
        if (named.empty())
            verdict.reason = "out: a number held on another day";
    }
    if (m_question.categories.empty())
        return;
    bool all = true, some = false;
    std::string words;
    for (const domain::Value* target : claim.claim.values_of(Field::target)) {
        if (target->text.empty() || std::ranges::find(named, target, &Mentioned::value) != named.end())
            continue;
        const GroupIs group = group_is(m_question.categories, target->text);
        all = all && group == GroupIs::all;
        some = some || group != GroupIs::other;
        if (group == GroupIs::all)
            words = target->text;
    }
    const bool unnamed = named.size() < records::texts_of(claim.claim, Field::target).size() || named.empty();
    all = all && verdict.people.size() == named.size() && (!unnamed || !words.empty());
    verdict.number = verdict.number && all;
    if (!verdict.reason.empty())
        return;
    if (unnamed && all)
        verdict.reason = "in: “" + words + "”";
    else if (verdict.people.empty())
        verdict.reason = some ? "out: its number takes in others"
                              : "out: not said to be of the category: " + labels_of(m_question.categories);
}

/// Step 22.
void RowRule::ask_for_words(const std::vector<Mentioned>& named, RowVerdict& verdict) const
{
    const auto asked = m_question.where.find(verdict.claim->claim.type);
    if (asked == m_question.where.end())
        return;
    std::vector<const records::Person*> people;
    for (const Mentioned& mention : named)
        people.push_back(person(mention.ref));
    const std::string word = said_so(asked->second, verdict.claim->claim, people);
    if (word.empty())
        verdict.reason = "out: not said to be so (" + asked->second.front() + ")";
    else
        verdict.reason += (verdict.reason == "in" ? ": said “" : "; said “") + word + "…”";
}

RowVerdict RowRule::of(const StandingClaim& claim) const
{
    RowVerdict verdict;
    verdict.claim = &claim;
    verdict.reason = why_out(claim);
    if (!verdict.reason.empty())
        return verdict;
    const auto named = records::people_in(claim);
    sort_people(named, verdict);
    weigh_number(named, verdict);
    if (verdict.reason.empty())
        verdict.reason = "in";
    if (verdict.reason.starts_with("in"))
        ask_for_words(named, verdict);
    verdict.in = verdict.reason.starts_with("in");
    if (!verdict.in) {
        verdict.people.clear();
        verdict.number = false;
    }
    return verdict;
}

} // namespace vigil::answers
