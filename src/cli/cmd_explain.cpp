// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/common.hpp"
#include "cli/print.hpp"
#include "cli/print_why.hpp"

#include <fmt/format.h>

namespace vigil::cli {
namespace {

/// "accept by member, 2026-01-09T12:00:00Z: reason".
std::string in_words(const app::JudgementRow& row)
{
    std::string what;
    std::string reason;
    if (const auto* check = std::get_if<ledger::Checked>(&row.judgement.body)) {
        what = check->verdict == ledger::Verdict::accept   ? "accepted"
               : check->verdict == ledger::Verdict::reject ? "rejected"
                                                           : "corrected " + check->field + " to “" + check->value + "”";
        reason = check->reason;
    } else if (const auto* assessment = std::get_if<ledger::Assessed>(&row.judgement.body)) {
        what = "assessed " + std::string{app::name_of(assessment->grade)} + " (" + assessment->standard + ")";
        reason = assessment->reason;
    }
    return row.judgement.id.digest.short_hex() + "  " + what + " by " + row.judgement.member + ", " +
           to_string(row.judgement.known) + (row.in_force ? "" : " (no longer in force)") +
           (reason.empty() ? "" : ": " + reason);
}

/// The passage with its quote between marks.
std::string marked(const app::Explanation& explanation)
{
    std::string text = explanation.sentence;
    text.insert(explanation.quote.end, "«");
    text.insert(explanation.quote.begin, "»");
    return text;
}

void print_explanation(const Io& io, const app::Explanation& explanation, const app::Reason& reason)
{
    print(io, explanation.row);
    fmt::print(io.out, "\nPassage\n  {}\n", wrapped(marked(explanation), 2));
    const auto& part = explanation.part.body;
    const auto& document = explanation.document;
    fmt::print(io.out, "\nDocument\n  {}, kept {} by {}\n", document.body.file_name, to_string(document.known),
               explanation.member);
    fmt::print(io.out, "  SHA-256 {}\n", document.body.sha256.hex());
    if (!part.path.empty())
        fmt::print(io.out, "  part {}\n", part.path);
    const auto span = explanation.row.proposed.span;
    fmt::print(io.out, "  text by {}, bytes {} to {}\n", part.extractor, span.begin, span.end);
    fmt::print(io.out, "\nReading\n  rule {}, reader {}, {:.0f} % sure that the passage tells of this\n",
               explanation.row.proposed.rule, explanation.row.proposed.reader,
               100.0 * static_cast<double>(explanation.row.proposed.confidence));
    print_why(io, reason);
    fmt::print(io.out, "\nJudgements\n");
    for (const auto& judgement : explanation.row.judgements)
        fmt::print(io.out, "  {}\n", wrapped(in_words(judgement), 4));
    if (explanation.row.judgements.empty())
        fmt::print(io.out, "  none: nobody checked or assessed this claim\n");
}

} // namespace

void declare_explain(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to ask")
        .argument("CLAIM", "a claim: start of its id, as --basis shows it")
        .example("vigil explain my.vigil 3f2a91");
}

Result<Exit> run_explain(const Invocation& call)
{
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::read, true));
    VIGIL_TRY(const auto explanation, app::explain(*session, call.arguments.text("CLAIM")));
    const auto reason = app::why(*session, explanation);
    if (call.arguments.has("--json"))
        fmt::print(call.io.out, "{}", app::to_json(explanation, reason));
    else
        print_explanation(call.io, explanation, reason);
    return Exit::ok;
}

} // namespace vigil::cli
