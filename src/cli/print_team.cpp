// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/print_team.hpp"

#include "cli/common.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace vigil::cli {
namespace {

void under(const Io& io, const std::string& text)
{
    fmt::print(io.out, "    {}\n", wrapped(text, 6));
}

std::string day_of(Instant at)
{
    return to_string(std::chrono::floor<std::chrono::days>(at));
}

/// The value that the reader (or the form) proposed for the field of a correction.
std::string proposed_value(const domain::Claim& claim, const ledger::Checked& check)
{
    if (check.field == "time")
        return claim.time ? claim.time->to_string() : "";
    if (check.field == "count")
        return claim.count ? claim.count->to_string() : "";
    if (check.field == "type")
        return std::string{domain::name_of(claim.type)};
    if (check.field == "modality")
        return std::string{domain::name_of(claim.modality)};
    const auto field = domain::field_named(check.field);
    const auto values = field ? claim.all(*field) : std::vector<std::string>{};
    return check.n < values.size() ? values[check.n] : "";
}

void print_correction(const Io& io, const app::ClaimRow& row, const app::JudgementRow& judged)
{
    const auto* check = std::get_if<ledger::Checked>(&judged.judgement.body);
    if (check == nullptr || check->verdict != ledger::Verdict::correct || !judged.in_force)
        return;
    const auto was = proposed_value(row.proposed, *check);
    std::string text = check->field + ": was " + (was.empty() ? "not stated" : "“" + was + "”") + ", corrected by " +
                       judged.judgement.member + " on " + day_of(judged.judgement.known);
    under(io, check->reason.empty() ? text : text + ": " + check->reason);
}

} // namespace

void print(const Io& io, const std::vector<app::Activity>& rows)
{
    for (const auto& row : rows) {
        std::vector<std::string> pieces;
        const auto add = [&](std::size_t count, std::string_view one, std::string_view many) {
            if (count > 0)
                pieces.push_back(counted(count, one, many));
        };
        add(row.documents, "document kept", "documents kept");
        add(row.claims, "claim proposed", "claims proposed");
        add(row.accepted, "claim accepted", "claims accepted");
        add(row.rejected, "claim rejected", "claims rejected");
        add(row.corrected, "value corrected", "values corrected");
        add(row.assessed, "assessment", "assessments");
        add(row.linked, "link", "links");
        add(row.withdrawn, "withdrawal", "withdrawals");
        add(row.work, "value of work data", "values of work data");
        fmt::print(io.out, "{}: {}\n", row.member, wrapped(joined(pieces), 4));
        if (row.first && row.last)
            fmt::print(io.out, "    from {} to {}\n", day_of(*row.first), day_of(*row.last));
    }
    if (rows.empty())
        fmt::print(io.out, "Nobody wrote anything.\n");
}

void print_work(const Io& io, const app::ClaimRow& row, const app::ClaimWork* work)
{
    for (const auto& judged : row.judgements)
        print_correction(io, row, judged);
    if (row.waits_for_second)
        under(io, "waits for a second person");
    if (work == nullptr)
        return;
    if (work->needs_second && !row.waits_for_second)
        under(io, "needs two people");
    if (!work->assigned.empty())
        under(io, "assigned to " + joined(work->assigned, " / "));
    if (!work->level.empty())
        under(io, "level: " + work->level);
    for (const auto& comment : work->comments)
        under(io, comment.member + ", " + day_of(comment.known) + ": " + comment.words);
}

void print(const Io& io, const std::vector<app::Conflict>& conflicts)
{
    for (const auto& one : conflicts)
        fmt::print(io.out, "{}  {}\n", one.claim.digest.short_hex(),
                   wrapped(one.member + " judged it otherwise on " + day_of(one.known) + ": " + one.judged, 4));
}

} // namespace vigil::cli
