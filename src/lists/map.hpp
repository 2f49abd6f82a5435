// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "lists/dates.hpp"
#include "lists/grid.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vigil::lists {

/// A line of the map of a list (docs/formats/list-map.md).
struct Column {
    std::string heading; ///< As in the list; "*": no column, each row says so.
    Holds holds;         ///< claim "" is a column that is kept as words.
    DateStyle dates;
    bool operator==(const Column&) const = default;
};
using Map = std::vector<Column>;

/// A table with tabs: column, claim, field, dates; a first line of headings is passed over. `name`: for messages.
/// Errors: malformed, naming the line.
Result<Map> parse_map(std::string_view text, std::string_view name);
std::string to_text(const Map& map);

/// The claim and field in one: "arrest time", "row id", "status"; "" for a column that is kept as words.
std::string to_string(const Holds& holds);

/// A map for the list in `grid`, from its headings and cells (steps 5 and 6): one line for each of its columns.
Map propose_map(const Grid& grid, const Words& words);

} // namespace vigil::lists
