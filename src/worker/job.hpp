// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/cbor.hpp"
#include "worker/draft.hpp"

/// What goes into the child and what comes out, as canonical bytes. What comes out is hostile until it passed
/// `outcome_from_cbor`.
namespace vigil::worker {

/// The document's bytes travel beside this, not in it.
Cbor to_cbor(const Job& job);
/// Errors: malformed. `bytes` stays empty.
Result<Job> job_from_cbor(const Cbor& value);

Cbor to_cbor(const Outcome& outcome);
/// Checks all that a broken child could get wrong: limits, UTF-8, spans inside their text, every quote and value equal
/// to the words at its span, a reading per part. Errors: malformed.
Result<Outcome> outcome_from_cbor(const Cbor& value, const ingest::Limits& limits);

/// The work itself: what the child does between reading its job and writing its outcome.
Outcome extract_and_read(const Job& job, const read::Lexicon& lexicon, const ingest::Limits& limits);

// The same for a draft. Its sentences are validated too: in order, inside their text, whole letters.
Cbor draft_job_to_cbor(const Job& job);
bool asks_for_draft(const Cbor& job);
Cbor to_cbor(const DraftOutcome& draft);
Result<DraftOutcome> draft_outcome_from_cbor(const Cbor& value, const ingest::Limits& limits);
DraftOutcome extract_and_read_draft(const Job& job, const read::Lexicon& lexicon, const ingest::Limits& limits);

} // namespace vigil::worker
