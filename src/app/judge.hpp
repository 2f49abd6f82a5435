// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/claims.hpp"

#include <string>
#include <vector>

/// What people judge: whether a passage says what a claim says (check), whether it happened (assess), who is who
/// (link). Each function is one transaction; all their judgements are entries that can be withdrawn and never deleted.
namespace vigil::app {

/// A check of one claim: accept, reject with a reason, or correct one field.
struct CheckOrder {
    EntryId claim;
    ledger::Verdict verdict = ledger::Verdict::accept;
    std::string field; ///< For correct: "type", "actor", "target", "count", "place", "time", "law", "detail", "source",
                       ///< "modality".
    std::uint32_t n = 0; ///< Which value of the field, from 0; one past the last adds one.
    std::string value;   ///< For correct: the new value; empty removes.
    std::string reason;
};

/// All of them or none. A further check by the same member of the same claim follows (replaces) the earlier one, except
/// that corrections of different fields stand together.
/// Errors: invalid_argument (no claim, unknown field, value that the field cannot hold, reject without reason).
Result<Done> check(Session& session, const std::vector<CheckOrder>& orders);

struct AssessOrder {
    EntryId claim;
    ledger::Grade grade = ledger::Grade::unassessed;
    std::string standard; ///< Empty: "reasonable grounds to believe".
    std::string reason;   ///< Why. Must be given.
};
/// Errors: invalid_argument.
Result<Done> assess(Session& session, const AssessOrder& order);

struct LinkOrder {
    ledger::LinkVerb verb = ledger::LinkVerb::same; ///< same, not_same, distinct.
    ledger::MentionRef a, b;
    std::string reason; ///< Must be given.
};
/// Errors: invalid_argument.
Result<Done> link(Session& session, const LinkOrder& order);

/// Takes back a check, assessment, link, or a claim. `id`: start of the entry's id. Errors: not_found,
/// invalid_argument.
Result<Done> withdraw(Session& session, std::string_view id, const std::string& reason);

/// Names a source by its code. Errors: invalid_argument.
Result<Done> name_source(Session& session, const ledger::SourceNamed& source);

/// A mention as people write it: "CLAIM/target/0" with the start of the claim's id; "/target/0" may be left out.
/// Errors: malformed, not_found, invalid_argument.
Result<ledger::MentionRef> find_mention(const Session& session, std::string_view text);

/// A file of checks (samples/README.md: document, type, quote_contains, target, verdict, field, value, reason), one
/// object a line, applied as checks of the session's member in one transaction.
struct AppliedChecks {
    std::size_t applied = 0;
    std::vector<std::string> unmatched; ///< One sentence per line that fits no claim.
};
/// Errors: malformed, naming the line; not_found, io.
Result<AppliedChecks> apply_checks(Session& session, const std::string& path);

} // namespace vigil::app
