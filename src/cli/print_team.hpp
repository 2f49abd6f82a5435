// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/team.hpp"
#include "cli/command.hpp"

#include <vector>

/// What a team writes around claims, as calm text.
namespace vigil::cli {

void print(const Io& io, const std::vector<app::Activity>& rows);
/// Under a claim of `vigil review`: old values of corrections, who waits for whom, comments. `work`: nullptr if none.
void print_work(const Io& io, const app::ClaimRow& row, const app::ClaimWork* work);
/// One line per check of another member that differs.
void print(const Io& io, const std::vector<app::Conflict>& conflicts);

} // namespace vigil::cli
