// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/common.hpp"
#include "cli/print.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace vigil::cli {
namespace {

/// The start of a mention's claim and the rest: what `vigil link` takes. Incidents are linked by their claims.
std::string short_mention(const ledger::MentionRef& mention, bool of_incidents)
{
    if (of_incidents)
        return mention.claim.digest.short_hex();
    const std::string whole = mention.to_string();
    return mention.claim.digest.short_hex() + whole.substr(whole.find('/'));
}

void print_side(const Io& io, const answers::Suggestions& answer, const ledger::MentionRef& mention)
{
    const auto found = std::ranges::find(answer.head.basis, mention.claim, &answers::Quoted::claim);
    std::string words = "the claim is not shown at this floor";
    if (found != answer.head.basis.end()) {
        words = "“" + found->quote + "” " + found->source;
        if (found->published)
            words += ", " + found->published->to_string();
    }
    fmt::print(io.out, "      {}  {}\n", short_mention(mention, answer.of_incidents), wrapped(words, 8));
}

void print_pair(const Io& io, const answers::Suggestions& answer, const records::SuggestedPair& pair)
{
    fmt::print(io.out, "\n  {}  =?  {}   ({} points{})\n", pair.a_name, pair.b_name, pair.points,
               pair.undecided ? ", undecided" : "");
    for (const auto& reason : pair.reasons)
        fmt::print(io.out, "      {:+}  {}\n", reason.points, wrapped(reason.words, 11));
    print_side(io, answer, pair.a_mention);
    print_side(io, answer, pair.b_mention);
}

} // namespace

void print(const Io& io, const answers::Suggestions& answer)
{
    for (const auto& pair : answer.rows)
        print_pair(io, answer, pair);
    if (answer.rows.empty())
        fmt::print(io.out, "\n  No pair reaches {} points.\n", answer.least);
    if (answer.more > 0)
        fmt::print(io.out, "\n  {} more: --limit.\n", counted(answer.more, "pair"));
    const std::string verbs = answer.of_incidents ? "same-incident or other-incident" : "same or not-same";
    std::string text = counted(answer.records, "record") + ", " + counted(answer.compared, "pair") +
                       " compared; suggested from " + std::to_string(answer.least) + " points. A suggestion joins " +
                       (answer.of_incidents ? "nothing" : "nobody") + ": decide with vigil link CASEBOOK " + verbs +
                       " A B.";
    if (answer.crowded > 0)
        text +=
            " In " + counted(answer.crowded, "crowded block") + " each record was held against its neighbours only.";
    fmt::print(io.out, "\n{}\n", wrapped(text, 0));
}

} // namespace vigil::cli
