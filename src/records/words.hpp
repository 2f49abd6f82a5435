// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "domain/claim.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the words of a claim mean where the reading gave no code: small closed tables, English and Spanish so far.
/// Codes of values go before words, so that a fold of old claims does not change when a table grows.
namespace vigil::records {

/// Kinds of measures in these words: "travel ban", "reporting duty", …; the words themselves if none is known.
std::vector<std::string> measure_kinds(std::string_view words, std::string_view code = {});
constexpr std::string_view house_arrest = "house arrest";

bool says_lifted(std::string_view words);
bool says_unconditional(std::string_view words);
bool says_again(std::string_view words);
bool says_later(std::string_view words); ///< "hours later": after what else happened that day.
/// Minutes after midnight of a stated hour or part of the day; absent: none, or several.
std::optional<int> part_of_day(std::string_view words);
bool says_alive(std::string_view words); ///< Takes a report of a death back: "is alive", "was not killed".
bool says_found(std::string_view words); ///< Of a body.
bool says_buried(std::string_view words);
bool says_transferred(std::string_view words);
bool says_official(std::string_view source); ///< A ministry, court, police, state medium: speaks for a state.
bool says_in_custody(std::string_view words);
bool says_urgent(std::string_view words);
bool says_goes_on(std::string_view words);   ///< "still in force", "remains".
bool says_in_stages(std::string_view words); ///< Of a restoration.
bool says_throttled(std::string_view words);
bool says_final(std::string_view words); ///< Of a decision: no appeal is left.
bool says_civil(std::string_view words);
bool says_administrative(std::string_view words);
bool says_constitutional(std::string_view words);
bool says_international(std::string_view words);
bool says_higher_court(std::string_view name); ///< A court that decides on the judgments of others.

/// "acquitted", "convicted", "upheld", "quashed", "dropped", "pardoned", "amnesty", "commuted", "time-barred",
/// "dismissed"; empty: none of them.
std::string outcome_in(std::string_view words);

} // namespace vigil::records
