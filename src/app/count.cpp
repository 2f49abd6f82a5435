// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/claims.hpp"
#include "app/gazetteer.hpp"
#include "app/material.hpp"
#include "app/questions.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>

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

Result<ClaimType> type_meant(const std::string& word)
{
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

} // namespace

Result<answers::MinimumCount> minimum_count(const Session& session, const View& view, const CountWords& words)
{
    answers::CountQuestion question;
    for (const auto& word : words.types) {
        VIGIL_TRY(const auto type, type_meant(word));
        question.types.push_back(type);
    }
    if (question.types.empty())
        return Error{Fault::invalid_argument, "a count needs what to count, for example: killed"};
    VIGIL_TRY(question.role, role_of(words.role.empty() ? "any" : words.role));
    VIGIL_TRY(question.from, day_of(words.from));
    VIGIL_TRY(question.to, day_of(words.to));
    if (question.from && question.to && *question.to < *question.from)
        return Error{Fault::invalid_argument, "the period ends before it begins"};
    question.rule = words.two_origins ? answers::SourceRule::two_origins : answers::SourceRule::one_source;
    question.alleged = words.alleged;
    if (!words.grade.empty()) {
        const auto grade = grade_named(words.grade);
        if (!grade)
            return Error{Fault::invalid_argument,
                         "'" + words.grade + "' is no assessment; use confirmed, likely or possible"};
        question.grade = *grade;
    }
    question.place = words.place;
    // The names come from the records of people, the numbers and what lies below the floor from the types counted.
    auto counted = material(session, view, {Family::person});
    counted.standing = material(session, view, {}, question.types).standing;
    const auto place = place_meant(words.place);
    question.place_norms = place.norms;
    question.place_words = place.words;
    return answers::minimum_count(counted, view, question, places_around(counted.standing));
}

} // namespace vigil::app
