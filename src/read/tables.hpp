// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The text tables of data/: one row a line, cells parted by tabs, lines that start with '#' and empty lines skipped.
namespace vigil::read {

struct Row {
    std::uint32_t line = 0; ///< Counted from 1, for messages.
    std::span<const std::string_view> cells;

    /// The cell, or "" where the row is shorter.
    std::string_view cell(std::size_t n) const { return n < cells.size() ? cells[n] : std::string_view{}; }
};

/// One table, cut into cells once. Views point into the text it was made from, which must stay where it is.
class Table {
public:
    Table(std::string_view path, std::string_view text);

    std::string_view path() const { return m_path; }
    std::size_t size() const { return m_rows.size(); }
    Row row(std::size_t n) const;
    /// "data/en/roles.tsv, line 12": where a message points.
    std::string place(const Row& row) const;

private:
    struct Start {
        std::uint32_t line;
        std::uint32_t first;
        std::uint32_t count;
    };
    std::string_view m_path;
    std::vector<std::string_view> m_cells;
    std::vector<Start> m_rows;
};

/// Calls `each(line, number)` for each line that is neither empty nor a comment. A carriage return at its end is
/// dropped.
template <typename Each>
void for_each_line(std::string_view text, Each each)
{
    std::uint32_t number = 0;
    while (!text.empty()) {
        ++number;
        const auto end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (!line.empty() && line.front() != '#')
            each(line, number);
    }
}

} // namespace vigil::read
