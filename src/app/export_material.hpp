// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/material.hpp"
#include "app/screen.hpp"

namespace vigil::app {

/// What an export is made of: claims screened for its purpose, and records folded from these claims alone, so that
/// nothing withheld can reach an export by way of a record.
struct ExportMaterial {
    answers::Material material;
    std::string withheld; ///< In words.
};
ExportMaterial export_material(const Session& session, const answers::View& view, const Screen& screen);

/// Records of all families from standing claims. `evidence`: where they stand, for the names that people joined.
std::vector<records::Record> fold_standing(const records::Standing& standing, const records::Evidence& evidence);

} // namespace vigil::app
