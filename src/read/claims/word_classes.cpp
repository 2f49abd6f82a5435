// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/word_classes.hpp"

#include <algorithm>
#include <array>

namespace vigil::read::claims {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(WordClass::count_)> names{
    "determiner",
    "quantifier",
    "definite",
    "possessive",
    "pronoun",
    "plural_pronoun",
    "speaker_pronoun",
    "not_person",
    "preposition",
    "conjunction",
    "relative",
    "subordinator",
    "infinitive",
    "be",
    "have",
    "do",
    "modal",
    "duty",
    "risk",
    "future",
    "negation",
    "adverb",
    "adjective",
    "person",
    "people",
    "family",
    "others",
    "body",
    "court",
    "force",
    "prosecution",
    "custody",
    "place",
    "case",
    "site",
    "service",
    "money",
    "instrument",
    "measure",
    "penalty",
    "violence",
    "time_word",
    "collective",
    "allegation",
    "claiming",
    "governing",
    "saying",
    "charge_preposition",
    "ends_charge",
    "place_preposition",
    "member",
    "agent_marker",
    "patient_marker",
    "according",
    "own_group",
    "urging",
    "calling",
    "freeing",
    "designation",
    "additive",
    "companion",
    "alleging",
    "statement",
    "noun_too",
    "confinement",
    "goal_preposition",
    "object_pronoun",
    "ends_action",
    "expected",
    "statute",
};

} // namespace

std::optional<WordClass> word_class_named(std::string_view name)
{
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<WordClass>(found - names.begin());
}

} // namespace vigil::read::claims
