// SPDX-License-Identifier: AGPL-3.0-or-later
// Wire copy in capitals: "POLICE DETAINED ANA RUZ IN SARI".
#include "read/claims/rules.hpp"
#include "read/draft.hpp"

#include <algorithm>

namespace vigil::read {
namespace {

constexpr std::size_t fewest_words = 6; ///< Less is a heading or an acronym.

bool is_shouted(const Annotation& annotation)
{
    std::size_t words = 0;
    std::size_t capitals = 0;
    for (const Token& token : annotation.tokens)
        if (token.kind == TokenKind::word && token.span.end - token.span.begin > 1) {
            ++words;
            capitals += token.all_capitals ? 1U : 0U;
        }
    return words >= fewest_words && capitals * 5 >= words * 4;
}

/// Whether the tables know the word as one that is written small.
bool is_common(const LanguageData& language, const claims::Grammar* grammar, const Token& token)
{
    const WordInfo& info = language.of(token.word);
    for (const WordClass name : {WordClass::given_name, WordClass::month, WordClass::weekday, WordClass::honorific,
                                 WordClass::organisation_head, WordClass::organisation_lead})
        if (info.is(name))
            return false;
    if (info.is(WordClass::function) || info.is(WordClass::cue) || info.is(WordClass::say) ||
        info.is(WordClass::number) || info.is(WordClass::particle))
        return true;
    if (grammar == nullptr)
        return false;
    const claims::WordInfo& known = grammar->info(token.word);
    return known.classes != 0 || known.forms != 0 || known.noun != 0;
}

} // namespace

void calm_capitals(const Lexicon& lexicon, const LanguageData& language, Annotation& annotation)
{
    if (!is_shouted(annotation))
        return;
    const claims::Grammar* grammar =
        lexicon.claim_rules() == nullptr ? nullptr : lexicon.claim_rules()->of(annotation.language);
    bool opens = true;
    for (Token& token : annotation.tokens) {
        const std::string_view text = annotation.text.substr(token.span.begin, token.span.end - token.span.begin);
        if (token.kind == TokenKind::word && token.all_capitals) {
            token.all_capitals = false;
            token.capitalised = opens || !is_common(language, grammar, token);
        }
        opens = text == "." || text == "!" || text == "?" || text == ":" || text == "“" || text == "\"";
    }
}

} // namespace vigil::read
