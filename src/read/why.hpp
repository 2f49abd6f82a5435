// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "read/reader.hpp"

/// Why the reader made a claim: the row that fits, what filled its fields, the tree, the weights (`vigil explain`).
namespace vigil::read {

/// A word of the sentence, as the trained model cuts and sees it; without a model, as the tables do.
struct WhyWord {
    domain::Span span;
    std::string tag;        ///< Universal part of speech; without a model the tables' name for it.
    std::string relation;   ///< To its head; empty without a tree.
    std::int32_t head = -1; ///< Into the words; -1: the root, or no tree.
    bool operator==(const WhyWord&) const = default;
};

/// What filled a field: "patient:person!" of the row.
struct WhyField {
    std::string field, role;
    std::vector<std::string> words;
    bool operator==(const WhyField&) const = default;
};

/// A summand of the claim's log-odds.
struct WhyWeight {
    std::string name;
    double log_odds = 0;
    bool operator==(const WhyWeight&) const = default;
};

struct Why {
    bool made = false;      ///< Today's reader makes the claim with these words by this rule. Without: words alone.
    domain::Span sentence;  ///< Of the text.
    domain::Span trigger;   ///< The word that made it; empty for rules without a row.
    std::string row, place; ///< The row of frames.tsv and where it stands; empty for rules of the program.
    std::vector<WhyField> fields;
    std::string subject_by_rules, subject_by_tree; ///< Set where the tree chose another subject than the rules.
    double rule_confidence = 0;                    ///< Of the row or of the rule of the program.
    double confidence = 0;
    std::vector<WhyWeight> weights; ///< Empty where a language has none: then the rule's confidence stands.
    std::vector<WhyWord> words;
    bool operator==(const Why&) const = default;
};

/// Reads the text again and looks for the claim of that type, rule and quote. Linear; never fails.
/// `context`: as when the claim was made.
Why explain_claim(const Lexicon& lexicon, std::string_view text, const Context& context, domain::ClaimType type,
                  const std::string& rule, domain::Span quote);

} // namespace vigil::read
