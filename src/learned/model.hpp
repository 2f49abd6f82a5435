// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "learned/transitions.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// The file of a trained model (docs/methods/parsing.md, "The file"): a view into bytes that stay where they are, so
/// that a mapped file costs memory only for the pages that are used.
namespace vigil::learned {

constexpr std::size_t width = 64;   ///< Numbers per word.
constexpr std::size_t hidden = 128; ///< Numbers from which an action is chosen.
constexpr std::size_t most_labels = table_rows - 2;
constexpr std::size_t most_tags = 128;
constexpr std::size_t longest_sentence = 400; ///< In words.
constexpr std::size_t name_classes = 7;       ///< O; B and I of person, place, organisation.

/// What a number of 1 is in the layers, and what it is in the parser.
constexpr int layer_bits = 10;
constexpr int parser_bits = 8;
/// No single part of what the parser adds up is larger: twenty of them fit into 16 bits.
constexpr int most_of_part = 1560;

/// Outputs = weights x inputs + bias, in whole numbers. Weights lie in blocks of `outputs_per_block` outputs; in a
/// block two inputs after two inputs; there output after output with its two weights.
struct Matrix {
    std::span<const std::int16_t> weights;
    std::span<const std::int32_t> bias; ///< In the unit of the product.
    std::size_t inputs = 0;             ///< Even.
    std::size_t outputs = 0;            ///< A multiple of outputs_per_block: some may mean nothing.
    int shift = 0;                      ///< The product has so many bits more than the inputs.
};
constexpr std::size_t outputs_per_block = 16;
constexpr std::size_t in_blocks(std::size_t outputs)
{
    return (outputs + outputs_per_block - 1) / outputs_per_block * outputs_per_block;
}

/// From a digest to a number below a bound.
struct KeyTable {
    struct Slot {
        std::uint32_t print = 0;
        std::uint32_t value = empty;
    };
    static constexpr std::uint32_t empty = ~0U;
    static constexpr std::size_t longest_search = 64;
    std::span<const Slot> slots; ///< A power of two.

    std::optional<std::uint32_t> find(std::uint64_t key) const
    {
        const std::size_t mask = slots.size() - 1;
        const auto print = static_cast<std::uint32_t>(key >> 32U);
        for (std::size_t n = 0; n < longest_search; ++n) {
            const Slot& slot = slots[(static_cast<std::size_t>(key) + n) & mask];
            if (slot.value == empty)
                return std::nullopt;
            if (slot.print == print)
                return slot.value;
        }
        return std::nullopt;
    }
};

/// How a lemma is made from a word: cut letters off its end, put others there.
struct LemmaRule {
    std::uint8_t cut = 0;        ///< Bytes.
    bool keeps_capitals = false; ///< Otherwise the word is lower-cased first.
    std::string_view add;
};

struct Model {
    std::string_view name; ///< "en-1": what a claim would name.
    std::vector<std::string_view> tags;
    std::vector<std::string_view> labels;
    std::vector<LemmaRule> lemma_rules;

    KeyTable keys;                     ///< Features to rows.
    std::span<const std::int8_t> rows; ///< As many as there are, then one for each kind of feature nobody saw.
    std::size_t row_count = 0;
    int row_shift = 0; ///< Bits from a row to a layer.
    std::vector<Matrix> layers;
    Matrix tag;
    Matrix names;
    std::array<Matrix, slot_count> slots;  ///< hidden outputs each.
    std::span<const std::int16_t> missing; ///< slot_count x hidden.
    std::span<const std::int16_t> table;   ///< table_count x table_rows x hidden.
    std::span<const std::int16_t> start;   ///< hidden.
    Matrix action;
    Matrix left_label;
    Matrix right_label;
    KeyTable lemmas;
};

/// `bytes` must outlive the model and begin at an address that is a multiple of 8.
/// Errors: malformed, when they are no model, a damaged one, or one of another version.
Result<Model> open_model(std::string_view bytes);

} // namespace vigil::learned
