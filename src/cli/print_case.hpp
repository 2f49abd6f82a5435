// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/case_files.hpp"
#include "cli/command.hpp"

#include <vector>

/// Case files as calm text.
namespace vigil::cli {

void print(const Io& io, const std::vector<answers::CaseFile>& files);
/// `day`: from which a due day is late.
void print(const Io& io, const app::CasePage& page, Day day);
void print(const Io& io, const std::vector<app::CaseChange>& changes);

} // namespace vigil::cli
