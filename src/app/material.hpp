// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/material.hpp"
#include "app/session.hpp"

#include <vector>

namespace vigil::app {

/// Claim types that records of a family are made of.
std::vector<domain::ClaimType> types_of(Family family);
/// Of several families, without repetition.
std::vector<domain::ClaimType> types_of(const std::vector<Family>& families);

/// Records of the families at the view's floor and time, and the standing claims of their types (and of `more`).
answers::Material material(const Session& session, const answers::View& view, const std::vector<Family>& families,
                           const std::vector<domain::ClaimType>& more = {});

} // namespace vigil::app
