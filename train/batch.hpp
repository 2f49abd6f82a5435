// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "network.hpp"
#include "vocabulary.hpp"

#include <string>
#include <vector>

namespace vigil::train {

struct Settings {
    Shape shape;
    std::size_t epochs = 12;
    std::size_t batch_words = 400;
    float rate = 0.002F;
    float drop = 0.25F; ///< Of what the layers say, while training.
    float drop_input = 0.1F;
    float word_drop = 0.25F; ///< See Preparer.
    std::size_t least = 2;   ///< See vocabulary_of.
    std::uint64_t seed = 1;
};

/// Sentences side by side, an empty place before each and behind the last, and what each layer makes of them.
class Batch {
public:
    Batch(Network& network, const Settings& settings) : m_network{network}, m_settings{settings} {}

    /// Without random numbers nothing is hidden: to use the network, not to train it.
    void start(std::vector<const Prepared*> sentences, Random* random);
    void forward();
    void backward(std::vector<std::uint32_t>& touched);
    void tags_and_names(bool learn);
    void parse(Random& random, bool explore, bool learn);

    std::vector<learned::Tree> trees;
    std::vector<std::vector<std::size_t>> best_tags;

private:
    float* at(std::vector<float>& matrix, std::size_t place) const { return matrix.data() + place * m_width; }
    void classify(Weights& weights, Weights& bias, std::size_t count, bool learn, bool names);
    void parse_one(std::size_t n, Random& random, bool explore, bool learn);
    void hidden_of(const learned::StateFeatures& state, std::size_t first);
    void learn_hidden(const learned::StateFeatures& state, std::size_t first);
    std::size_t score_actions(const learned::State& state);
    std::size_t learn_action(const learned::State& state, const learned::Tree& gold, bool own_choice,
                             std::size_t best);
    std::size_t score_labels(std::size_t action);
    void learn_labels(const learned::State& state, const learned::StateFeatures& features,
                      const learned::Tree& gold);

    Network& m_network;
    const Settings& m_settings;
    std::vector<const Prepared*> m_sentences;
    std::vector<std::size_t> m_first; ///< Place of the begin mark.
    std::size_t m_width = 0;
    std::size_t m_places = 0;
    std::vector<std::vector<float>> m_said, m_slope; ///< By layer, 0 is the input.
    std::vector<float> m_dropped, m_drop_mask, m_input_mask;
    std::vector<Rows> m_rows;
    std::vector<bool> m_real;
    std::vector<float> m_projected, m_projected_slope;
    std::vector<float> m_hidden, m_hidden_slope, m_scores, m_label_scores;
    Random* m_random = nullptr;
};

/// Softmax of `count` scores in place; returns the best.
std::size_t to_shares(float* scores, std::size_t count);

/// Columns become rows.
std::vector<float> transposed(const Weights& weights);

} // namespace vigil::train
