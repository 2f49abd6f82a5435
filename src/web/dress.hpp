// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace vigil::web {

/// Makes a twin ready for its template without adding anything it does not say:
/// * `notes`: the claims of `basis`, numbered from 1, with `standing` (checked, proposed, disputed) and `put` (how the
///   source puts it, unless it plainly asserts);
/// * beside every `basis`, `against`, `shown_by` of a row: `…_notes` (the first numbers) and `…_more` (how many
/// beyond);
/// * claims get `short` ids, all fields (so that a template never sees those of a row around it), `count_words`;
/// * parts of a document know its id and name.
void dress(nlohmann::json& twin);

} // namespace vigil::web
