// SPDX-License-Identifier: AGPL-3.0-or-later
// How the parser is trained: with the dynamic oracle, on the states that it comes into by itself.
#include "batch.hpp"
#include "matrix.hpp"

#include <algorithm>

namespace vigil::train {


void Batch::hidden_of(const learned::StateFeatures& state, std::size_t first)
{
    const std::size_t hidden = m_network.shape.hidden;
    m_hidden = m_network.hidden_bias.value;
    const auto add = [&](const float* from) {
        for (std::size_t n = 0; n < hidden; ++n)
            m_hidden[n] += from[n];
    };
    for (std::size_t s = 0; s < learned::slot_count; ++s) {
        const std::int32_t token = state.tokens[s];
        add(token == learned::no_token
                ? m_network.missing.row(s)
                : m_projected.data() + ((first + 1 + static_cast<std::size_t>(token)) * learned::slot_count + s) * hidden);
    }
    for (std::size_t t = 0; t < learned::table_count; ++t)
        add(m_network.table.row(t * learned::table_rows + state.values[t]));
    for (float& value : m_hidden)
        value = std::max(0.0F, value);
}

void Batch::learn_hidden(const learned::StateFeatures& state, std::size_t first)
{
    const std::size_t hidden = m_network.shape.hidden;
    for (std::size_t n = 0; n < hidden; ++n)
        m_hidden_slope[n] = m_hidden[n] > 0 ? m_hidden_slope[n] : 0;
    const auto add = [&](float* to) {
        for (std::size_t n = 0; n < hidden; ++n)
            to[n] += m_hidden_slope[n];
    };
    add(m_network.hidden_bias.gradient.data());
    for (std::size_t s = 0; s < learned::slot_count; ++s) {
        const std::int32_t token = state.tokens[s];
        add(token == learned::no_token
                ? m_network.missing.slope(s)
                : m_projected_slope.data() +
                      ((first + 1 + static_cast<std::size_t>(token)) * learned::slot_count + s) * hidden);
    }
    for (std::size_t t = 0; t < learned::table_count; ++t)
        add(m_network.table.slope(t * learned::table_rows + state.values[t]));
}

namespace {

void scores_of(const std::vector<float>& hidden, const Weights& weights, const Weights& bias, std::vector<float>& scores)
{
    scores = bias.value;
    multiply_add({1, hidden.size(), weights.columns}, {hidden.data(), 0, 1}, {weights.value.data(), weights.columns},
                 {scores.data(), weights.columns});
}

struct Columns {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Adds the slope of those columns of the scores to the weights and to what the hidden numbers get.
void learn_scores(const std::vector<float>& hidden, std::vector<float>& hidden_slope, Weights& weights, Weights& bias,
                  const std::vector<float>& slope, Columns columns)
{
    for (std::size_t c = columns.begin; c < columns.end; ++c)
        bias.gradient[c] += slope[c];
    for (std::size_t h = 0; h < hidden.size(); ++h) {
        if (hidden[h] <= 0)
            continue;
        const float* row = weights.row(h);
        float* to = weights.slope(h);
        float sum = 0;
        for (std::size_t c = columns.begin; c < columns.end; ++c) {
            sum += row[c] * slope[c];
            to[c] += hidden[h] * slope[c];
        }
        hidden_slope[h] += sum;
    }
}

constexpr std::array actions = {learned::Action::shift, learned::Action::left, learned::Action::right};

/// What an action costs; more than anything when it is not allowed.
std::array<std::int32_t, actions.size()> costs_of(const learned::State& state, const learned::Tree& gold)
{
    std::array<std::int32_t, actions.size()> costs{};
    for (std::size_t n = 0; n < actions.size(); ++n)
        costs[n] = state.allows(actions[n]) ? state.cost(actions[n], gold) : 1 << 30;
    return costs;
}

} // namespace

/// The best allowed action.
std::size_t Batch::score_actions(const learned::State& state)
{
    scores_of(m_hidden, m_network.action, m_network.action_bias, m_scores);
    for (std::size_t n = 0; n < actions.size(); ++n)
        if (!state.allows(actions[n]))
            m_scores[n] = -60;
    return to_shares(m_scores.data(), actions.size());
}

/// All actions that cost least are right. Returns the action to go on with: the network's own choice, or now and then
/// (in the first pass always) a right one.
std::size_t Batch::learn_action(const learned::State& state, const learned::Tree& gold, bool own_choice, std::size_t best)
{
    const auto costs = costs_of(state, gold);
    const auto least = std::min_element(costs.begin(), costs.end());
    float right = 0;
    for (std::size_t n = 0; n < actions.size(); ++n)
        right += costs[n] == *least ? m_scores[n] : 0;
    right = std::max(right, 1e-6F);
    for (std::size_t n = 0; n < actions.size(); ++n)
        if (costs[n] == *least)
            m_scores[n] -= m_scores[n] / right;
    learn_scores(m_hidden, m_hidden_slope, m_network.action, m_network.action_bias, m_scores, {0, actions.size()});
    return own_choice || costs[best] == *least ? best : static_cast<std::size_t>(least - costs.begin());
}

/// The best relation for the word that left or right attaches.
std::size_t Batch::score_labels(std::size_t action)
{
    const std::size_t labels = m_network.shape.labels;
    scores_of(m_hidden, m_network.label, m_network.label_bias, m_label_scores);
    return to_shares(m_label_scores.data() + (action - 1) * labels, labels);
}

/// Labels are learned of every arc that is right here, whichever action is taken.
void Batch::learn_labels(const learned::State& state, const learned::StateFeatures& features, const learned::Tree& gold)
{
    const std::size_t labels = m_network.shape.labels;
    for (const std::size_t n : {std::size_t{1}, std::size_t{2}}) {
        if (!state.allows(actions[n]))
            continue;
        const auto word = static_cast<std::size_t>(state.attached());
        const auto head_slot = n == 1 ? learned::Slot::b0 : learned::Slot::s1;
        const std::int32_t head = features.tokens[static_cast<std::size_t>(head_slot)];
        if (gold.heads[word] != head || gold.labels[word] >= labels)
            continue;
        score_labels(n);
        const std::size_t first = (n - 1) * labels;
        m_label_scores[first + gold.labels[word]] -= 1;
        learn_scores(m_hidden, m_hidden_slope, m_network.label, m_network.label_bias, m_label_scores,
                     {first, first + labels});
    }
}

void Batch::parse_one(std::size_t s, Random& random, bool explore, bool learn)
{
    const Prepared& sentence = *m_sentences[s];
    learned::State state{sentence.rows.size() - 2};
    while (!state.done()) {
        const learned::StateFeatures features = state.features();
        hidden_of(features, m_first[s]);
        std::size_t action = score_actions(state);
        if (learn) {
            m_hidden_slope.assign(m_hidden.size(), 0);
            action = learn_action(state, sentence.gold, explore && random.unit() < 0.9F, action);
            learn_labels(state, features, sentence.gold);
            learn_hidden(features, m_first[s]);
        }
        const std::size_t label = action == 0 ? 0 : score_labels(action);
        state.apply(actions[action], static_cast<std::uint8_t>(label));
    }
    trees[s] = state.tree();
}

void Batch::parse(Random& random, bool explore, bool learn)
{
    const std::size_t columns = m_network.slot.columns;
    m_projected.assign(m_places * columns, 0);
    m_projected_slope.assign(learn ? m_projected.size() : 0, 0);
    multiply_add({m_places, m_width, columns}, {m_dropped.data(), m_width, 1}, {m_network.slot.value.data(), columns},
                 {m_projected.data(), columns});
    trees.assign(m_sentences.size(), {});
    for (std::size_t s = 0; s < m_sentences.size(); ++s)
        if (!learn || !m_sentences[s]->gold.heads.empty())
            parse_one(s, random, explore, learn);
    if (!learn)
        return;
    multiply_add({m_width, m_places, columns}, {m_dropped.data(), 1, m_width}, {m_projected_slope.data(), columns},
                 {m_network.slot.gradient.data(), columns});
    const std::vector<float> back = transposed(m_network.slot);
    multiply_add({m_places, columns, m_width}, {m_projected_slope.data(), columns, 1}, {back.data(), m_width},
                 {m_slope.back().data(), m_width});
}

} // namespace vigil::train
