// SPDX-License-Identifier: AGPL-3.0-or-later
#include "write_model.hpp"

#include "learned/model.hpp"
#include "learned/model_layout.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace vigil::train {
namespace {


class Parts {
public:
    template <typename T>
    void put(const std::vector<T>& numbers)
    {
        bytes.resize((bytes.size() + learned::part_alignment - 1) / learned::part_alignment * learned::part_alignment, '\0');
        bytes.append(reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(T));
    }
    std::string bytes;
};

std::int32_t rounded(float value, float unit)
{
    return static_cast<std::int32_t>(std::floor(value * unit + 0.5F));
}

template <typename T>
std::vector<T> in_units(const std::vector<float>& values, std::size_t count, float unit, std::int32_t limit)
{
    std::vector<T> result;
    for (std::size_t n = 0; n < count; ++n)
        result.push_back(static_cast<T>(std::clamp(rounded(values[n], unit), -limit, limit)));
    return result;
}

/// Some columns of weights, each of them one output.
struct Columns {
    const Weights& weights;
    std::size_t first = 0;
    std::size_t count = 0;
    float at(std::size_t input, std::size_t output) const
    {
        return output < count ? weights.row(input)[first + output] : 0;
    }
};

/// The finest unit in which no sum leaves 32 bits. A bias weighs as one more input of 1.
int unit_of(const Columns& columns, const Weights& bias, int input_bits)
{
    float most = 0.001F;
    float largest = 0.001F;
    for (std::size_t output = 0; output < columns.count; ++output) {
        float sum = bias.value.empty() ? 0 : std::abs(bias.value[columns.first + output]) * static_cast<float>(1 << input_bits) / 32768.0F;
        for (std::size_t input = 0; input < columns.weights.rows; ++input) {
            sum += std::abs(columns.at(input, output));
            largest = std::max(largest, std::abs(columns.at(input, output)));
        }
        most = std::max(most, sum);
    }
    const auto fits = [&](int bits) {
        return most * static_cast<float>(1 << bits) < 65000.0F && largest * static_cast<float>(1 << bits) < 32000.0F;
    };
    int bits = 14;
    while (bits > 1 && !fits(bits))
        --bits;
    return bits;
}

/// In the order that learned/model.hpp tells.
void put_matrix(Parts& parts, const Columns& columns, const Weights& bias, int input_bits)
{
    const int bits = unit_of(columns, bias, input_bits);
    const std::size_t outputs = learned::in_blocks(columns.count);
    std::vector<std::int16_t> numbers;
    for (std::size_t block = 0; block < outputs; block += learned::outputs_per_block)
        for (std::size_t input = 0; input < columns.weights.rows; input += 2)
            for (std::size_t output = block; output < block + learned::outputs_per_block; ++output)
                for (std::size_t n = input; n < input + 2; ++n)
                    numbers.push_back(static_cast<std::int16_t>(
                        std::clamp(rounded(columns.at(n, output), static_cast<float>(1 << bits)), -32000, 32000)));
    std::vector<std::int32_t> sums(outputs, 0);
    for (std::size_t output = 0; output < columns.count && !bias.value.empty(); ++output)
        sums[output] = rounded(bias.value[columns.first + output],
                               static_cast<float>(1 << bits) * static_cast<float>(1 << input_bits));
    parts.put(std::vector<std::uint32_t>{static_cast<std::uint32_t>(bits)});
    parts.put(numbers);
    parts.put(sums);
}

std::vector<learned::KeyTable::Slot> key_table(const std::vector<std::pair<std::uint64_t, std::uint32_t>>& entries)
{
    for (std::size_t size = std::bit_ceil(std::max<std::size_t>(entries.size() * 2, 16));; size *= 2) {
        std::vector<learned::KeyTable::Slot> slots(size);
        bool fits = true;
        for (const auto& [key, value] : entries) {
            std::size_t steps = 0;
            std::size_t at = static_cast<std::size_t>(key) & (size - 1);
            while (slots[at].value != learned::KeyTable::empty && ++steps < learned::KeyTable::longest_search)
                at = (at + 1) & (size - 1);
            fits = fits && steps < learned::KeyTable::longest_search;
            if (fits)
                slots[at] = {static_cast<std::uint32_t>(key >> 32U), value};
        }
        if (fits)
            return slots;
    }
}

std::vector<char> lines(const std::vector<std::string>& words)
{
    std::vector<char> result;
    for (const std::string& word : words) {
        result.insert(result.end(), word.begin(), word.end());
        result.push_back('\n');
    }
    return result;
}

/// Rows in 8 bits. Returns their unit.
int row_bits(const Weights& rows)
{
    std::vector<float> sizes;
    for (const float value : rows.value)
        sizes.push_back(std::abs(value));
    const auto nearly_all = sizes.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(sizes.size()) * 0.9995);
    std::nth_element(sizes.begin(), nearly_all, sizes.end());
    int bits = 8;
    while (bits > learned::layer_bits - 8 && *nearly_all * static_cast<float>(1 << bits) > 127.0F)
        --bits;
    return bits;
}

} // namespace

std::string write_model(std::string_view name, const Trained& trained, const LemmaRules& lemmas)
{
    const Network& network = trained.network;
    const Vocabulary& vocabulary = trained.vocabulary;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> rows;
    for (std::size_t n = 0; n < vocabulary.keys.size(); ++n)
        rows.emplace_back(vocabulary.keys[n], static_cast<std::uint32_t>(n));
    const auto keys = key_table(rows);
    const auto lemma_keys = key_table(lemmas.table);
    const auto names = lines({std::string{name}});
    const auto tags = lines(vocabulary.tags);
    const auto labels = lines(vocabulary.labels);
    const auto rules = lines(lemmas.rules);
    const int bits = row_bits(network.rows);

    learned::FileHead head;
    head.width = static_cast<std::uint32_t>(network.shape.width);
    head.hidden = static_cast<std::uint32_t>(network.shape.hidden);
    head.layers = static_cast<std::uint32_t>(network.shape.layers);
    head.rows = static_cast<std::uint32_t>(network.shape.rows);
    head.row_shift = static_cast<std::uint32_t>(learned::layer_bits - bits);
    head.key_slots = static_cast<std::uint32_t>(keys.size());
    head.lemma_slots = static_cast<std::uint32_t>(lemma_keys.size());
    head.name_bytes = static_cast<std::uint32_t>(names.size());
    head.tag_bytes = static_cast<std::uint32_t>(tags.size());
    head.label_bytes = static_cast<std::uint32_t>(labels.size());
    head.lemma_bytes = static_cast<std::uint32_t>(rules.size());

    constexpr auto parser_unit = static_cast<float>(1 << learned::parser_bits);
    const auto parts_of_sum = [&](const Weights& weights) {
        return in_units<std::int16_t>(weights.value, weights.value.size(), parser_unit, learned::most_of_part);
    };
    Parts parts;
    parts.put(std::vector<learned::FileHead>{head});
    parts.put(names);
    parts.put(tags);
    parts.put(labels);
    parts.put(rules);
    parts.put(keys);
    parts.put(in_units<std::int8_t>(network.rows.value, network.rows.value.size(), static_cast<float>(1 << bits), 127));
    const Shape& shape = network.shape;
    for (std::size_t n = 0; n < network.layers.size(); ++n)
        put_matrix(parts, {network.layers[n], 0, shape.width}, network.layer_bias[n], learned::layer_bits);
    put_matrix(parts, {network.tag, 0, shape.tags}, network.tag_bias, learned::layer_bits);
    put_matrix(parts, {network.name, 0, shape.names}, network.name_bias, learned::layer_bits);
    for (std::size_t n = 0; n < learned::slot_count; ++n)
        put_matrix(parts, {network.slot, n * shape.hidden, shape.hidden}, {}, learned::layer_bits);
    parts.put(parts_of_sum(network.missing));
    parts.put(parts_of_sum(network.table));
    parts.put(parts_of_sum(network.hidden_bias));
    put_matrix(parts, {network.action, 0, learned::action_count}, network.action_bias, learned::parser_bits);
    put_matrix(parts, {network.label, 0, shape.labels}, network.label_bias, learned::parser_bits);
    put_matrix(parts, {network.label, shape.labels, shape.labels}, network.label_bias, learned::parser_bits);
    parts.put(lemma_keys);
    return std::move(parts.bytes);
}

} // namespace vigil::train
