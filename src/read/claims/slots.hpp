// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "read/claims/values.hpp"

/// The fields that every kind of claim fills alike: when, where, under which law, how put, according to whom.
namespace vigil::read::claims {

/// A trigger with the clause it stands in (units of the sentence's chunks).
struct Site {
    std::uint32_t unit = 0; ///< Of the trigger.
    std::uint32_t token = 0;
    std::uint32_t clause = 0; ///< First unit of its clause.
    std::uint32_t tight = 0;  ///< End of what surely belongs to it.
    std::uint32_t loose = 0;  ///< End of its clause.
    bool noun = false;
    bool qualifier = false; ///< A word before a noun: "jailed lawyer Ana Ruz".
    std::uint32_t verb =
        none; ///< Of a noun: the unit of the verb whose subject it is ("the hearing took place at ...").
};

void fill_time(const State& state, const Clauses& clauses, const Site& site, Claim& claim);
void close_time(Claim& claim);
void fill_place(const State& state, const Clauses& clauses, const Site& site, Claim& claim);
/// Charges behind the frame's prepositions and behind "on charges of"; provisions named in the clause.
void fill_law(const State& state, const Clauses& clauses, const Site& site, const Frame& frame, Claim& claim);
/// details.tsv: "on bail", "incommunicado for three days".
void fill_detail(const State& state, const Clauses& clauses, const Site& site, Claim& claim);
/// modality.cpp. Returns false when the clause says that it was not so (no claim).
/// `negated`: the frame tells of what was not so.
bool fill_modality(const State& state, const Clauses& clauses, const Site& site, bool negated, Draft& draft);
/// attribution.cpp.
void fill_source(const State& state, const Clauses& clauses, const Site& site, Draft& draft);

/// The words of unit `u` (a phrase) with the phrases that hang on it: "seven years in prison".
Span extended_span(const State& state, const Clauses& clauses, std::uint32_t u, std::uint32_t end);
/// First and one-past-last token of units [begin, end).
TokenRange tokens_of(const Clauses& clauses, std::uint32_t begin, std::uint32_t end);
/// Token after the last of an action's words: an infinitive or a noun phrase with all that belongs to it.
std::uint32_t end_of_action(const State& state, const Clauses& clauses, std::uint32_t unit);

} // namespace vigil::read::claims
