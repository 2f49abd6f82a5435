// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "treebank.hpp"

namespace vigil::train {

/// Reports of the re3d collection as sentences with names and without trees. `documents` and `entities` hold one JSON
/// object a line. Errors: malformed.
Result<std::vector<Example>> read_re3d(std::string_view documents, std::string_view entities);

} // namespace vigil::train
