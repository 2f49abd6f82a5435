// SPDX-License-Identifier: AGPL-3.0-or-later
#include "classify/linear.hpp"

#include "base/result.hpp"

#include <algorithm>
#include <cmath>

namespace vigil::classify {

LinearModel::LinearModel(std::size_t outputs, unsigned row_bits)
    : m_outputs{outputs},
      m_mask{(std::uint32_t{1} << row_bits) - 1},
      m_weights((std::size_t{1} << row_bits) * outputs)
{
    VIGIL_ASSERT(outputs >= 1 && outputs <= 32 && row_bits <= 28);
}

void LinearModel::score(Features features, std::span<float> out) const
{
    std::ranges::fill(out, 0.0F);
    for (const std::uint32_t feature : features) {
        const float* const weights = &m_weights[row(feature)];
        for (std::size_t n = 0; n < m_outputs; ++n)
            out[n] += weights[n];
    }
}

void LinearModel::add(const LinearModel& other, float share)
{
    VIGIL_ASSERT(other.m_weights.size() == m_weights.size());
    for (std::size_t n = 0; n < m_weights.size(); ++n)
        m_weights[n] += share * other.m_weights[n];
}

LinearTrainer::LinearTrainer(std::size_t outputs, const LinearOptions& options)
    : m_options{options},
      m_model{outputs, options.row_bits},
      m_moved(m_model.m_weights.size(), 1e-2F),
      m_scores(outputs)
{
}

void LinearTrainer::learn(Features features, std::uint32_t answers, float weight)
{
    m_model.score(features, m_scores);
    for (std::size_t n = 0; n < m_scores.size(); ++n)
        m_scores[n] = weight * (probability(m_scores[n]) - static_cast<float>(answers >> n & 1U));
    if (std::ranges::all_of(m_scores, [&](float slope) { return std::abs(slope) < m_options.ignore; }))
        return;
    for (const std::uint32_t feature : features) {
        const std::size_t row = m_model.row(feature);
        for (std::size_t n = 0; n < m_scores.size(); ++n) {
            float& w = m_model.m_weights[row + n];
            const float slope = m_scores[n] + m_options.decay * w;
            m_moved[row + n] += slope * slope;
            w -= m_options.rate * slope / std::sqrt(m_moved[row + n]);
        }
    }
}

float probability(float log_odds)
{
    return 1.0F / (1.0F + std::exp(-log_odds));
}

} // namespace vigil::classify
