// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "lists/map.hpp"

#include <memory>
#include <unordered_map>

namespace vigil::lists {

/// The layout that fits the headings of `map`; an empty map: those of the vocabulary.
Layout layout_by(const Grid& grid, const Words& words, const Map& map);

/// What one row says.
struct RowSays {
    std::uint32_t sheet = 0, number = 0; ///< Where it stands, from 0.
    std::string id;                      ///< Its own number (step 11), as rows are compared by it.
    std::string name;
    domain::Span span;
    std::string refused;               ///< Why the row gives nothing; empty: it does.
    std::vector<domain::Claim> claims; ///< Each with the span of the whole row.
    std::vector<std::string> notices;  ///< What of it could not be taken.
};

/// Reads the rows of one list by its map (docs/methods/lists.md, steps 7 to 13).
class ListReader {
public:
    /// Decides where the headings are and how dates are written. `grid` and `words` outlive the reader.
    /// Errors: malformed, when the list has no column of names; then it says which headings it has.
    static Result<ListReader> make(const Grid& grid, Map map, const Words& words);

    std::size_t size() const { return m_layout.rows.size(); }
    RowSays row(std::size_t n) const;
    const std::string& id_of(std::size_t n) const { return m_ids[n]; }

    const Map& map() const { return m_map; }
    const Layout& layout() const { return m_layout; }
    /// What was decided about the whole list: columns of the map that it lacks, how dates are read, what rows are known
    /// by, rows that are no rows of the list.
    std::vector<std::string> decided() const;
    /// How the dates of a column of the map are read; empty when they are plain.
    std::string decided_of(std::size_t column) const { return m_dates[column].decided(); }
    /// Some words of a column, for a person to see what it holds.
    std::string sample(std::size_t column) const;
    /// Cells of a row by heading, in order, with the words of columns that the map does not name.
    std::vector<std::pair<std::string, std::string>> cells(std::size_t n) const;

private:
    friend class RowReader;
    ListReader(const Grid& grid, Map map, const Words& words);
    void find_columns();
    void see_dates();
    void settle_dates();
    void see_lost_letters();
    void name_rows();
    const Cell* cell_of(const Grid::Row& row, std::size_t column) const;
    /// Words of the cell; empty when they stand for nothing (step 4).
    std::string_view said(const Cell& cell) const;
    std::string id_in(const Grid::Row& row) const;
    /// Calls `take(line of the map, cell)` for the cells of a row that the map speaks of.
    template <typename Take>
    void each_mapped(const Grid::Row& row, Take take) const
    {
        const auto sheet = m_columns.find(row.sheet);
        if (sheet == m_columns.end())
            return;
        for (const auto& cell : m_grid->cells(row))
            if (const auto lines = sheet->second.find(cell.column); lines != sheet->second.end())
                for (const std::size_t line : lines->second)
                    take(line, cell);
    }

    const Grid* m_grid;
    const Words* m_words;
    Map m_map;
    Layout m_layout;
    /// By sheet and column: the lines of the map that speak of it.
    std::map<std::uint32_t, std::map<std::uint32_t, std::vector<std::size_t>>> m_columns;
    std::vector<DateColumn> m_dates; ///< One for each line of the map.
    DateStyle m_style;               ///< Where the dates of all columns agree.
    std::size_t m_lost = 0;          ///< Cells with "??" where letters were.
    std::vector<std::string> m_ids;
    std::unordered_map<std::string, std::size_t> m_first_with_id; ///< Index of the first row.
    std::vector<std::size_t> m_key;                               ///< Columns that make the row's own number.
    bool m_key_stated = true;
};

} // namespace vigil::lists
