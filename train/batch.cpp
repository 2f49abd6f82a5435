// SPDX-License-Identifier: AGPL-3.0-or-later
#include "batch.hpp"

#include "matrix.hpp"

#include <algorithm>

namespace vigil::train {


void Batch::start(std::vector<const Prepared*> sentences, Random* random)
{
    m_sentences = std::move(sentences);
    m_random = random;
    m_width = m_network.shape.width;
    m_first.clear();
    m_rows.clear();
    m_real.assign(1, false);
    m_rows.push_back({});
    const auto unknown = static_cast<std::uint32_t>(m_network.shape.rows - learned::features_per_word);
    for (const Prepared* sentence : m_sentences) {
        m_first.push_back(m_rows.size());
        for (std::size_t n = 0; n < sentence->rows.size(); ++n) {
            m_rows.push_back(sentence->rows[n]);
            m_real.push_back(true);
            if (random != nullptr && random->unit() < sentence->hide[n])
                m_rows.back()[0] = unknown;
        }
        m_rows.push_back({});
        m_real.push_back(false);
    }
    m_places = m_rows.size();
    const std::size_t size = m_places * m_width;
    m_said.resize(m_network.shape.layers + 1);
    m_slope.resize(m_said.size());
    for (auto& matrix : m_said)
        matrix.assign(size, 0);
    for (auto& matrix : m_slope)
        matrix.assign(size, 0);
}

void Batch::forward()
{
    std::vector<float>& input = m_said[0];
    m_input_mask.assign(input.size(), 1);
    for (std::size_t place = 0; place < m_places; ++place) {
        if (!m_real[place])
            continue;
        float* to = at(input, place);
        for (const std::uint32_t row : m_rows[place]) {
            const float* from = m_network.rows.row(row);
            for (std::size_t n = 0; n < m_width; ++n)
                to[n] += from[n];
        }
        if (m_random != nullptr)
            for (std::size_t n = 0; n < m_width; ++n) {
                float& mask = m_input_mask[place * m_width + n];
                mask = m_random->unit() < m_settings.drop_input ? 0 : 1 / (1 - m_settings.drop_input);
                to[n] *= mask;
            }
    }
    std::vector<float> made;
    for (std::size_t layer = 0; layer < m_network.shape.layers; ++layer) {
        const std::vector<float>& from = m_said[layer];
        std::vector<float>& to = m_said[layer + 1];
        made.assign(from.size(), 0);
        multiply_add({m_places - 2, 3 * m_width, m_width}, {from.data(), m_width, 1},
                     {m_network.layers[layer].value.data(), m_width}, {made.data() + m_width, m_width});
        for (std::size_t place = 1; place + 1 < m_places; ++place) {
            if (!m_real[place])
                continue;
            for (std::size_t n = 0; n < m_width; ++n) {
                const std::size_t i = place * m_width + n;
                to[i] = from[i] + std::max(0.0F, made[i] + m_network.layer_bias[layer].value[n]);
            }
        }
    }
    m_dropped = m_said.back();
    m_drop_mask.assign(m_dropped.size(), 1);
    if (m_random != nullptr)
        for (std::size_t i = 0; i < m_dropped.size(); ++i) {
            m_drop_mask[i] = m_random->unit() < m_settings.drop ? 0 : 1 / (1 - m_settings.drop);
            m_dropped[i] *= m_drop_mask[i];
        }
}

std::vector<float> transposed(const Weights& weights)
{
    std::vector<float> result(weights.value.size());
    for (std::size_t r = 0; r < weights.rows; ++r)
        for (std::size_t c = 0; c < weights.columns; ++c)
            result[c * weights.rows + r] = weights.value[r * weights.columns + c];
    return result;
}

void Batch::backward(std::vector<std::uint32_t>& touched)
{
    std::vector<float>& last = m_slope.back();
    for (std::size_t i = 0; i < last.size(); ++i)
        last[i] *= m_drop_mask[i];
    std::vector<float> made;
    std::vector<float> below;
    for (std::size_t layer = m_network.shape.layers; layer-- > 0;) {
        const std::vector<float>& slope = m_slope[layer + 1];
        // What came through: where the layer's own part is above zero.
        made.assign(slope.size(), 0);
        for (std::size_t place = 1; place + 1 < m_places; ++place)
            for (std::size_t n = 0; n < m_width && m_real[place]; ++n) {
                const std::size_t i = place * m_width + n;
                if (m_said[layer + 1][i] > m_said[layer][i]) {
                    made[i] = slope[i];
                    m_network.layer_bias[layer].gradient[n] += slope[i];
                }
                m_slope[layer][i] += slope[i];
            }
        multiply_add({3 * m_width, m_places - 2, m_width}, {m_said[layer].data(), 1, m_width},
                     {made.data() + m_width, m_width}, {m_network.layers[layer].gradient.data(), m_width});
        const std::vector<float> back = transposed(m_network.layers[layer]);
        below.assign(m_places * 3 * m_width, 0);
        multiply_add({m_places - 2, m_width, 3 * m_width}, {made.data() + m_width, m_width, 1},
                     {back.data(), 3 * m_width}, {below.data() + 3 * m_width, 3 * m_width});
        for (std::size_t place = 1; place + 1 < m_places; ++place)
            if (m_real[place])
                for (std::size_t n = 0; n < 3 * m_width; ++n)
                    m_slope[layer][(place - 1) * m_width + n] += below[place * 3 * m_width + n];
    }
    for (std::size_t place = 0; place < m_places; ++place) {
        if (!m_real[place])
            continue;
        for (const std::uint32_t row : m_rows[place]) {
            touched.push_back(row);
            float* to = m_network.rows.slope(row);
            for (std::size_t n = 0; n < m_width; ++n)
                to[n] += m_slope[0][place * m_width + n] * m_input_mask[place * m_width + n];
        }
    }
}

std::size_t to_shares(float* scores, std::size_t count)
{
    const std::size_t best = static_cast<std::size_t>(std::max_element(scores, scores + count) - scores);
    const float top = scores[best];
    float sum = 0;
    for (std::size_t n = 0; n < count; ++n)
        sum += scores[n] = exponential(scores[n] - top);
    for (std::size_t n = 0; n < count; ++n)
        scores[n] /= sum;
    return best;
}

void Batch::classify(Weights& weights, Weights& bias, std::size_t count, bool learn, bool names)
{
    const std::size_t columns = weights.columns;
    std::vector<float> scores(m_places * columns, 0);
    multiply_add({m_places, m_width, columns}, {m_dropped.data(), m_width, 1}, {weights.value.data(), columns},
                 {scores.data(), columns});
    std::vector<float> slope(learn ? scores.size() : 0, 0);
    for (std::size_t s = 0; s < m_sentences.size(); ++s) {
        const auto& gold = names ? m_sentences[s]->names : m_sentences[s]->tags;
        for (std::size_t word = 0; word < gold.size(); ++word) {
            const std::size_t place = m_first[s] + 1 + word;
            float* row = scores.data() + place * columns;
            for (std::size_t n = 0; n < columns; ++n)
                row[n] += bias.value[n];
            const std::size_t best = to_shares(row, count);
            if (!names)
                best_tags[s].push_back(best);
            if (!learn || gold[word] < 0)
                continue;
            row[gold[word]] -= 1;
            for (std::size_t n = 0; n < count; ++n) {
                slope[place * columns + n] = row[n];
                bias.gradient[n] += row[n];
            }
        }
    }
    if (!learn)
        return;
    multiply_add({m_width, m_places, columns}, {m_dropped.data(), 1, m_width}, {slope.data(), columns},
                 {weights.gradient.data(), columns});
    const std::vector<float> back = transposed(weights);
    multiply_add({m_places, columns, m_width}, {slope.data(), columns, 1}, {back.data(), m_width},
                 {m_slope.back().data(), m_width});
}

void Batch::tags_and_names(bool learn)
{
    best_tags.assign(m_sentences.size(), {});
    classify(m_network.tag, m_network.tag_bias, m_network.shape.tags, learn, false);
    if (learn)
        classify(m_network.name, m_network.name_bias, m_network.shape.names, learn, true);
}

} // namespace vigil::train
