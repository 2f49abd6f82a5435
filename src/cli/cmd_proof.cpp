// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/cmd_proof.hpp"

#include "app/proof.hpp"
#include "cli/commands.hpp"
#include "cli/common.hpp"
#include "cli/deliver.hpp"
#include "cli/print.hpp"
#include "publish/proof.hpp"

#include <fmt/format.h>

namespace vigil::cli {
namespace {

using answers::Mark;

void print_claim(const Io& io, const answers::ProvedClaim& claim, publish::Footnotes& notes)
{
    std::string line = std::string{domain::label_of(claim.claim.type)} + ": " + std::string{label_of(claim.mark)};
    if (!claim.because.empty())
        line += ", " + claim.because;
    if (const auto numbers = joined({notes.numbers(claim.support), notes.numbers(claim.against)}); !numbers.empty())
        line += " [" + numbers + "]";
    fmt::print(io.out, "      {}\n", wrapped(line, 8));
    for (const auto& remark : claim.remarks)
        fmt::print(io.out, "        {}\n", wrapped(remark, 10));
    if (claim.unchecked > 0)
        fmt::print(
            io.out, "        {}\n",
            wrapped(counted(claim.unchecked, "unchecked claim says", "unchecked claims say") + " so: --floor proposed",
                    10));
}

void print_sentence(const Io& io, const answers::ProvedSentence& sentence, publish::Footnotes& notes)
{
    if (sentence.heading && sentence.mark == Mark::no_claim) {
        fmt::print(io.out, "\n  {}\n", wrapped(sentence.text, 2));
        return;
    }
    std::string mark{label_of(sentence.mark)};
    for (auto& c : mark)
        c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    fmt::print(io.out, "\n{}\n    {}\n", mark, wrapped(sentence.text, 4));
    for (const auto& claim : sentence.claims)
        print_claim(io, claim, notes);
    for (const auto& remark : sentence.remarks)
        fmt::print(io.out, "      {}\n", wrapped(remark, 8));
}

void print_proof(const Io& io, const app::DraftProof& draft)
{
    print_title(io, draft.proof.head);
    fmt::print(io.out, "{}\n", wrapped(publish::totals_in_words(draft.proof) + ".", 0));
    for (const auto& notice : draft.notices)
        fmt::print(io.out, "{}\n", wrapped("About the draft: " + notice.text, 2));
    publish::Footnotes notes{draft.proof.head.basis};
    for (const auto& sentence : draft.proof.sentences)
        print_sentence(io, sentence, notes);
    if (!notes.used().empty())
        fmt::print(io.out, "\nFootnotes\n");
    for (std::size_t i = 0; i < notes.used().size(); ++i)
        fmt::print(io.out, "  [{}] {}\n", i + 1, wrapped(publish::words_of_note(*notes.used()[i]), 6));
    fmt::print(io.out, "\n");
    print_foot(io, draft.proof.head, false);
}

/// The draft is not borne out in every sentence.
bool negative(const answers::Proof& proof)
{
    return proof.total(Mark::contradicted) + proof.total(Mark::number_differs) + proof.total(Mark::stale) +
               proof.total(Mark::not_in_casebook) + proof.total(Mark::not_read) >
           0;
}

} // namespace

void declare_proof(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to hold it against")
        .argument("DRAFT", "the draft, in any format that add takes; - is standard input")
        .option("--published", "DATE", "the day from which the draft speaks; without it the day of the answer")
        .option("--lang", "CODE", "language of the draft, if it is not to be detected")
        .example("vigil proof my.vigil statement.docx --plain --out proof.html");
    declare_delivery(declaration);
}

Result<Exit> run_proof(const Invocation& call)
{
    VIGIL_TRY(const auto options, add_options_from(call.arguments));
    if (call.arguments.has("--out"))
        VIGIL_CHECK(check_delivery(call.arguments));
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::read, true));
    VIGIL_TRY(const auto view, view_from(call.arguments, *session));
    VIGIL_TRY(const auto draft, app::proof(*session, view, call.arguments.text("DRAFT"), options));
    if (call.arguments.has("--json"))
        fmt::print(call.io.out, "{}", publish::to_json(draft.proof, draft.name));
    else
        print_proof(call.io, draft);
    if (call.arguments.has("--out")) {
        const auto page = publish::to_html(publish::proof_paper(draft.proof, draft.name));
        VIGIL_CHECK(deliver(call, {page.begin(), page.end()}, "It holds words of the draft."));
    }
    return negative(draft.proof) ? Exit::negative : Exit::ok;
}

} // namespace vigil::cli
