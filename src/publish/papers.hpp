// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/people.hpp"
#include "publish/paper.hpp"

#include <optional>
#include <string>
#include <vector>

/// Dossier, chronology, bulletin and questionnaire as papers, each with its claims as footnotes. What they are made of
/// has been screened before (docs/methods/withholding.md): these functions see nothing that may not leave, and take
/// only what their export names (exports.hpp).
namespace vigil::publish {

/// What stands above and below every paper.
struct Heading {
    std::string title; ///< "Case 2026-014"; empty: the paper names itself.
    answers::View view;
    std::string withheld; ///< "3 claims withheld (names a minor: 3)."; printed at the end.
};

Paper dossier(const std::vector<answers::PersonPage>& people, const Heading& heading);

/// Claims in order of the days that they tell; undated ones at the end. `name`: about whom, or empty.
Paper chronology(const records::Standing& standing, const std::string& name, const Heading& heading);

/// What changed between two days of knowledge. `before` and `after` are answers and claims as known at their ends.
struct Known {
    Day day{};
    answers::People people;
    records::Standing standing;
};
Paper bulletin(const Known& before, const Known& after, const Heading& heading);

/// The questions of the model questionnaire of the Working Group on Arbitrary Detention, in our own words, answered as
/// far as the casebook knows. `claims`: all about this person. `steps`: the team's own (letters, petitions), in words.
Paper questionnaire(const answers::PersonPage& person, const std::vector<records::StandingClaim>& claims,
                    const std::vector<std::string>& steps, const Heading& heading);

/// "release: Rosa Example; 2026-01-08; Northtown; according to her family".
std::string in_words(const domain::Claim& claim);

} // namespace vigil::publish
