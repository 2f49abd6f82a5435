// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "domain/claim.hpp"
#include "read/annotation.hpp"
#include "read/claims/word_classes.hpp"

#include <string>
#include <vector>

/// One row of frames.tsv, compiled: a word that makes a claim, whose neighbours fill which fields, and when it does
/// not.
namespace vigil::read::claims {

/// Where in the clause a field's words are looked for.
enum class Source : std::uint8_t {
    agent,       ///< Who does it: subject of the active, by-phrase of the passive.
    patient,     ///< Whom it befalls: object of the active, subject of the passive, of-phrase or possessor of a noun.
    possessor,   ///< "X's arrest".
    phrase,      ///< Noun phrase behind a given preposition.
    complement,  ///< The words that follow, to the end of the clause.
    infinitive,  ///< The words of a following "to ...".
    trigger,     ///< The trigger's own words.
    premodifier, ///< The words before a trigger noun in its noun phrase.
    purpose,     ///< Whom the verbs behind a trigger noun befall: "proceedings aimed at removing X".
    owner,       ///< Whose the patient is: "raided his home", "the offices of the union".
    holder,      ///< The phrase that a trigger noun hangs on by a preposition: "leaders in jail since May".
    spoken,      ///< Whom the text speaks of: "the trial was adjourned" is the trial of the person named before.
};

struct Role {
    domain::Field field = domain::Field::target;
    Source source = Source::patient;
    WordId preposition = no_word; ///< For `phrase`.
    Classes wanted = 0;           ///< 0: any; otherwise the head must be of one of these.
    bool required = false;        ///< The frame fails without it.
    bool strict = false;          ///< The frame fails when it is there but not `wanted`.
};

/// A condition on the clause around the trigger.
struct Condition {
    enum class Kind : std::uint8_t {
        after,   ///< One of the phrases follows the trigger in its clause.
        later,   ///< One of the phrases follows the trigger anywhere in its sentence.
        next,    ///< One of the phrases follows the trigger at once.
        before,  ///< One of the phrases stands before it in its clause.
        near,    ///< One of the phrases stands anywhere in the clause.
        subject, ///< Head of the subject is of one of these classes.
        object,  ///< Head of the object is of one of these classes.
        form,    ///< The verb has one of these forms (bits of FormBit).
        has_,    ///< The clause has a name, a date, a count, a place, a provision (bits of HasBit).
    };
    Kind kind = Kind::near;
    bool wanted = true; ///< False: the frame fails when it holds.
    std::vector<std::vector<WordId>> phrases;
    Classes classes = 0;
    std::uint32_t bits = 0;
};

enum FormBit : std::uint32_t {
    form_active = 1,
    form_passive = 2,
    form_present = 4,
    form_past = 8,
    form_perfect = 16,
    form_gerund = 32,
    form_infinitive = 64,
    form_modal = 128,
    form_bare = 256,
    form_progressive = 512,
    form_reduced = 1024,   ///< A participle right behind its noun: "people held in Sari"
    form_reflexive = 2048, ///< "se bloqueó", "se encuentra": a passive, or no object at all
};
enum HasBit : std::uint32_t {
    has_person = 1,
    has_date = 2,
    has_count = 4,
    has_place = 8,
    has_law = 16,
    has_quote = 32,
    has_duration = 64, ///< "for two days"
    has_custody = 128, ///< The clause, or an earlier one of its paragraph, has people in custody.
    has_since = 256,   ///< A date from which on.
};

/// Words behind a trigger that say how: "on bail", "in solitary confinement", "for # days" (details.tsv).
struct DetailPattern {
    std::uint64_t types = 0;   ///< Bits of claim types.
    std::vector<WordId> words; ///< `any_number` stands for a number, `any_time` for a unit of time.
};
constexpr WordId any_number = ~0U;
constexpr WordId any_time = ~0U - 1;

struct Frame {
    std::string rule;       ///< "arrest/passive"
    std::uint32_t line = 0; ///< In frames.tsv.
    domain::ClaimType type = domain::ClaimType::arrest;
    std::vector<Role> roles;
    std::vector<Condition> conditions;
    std::string fixed_detail; ///< "acquitted"
    domain::Modality modality = domain::Modality::asserted;
    bool takes_place = true;
    bool takes_time = true;
    bool takes_law = false;
    std::vector<WordId> law_words; ///< Prepositions before a charge: "with" of "charged with".
    bool takes_count = true;
    bool alone = false;       ///< Only when nothing else is said of its target in the sentence.
    bool particular = false;  ///< A claim even without a name, a number, a date or a place.
    bool negated = false;     ///< Tells that something was not so: "has not been seen since".
    bool presupposed = false; ///< A claim even inside what somebody asks for: what is to end exists.
    float confidence = 0.5F;
};

} // namespace vigil::read::claims
