// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/proof.hpp"

#include "domain/claim_json.hpp"
#include "publish/json_values.hpp"

#include <nlohmann/json.hpp>

namespace vigil::publish {
namespace {

using answers::Mark;

Json claim_of(const answers::ProvedClaim& claim)
{
    Json stated = Json::parse(domain::to_json_line(claim.claim));
    return {{"mark", answers::name_of(claim.mark)},
            {"because", json_of(claim.because)},
            {"says", std::move(stated)},
            {"support", json_of(claim.support)},
            {"against", json_of(claim.against)},
            {"remarks", json_of(claim.remarks)},
            {"unchecked", claim.unchecked}};
}

Json sentence_of(const answers::ProvedSentence& sentence)
{
    return {{"text", sentence.text},
            {"part", json_of(sentence.part)},
            {"heading", sentence.heading},
            {"mark", answers::name_of(sentence.mark)},
            {"claims", list_of(sentence.claims, claim_of)},
            {"remarks", json_of(sentence.remarks)}};
}

void add_claim(Paper& paper, Footnotes& notes, const answers::ProvedClaim& claim)
{
    const std::string label{answers::label_of(claim.mark)};
    const std::string what = std::string{domain::label_of(claim.claim.type)} + ": " + label;
    auto numbers = notes.of(claim.support);
    const auto against = notes.of(claim.against);
    numbers.insert(numbers.end(), against.begin(), against.end());
    paper.item(claim.because.empty() ? what : what + ", " + claim.because, std::move(numbers));
    for (const auto& remark : claim.remarks)
        paper.item(remark);
    if (claim.unchecked > 0)
        paper.item(std::to_string(claim.unchecked) + " unchecked claims of the casebook say so");
}

} // namespace

std::string totals_in_words(const answers::Proof& proof)
{
    std::size_t all = 0;
    std::string words;
    for (std::size_t i = 0; i < answers::mark_count; ++i) {
        all += proof.totals[i];
        if (proof.totals[i] > 0)
            words += (words.empty() ? "" : ", ") + std::to_string(proof.totals[i]) + " " +
                     std::string{answers::label_of(static_cast<Mark>(i))};
    }
    return std::to_string(all) + (all == 1 ? " sentence" : " sentences") + (words.empty() ? "" : ": " + words);
}

std::string to_json(const answers::Proof& proof, std::string_view draft)
{
    auto value = head_of(proof.head);
    value["draft"] = draft;
    Json totals;
    for (std::size_t i = 0; i < answers::mark_count; ++i)
        totals[std::string{answers::name_of(static_cast<Mark>(i))}] = proof.totals[i];
    value["totals"] = std::move(totals);
    value["sentences"] = list_of(proof.sentences, sentence_of);
    return finished(std::move(value), proof.head);
}

Paper proof_paper(const answers::Proof& proof, std::string_view draft)
{
    Paper paper;
    paper.title = "Proof of " + std::string{draft};
    Footnotes notes{proof.head.basis};
    paper.paragraph(totals_in_words(proof) + ".");
    paper.paragraph("As of " + to_string(proof.head.view.day()) + ", claims at the " +
                    std::string{answers::label_of(proof.head.view.floor)} + " floor. " + proof.head.method + ".");
    for (const auto& sentence : proof.sentences) {
        if (sentence.heading && sentence.mark == Mark::no_claim) {
            paper.subheading(sentence.text);
            continue;
        }
        paper.paragraph(sentence.text);
        paper.blocks.back().tone = answers::name_of(sentence.mark);
        if (sentence.claims.empty())
            paper.item(std::string{answers::label_of(sentence.mark)});
        for (const auto& claim : sentence.claims)
            add_claim(paper, notes, claim);
        for (const auto& remark : sentence.remarks)
            paper.item(remark);
    }
    for (const auto* quoted : notes.used())
        paper.notes.push_back(words_of_note(*quoted));
    return paper;
}

} // namespace vigil::publish
