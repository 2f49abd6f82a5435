// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/tables.hpp"

namespace vigil::read {

Table::Table(std::string_view path, std::string_view text) : m_path{path}
{
    for_each_line(text, [&](std::string_view line, std::uint32_t number) {
        const auto first = static_cast<std::uint32_t>(m_cells.size());
        for (;;) {
            const auto tab = line.find('\t');
            m_cells.push_back(line.substr(0, tab));
            if (tab == std::string_view::npos)
                break;
            line.remove_prefix(tab + 1);
        }
        m_rows.push_back({number, first, static_cast<std::uint32_t>(m_cells.size()) - first});
    });
}

Row Table::row(std::size_t n) const
{
    const Start& start = m_rows[n];
    return {start.line, std::span{m_cells}.subspan(start.first, start.count)};
}

std::string Table::place(const Row& row) const
{
    return "data/" + std::string{m_path} + ", line " + std::to_string(row.line);
}

} // namespace vigil::read
