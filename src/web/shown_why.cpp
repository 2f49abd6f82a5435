// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/shown_why.hpp"

#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vigil::web {
namespace {

using nlohmann::json;

std::string words_at(const app::Reason& reason, domain::Span span)
{
    return reason.text.substr(span.begin, span.end - span.begin);
}

json fields_of(const read::Why& why)
{
    auto fields = json::array();
    for (const auto& field : why.fields) {
        std::string words;
        for (const auto& each : field.words)
            words += (words.empty() ? "" : "; ") + each;
        fields.push_back({{"field", field.field}, {"words", words}, {"role", field.role}});
    }
    return fields;
}

json weights_of(const read::Why& why)
{
    auto weights = json::array();
    for (const auto& weight : why.weights)
        weights.push_back({{"name", weight.name}, {"amount", fmt::format("{:+.2f}", weight.log_odds)}});
    return weights;
}

json words_of(const app::Reason& reason)
{
    const auto& words = reason.why->words;
    auto shown = json::array();
    for (const auto& word : words)
        shown.push_back(
            {{"word", words_at(reason, word.span)},
             {"kind", word.tag},
             {"relation", word.relation},
             {"of", word.head < 0 ? "" : words_at(reason, words[static_cast<std::size_t>(word.head)].span)}});
    return shown;
}

} // namespace

json shown_why(const app::Reason& reason)
{
    if (!reason.why)
        return {{"without", reason.without}};
    const read::Why& why = *reason.why;
    return {{"without", ""},
            {"made", why.made},
            {"row", why.row},
            {"place", why.place},
            {"trigger", words_at(reason, why.trigger)},
            {"fields", fields_of(why)},
            {"by_rules", why.subject_by_rules},
            {"by_tree", why.subject_by_tree},
            {"rule_percent", std::lround(100 * why.rule_confidence)},
            {"percent", std::lround(100 * why.confidence)},
            {"weights", weights_of(why)},
            {"words", words_of(reason)}};
}

} // namespace vigil::web
