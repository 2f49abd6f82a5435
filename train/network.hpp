// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "learned/transitions.hpp"

#include <array>
#include <cstdint>
#include <vector>

/// The network of docs/methods/parsing.md in floating point, as it is trained.
namespace vigil::train {

/// How big its parts are.
struct Shape {
    std::size_t width = 64;  ///< Numbers per word; a multiple of 16.
    std::size_t layers = 3;  ///< Each looks at a word and its two neighbours.
    std::size_t hidden = 128; ///< Of the parser; a multiple of 16.
    std::size_t tags = 0;
    std::size_t labels = 0;
    std::size_t names = 7; ///< O and B-, I- of three types.
    std::size_t rows = 0;  ///< Of the table of features; the last is for words that nobody saw.
};

/// Numbers that are learned, with their gradient and what Adam (Kingma and Ba 2015) remembers of it.
struct Weights {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<float> value, gradient, mean, square, average;

    void resize(std::size_t row_count, std::size_t column_count);
    float* row(std::size_t n) { return value.data() + n * columns; }
    const float* row(std::size_t n) const { return value.data() + n * columns; }
    float* slope(std::size_t n) { return gradient.data() + n * columns; }
};

/// Random numbers that are the same everywhere (SplitMix64).
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state{seed} {}
    std::uint64_t next();
    float unit() { return static_cast<float>(next() >> 40U) * (1.0F / 16777216.0F); }
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }

private:
    std::uint64_t m_state;
};

struct Network {
    Shape shape;
    Weights rows;                ///< rows x width
    std::vector<Weights> layers; ///< 3 width x width
    std::vector<Weights> layer_bias;
    Weights tag, tag_bias;     ///< width x tags
    Weights name, name_bias;   ///< width x names
    Weights slot;              ///< width x (slots * hidden)
    Weights missing;           ///< slots x hidden: no word stands there
    Weights table;             ///< (tables * rows of a table) x hidden
    Weights hidden_bias;       ///< 1 x hidden
    Weights action, action_bias; ///< hidden x actions
    Weights label, label_bias;   ///< hidden x (2 * labels)

    Network(const Shape& sizes, std::uint64_t seed);
    std::vector<Weights*> dense();
};

/// Columns are padded to this.
constexpr std::size_t padded(std::size_t columns)
{
    return (columns + 7) / 8 * 8;
}

/// e^x by a polynomial: libraries differ in the last bit.
float exponential(float x);

/// One step of Adam on everything that has a gradient; clears the gradients.
class Adam {
public:
    void step(Network& network, std::vector<std::uint32_t>& touched_rows, float rate);
    /// Replaces the weights by their running average.
    static void use_average(Network& network);

private:
    std::size_t m_steps = 0;
};

} // namespace vigil::train
