// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/common.hpp"
#include "cli/print.hpp"

#include <fmt/format.h>

namespace vigil::cli {
namespace {

using answers::ChangeKind;
using answers::ClaimFate;

void print_line(const Io& io, std::string_view before, const answers::Line& line)
{
    fmt::print(io.out, "      {:<7} {}\n", before, wrapped(line.label + ": " + or_not_known(line.text), 14));
}

void print_change(const Io& io, const answers::Change& change)
{
    const auto& named = change.after.empty() ? change.before.front() : change.after.front();
    fmt::print(io.out, "  {:<10} {}\n", answers::label_of(change.kind), wrapped(named.label, 13));
    for (const auto& line : change.before)
        print_line(io, "before", line);
    for (const auto& line : change.after)
        print_line(io, "now", line);
    for (const auto& claim : change.claims)
        fmt::print(io.out, "      claim   {} {}\n", claim.claim.digest.short_hex(), answers::label_of(claim.fate));
}

} // namespace

void print(const Io& io, const answers::Changes& answer)
{
    fmt::print(io.out, "\nKnown by {} against {}\n", answer.since, answer.until);
    std::string section;
    for (const auto& change : answer.changes) {
        if (change.section != section)
            fmt::print(io.out, "\n{}\n", section = change.section);
        print_change(io, change);
    }
    if (answer.changes.empty())
        fmt::print(io.out, "\n  No line of the answer changed.\n");
    std::vector<std::string> fates;
    for (const auto fate :
         {ClaimFate::added, ClaimFate::above_floor, ClaimFate::corrected, ClaimFate::below_floor, ClaimFate::withdrawn})
        if (const auto claims = answer.with(fate); claims > 0)
            fates.push_back(fmt::format("{} {}", claims, answers::label_of(fate)));
    fmt::print(io.out, "\nOf all claims at this floor: {}.\n", fates.empty() ? "no change" : joined(fates));
    fmt::print(io.out, "\n{}\n", wrapped(answer.head.method, 0));
}

} // namespace vigil::cli
