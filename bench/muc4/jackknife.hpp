// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "classify/linear.hpp"
#include "folds.hpp"

#include <vector>

/// Scores of training reports from models that have not seen them, so that later stages learn from scores as they will
/// meet them.
namespace vigil::muc4 {

struct Example {
    std::vector<std::uint32_t> features;
    std::uint32_t answers = 0;
    float weight = 1;
};

using Examples = std::vector<std::vector<Example>>;          ///< By report.
using Scores = std::vector<std::vector<std::vector<float>>>; ///< By report, example, question.

struct Jackknifed {
    classify::LinearModel model; ///< The mean of the models of all folds.
    Scores scores;
};

Jackknifed jackknife(const Examples& examples, std::size_t questions, const classify::LinearOptions& options,
                     unsigned rounds);

} // namespace vigil::muc4
