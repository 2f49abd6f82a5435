// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/why.hpp"

#include "base/utf8.hpp"
#include "read/claims/drafts.hpp"
#include "read/claims/rules.hpp"
#include "read/lexicon.hpp"

#include <algorithm>

namespace vigil::read {
namespace {

using namespace claims;

constexpr std::size_t roles_column = 3;

/// One claim in its text.
struct Case {
    const Lexicon& lexicon;
    const Annotation& annotation;
    const State& state;
    const Draft& draft;
};

std::string_view name_of(Part part)
{
    static constexpr std::string_view names[]{
        "noun",       "name", "number",   "determiner",   "possessive", "pronoun", "adjective", "adverb", "preposition",
        "infinitive", "and",  "relative", "subordinator", "be",         "have",    "do",        "modal",  "negation",
        "verb",       "date", "comma",    "open",         "close",      "dash",    "quote",     "stop",   "genitive"};
    static_assert(std::size(names) == static_cast<std::size_t>(Part::genitive) + 1);
    return names[static_cast<std::size_t>(part)];
}

std::vector<WhyWord> words_by_tables(const State& state, TokenRange sentence)
{
    std::vector<WhyWord> words;
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t)
        words.push_back({state.annotation.tokens[t].span, std::string{name_of(state.tags[t].part)}, "", -1});
    return words;
}

/// The row of frames.tsv on that line, its cells parted by blanks; and its roles.
void show_row(const Case& it, Why& why, std::vector<std::string>& roles)
{
    const Table* table = it.lexicon.table(it.annotation.language + "/claims/frames.tsv");
    for (std::size_t n = 0; table != nullptr && n < table->size(); ++n) {
        const Row row = table->row(n);
        if (row.line != it.draft.frame->line)
            continue;
        why.place = table->place(row);
        for (const std::string_view cell : row.cells)
            why.row += (why.row.empty() || cell.empty() ? "" : "  ") + std::string{cell};
        for (const std::string_view piece : split(row.cell(roles_column), ' '))
            if (!trimmed(piece).empty())
                roles.emplace_back(piece.substr(piece.find('=') + 1));
        return;
    }
}

void show_fields(const Case& it, const std::vector<std::string>& roles, Why& why)
{
    for (std::size_t n = 0; n < fields; ++n) {
        const auto field = static_cast<domain::Field>(n);
        const auto values = it.draft.claim.all(field);
        if (values.empty())
            continue;
        const std::uint8_t role = it.draft.roles[n];
        why.fields.push_back(
            {std::string{domain::name_of(field)}, role < roles.size() ? roles[role] : std::string{}, values});
    }
}

std::string words_of(const State& state, const PhraseList& phrases)
{
    std::string out;
    for (const std::uint32_t phrase : phrases)
        out += (out.empty() ? "" : "; ") + std::string{state.annotation.words(state.chunks.phrases[phrase].tokens)};
    return out;
}

/// Whether the tree had a say: the subject of the trigger with it and without.
void show_subject(State& state, Trees& trees, const Draft& draft, Why& why)
{
    const Sentence& sentence = state.annotation.sentences[draft.sentence];
    chunk(state.annotation, state.tags, state.grammar.shape(), sentence.tokens, state.chunks);
    const Clauses plain{state.annotation, state.tags, state.chunks};
    const Clauses with_tree{state.annotation, state.tags, state.chunks, &trees};
    for (std::uint32_t u = 0; u < state.chunks.units.size(); ++u) {
        const Unit& unit = state.chunks.units[u];
        if (unit.kind != UnitKind::verb || state.chunks.verbs[unit.index].main != draft.trigger)
            continue;
        const PhraseList by_rules = plain.subject(u), by_tree = with_tree.subject(u);
        if (by_rules == by_tree)
            return;
        why.subject_by_rules = words_of(state, by_rules);
        why.subject_by_tree = words_of(state, by_tree);
    }
}

void show_weights(const Calibration& calibration, const Draft& draft, Why& why)
{
    why.rule_confidence = static_cast<double>(draft.claim.confidence);
    why.confidence = static_cast<double>(calibration.confidence(draft.claim));
    for (const WeighedEvidence& each : calibration.weighed(draft.claim))
        why.weights.push_back({std::string{each.name}, each.log_odds});
}

/// The first sentence that holds words of the quote; ~0U: none.
std::uint32_t sentence_of(const Annotation& annotation, Span quote)
{
    for (std::uint32_t s = 0; s < annotation.sentences.size(); ++s)
        if (annotation.sentences[s].span.end > quote.begin && annotation.sentences[s].span.begin < quote.end)
            return s;
    return ~0U;
}

} // namespace

Why explain_claim(const Lexicon& lexicon, std::string_view text, const Context& context, domain::ClaimType type,
                  const std::string& rule, domain::Span quote)
{
    Context told = context;
    if (told.language.empty())
        told.language = detect_language(text);
    Why why;
    const Grammar* grammar = lexicon.claim_rules() == nullptr ? nullptr : lexicon.claim_rules()->of(told.language);
    if (grammar == nullptr)
        return why;
    const Annotation annotation = annotate(lexicon, text, told);
    State state{*grammar, annotation, told};
    std::optional<Trees> trees;
    if (const learned::Model* model = lexicon.claim_rules()->model(told.language); model != nullptr)
        trees.emplace(*model, annotation);
    find_drafts(state, trees ? &*trees : nullptr, Repeats::merged);
    const auto draft = std::ranges::find_if(state.drafts, [&](const Draft& it) {
        return it.claim.type == type && it.claim.rule == rule && it.claim.span == quote;
    });
    why.made = draft != state.drafts.end();
    const std::uint32_t s = why.made ? draft->sentence : sentence_of(annotation, quote);
    if (s >= annotation.sentences.size())
        return why;
    const TokenRange sentence = annotation.sentences[s].tokens;
    why.sentence = annotation.sentences[s].span;
    if (trees)
        why.words = trees->words(sentence);
    if (why.words.empty())
        why.words = words_by_tables(state, sentence);
    if (!why.made)
        return why;
    std::vector<std::string> roles;
    if (draft->frame != nullptr) {
        why.trigger = annotation.tokens[draft->trigger].span;
        show_row({lexicon, annotation, state, *draft}, why, roles);
        if (trees)
            show_subject(state, *trees, *draft, why);
    }
    show_fields({lexicon, annotation, state, *draft}, roles, why);
    show_weights(lexicon.claim_rules()->calibration(told.language), *draft, why);
    return why;
}

} // namespace vigil::read
