// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/why.hpp"
#include "cli/command.hpp"

namespace vigil::cli {

/// How the reader came to a claim: row, fields, tree, weights.
void print_why(const Io& io, const app::Reason& reason);

} // namespace vigil::cli
