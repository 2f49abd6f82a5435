// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "features.hpp"

#include <unordered_map>

/// The numbers that the last decisions look at: one row for each type of a report, one for each string and role.
namespace vigil::muc4 {

/// How often strings and heads filled a role in the training reports in which they stand.
class FillRates {
public:
    /// The key under which the last word of a string is counted.
    static std::string last_word(const std::string& name) { return "*" + name.substr(name.rfind(' ') + 1); }
    struct Counts {
        float reports = 0;
        std::array<float, roles> fills{};
    };
    void add(const std::string& name, std::uint32_t role_bits, std::size_t fold);
    /// Logarithm of the share of the reports of other folds than `own`, smoothed.
    float rate(const std::string& name, std::size_t role, std::size_t own) const;

private:
    std::unordered_map<std::string, std::array<Counts, folds>> m_counts;
};

/// The strings of one report with what the stages say of all their mentions.
struct NameFacts {
    RoleScores best{-9, -9, -9, -9, -9};
    RoleScores second{-9, -9, -9, -9, -9};
    RoleScores odds{}; ///< Sum of probabilities.
    std::array<std::uint32_t, roles> best_sentence{};
    std::uint32_t mentions = 0;
    std::uint32_t first_sentence = 0;
    std::uint8_t origin = 0;
    WordClasses head_classes = 0;
    std::uint32_t head_stem = 0;
    std::uint32_t words = 0;
    TypeScores near{}; ///< Best sentence scores over its mentions.
};

std::vector<NameFacts> facts_of(const Case& that);

std::vector<float> type_row(const Case& that, const std::vector<NameFacts>& facts, std::size_t type);

struct FillQuestion {
    std::size_t type = 0;
    std::size_t role = 0;
    std::uint32_t name = 0;
    std::array<float, types> type_odds{}; ///< Of the report's types, from their trees.
    float rate = 0;                       ///< Of the string, from FillRates.
    float head_rate = 0;                  ///< Of its last word.
    std::uint32_t rank = 0;
    float ahead = 0; ///< Score of the best string of the role.
};
std::vector<float> fill_row(const Case& that, const std::vector<NameFacts>& facts, const FillQuestion& question);

/// Strings worth asking about for a role, best first.
std::vector<std::uint32_t> ranked(const std::vector<NameFacts>& facts, std::size_t role);

} // namespace vigil::muc4
