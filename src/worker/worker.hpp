// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "domain/claim_json.hpp"
#include "ingest/extraction.hpp"
#include "read/reader.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// The child without rights: hostile bytes are ingested and read there. A zygote loads libraries and tables, then forks
/// per document under Landlock and seccomp (reference: docs/decisions, SECURITY.md). What comes back is bounded
/// canonical bytes and is validated again. Refuses where Landlock or seccomp is missing (`Outcome::refused`).
namespace vigil::worker {

struct Job {
    Bytes bytes;
    std::string file_name;
    read::Context context; ///< Overrides what the document says of itself, where set.
    bool extract_only = false;
};

struct Outcome {
    enum class End { done, refused, killed, timed_out } end = End::done;
    ingest::Extraction extraction;       ///< Without parts when the child died; then a notice says why.
    std::vector<read::Reading> readings; ///< One per part, same order.
};

struct Bounds {
    std::uint64_t memory_bytes = 1ULL << 30;
    std::chrono::seconds cpu{20}, wall{60};
    std::uint64_t output_bytes = 64ULL << 20;
    ingest::Limits limits;
};

class Workers {
public:
    /// Starts the zygote. Pre: called before other threads exist. Errors: io; denied where the kernel offers no
    /// sandbox.
    static Result<std::unique_ptr<Workers>> start(const Bounds& bounds = {});
    virtual ~Workers() = default;
    /// Never fails: what went wrong is a notice of the extraction. May be called from two threads at once (a child
    /// each).
    virtual Outcome run(const Job& job) = 0;
};

/// What a probe of the sandbox found inside a child: each line "open /etc/passwd: denied". For `vigil audit` and tests.
std::vector<std::string> probe_sandbox();

} // namespace vigil::worker
