// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/mentions.hpp"
#include "records/person.hpp"

#include <span>

/// What single claims say about liberty, and their order within a day: docs/methods/status-of-a-person.md, steps 1
/// to 8. Internal to the fold of people.
namespace vigil::records {

/// What one claim says about liberty.
struct LibertyFact {
    const StandingClaim* claim = nullptr;
    Custody state = Custody::not_known;
    bool change = false;    ///< Something happened (arrest, release); else a state that holds (held, at liberty).
    bool ends = false;      ///< A house arrest was lifted.
    bool announced = false; ///< Said to come: stands beside the state (step 5).
    std::optional<Edtf> time{};
    std::optional<Day> day{}; ///< Place in the order: first day of a change, day for which a state is confirmed.
};

/// nullopt: says nothing about liberty.
std::optional<LibertyFact> liberty_fact(const StandingClaim& claim);

bool in_custody(Custody state);
/// Dead: nothing can follow.
bool over(Custody state);
Manner manner_of(const domain::Claim& claim);

/// An arrest and a release of one day of which nobody can say which came first (step 8).
struct UnknownOrder {
    const LibertyFact* against = nullptr; ///< Of the kind that was put first; nullptr: the order is known.
};

/// Puts the facts of one day in order. `before`: the state on the day before.
UnknownOrder order_day(std::span<LibertyFact> facts, Custody before);

} // namespace vigil::records
