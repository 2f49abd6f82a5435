// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/annotation.hpp"
#include "read/claims/drafts.hpp"
#include "read/claims/rules.hpp"
#include "read/draft_reading.hpp"
#include "read/lexicon.hpp"
#include "read/reader.hpp"

#include <algorithm>
#include <optional>

namespace vigil::read {
namespace {

using namespace claims;

/// Ring 3: the claims of an annotated text.
std::vector<domain::Claim> find_claims(const Lexicon& lexicon, const Annotation& annotation, const Context& context,
                                       const std::string& reader, Repeats repeats)
{
    const ClaimRules& rules = *lexicon.claim_rules();
    State state{*rules.of(annotation.language), annotation, context};
    std::optional<Trees> trees;
    if (const learned::Model* model = rules.model(annotation.language); model != nullptr)
        trees.emplace(*model, annotation);
    find_drafts(state, trees ? &*trees : nullptr, repeats);
    const Calibration& calibration = rules.calibration(annotation.language);
    std::vector<domain::Claim> claims;
    claims.reserve(state.drafts.size());
    for (Draft& draft : state.drafts) {
        draft.claim.reader = reader;
        draft.claim.confidence = calibration.confidence(draft.claim);
        domain::order_values(draft.claim);
        claims.push_back(std::move(draft.claim));
    }
    std::ranges::stable_sort(claims, {}, &domain::Claim::span);
    return claims;
}

/// The language and reader of a text; with a notice when there is none. nullptr: none.
const Grammar* grammar_for(const Lexicon& lexicon, std::string_view text, const Context& context, Reading& reading)
{
    reading.language = context.language.empty() ? detect_language(text) : context.language;
    reading.reader = "vigil-" + (reading.language.empty() ? std::string{"xx"} : reading.language) + "-1";
    const Grammar* grammar = lexicon.claim_rules() == nullptr ? nullptr : lexicon.claim_rules()->of(reading.language);
    if (grammar == nullptr)
        reading.notices.push_back(reading.language.empty()
                                      ? "the language of this text was not recognised, so no claims were read from it"
                                      : "there is no reader for the language '" + reading.language +
                                            "' yet, so no claims were read from this text");
    return grammar;
}

} // namespace

Reading read_text(const Lexicon& lexicon, std::string_view text, const Context& context)
{
    Reading reading;
    const Grammar* grammar = grammar_for(lexicon, text, context, reading);
    if (grammar == nullptr)
        return reading;
    Context told = context;
    told.language = reading.language;
    const Annotation annotation = annotate(lexicon, text, told);
    reading.claims = find_claims(lexicon, annotation, told, reading.reader, Repeats::merged);
    return reading;
}

DraftReading read_draft(const Lexicon& lexicon, std::string_view text, const Context& context)
{
    DraftReading draft;
    const Grammar* grammar = grammar_for(lexicon, text, context, draft.reading);
    draft.unread = grammar == nullptr;
    Context told = context;
    told.language = draft.reading.language;
    const Annotation annotation = annotate(lexicon, text, told);
    if (grammar != nullptr)
        draft.reading.claims = find_claims(lexicon, annotation, told, draft.reading.reader, Repeats::kept_by_sentence);
    for (const Sentence& sentence : annotation.sentences)
        draft.sentences.push_back({sentence.span, sentence.heading});
    return draft;
}

} // namespace vigil::read
