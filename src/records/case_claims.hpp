// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/mentions.hpp"
#include "records/proceeding.hpp"

#include <set>

/// Which claims are one case: docs/methods/proceedings.md, steps 1 to 5, 13 and 14.
namespace vigil::records {

/// The number of a case as a particular of somebody says it.
struct NumberSaid {
    std::string text;
    EntryId claim;
};

/// A claim about a case, with what tells cases apart.
struct CaseClaim {
    const StandingClaim* claim = nullptr;
    ProceedingKind kind = ProceedingKind::criminal;
    std::string court{}; ///< Key; empty: no court that is named.
    std::string court_name{};
    std::set<std::string> laws{}, case_numbers{}, defendants{};
    std::set<std::string> severed_as{}; ///< Numbers of cases that it says were severed.
    bool severs = false;                ///< Says that the case of its defendants was severed.
    std::vector<NumberSaid> numbers{};  ///< Particulars of the same words; their numbers are in `case_numbers`.
    bool joins = false;                 ///< Says that two case numbers were joined; both are in `case_numbers`.
};

/// The words of a claim about a case: its first detail that is no number of a case.
std::string case_words(const domain::Claim& claim);
/// A higher court decides on the case of a lower one.
bool of_higher_court(const CaseClaim& told);

/// One case, or the part of one that was severed.
struct CaseGroup {
    std::vector<CaseClaim> claims;
    std::vector<NumberSaid> numbers; ///< Said elsewhere than with a claim of the case.
    std::string branch;              ///< Hex of the claim that severed it; empty: the case itself.
};

/// The groups in which claims about one defendant (or of one report) are one case each. Independent of the order of
/// `claims`.
std::vector<CaseGroup> case_groups(const std::vector<const StandingClaim*>& claims);

} // namespace vigil::records
