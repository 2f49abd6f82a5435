// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/claims.hpp"
#include "app/gazetteer.hpp"
#include "app/material.hpp"
#include "app/past.hpp"
#include "app/questions.hpp"
#include "app/vocabularies.hpp"
#include "base/utf8.hpp"
#include "records/conventions.hpp"
#include "records/mentions.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace vigil::app {
namespace {

using domain::ClaimType;

struct TypeWord {
    std::string_view word;
    ClaimType type;
};
/// What people say for the type they mean.
constexpr std::array type_words{
    TypeWord{"killed", ClaimType::killing},
    TypeWord{"killings", ClaimType::killing},
    TypeWord{"deaths", ClaimType::death},
    TypeWord{"died", ClaimType::death},
    TypeWord{"executed", ClaimType::execution},
    TypeWord{"executions", ClaimType::execution},
    TypeWord{"injured", ClaimType::injury},
    TypeWord{"wounded", ClaimType::injury},
    TypeWord{"arrested", ClaimType::arrest},
    TypeWord{"arrests", ClaimType::arrest},
    TypeWord{"detained", ClaimType::held},
    TypeWord{"released", ClaimType::release},
    TypeWord{"disappeared", ClaimType::disappearance},
    TypeWord{"tortured", ClaimType::torture},
    TypeWord{"charged", ClaimType::charge},
    TypeWord{"sentenced", ClaimType::sentence},
};

Result<ClaimType> type_meant(const std::string& typed)
{
    const std::string word{trimmed(typed)};
    if (const auto type = domain::claim_type_named(word))
        return *type;
    const auto found = std::ranges::find(type_words, word, &TypeWord::word);
    if (found != type_words.end())
        return found->type;
    return Error{
        Fault::invalid_argument,
        "'" + word +
            "' cannot be counted; use for example killed, injured, arrested, held, released, or a type of claim"};
}

Result<std::optional<Day>> day_of(const std::string& text)
{
    if (text.empty())
        return std::optional<Day>{};
    VIGIL_TRY(const auto day, parse_day(text));
    return std::optional{day};
}

Result<answers::DateRole> role_of(const std::string& text)
{
    using answers::DateRole;
    for (const auto role : {DateRole::any, DateRole::injury, DateRole::death, DateRole::finding})
        if (text == answers::label_of(role))
            return role;
    constexpr std::array<std::string_view, 4> names{"any", "injury", "death", "finding"};
    const auto found = std::ranges::find(names, text);
    if (found == names.end())
        return Error{Fault::invalid_argument,
                     "'" + text + "' is no date that a count can use; use any, injury, death or finding"};
    return static_cast<DateRole>(found - names.begin());
}

/// "arrest where arbitrar|unlawful".
Result<Done> add_type(const std::string& typed, answers::CountQuestion& question)
{
    constexpr std::string_view where = " where ";
    const auto at = typed.find(where);
    VIGIL_TRY(const auto type, type_meant(typed.substr(0, at)));
    if (std::ranges::find(question.types, type) != question.types.end())
        return Error{Fault::invalid_argument, "'" + typed + "' is counted twice"};
    question.types.push_back(type);
    if (at == std::string::npos)
        return Done{};
    for (const auto word : split(std::string_view{typed}.substr(at + where.size()), '|'))
        if (auto key = search_key(word); !key.empty())
            question.where[type].push_back(std::move(key));
    if (!question.where.contains(type))
        return Error{Fault::invalid_argument, "'" + typed + "' names no words behind where"};
    return Done{};
}

/// "12 months", "1 year", "30 days".
Result<Day> first_of_last(const std::string& last, Day to)
{
    const Error wrong{Fault::invalid_argument,
                      "'" + last + "' is no length of a window; write for example: 12 months, 30 days, 1 year"};
    int number = 0;
    const auto [end, fault] = std::from_chars(last.data(), last.data() + last.size(), number);
    std::string unit{trimmed({end, static_cast<std::size_t>(last.data() + last.size() - end)})};
    if (unit.ends_with('s'))
        unit.pop_back();
    if (fault != std::errc{} || number < 1 || number > 1200)
        return wrong;
    if (unit == "day")
        return to - std::chrono::days{number - 1};
    if (unit != "month" && unit != "year")
        return wrong;
    const std::chrono::year_month_day date{to};
    auto first = date - std::chrono::months{unit == "year" ? 12 * number : number};
    if (!first.ok()) // 31 May less 3 months: the window begins after the last day of February.
        first = first.year() / first.month() / std::chrono::last;
    return Day{first} + std::chrono::days{1};
}

Result<Done> set_window(const CountWords& words, Day day, answers::CountQuestion& question)
{
    VIGIL_TRY(question.from, day_of(words.from));
    VIGIL_TRY(question.to, day_of(words.to));
    if (!words.last.empty()) {
        if (question.from || question.to)
            return Error{Fault::invalid_argument, "a window is given by from and to, or by last, not by both"};
        question.to = day;
        VIGIL_TRY(question.from, first_of_last(words.last, day));
    }
    if (question.from && question.to && *question.to < *question.from)
        return Error{Fault::invalid_argument, "the period ends before it begins"};
    return Done{};
}

Result<Done> add_categories(const Session& session, const CountWords& words, answers::CountQuestion& question)
{
    if (words.categories.empty())
        return Done{};
    VIGIL_TRY(const auto vocabulary, app::vocabulary(session, "category"));
    for (const auto& word : words.categories) {
        const auto key = search_key(word);
        const auto found = std::ranges::find_if(vocabulary.terms, [&](const domain::Term& term) {
            return term.code == word ||
                   std::ranges::any_of(term.labels, [&](const auto& label) { return search_key(label.second) == key; });
        });
        if (found == vocabulary.terms.end())
            return Error{Fault::invalid_argument,
                         "'" + word + "' is no category; see: vigil vocabulary CASEBOOK category"};
        question.categories.push_back(answers::category_of(*found));
    }
    return Done{};
}

/// Only what the question will look at: a casebook may hold a hundred thousand claims. Ages are counted from the day on
/// which they were told; flows are set beside stocks.
answers::Surroundings surroundings(const answers::CountQuestion& question, const records::Standing& people,
                                   const records::Standing& counted)
{
    answers::Surroundings around;
    around.places = places_around(counted);
    const bool asks_for_stocks = question.types == std::vector{ClaimType::held};
    records::Standing flows;
    for (const auto& claim : people.claims) {
        if (claim.claim.type == ClaimType::particular && !question.categories.empty())
            if (const auto told = records::published_on(claim))
                around.told.emplace(claim.id, *told);
        if (asks_for_stocks && (claim.claim.type == ClaimType::arrest || claim.claim.type == ClaimType::release))
            flows.claims.push_back(claim);
    }
    if (!flows.claims.empty())
        around.places.merge(places_around(flows));
    around.flows = std::move(flows.claims);
    return around;
}

} // namespace

Result<answers::CountQuestion> count_question(const Session& session, const View& view, const CountWords& words)
{
    answers::CountQuestion question;
    for (const auto& word : words.types)
        VIGIL_CHECK(add_type(word, question));
    if (question.types.empty())
        return Error{Fault::invalid_argument, "a count needs what to count, for example: killed"};
    VIGIL_TRY(question.role, role_of(words.role.empty() ? "any" : words.role));
    VIGIL_CHECK(set_window(words, view.day(), question));
    question.rule = words.two_origins ? answers::SourceRule::two_origins : answers::SourceRule::one_source;
    question.alleged = words.alleged;
    if (!words.grade.empty()) {
        const auto grade = grade_named(words.grade);
        if (!grade)
            return Error{Fault::invalid_argument,
                         "'" + words.grade + "' is no assessment; use confirmed, likely or possible"};
        question.grade = *grade;
    }
    VIGIL_CHECK(add_categories(session, words, question));
    question.place = words.place;
    const auto place = place_meant(words.place);
    question.place_norms = place.norms;
    question.place_words = place.words;
    question.places_meant = place.labels;
    return question;
}

namespace {

// So many rows an answer lists whole, those that lie outside its window and place included.
constexpr std::size_t most_listed = 2000;

/// Claims that the question may be about. Of many, those that surely lie outside the window or place are not read.
store::ClaimFilter filter_of(const Session& session, const answers::CountQuestion& question)
{
    store::ClaimFilter filter;
    filter.types = question.types;
    if (session.casebook().claims_count(filter) <= most_listed)
        return filter;
    filter.from = question.from;
    filter.to = question.to;
    filter.undated = !question.from && !question.to;
    if (question.place_norms.size() == 1 && question.place_norms.begin()->starts_with(records::state_norm))
        filter.state = *question.place_norms.begin();
    return filter;
}

struct Counted {
    answers::Material material; ///< The claims counted, and the records of the people they name.
    records::Standing people;   ///< Claims under these records, and what may be set beside the count.
};

Counted counted_now(const Session& session, const View& view, const answers::CountQuestion& question)
{
    const auto guard = session.lock();
    const auto& casebook = session.casebook();
    Counted counted;
    auto filter = filter_of(session, question);
    counted.material.standing = records::standing(casebook.evidence_about(filter), view.floor);
    std::vector<EntryId> named;
    for (const auto& claim : counted.material.standing.claims)
        if (!records::people_in(claim).empty())
            named.push_back(claim.id);
    counted.material.records = casebook.records_of_claims(named, view.floor, Family::person);
    if (!question.categories.empty())
        counted.people =
            records::standing(casebook.evidence_of_claims(answers::claims_under(counted.material.records)), view.floor);
    if (question.types == std::vector{ClaimType::held}) {
        filter.types = {ClaimType::arrest, ClaimType::release};
        filter.from = filter.to = std::nullopt;
        filter.undated = false; // What has no day is no flow.
        auto flows = records::standing(casebook.evidence_about(filter), view.floor);
        std::erase_if(counted.people.claims, [](const auto& claim) {
            return claim.claim.type == ClaimType::arrest || claim.claim.type == ClaimType::release;
        });
        std::ranges::move(flows.claims, std::back_inserter(counted.people.claims));
    }
    return counted;
}

} // namespace

Result<answers::MinimumCount> minimum_count(const Session& session, const View& view, const CountWords& words)
{
    VIGIL_TRY(const auto question, count_question(session, view, words));
    Counted counted;
    if (view.known) { // The names come from the records of people, what is counted from the types counted.
        counted.material = material(session, view, {Family::person});
        counted.people = std::move(counted.material.standing);
        counted.material.standing = material(session, view, {}, question.types).standing;
    } else {
        counted = counted_now(session, view, question);
    }
    return answers::minimum_count(counted.material, view, question,
                                  surroundings(question, counted.people, counted.material.standing));
}

Result<answers::MinimumCount> minimum_count_in(const Session& session, const answers::Material& all, const View& view,
                                               const CountWords& words)
{
    VIGIL_TRY(const auto question, count_question(session, view, words));
    return answers::minimum_count(all, view, question, surroundings(question, all.standing, all.standing));
}

Result<answers::MinimumCount> minimum_count_at(const Session& session, const View& view, const CountWords& words,
                                               Instant known)
{
    return minimum_count_in(session, knowledge(session, view, known).material, view, words);
}

} // namespace vigil::app
