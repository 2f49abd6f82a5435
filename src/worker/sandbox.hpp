// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "worker/worker.hpp"

/// Takes all rights from the calling process, for ever: no file (Landlock, all access rights the kernel knows, no
/// rule), no network, no other process, no new program (seccomp allow-list; opening calls answer EACCES, all other
/// calls kill), limits on memory, processor time and file size, no core dump, death with its parent.
namespace vigil::worker {

/// Whether this kernel offers both. The sentence says what is missing and what follows. Errors: denied.
Result<Done> sandbox_available();

/// Pre: single-threaded; every descriptor but `keep` may be closed. Errors: denied, when a step fails: then exit at
/// once.
Result<Done> enter_sandbox(const Bounds& bounds, std::initializer_list<int> keep);

} // namespace vigil::worker
