// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/proof.md.
#include "answers/proof.hpp"

#include "answers/head.hpp"
#include "answers/proof_judge.hpp"
#include "base/utf8.hpp"
#include "records/mentions.hpp"

#include <algorithm>

namespace vigil::answers {
namespace {

constexpr auto method =
    "Each claim that the reader finds in the draft is held against the claims that stand in the casebook on the same "
    "subject. Nothing of the draft was kept (proof)";

struct MarkNames {
    std::string_view name, label;
};
constexpr std::array<MarkNames, mark_count> names{
    MarkNames{"contradicted", "contradicted"},
    MarkNames{"number_differs", "number differs"},
    MarkNames{"stale", "stale"},
    MarkNames{"not_in_casebook", "not in the casebook"},
    MarkNames{"not_read", "not read"},
    MarkNames{"supported", "supported"},
    MarkNames{"no_claim", "no claim in it"},
};

bool touches(const domain::Span& a, const domain::Span& b)
{
    return a.begin < b.end && b.begin < a.end;
}

bool has_digit(std::string_view text)
{
    const std::string key = search_key(text);
    return key.find_first_of("0123456789") != std::string::npos;
}

/// Steps 3 and 18.
ProvedSentence sentence_of(const DraftSentence& sentence, const DraftPart& part, const std::vector<ProvedClaim>& claims,
                           const Shelf& shelf)
{
    ProvedSentence out;
    out.text = sentence.text;
    out.part = part.name;
    out.heading = sentence.heading;
    if (part.unread) { // Step 2.
        out.mark = Mark::not_read;
        return out;
    }
    if (sentence.heading)
        return out;
    for (const ProvedClaim& claim : claims)
        if (touches(claim.claim.span, sentence.span)) {
            out.mark = std::min(out.mark, claim.mark);
            out.claims.push_back(claim);
        }
    if (out.claims.empty() && has_digit(sentence.text))
        out.remarks.push_back("it holds a number that the reader did not take as a claim: read it yourself");
    else if (out.claims.empty() && shelf.names_somebody(" " + search_key(sentence.text) + " "))
        out.remarks.push_back("it names somebody of the casebook, and the reader found no claim: read it yourself");
    return out;
}

std::vector<Keyed> keyed_claims(const std::vector<DraftPart>& draft)
{
    std::vector<Keyed> all;
    for (const auto& part : draft)
        for (const auto& claim : part.claims)
            all.push_back(keyed(claim));
    return all;
}

} // namespace

std::string_view label_of(Mark mark)
{
    return names[static_cast<std::size_t>(mark)].label;
}

std::string_view name_of(Mark mark)
{
    return names[static_cast<std::size_t>(mark)].name;
}

Proof proof(const Material& material, const Material& proposed, const View& view, const std::vector<DraftPart>& draft,
            const PlaceTable& places)
{
    Proof answer;
    const Shelf shelf{material, view}, lower{proposed, view};
    const auto claims = keyed_claims(draft);
    const Judge judge{shelf, claims, places}, below{lower, claims, places};
    std::vector<EntryId> basis;
    std::size_t at = 0;
    for (const auto& part : draft) {
        std::vector<ProvedClaim> proved;
        for (std::size_t n = 0; n < part.claims.size(); ++n, ++at) {
            proved.push_back(judge.judge(claims[at]));
            auto& one = proved.back();
            if (one.mark != Mark::supported && !proposed.standing.claims.empty()) // Step 17.
                if (const auto again = below.judge(claims[at]); again.mark == Mark::supported)
                    one.unchecked = again.support.size();
            basis.insert(basis.end(), one.support.begin(), one.support.end());
            basis.insert(basis.end(), one.against.begin(), one.against.end());
        }
        for (const auto& sentence : part.sentences) {
            answer.sentences.push_back(sentence_of(sentence, part, proved, shelf));
            const auto& done = answer.sentences.back();
            if (!done.heading || done.mark == Mark::not_read)
                ++answer.totals[static_cast<std::size_t>(done.mark)];
        }
    }
    answer.head = head_of(material, view, "Proof of a draft", method, std::move(basis));
    return answer;
}

} // namespace vigil::answers
