// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/judge.hpp"
#include "app/work.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// Review as work that several people share: docs/methods/review.md.
namespace vigil::app {

/// What the team wrote about a claim, beside judging it.
struct ClaimWork {
    struct Comment {
        std::string words, member;
        Instant known{};
    };
    std::vector<Comment> comments;     ///< Oldest first.
    std::vector<std::string> assigned; ///< Code names; several: concurrent.
    bool needs_second = false;         ///< Flagged: one member's check does not make it count.
    std::string level;                 ///< Restriction as marked; empty: none of its own.
};
/// Of every claim that has any.
std::map<EntryId, ClaimWork> claim_work(const Session& session);

/// Errors: invalid_argument (no words, no claim), not_found.
Result<Done> comment(Session& session, std::string_view claim, const std::string& words);
/// Claims (starts of ids) and documents (names or ids) to a member; an empty member takes the assignment back. How
/// many. Errors: not_found, invalid_argument.
Result<std::size_t> assign(Session& session, const std::vector<std::string>& claims,
                           const std::vector<std::string>& documents, const std::string& member);
struct Assignment {
    std::string kind, id, label, member; ///< kind: "claim" or "document".
};
std::vector<Assignment> assignments(const Session& session);

/// Claims that change a published number need a second person (docs/methods/assessment.md, steps 16 to 18).
Result<Done> flag_second(Session& session, const std::vector<EntryId>& claims, bool needed = true);

/// A check in force of another member that differs from what is ordered.
struct Conflict {
    EntryId claim;
    std::string member, judged; ///< judged: "rejected: speaks of 2014", "corrected time to 2026-01-07".
    Instant known{};
};
std::vector<Conflict> conflicts(const Session& session, const std::vector<CheckOrder>& orders);

/// Filters of `vigil review` under a name: option → value. Errors: invalid_argument, not_found.
Result<Done> save_filter(Session& session, const std::string& name, const std::map<std::string, std::string>& options);
Result<std::map<std::string, std::string>> saved_filter(const Session& session, const std::string& name);
std::vector<std::string> saved_filters(const Session& session);

/// Takes back the member's last batch of judgements and work data that still stands: one sentence per entry.
/// With `preview` nothing is written. Errors: not_found (nothing to undo), invalid_argument (the batch kept documents).
Result<std::vector<std::string>> undo_last(Session& session, bool preview);

struct Activity {
    std::string member;
    std::size_t documents = 0, claims = 0; ///< Kept, and proposed by reading or typing.
    std::size_t accepted = 0, rejected = 0, corrected = 0, assessed = 0, linked = 0, withdrawn = 0, work = 0;
    std::optional<Instant> first, last;
};
/// By member; entries known since that day (UTC), or all.
std::vector<Activity> activity(const Session& session, std::optional<Day> since);
std::string to_json(const std::vector<Activity>& rows);

} // namespace vigil::app
