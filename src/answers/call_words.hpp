// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/calls.hpp"

#include <set>

/// Which calls are one: docs/methods/calls.md, steps 3 to 5. Internal to answers.
namespace vigil::answers {

struct Addressee {
    std::string key;          ///< "state:IR", a norm, a search key, "report <part>"; empty: not stated.
    bool from_report = false; ///< The state is that of the report.
};
/// `report_state`: "state:IR" of the report, or empty.
Addressee addressee_of(const domain::Claim& claim, const records::Passage& passage, const StateWords& states,
                       const std::string& report_state);

/// The state at the start of a title: "Iran: …".
std::string state_in_title(std::string_view title, const StateWords& states);

/// Key words of an action.
struct ActionWords {
    std::map<std::string, std::string> words; ///< Compared form → the word as it stands.
    bool forbids = false;                     ///< "must not".
};
ActionWords action_words(std::string_view what, records::Asked asked, const std::vector<std::string>& people);
/// Shared ÷ all; two without any key word are equal.
double likeness(const ActionWords& a, const ActionWords& b);
constexpr double least_likeness = 0.6;
/// Which of them are one action, as sets of positions: those that are alike, and all that hang together so.
std::vector<std::vector<std::size_t>> alike(const std::vector<ActionWords>& all);

} // namespace vigil::answers
