// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// What kinds of words the tables distinguish (data/LANGUAGE/claims/words.tsv). A word may be of several.
namespace vigil::read::claims {

/// A set of word classes.
__extension__ typedef unsigned __int128 Classes;

/// Names are those of the table's first column.
enum class WordClass : std::uint8_t {
    determiner,
    quantifier,
    definite,
    possessive,
    pronoun,
    plural_pronoun,
    speaker_pronoun,
    not_person,
    preposition,
    conjunction,
    relative,
    subordinator,
    infinitive,
    be,
    have,
    do_,
    modal,
    duty,
    risk,
    future,
    negation,
    adverb,
    adjective,
    person,
    people,
    family,
    others,
    body,
    court,
    force,
    prosecution,
    custody,
    place,
    case_,
    site,
    service,
    money,
    instrument,
    measure,
    penalty,
    violence,
    time_word,
    collective,
    allegation,
    claiming,
    governing,
    saying,
    charge_preposition,
    ends_charge,
    place_preposition,
    member,
    agent_marker,
    patient_marker,
    according,
    own_group,
    urging,
    calling,
    freeing,
    designation,
    additive,
    companion,
    alleging,
    statement,
    noun_too,
    confinement,
    goal_preposition,
    object_pronoun,
    ends_action,
    expected,
    statute,
    count_
};

constexpr Classes bit(WordClass c)
{
    return Classes{1} << static_cast<unsigned>(c);
}
constexpr bool has(Classes classes, WordClass c)
{
    return (classes & bit(c)) != 0;
}
static_assert(static_cast<unsigned>(WordClass::count_) <= 128);

std::optional<WordClass> word_class_named(std::string_view name);

/// Forms of a verb that one spelling can be (bits).
enum VerbForm : std::uint8_t { base_form = 1, third_form = 2, past_form = 4, participle_form = 8, gerund_form = 16 };

} // namespace vigil::read::claims
