// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "read/draft_reading.hpp"
#include "worker/worker.hpp"

namespace vigil::worker {

/// Of one part of a draft, beside its reading.
struct DraftPart {
    std::vector<read::TextSentence> sentences;
    bool unread = false; ///< There is no reader for its language.
    bool operator==(const DraftPart&) const = default;
};

struct DraftOutcome {
    Outcome outcome;
    std::vector<DraftPart> parts; ///< One per reading, same order.
};

/// As Workers::run, for a draft: the same child, the same bounds, the same validation.
DraftOutcome run_draft(Workers& workers, const Job& job);

} // namespace vigil::worker
