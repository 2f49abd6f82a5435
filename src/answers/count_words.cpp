// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/minimum-count.md.
#include "answers/count_words.hpp"

#include "answers/head.hpp"

#include <array>

namespace vigil::answers {
namespace {

using domain::ClaimType;

std::string window_of(const CountQuestion& question)
{
    if (question.from && question.to)
        return " between " + to_string(*question.from) + " and " + to_string(*question.to) + ", both days included";
    if (question.from)
        return " from " + to_string(*question.from) + " on";
    return question.to ? " up to " + to_string(*question.to) : "";
}

std::string joined(const std::vector<std::string>& texts, std::string_view between)
{
    std::string all;
    for (const std::string& text : texts)
        all += (all.empty() ? "" : std::string{between}) + text;
    return all;
}

} // namespace

std::string unit_of(const CountQuestion& question)
{
    std::string unit;
    for (const ClaimType type : question.types)
        unit += (unit.empty() ? "" : ", ") + std::string{domain::label_of(type)};
    std::string only;
    for (const Category& category : question.categories)
        only += (only.empty() ? "; only: " : ", ") + category.label;
    return unit + only;
}

std::string in_words(const CountQuestion& question)
{
    const std::string place = question.place.empty() ? "" : ", " + question.place;
    return unit_of(question) + place + window_of(question);
}

std::string sentence_of(const MinimumCount& answer)
{
    const std::string asked = in_words(answer.question);
    if (!answer.at_least)
        return "Not known: no report that passes the rule gives a number or a name (" + asked + ").";
    std::string sentence = "At least " + std::string{answer.approximate ? "about " : ""} +
                           counted(static_cast<std::size_t>(*answer.at_least), "person", "people") + " (" + asked + ")";
    const std::size_t deciding = answer.question.rule == SourceRule::one_source ? 0 : 1;
    if (answer.from_reports >= answer.from_names && answer.totals.size() > deciding)
        return sentence + ", according to " + answer.totals[deciding].source + ".";
    return sentence + ", counted by name.";
}

std::string rule_in_words(const CountQuestion& question)
{
    std::string text = "Rule: " + std::string{label_of(question.rule)} +
                       "; date: " + std::string{label_of(question.role)} + "; window inclusive; lowest assessment: ";
    text += question.grade == ledger::Grade::unassessed ? "any but unlikely and refuted"
                                                        : std::string{label_of(question.grade)};
    text += question.alleged ? "; alleged counts." : "; alleged does not count.";
    for (const auto& [type, stems] : question.where)
        text += " " + std::string{domain::label_of(type)} + " counts only where the words say: " + joined(stems, ", ") +
                ".";
    if (!question.places_meant.empty())
        text += " Place: " + joined(question.places_meant, "; ") + ".";
    return text;
}

std::string method_of(const MinimumCount& answer)
{
    const CountQuestion& question = answer.question;
    return "The larger of two floors: the largest total of " +
           std::string{question.rule == SourceRule::one_source ? "one source" : "the second of two origins"} + " (" +
           std::to_string(answer.from_reports) + "), and named people, doubtful pairs once (" +
           std::to_string(answer.from_names) +
           "). Reported totals are never added. Sources that cite or repeat one another are one origin. " +
           rule_in_words(question) + " (minimum-count)";
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
