// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/mentions.hpp"
#include "records/person.hpp"
#include "records/proceeding.hpp"

#include <map>

/// Cases from claims: docs/methods/proceedings.md.
namespace vigil::records {

/// Person record of a defendant, by mention; empty map: defendants stay words.
using PersonOf = std::map<MentionRef, std::string>;

/// All cases that the claims tell. `only`: of the named defendants just this person id (a claim may name others too);
/// empty: the unnamed ones. Sorted by their lowest claim; ids are not set.
std::vector<Proceeding> cases_in(const std::vector<const StandingClaim*>& claims, const PersonOf& person_of,
                                 const std::string& only);

/// The short form for the page of a person.
CaseLine line_of(const Proceeding& proceeding);

} // namespace vigil::records
