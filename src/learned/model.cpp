// SPDX-License-Identifier: AGPL-3.0-or-later
#include "learned/model.hpp"

#include "learned/features.hpp"
#include "learned/model_layout.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace vigil::learned {
namespace {

Error damaged(const std::string& what)
{
    return {Fault::malformed, "the model file is damaged (" + what + "): take it anew from where it came from"};
}

/// Takes one part of the file after the other.
class Parts {
public:
    explicit Parts(std::string_view bytes) : m_bytes{bytes} {}

    template <typename T>
    Result<std::span<const T>> take(std::size_t count)
    {
        const std::size_t begin = (m_at + part_alignment - 1) / part_alignment * part_alignment;
        if (begin > m_bytes.size() || count > (m_bytes.size() - begin) / sizeof(T))
            return damaged("it ends too early");
        m_at = begin + count * sizeof(T);
        return std::span<const T>{reinterpret_cast<const T*>(m_bytes.data() + begin), count};
    }
    bool at_end() const { return m_at == m_bytes.size(); }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
};

/// Whether no sum over inputs of 16 bits can leave 32 bits.
bool sums_fit(const Matrix& matrix)
{
    std::vector<std::int64_t> sums(matrix.outputs);
    for (std::size_t n = 0; n < matrix.weights.size(); ++n) {
        const std::size_t block = n / (matrix.inputs * outputs_per_block) * outputs_per_block;
        sums[block + n / 2 % outputs_per_block] += std::int64_t{32768} * std::abs(static_cast<int>(matrix.weights[n]));
    }
    for (std::size_t output = 0; output < matrix.outputs; ++output)
        if (sums[output] + std::abs(static_cast<std::int64_t>(matrix.bias[output])) > std::int64_t{2147483647})
            return false;
    return true;
}

Result<Matrix> take_matrix(Parts& parts, std::size_t inputs, std::size_t outputs)
{
    Matrix matrix;
    matrix.inputs = inputs;
    matrix.outputs = in_blocks(outputs);
    VIGIL_TRY(const auto shift, parts.take<std::uint32_t>(1));
    VIGIL_TRY(matrix.weights, parts.take<std::int16_t>(inputs * matrix.outputs));
    VIGIL_TRY(matrix.bias, parts.take<std::int32_t>(matrix.outputs));
    if (shift[0] < 1 || shift[0] > 20)
        return damaged("a unit makes no sense");
    matrix.shift = static_cast<int>(shift[0]);
    if (!sums_fit(matrix))
        return damaged("weights are too large");
    return matrix;
}

Result<std::span<const std::int16_t>> take_parts_of_sum(Parts& parts, std::size_t count)
{
    VIGIL_TRY(const auto numbers, parts.take<std::int16_t>(count));
    if (std::any_of(numbers.begin(), numbers.end(),
                    [](std::int16_t n) { return n < -most_of_part || n > most_of_part; }))
        return damaged("a part of a sum is too large");
    return numbers;
}

Result<KeyTable> take_keys(Parts& parts, std::uint32_t slots, std::size_t bound)
{
    KeyTable table;
    if (!std::has_single_bit(slots) || slots > (1U << 24U))
        return damaged("the size of a table makes no sense");
    VIGIL_TRY(table.slots, parts.take<KeyTable::Slot>(slots));
    const auto outside = [&](const KeyTable::Slot& slot) {
        return slot.value != KeyTable::empty && slot.value >= bound;
    };
    if (std::any_of(table.slots.begin(), table.slots.end(), outside))
        return damaged("a table leads nowhere");
    return table;
}

/// Lines parted by line feeds, the last with one too.
Result<std::vector<std::string_view>> take_lines(Parts& parts, std::uint32_t bytes)
{
    VIGIL_TRY(const auto text, parts.take<char>(bytes));
    std::vector<std::string_view> lines;
    std::string_view rest{text.data(), text.size()};
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        if (end == std::string_view::npos)
            return damaged("a word without end");
        lines.push_back(rest.substr(0, end));
        rest.remove_prefix(end + 1);
    }
    return lines;
}

/// A rule is a line: how many bytes to cut as one letter from 'A', 'k' or 'l' (keep or lower), what to add.
Result<std::vector<LemmaRule>> take_lemma_rules(Parts& parts, std::uint32_t bytes)
{
    VIGIL_TRY(const auto lines, take_lines(parts, bytes));
    std::vector<LemmaRule> rules;
    for (const std::string_view line : lines) {
        if (line.size() < 2 || line[0] < 'A' || (line[1] != 'k' && line[1] != 'l'))
            return damaged("a rule for lemmas");
        rules.push_back({static_cast<std::uint8_t>(line[0] - 'A'), line[1] == 'k', line.substr(2)});
    }
    return rules;
}

Result<Done> take_words(Parts& parts, const FileHead& head, Model& model)
{
    VIGIL_TRY(const auto name, take_lines(parts, head.name_bytes));
    VIGIL_TRY(model.tags, take_lines(parts, head.tag_bytes));
    VIGIL_TRY(model.labels, take_lines(parts, head.label_bytes));
    VIGIL_TRY(model.lemma_rules, take_lemma_rules(parts, head.lemma_bytes));
    if (name.size() != 1 || model.tags.empty() || model.tags.size() > most_tags || model.labels.empty() ||
        model.labels.size() > most_labels)
        return damaged("its lists of words");
    model.name = name[0];
    return Done{};
}

Result<Done> take_network(Parts& parts, const FileHead& head, Model& model)
{
    if (head.rows < features_per_word || head.rows > (1U << 22U) || head.row_shift > 8 || head.layers > 8)
        return damaged("its sizes");
    model.row_count = head.rows;
    model.row_shift = static_cast<int>(head.row_shift);
    VIGIL_TRY(model.keys, take_keys(parts, head.key_slots, head.rows));
    VIGIL_TRY(model.rows, parts.take<std::int8_t>(std::size_t{head.rows} * width));
    for (std::uint32_t n = 0; n < head.layers; ++n) {
        VIGIL_TRY(model.layers.emplace_back(), take_matrix(parts, 3 * width, width));
    }
    VIGIL_TRY(model.tag, take_matrix(parts, width, model.tags.size()));
    VIGIL_TRY(model.names, take_matrix(parts, width, name_classes));
    for (Matrix& slot : model.slots) {
        VIGIL_TRY(slot, take_matrix(parts, width, hidden));
    }
    VIGIL_TRY(model.missing, take_parts_of_sum(parts, slot_count * hidden));
    VIGIL_TRY(model.table, take_parts_of_sum(parts, table_count * table_rows * hidden));
    VIGIL_TRY(model.start, take_parts_of_sum(parts, hidden));
    VIGIL_TRY(model.action, take_matrix(parts, hidden, action_count));
    VIGIL_TRY(model.left_label, take_matrix(parts, hidden, model.labels.size()));
    VIGIL_TRY(model.right_label, take_matrix(parts, hidden, model.labels.size()));
    return Done{};
}

} // namespace

Result<Model> open_model(std::string_view bytes)
{
    if constexpr (std::endian::native != std::endian::little)
        return Error{Fault::invalid_argument, "model files need a machine with the low byte first"};
    if (reinterpret_cast<std::uintptr_t>(bytes.data()) % 8 != 0)
        return Error{Fault::invalid_argument, "a model has to begin at an address that is a multiple of 8"};
    FileHead head;
    if (bytes.size() < sizeof head)
        return damaged("it is too short");
    std::memcpy(&head, bytes.data(), sizeof head);
    if (head.magic != file_magic)
        return Error{Fault::malformed, "this is no model file"};
    if (head.version != file_version || head.width != width || head.hidden != hidden)
        return Error{Fault::malformed, "the model file was made for another version of Vigil: train it anew (train/)"};
    Parts parts{bytes};
    VIGIL_CHECK(parts.take<FileHead>(1));
    Model model;
    VIGIL_CHECK(take_words(parts, head, model));
    VIGIL_CHECK(take_network(parts, head, model));
    VIGIL_TRY(model.lemmas, take_keys(parts, head.lemma_slots, model.lemma_rules.size()));
    if (!parts.at_end())
        return damaged("it goes on behind its end");
    return model;
}

} // namespace vigil::learned
