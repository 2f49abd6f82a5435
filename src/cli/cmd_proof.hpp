// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "cli/command.hpp"

namespace vigil::cli {

void declare_proof(Declaration& declaration);
Result<Exit> run_proof(const Invocation& call);

} // namespace vigil::cli
