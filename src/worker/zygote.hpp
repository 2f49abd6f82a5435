// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "worker/descriptor.hpp"
#include "worker/worker.hpp"

/// The process that children are forked from: it holds the compiled lexicon and loaded libraries, and no secret (it is
/// started before a passphrase is asked for). It never looks at a document.
namespace vigil::worker {

/// The three descriptors of a job, handed over the control socket as SCM_RIGHTS.
struct JobDescriptors {
    Descriptor input; ///< memfd: 8 bytes length of the CBOR of the job (little-endian), the CBOR, the document's bytes.
    Descriptor output; ///< Write end: the CBOR of the outcome.
    Descriptor status; ///< Write end: the wait status of the child, an int, written by the zygote when it ends.
};

/// Serves jobs from `control` (SOCK_SEQPACKET, one message per job) until it is closed; never returns.
[[noreturn]] void serve_jobs(Descriptor control, const Bounds& bounds);

} // namespace vigil::worker
