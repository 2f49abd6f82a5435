// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/text_map.hpp"

#include "base/cbor.hpp"
#include "base/packed_numbers.hpp"

namespace vigil::app {
namespace {

constexpr std::size_t numbers_per_item = 5; // of a run and of a cell alike

Error no_list(std::string_view key)
{
    return {Fault::malformed, "a text map has no list '" + std::string{key} + "'"};
}

Result<std::vector<std::uint64_t>> unpacked(const Bytes& bytes, std::string_view key)
{
    std::vector<std::uint64_t> out;
    PackedNumbers numbers{bytes};
    while (!numbers.done() && !numbers.failed())
        out.push_back(numbers.next());
    return numbers.failed() || out.size() % numbers_per_item != 0 ? Result<std::vector<std::uint64_t>>{no_list(key)}
                                                                  : out;
}

/// Packed; the first versions wrote arrays.
Result<std::vector<std::uint64_t>> numbers(const Cbor& map, std::string_view key)
{
    const auto* found = map.find(key);
    if (found && found->bytes())
        return unpacked(*found->bytes(), key);
    if (!found || !found->array() || found->array()->size() % numbers_per_item != 0)
        return no_list(key);
    std::vector<std::uint64_t> out;
    out.reserve(found->array()->size());
    for (const auto& item : *found->array()) {
        if (!item.integer() || *item.integer() < 0)
            return Error{Fault::malformed, "a text map holds something other than offsets"};
        out.push_back(static_cast<std::uint64_t>(*item.integer()));
    }
    return out;
}

std::uint32_t narrow(std::uint64_t number)
{
    return static_cast<std::uint32_t>(number);
}

} // namespace

Bytes encode_map(const TextMap& map)
{
    Bytes runs, cells;
    for (const auto& run : map.runs)
        for (const std::uint64_t number : {std::uint64_t{run.text_begin}, std::uint64_t{run.text_end}, run.source_begin,
                                           run.source_end, std::uint64_t{run.page}})
            put_number(runs, number);
    for (const auto& cell : map.cells)
        for (const std::uint64_t number : {cell.span.begin, cell.span.end, cell.sheet, cell.row, cell.column})
            put_number(cells, number);
    return encode_cbor(Cbor{Cbor::Map{{"runs", std::move(runs)}, {"cells", std::move(cells)}}});
}

Result<TextMap> decode_map(ByteView bytes)
{
    VIGIL_TRY(const auto value, decode_cbor(bytes));
    VIGIL_TRY(const auto runs, numbers(value, "runs"));
    VIGIL_TRY(const auto cells, numbers(value, "cells"));
    TextMap map;
    for (std::size_t i = 0; i < runs.size(); i += numbers_per_item)
        map.runs.push_back({narrow(runs[i]), narrow(runs[i + 1]), runs[i + 2], runs[i + 3], narrow(runs[i + 4])});
    for (std::size_t i = 0; i < cells.size(); i += numbers_per_item)
        map.cells.push_back({{narrow(cells[i]), narrow(cells[i + 1])},
                             narrow(cells[i + 2]),
                             narrow(cells[i + 3]),
                             narrow(cells[i + 4])});
    return map;
}

} // namespace vigil::app
