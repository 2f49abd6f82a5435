// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/review.md.
#include "app/team.hpp"

#include "seal/secret.hpp"

#include <algorithm>
#include <set>

namespace vigil::app {
namespace {

constexpr std::string_view undo_reason = "undo";

/// What one entry said, in a few words; nothing for entries that are kept for ever.
std::optional<std::string> words_for(const ledger::Body& body)
{
    if (const auto* check = std::get_if<ledger::Checked>(&body)) {
        const auto verb = check->verdict == ledger::Verdict::accept   ? "accepted"
                          : check->verdict == ledger::Verdict::reject ? "rejected"
                                                                      : "corrected " + check->field + " of";
        return std::string{verb} + " claim " + check->claim.digest.short_hex();
    }
    if (const auto* assessed = std::get_if<ledger::Assessed>(&body))
        return "assessed claim " + assessed->claim.digest.short_hex();
    if (const auto* link = std::get_if<ledger::Linked>(&body))
        return "linked " + link->a.claim.digest.short_hex() + " and " + link->b.claim.digest.short_hex();
    if (const auto* withdrawn = std::get_if<ledger::Withdrawn>(&body))
        return "withdrew " + withdrawn->entry.digest.short_hex();
    if (const auto* set = std::get_if<ledger::Set>(&body))
        return set->object + ": " + set->field + (set->value.empty() ? " removed" : " = " + set->value);
    return std::nullopt;
}

struct Batch {
    Digest id;
    std::vector<EntryId> entries; ///< Newest first.
    std::vector<std::string> words;
    bool keeps = false; ///< It holds documents, readings or claims.
};

/// Step 9: the newest batch of the member of which something still stands, and that is no undoing itself.
Batch last_batch(const Session& session)
{
    Batch batch;
    std::set<EntryId> withdrawn;
    session.casebook().history([&](const store::LoggedEntry& entry) {
        const auto* withdrawal = std::get_if<ledger::Withdrawn>(&entry.body);
        const bool stands = !withdrawn.contains(entry.id);
        if (withdrawal != nullptr && stands)
            withdrawn.insert(withdrawal->entry);
        if (entry.member != session.member())
            return true;
        if (!batch.entries.empty() && entry.batch != batch.id)
            return false;
        if (!stands || (withdrawal != nullptr && withdrawal->reason == undo_reason))
            return true;
        batch.id = entry.batch;
        batch.entries.push_back(entry.id);
        if (auto words = words_for(entry.body))
            batch.words.push_back(std::move(*words));
        else
            batch.keeps = true;
        return true;
    });
    return batch;
}

void count(Activity& row, const ledger::Body& body)
{
    if (const auto* check = std::get_if<ledger::Checked>(&body))
        ++(check->verdict == ledger::Verdict::accept   ? row.accepted
           : check->verdict == ledger::Verdict::reject ? row.rejected
                                                       : row.corrected);
    row.documents += std::holds_alternative<ledger::DocumentKept>(body) ? 1U : 0U;
    row.claims += std::holds_alternative<ledger::ClaimProposed>(body) ? 1U : 0U;
    row.assessed += std::holds_alternative<ledger::Assessed>(body) ? 1U : 0U;
    row.linked += std::holds_alternative<ledger::Linked>(body) ? 1U : 0U;
    row.withdrawn += std::holds_alternative<ledger::Withdrawn>(body) ? 1U : 0U;
    row.work += std::holds_alternative<ledger::Set>(body) ? 1U : 0U;
}

} // namespace

Result<std::vector<std::string>> undo_last(Session& session, bool preview)
{
    const auto guard = session.lock();
    auto batch = last_batch(session);
    if (batch.entries.empty())
        return Error{Fault::not_found, "nothing of " + session.member() + " is left to undo"};
    if (batch.keeps)
        return Error{Fault::invalid_argument,
                     "the last thing that " + session.member() +
                         " did was to keep documents or claims; these stay. Take a claim back with vigil withdraw"};
    std::ranges::reverse(batch.words);
    if (preview)
        return batch.words;
    VIGIL_CHECK(
        session.casebook().append(session.member(), seal::random_digest(), [&](store::Writer& writer) -> Result<Done> {
            for (const auto& entry : batch.entries)
                writer.add(ledger::Withdrawn{entry, std::string{undo_reason}});
            return Done{};
        }));
    return batch.words;
}

std::vector<Activity> activity(const Session& session, std::optional<Day> since)
{
    const auto guard = session.lock();
    std::map<std::string, Activity> rows;
    session.casebook().history([&](const store::LoggedEntry& entry) {
        if (since && entry.known < Instant{*since}) // Known times never fall along the log.
            return false;
        auto& row = rows[entry.member];
        row.member = entry.member;
        row.first = entry.known;
        row.last = row.last.value_or(entry.known);
        count(row, entry.body);
        return true;
    });
    std::vector<Activity> all;
    for (auto& [member, row] : rows)
        all.push_back(std::move(row));
    return all;
}

} // namespace vigil::app
