// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/cbor.hpp"
#include "read/why.hpp"
#include "worker/worker.hpp"

/// Reading a kept text once more to say why a claim was made: in the same child as the first reading, since what a
/// text holds is as hostile on the second day as on the first.
namespace vigil::worker {

struct WhyJob {
    std::string text;
    read::Context context;
    domain::ClaimType type = domain::ClaimType::held;
    std::string rule;
    domain::Span quote;
};

/// Errors: denied where the kernel offers no sandbox; malformed when the child died or answered nonsense.
Result<read::Why> run_why(Workers& workers, const WhyJob& job);

// What goes into the child and what comes out (job.hpp). The text travels beside the job.
Cbor to_cbor(const WhyJob& job);
bool asks_why(const Cbor& job);
/// Errors: malformed. `text` stays empty.
Result<WhyJob> why_job_from_cbor(const Cbor& value);
Cbor to_cbor(const read::Why& why);
/// Checks that all words stand in the text, whole letters, and that each head is one of them. Errors: malformed.
Result<read::Why> why_from_cbor(const Cbor& value, std::string_view text);

} // namespace vigil::worker
