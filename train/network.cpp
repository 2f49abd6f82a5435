// SPDX-License-Identifier: AGPL-3.0-or-later
#include "network.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace vigil::train {
namespace {

constexpr float mean_decay = 0.9F;
constexpr float square_decay = 0.98F;
constexpr float tiny = 1e-7F;
constexpr float average_decay = 0.999F;

void randomise(Weights& weights, Random& random, float range)
{
    for (float& value : weights.value)
        value = (random.unit() * 2 - 1) * range;
}

/// Uniform within sqrt(3 gain / inputs): keeps the spread of what flows through.
void randomise_for(Weights& weights, Random& random, std::size_t inputs, float gain)
{
    randomise(weights, random, std::sqrt(3.0F * gain / static_cast<float>(inputs)));
}

void move(Weights& weights, std::size_t begin, std::size_t end, float rate, float keep)
{
    for (std::size_t n = begin; n < end; ++n) {
        const float slope = weights.gradient[n];
        weights.mean[n] = mean_decay * weights.mean[n] + (1 - mean_decay) * slope;
        weights.square[n] = square_decay * weights.square[n] + (1 - square_decay) * slope * slope;
        weights.value[n] -= rate * weights.mean[n] / (std::sqrt(weights.square[n]) + tiny);
        weights.average[n] = keep * weights.average[n] + (1 - keep) * weights.value[n];
        weights.gradient[n] = 0;
    }
}

} // namespace

void Weights::resize(std::size_t row_count, std::size_t column_count)
{
    rows = row_count;
    columns = column_count;
    value.assign(rows * columns, 0);
    gradient = mean = square = average = value;
}

std::uint64_t Random::next()
{
    m_state += 0x9e3779b97f4a7c15U;
    std::uint64_t mixed = m_state;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31U);
}

Network::Network(const Shape& sizes, std::uint64_t seed) : shape{sizes}
{
    Random random{seed};
    rows.resize(shape.rows, shape.width);
    randomise(rows, random, 0.25F);
    layers.resize(shape.layers);
    layer_bias.resize(shape.layers);
    for (std::size_t n = 0; n < shape.layers; ++n) {
        layers[n].resize(3 * shape.width, shape.width);
        randomise_for(layers[n], random, 3 * shape.width, 1.0F);
        layer_bias[n].resize(1, shape.width);
    }
    tag.resize(shape.width, padded(shape.tags));
    tag_bias.resize(1, padded(shape.tags));
    name.resize(shape.width, padded(shape.names));
    name_bias.resize(1, padded(shape.names));
    slot.resize(shape.width, learned::slot_count * shape.hidden);
    randomise_for(slot, random, 4 * shape.width, 1.0F);
    missing.resize(learned::slot_count, shape.hidden);
    table.resize(learned::table_count * learned::table_rows, shape.hidden);
    hidden_bias.resize(1, shape.hidden);
    action.resize(shape.hidden, padded(learned::action_count));
    action_bias.resize(1, padded(learned::action_count));
    label.resize(shape.hidden, padded(2 * shape.labels));
    label_bias.resize(1, padded(2 * shape.labels));
    for (Weights* weights : dense())
        weights->average = weights->value;
    rows.average = rows.value;
}

std::vector<Weights*> Network::dense()
{
    std::vector<Weights*> all = {&tag,   &tag_bias,    &name,   &name_bias,   &slot,  &missing,
                                 &table, &hidden_bias, &action, &action_bias, &label, &label_bias};
    for (Weights& weights : layers)
        all.push_back(&weights);
    for (Weights& weights : layer_bias)
        all.push_back(&weights);
    return all;
}

float exponential(float x)
{
    x = std::clamp(x, -80.0F, 80.0F);
    const float scaled = x * 1.44269504F;
    const float whole = std::floor(scaled);
    const float part = (scaled - whole) * 0.69314718F;
    const float series =
        1 + part * (1 + part * (0.5F + part * (0.16666667F + part * (0.04166667F + part * 0.00833333F))));
    const auto bits = static_cast<std::uint32_t>(static_cast<std::int32_t>(whole) + 127) << 23U;
    float power = 0;
    std::memcpy(&power, &bits, sizeof power);
    return series * power;
}

void Adam::step(Network& network, std::vector<std::uint32_t>& touched_rows, float rate)
{
    ++m_steps;
    // Both corrections for the start in one factor on the rate.
    const auto steps = static_cast<float>(std::min<std::size_t>(m_steps, 2000));
    float mean_left = 1;
    float square_left = 1;
    for (float n = 0; n < steps; n += 1) {
        mean_left *= mean_decay;
        square_left *= square_decay;
    }
    const float corrected = rate * std::sqrt(1 - square_left) / (1 - mean_left);
    const float keep = std::min(average_decay, static_cast<float>(m_steps) / (static_cast<float>(m_steps) + 10));
    for (Weights* weights : network.dense())
        move(*weights, 0, weights->value.size(), corrected, keep);
    // A row is averaged only when it moves: between its moves it stands still.
    std::sort(touched_rows.begin(), touched_rows.end());
    touched_rows.erase(std::unique(touched_rows.begin(), touched_rows.end()), touched_rows.end());
    for (const std::uint32_t row : touched_rows)
        move(network.rows, row * network.rows.columns, (row + 1) * network.rows.columns, corrected, 0.0F);
    touched_rows.clear();
}

void Adam::use_average(Network& network)
{
    for (Weights* weights : network.dense())
        weights->value = weights->average;
}

} // namespace vigil::train
