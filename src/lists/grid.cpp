// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/lists.md.
#include "lists/grid.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <optional>

namespace vigil::lists {
namespace {

constexpr std::size_t rows_with_headings = 15;

using Known = std::function<bool(std::string_view)>;
using RowRange = std::span<const Grid::Row>;

bool has_digit(std::string_view key)
{
    return std::ranges::any_of(key, [](char c) { return c >= '0' && c <= '9'; });
}

/// A number, a date or a mark alone: no word.
bool is_bare(std::string_view words)
{
    const auto key = search_key(words);
    return has_digit(key) && std::ranges::all_of(key, [](char c) { return c == ' ' || (c >= '0' && c <= '9'); });
}

bool ends_with_word(std::string_view words, std::string_view ending)
{
    return words.ends_with(ending) && (words.size() == ending.size() || words[words.size() - ending.size() - 1] == ' ');
}

/// Finds the headings of one sheet.
class HeadingFinder {
public:
    HeadingFinder(const Grid& grid, RowRange rows, const Known& known) : m_grid{grid}, m_rows{rows}, m_known{known} {}

    std::optional<Headings> find() const
    {
        std::optional<Headings> best;
        std::size_t most = 0;
        const auto head = std::min(m_rows.size(), rows_with_headings);
        for (std::size_t n = 0; n < head; ++n) {
            const auto one = single(n);
            if (const auto score = known_in(one); score > most) {
                best = one;
                most = score;
            }
            if (const auto two = n + 1 < head ? pair(n) : std::nullopt)
                if (const auto score = known_in(*two); score > most) {
                    best = two;
                    most = score;
                }
        }
        return best ? best : widest(head);
    }

private:
    Headings single(std::size_t n) const
    {
        const auto& row = m_rows[n];
        Headings headings{row.sheet, row.number, row.number, {}};
        for (const auto& cell : m_grid.cells(row))
            headings.by_column.emplace(cell.column, m_grid.words(cell));
        return headings;
    }

    /// Row n over row n + 1: the upper one is spread to the right over empty neighbours.
    std::optional<Headings> pair(std::size_t n) const
    {
        const auto upper = single(n), lower = single(n + 1);
        // Numbers and dates below are the first row of the list.
        const auto is_data = [](const auto& column) { return has_digit(search_key(column.second)); };
        const auto under_a_neighbour = [&](const auto& column) { return !upper.by_column.contains(column.first); };
        if (upper.by_column.size() < 2 || std::ranges::any_of(lower.by_column, is_data) ||
            std::ranges::none_of(lower.by_column, under_a_neighbour))
            return std::nullopt;
        Headings both{upper.sheet, upper.first_row, lower.last_row, upper.by_column};
        for (const auto& [column, words] : lower.by_column) {
            auto above = upper.by_column.upper_bound(column);
            const std::string over = above == upper.by_column.begin() ? std::string{} : std::prev(above)->second;
            // A heading merged over both rows stands in each.
            both.by_column[column] = over.empty() || over == words ? words : over + " " + words;
        }
        return both;
    }

    /// A row with a bare number or date is a row of the list, unless it is known, or most cells beside it are.
    std::size_t known_in(const Headings& headings) const
    {
        const auto known = static_cast<std::size_t>(std::ranges::count_if(
            headings.by_column, [&](const auto& column) { return m_known(search_key(column.second)); }));
        return bare_in(headings) && known * 2 <= headings.by_column.size() ? 0 : known;
    }
    bool bare_in(const Headings& headings) const
    {
        return std::ranges::any_of(headings.by_column, [&](const auto& column) {
            return is_bare(column.second) && !m_known(search_key(column.second));
        });
    }

    std::optional<Headings> widest(std::size_t head) const
    {
        std::size_t width = 0;
        for (const auto& row : m_rows)
            width = std::max<std::size_t>(width, row.count);
        for (std::size_t n = 0; n < head; ++n)
            if (m_rows[n].count >= 2 && m_rows[n].count * 2 >= width && !bare_in(single(n)))
                return single(n);
        return std::nullopt;
    }

    const Grid& m_grid;
    RowRange m_rows;
    const Known& m_known;
};

/// Step 3. Right below the headings half of the cells will do, if they are equal to what stands over them: under
/// headings that are merged over two rows stand copies beside what the upper row lacks.
bool repeats(const Grid& grid, const Grid::Row& row, const Headings& headings)
{
    const auto cells = grid.cells(row);
    std::size_t copies = 0, endings = 0;
    bool has_data = false;
    for (const auto& cell : cells) {
        const auto words = grid.words(cell);
        const auto found = headings.by_column.find(cell.column);
        const std::string_view over = found == headings.by_column.end() ? std::string_view{} : found->second;
        copies += over == words ? 1U : 0U;
        endings += ends_with_word(over, words) ? 1U : 0U;
        has_data = has_data || has_digit(search_key(words));
    }
    const bool below = row.number == headings.last_row + 1 && !has_data;
    return endings >= 2 && (endings == cells.size() || (below && copies >= 2 && copies * 2 >= cells.size()));
}

bool adds_up(const Grid& grid, const Grid::Row& row, const Known& total)
{
    const auto cells = grid.cells(row);
    for (std::size_t n = 0; n < std::min<std::size_t>(cells.size(), 2); ++n) {
        const auto key = search_key(grid.words(cells[n]));
        if (total(key))
            return true;
        if (has_digit(key))
            return false; // A row number, or a sum before its word: then it is no plain row of totals.
    }
    return false;
}

} // namespace

Grid::Grid(std::string_view text, std::vector<Cell> cells) : m_text{text}, m_cells{std::move(cells)}
{
    std::erase_if(m_cells, [&](const Cell& cell) { return words(cell).empty(); });
    std::ranges::stable_sort(m_cells, {}, [](const Cell& cell) {
        return std::tuple{cell.sheet, cell.row, cell.column};
    });
    for (std::uint32_t n = 0; n < m_cells.size(); ++n) {
        if (n == 0 || m_cells[n].sheet != m_rows.back().sheet || m_cells[n].row != m_rows.back().number)
            m_rows.push_back({m_cells[n].sheet, m_cells[n].row, n, 0});
        ++m_rows.back().count;
    }
}

std::string_view Grid::words(const Cell& cell) const
{
    return trimmed(m_text.substr(cell.span.begin, cell.span.end - cell.span.begin));
}

domain::Span Grid::span(const Row& row) const
{
    domain::Span span = m_cells[row.first].span;
    for (const Cell& cell : cells(row)) {
        span.begin = std::min(span.begin, cell.span.begin);
        span.end = std::max(span.end, cell.span.end);
    }
    return span;
}

Layout layout_of(const Grid& grid, const Known& known, const Known& total)
{
    Layout layout;
    const auto& rows = grid.rows();
    for (std::size_t from = 0, to = 0; from < rows.size(); from = to) {
        while (to < rows.size() && rows[to].sheet == rows[from].sheet)
            ++to;
        const auto headings = HeadingFinder{grid, RowRange{rows}.subspan(from, to - from), known}.find(); // Step 2.
        if (!headings)
            continue;
        layout.sheets.push_back(*headings);
        for (std::size_t n = from; n < to; ++n) {
            const auto index = static_cast<std::uint32_t>(n);
            if (rows[n].number <= headings->last_row)
                continue;
            if (repeats(grid, rows[n], *headings)) // Step 3.
                layout.repeated.push_back(index);
            else if (adds_up(grid, rows[n], total))
                layout.totals.push_back(index);
            else
                layout.rows.push_back(index);
        }
    }
    return layout;
}

} // namespace vigil::lists
