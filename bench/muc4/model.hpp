// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "classify/boosted_trees.hpp"
#include "classify/linear.hpp"
#include "common_words.hpp"
#include "rows.hpp"
#include "score.hpp"

/// Reports to templates, in five stages (docs/decisions/0008-muc4.md): report, sentences, candidates, types, fillers.
namespace vigil::muc4 {

struct Thresholds {
    float type = 0.4F;
    std::array<float, roles> fill{0.3F, 0.3F, 0.3F, 0.3F, 0.3F};
};

/// What the last stage knows of one report: how likely each type is, and each string in each role of it.
struct Likely {
    struct Fill {
        std::size_t type = 0;
        std::size_t role = 0;
        std::uint32_t name = 0;
        float chance = 0;
    };
    std::array<float, types> type{};
    std::vector<Fill> fills; ///< By type and role, best first.
};

/// The templates that pass the thresholds.
std::vector<Template> decide(const Case& that, const Likely& likely, const Thresholds& thresholds);

class Model {
public:
    /// Trains all stages; the chances of the training reports by cross-validation come out in `held_out`.
    static Model train(std::vector<Case>& cases, std::vector<Likely>& held_out);

    /// What is likely in a report that was not trained on; fills in the scores of its stages.
    Likely likely(Case& that) const;
    /// To be called on each report first.
    void prepare(Case& that) const;

private:
    Model();
    void learn_reports(std::vector<Case>& cases);
    void learn_sentences(std::vector<Case>& cases);
    void learn_roles(std::vector<Case>& cases);
    void find_all(std::vector<Case>& cases);
    void learn_types(const std::vector<Case>& cases, std::vector<Likely>& held_out);
    void learn_fills(const std::vector<Case>& cases, std::vector<Likely>& held_out);
    struct Asked; ///< The questions of one role in all training reports.
    void learn_role(const std::vector<Asked>& asked, std::size_t role, std::vector<Likely>& held_out);
    std::vector<FillQuestion> questions_of(const Case& that, const std::vector<NameFacts>& facts, const Likely& likely,
                                           std::size_t own) const;

    CommonWords m_common;
    FillTable m_fills;
    FillRates m_rates;
    classify::LinearModel m_reports;
    classify::LinearModel m_sentences;
    classify::LinearModel m_roles;
    classify::BoostedTrees m_types;
    std::array<classify::BoostedTrees, roles> m_fill_trees;
};

/// The thresholds that score best on chances from cross-validation.
Thresholds tune(const std::vector<Case>& cases, const std::vector<Likely>& likely);
/// Scores of reports, one each.
std::vector<Score> score_all(const std::vector<Case>& cases, const std::vector<Likely>& likely,
                             const Thresholds& thresholds);

} // namespace vigil::muc4
