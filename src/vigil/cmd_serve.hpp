// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "cli/command.hpp"

namespace vigil {

void declare_serve(cli::Declaration& declaration);
Result<cli::Exit> run_serve(const cli::Invocation& call);

} // namespace vigil
