// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "learned/model.hpp"

/// Sums of products of whole numbers: the only place where time is spent.
namespace vigil::learned {

/// scores = matrix x inputs + bias, as many as matrix.outputs. Pre: `from` has matrix.inputs numbers.
void multiply(const Matrix& matrix, const std::int16_t* from, std::int32_t* scores);

/// Adds a row of features to a word, `shift` bits up. Saturates.
void add_row(const std::int8_t* row, int shift, std::int16_t* to);

/// The end of a layer at one word: what it said before and the new part, if above zero, into `to`. Saturates.
void add_layer(const std::int32_t* scores, int shift, const std::int16_t* before, std::int16_t* to);

/// What a word adds in one slot of the parser, from the scores of that slot.
void to_part(const std::int32_t* scores, int shift, std::int16_t* part);

/// The sum of the parts, zero where it is below. Pre: each number of a part is within most_of_part.
constexpr std::size_t parts_of_sum = slot_count + table_count + 1;
void add_parts(const std::array<const std::int16_t*, parts_of_sum>& parts, std::int16_t* sum);

} // namespace vigil::learned
