// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "lists/rows.hpp"

#include <algorithm>

/// For tests only: the tables of data/lists, and grids made of words.
namespace vigil::lists {

/// The tables of the repository's data/lists folder.
const Words& test_words();

using TestRows = std::vector<std::vector<std::string>>;

/// A text with its grid; empty cells are no cells.
struct TestTable {
    explicit TestTable(const TestRows& rows)
    {
        std::vector<Cell> cells;
        for (std::uint32_t row = 0; row < rows.size(); ++row) {
            for (std::uint32_t column = 0; column < rows[row].size(); ++column) {
                const auto begin = static_cast<std::uint32_t>(text.size());
                text += rows[row][column];
                if (!rows[row][column].empty())
                    cells.push_back({{begin, static_cast<std::uint32_t>(text.size())}, 0, row, column});
                text += " | ";
            }
            text += "\n\n";
        }
        grid = std::make_unique<Grid>(text, std::move(cells));
    }

    std::string text;
    std::unique_ptr<Grid> grid;
};

} // namespace vigil::lists
