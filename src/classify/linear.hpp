// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Classifiers that learn from examples: plain values, trained in seconds, the same model from the same examples in the
/// same order. docs/decisions/0008-muc4.md says what they are good for.
namespace vigil::classify {

/// Features are hashes; two that fall into one row share its weight.
using Features = std::span<const std::uint32_t>;

/// Several yes-or-no questions about one thing, each a sum of weights: one row of weights a feature.
class LinearModel {
public:
    /// 2^row_bits rows of `outputs` weights, all zero.
    LinearModel(std::size_t outputs, unsigned row_bits);

    std::size_t outputs() const { return m_outputs; }
    /// Log-odds of each question; `out` holds `outputs()` numbers.
    void score(Features features, std::span<float> out) const;
    /// Adds `share` of the weights of a model of the same shape: the mean of models is one model.
    void add(const LinearModel& other, float share);

private:
    friend class LinearTrainer;
    std::size_t row(std::uint32_t feature) const { return (feature & m_mask) * m_outputs; }

    std::size_t m_outputs;
    std::uint32_t m_mask;
    std::vector<float> m_weights;
};

struct LinearOptions {
    unsigned row_bits = 20;
    float rate = 0.1F;   ///< Of the first step; later ones shrink with what a row has already moved (AdaGrad).
    float decay = 1e-6F; ///< Of the weights that an example touches, for each example.
    float ignore = 0; ///< An example whose answers are all that close to what is expected teaches nothing: saves time.
};

/// Logistic regression, one example after the other.
class LinearTrainer {
public:
    LinearTrainer(std::size_t outputs, const LinearOptions& options);

    /// One step. Bit n of `answers` is the answer to question n; `weight` says how much the example counts.
    void learn(Features features, std::uint32_t answers, float weight = 1);
    const LinearModel& model() const { return m_model; }

private:
    LinearOptions m_options;
    LinearModel m_model;
    std::vector<float> m_moved;
    std::vector<float> m_scores;
};

float probability(float log_odds);

} // namespace vigil::classify
