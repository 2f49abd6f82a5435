// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/proof_shelf.hpp"

/// What the marks of a proof are put in words with. Internal to answers.
namespace vigil::answers {

using KeyedClaims = std::vector<const Keyed*>;

/// Where a state, or a claim of a type, leaves a person.
enum class Side : std::uint8_t { unknown, in, out, dead };
Side side_of(records::Custody state);
Side side_of(domain::ClaimType type);

/// In order of publication; so are the next two.
std::vector<EntryId> ids_of(const KeyedClaims& claims);
/// "release, 2026-01-08 (Andes Rights Watch Group); …": at most four, then how many more.
std::string listed(const KeyedClaims& claims);
/// Their sources, each once.
std::string who(const KeyedClaims& claims);

} // namespace vigil::answers
