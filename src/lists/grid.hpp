// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "domain/claim.hpp"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vigil::lists {

struct Cell {
    domain::Span span;
    std::uint32_t sheet = 0, row = 0, column = 0; ///< From 0.
};

/// The cells of a text that have words, by sheet, row and column. Views point into the text.
class Grid {
public:
    struct Row {
        std::uint32_t sheet = 0, number = 0;
        std::uint32_t first = 0, count = 0; ///< Of the cells.
    };

    /// Pre: spans lie inside `text`.
    Grid(std::string_view text, std::vector<Cell> cells);

    std::string_view text() const { return m_text; }
    const std::vector<Row>& rows() const { return m_rows; }
    std::span<const Cell> cells(const Row& row) const { return std::span{m_cells}.subspan(row.first, row.count); }
    std::string_view words(const Cell& cell) const;
    /// From the first to the last cell.
    domain::Span span(const Row& row) const;

private:
    std::string_view m_text;
    std::vector<Cell> m_cells;
    std::vector<Row> m_rows;
};

/// What stands over the columns of one sheet.
struct Headings {
    std::uint32_t sheet = 0, first_row = 0, last_row = 0;
    std::map<std::uint32_t, std::string> by_column;
};

/// Which rows of a grid are rows of the list (steps 2 and 3).
struct Layout {
    std::vector<Headings> sheets;
    std::vector<std::uint32_t> rows; ///< Indexes into Grid::rows.
    std::vector<std::uint32_t> repeated, totals;
};
/// `known`: whether a heading (as a search key) means something; `total`: whether a cell's key begins a row of totals.
Layout layout_of(const Grid& grid, const std::function<bool(std::string_view)>& known,
                 const std::function<bool(std::string_view)>& total);

} // namespace vigil::lists
