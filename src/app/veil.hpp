// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/levels.hpp"

#include <memory>

namespace vigil::app {

/// The casebook as a session of a lower level sees it: what is marked above `level` is not there, in any look-up. It
/// writes like the casebook under it. Docs: docs/methods/withholding.md, steps 1 to 5; within one key this is a guard
/// against slips, and the casebook's bytes are the same.
std::unique_ptr<store::Casebook> veiled(std::unique_ptr<store::Casebook> casebook, Level level);

/// Bytes of `text` that lie in one of the spans become asterisks; line feeds stay, so that offsets and lines hold.
std::string masked(std::string text, const std::vector<domain::Span>& spans);

} // namespace vigil::app
