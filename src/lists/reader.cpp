// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/lists.md.
#include "base/utf8.hpp"
#include "lists/rows.hpp"

#include <algorithm>
#include <set>

namespace vigil::lists {
namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many)
{
    return std::to_string(count) + " " + std::string{count == 1 ? one : many};
}

/// One form of a row's number: digits of any script as 0-9, one blank between words (step 11).
std::string plain_id(std::string_view words)
{
    constexpr char32_t arabic_zero = 0x660, persian_zero = 0x6F0;
    std::string id;
    for (std::size_t at = 0; at < words.size();) {
        const char32_t c = next_code_point(words, at);
        if (c >= arabic_zero && c < arabic_zero + 10)
            id += static_cast<char>('0' + (c - arabic_zero));
        else if (c >= persian_zero && c < persian_zero + 10)
            id += static_cast<char>('0' + (c - persian_zero));
        else if (c != U' ' && c != 0xA0)
            append_utf8(id, c);
        else if (!id.empty() && id.back() != ' ')
            id += ' ';
    }
    return id;
}

/// A word for "total", alone or before its number (step 3).
bool is_total(const Words& words, std::string_view key)
{
    const auto total = words.beginning("total", key);
    return total &&
           std::ranges::all_of(key.substr(total->length), [](char c) { return c == ' ' || (c >= '0' && c <= '9'); });
}

bool is_date(const Holds& holds)
{
    return holds.field == "time" || holds.field.ends_with("_date");
}

} // namespace

Layout layout_by(const Grid& grid, const Words& words, const Map& map)
{
    std::set<std::string, std::less<>> wanted;
    for (const auto& column : map)
        wanted.insert(search_key(column.heading));
    const auto known = [&](std::string_view key) { return wanted.contains(key); };
    const auto usual = [&](std::string_view key) { return words.heading(key).has_value(); };
    const auto total = [&](std::string_view key) { return is_total(words, key); };
    return map.empty() ? layout_of(grid, usual, total) : layout_of(grid, known, total);
}

ListReader::ListReader(const Grid& grid, Map map, const Words& words)
    : m_grid{&grid},
      m_words{&words},
      m_map{std::move(map)},
      m_layout{layout_by(grid, words, m_map)}
{
    for (const auto& column : m_map)
        m_dates.emplace_back(words, column.dates);
}

Result<ListReader> ListReader::make(const Grid& grid, Map map, const Words& words)
{
    ListReader reader{grid, std::move(map), words};
    reader.find_columns();
    const auto names_people = [&](const auto& sheet) {
        return std::ranges::any_of(sheet.second, [&](const auto& column) {
            return std::ranges::any_of(column.second,
                                       [&](std::size_t line) { return reader.m_map[line].holds.claim == "person"; });
        });
    };
    if (std::ranges::none_of(reader.m_columns, names_people)) {
        std::string headings;
        for (const auto& sheet : reader.m_layout.sheets)
            for (const auto& [column, heading] : sheet.by_column)
                headings += (headings.empty() ? "" : ", ") + ("'" + heading + "'");
        const auto person = std::ranges::find(reader.m_map, "person", [](const Column& c) { return c.holds.claim; });
        const auto wanted = person == reader.m_map.end() ? std::string{"of names"} : "'" + person->heading + "'";
        if (headings.empty())
            return Error{Fault::malformed, "the list has no row of headings: write one above its first row, with a "
                                           "name for each column"};
        return Error{Fault::malformed, "the list has no column " + wanted + "; its headings are: " + headings};
    }
    reader.see_dates();
    reader.settle_dates();
    reader.see_lost_letters();
    reader.name_rows();
    return reader;
}

void ListReader::find_columns()
{
    std::map<std::string, std::vector<std::size_t>> by_key;
    for (std::size_t n = 0; n < m_map.size(); ++n)
        by_key[search_key(m_map[n].heading)].push_back(n);
    for (const auto& sheet : m_layout.sheets) {
        std::set<std::string> seen; // Of two columns with one heading the first is meant.
        for (const auto& [column, heading] : sheet.by_column)
            if (const auto found = by_key.find(search_key(heading));
                found != by_key.end() && seen.insert(found->first).second)
                m_columns[sheet.sheet].emplace(column, found->second);
    }
    for (std::size_t n = 0; n < m_map.size(); ++n)
        if (m_map[n].holds.claim == "row")
            m_key.push_back(n);
    m_key_stated = !m_key.empty();
    for (std::size_t n = 0; n < m_map.size() && !m_key_stated; ++n)
        if (m_map[n].holds.claim == "person" || m_map[n].holds.field == "birth_date")
            m_key.push_back(n);
}

void ListReader::see_dates()
{
    for (const auto index : m_layout.rows) {
        each_mapped(m_grid->rows()[index], [&](std::size_t line, const Cell& cell) {
            if (is_date(m_map[line].holds))
                if (const auto words = said(cell); !words.empty())
                    m_dates[line].see(words);
        });
    }
    for (auto& dates : m_dates)
        dates.settle();
}

/// Step 9a: what some columns show holds for the others, unless two show different things.
void ListReader::settle_dates()
{
    std::set<DateStyle::Order> orders;
    std::set<read::Calendar> calendars;
    for (const auto& dates : m_dates) {
        const auto style = dates.shown();
        if (style.order != DateStyle::Order::not_stated)
            orders.insert(style.order);
        if (style.calendar)
            calendars.insert(*style.calendar);
    }
    if (orders.size() == 1)
        m_style.order = *orders.begin();
    if (calendars.size() == 1)
        m_style.calendar = *calendars.begin();
    for (auto& dates : m_dates)
        dates.settle_by(m_style);
}

/// What a spreadsheet writes where its character set has no such letter.
void ListReader::see_lost_letters()
{
    const std::string lost(2, '?');
    for (const auto index : m_layout.rows)
        for (const auto& cell : m_grid->cells(m_grid->rows()[index]))
            m_lost += m_grid->words(cell).find(lost) == std::string_view::npos ? 0U : 1U;
}

void ListReader::name_rows()
{
    m_ids.reserve(size());
    for (std::size_t n = 0; n < size(); ++n) {
        m_ids.push_back(id_in(m_grid->rows()[m_layout.rows[n]]));
        m_first_with_id.emplace(m_ids.back(), n);
    }
}

const Cell* ListReader::cell_of(const Grid::Row& row, std::size_t column) const
{
    const Cell* found = nullptr;
    each_mapped(row, [&](std::size_t line, const Cell& cell) {
        if (line == column && found == nullptr)
            found = &cell;
    });
    return found;
}

std::string_view ListReader::said(const Cell& cell) const
{
    constexpr std::size_t longest = 64; // Longer words, and words with digits, stand for something.
    const auto words = m_grid->words(cell);
    if (words.size() > longest || words.find_first_of("0123456789") != std::string_view::npos)
        return words;
    const auto key = search_key(words);
    return key.empty() || m_words->nothing(key) ? std::string_view{} : words;
}

std::string ListReader::id_in(const Grid::Row& row) const
{
    std::string id;
    bool any = false;
    for (const auto column : m_key) {
        const auto* cell = cell_of(row, column);
        const auto words = cell != nullptr ? said(*cell) : std::string_view{};
        // A number is compared as it is written, a name as it is searched for.
        id += (column == m_key.front() ? "" : " · ") + (m_key_stated ? plain_id(words) : search_key(words));
        any = any || !words.empty();
    }
    return any ? id : std::string{};
}

std::vector<std::string> ListReader::decided() const
{
    std::vector<std::string> said;
    std::set<std::size_t> there;
    for (const auto& [sheet, columns] : m_columns)
        for (const auto& [column, lines] : columns)
            there.insert(lines.begin(), lines.end());
    for (std::size_t n = 0; n < m_map.size(); ++n)
        if (!there.contains(n) && m_map[n].heading != "*" && !m_map[n].holds.claim.empty())
            said.push_back("the list has no column '" + m_map[n].heading + "'; nothing is said of it");
    for (std::size_t n = 0; n < m_map.size(); ++n)
        if (!m_dates[n].decided().empty())
            said.push_back("dates in '" + m_map[n].heading + "': " + m_dates[n].decided());
    if (m_lost > 0)
        said.push_back(
            counted(m_lost, "cell holds", "cells hold") +
            " question marks: letters or digits were lost when the file was saved; save it again as XLSX or as CSV in "
            "UTF-8");
    if (!m_key_stated)
        said.push_back("no column holds a number of each row, so rows are known by name and birth date; other columns "
                       "that tell them apart can be named with --key");
    if (!m_layout.repeated.empty())
        said.push_back(counted(m_layout.repeated.size(), "row repeats", "rows repeat") + " the headings");
    if (!m_layout.totals.empty())
        said.push_back(counted(m_layout.totals.size(), "row of totals was", "rows of totals were") + " passed over");
    return said;
}

std::string ListReader::sample(std::size_t column) const
{
    for (const auto index : m_layout.rows) {
        const auto* cell = cell_of(m_grid->rows()[index], column);
        if (cell != nullptr && !said(*cell).empty())
            return std::string{m_grid->words(*cell)};
    }
    return {};
}

std::vector<std::pair<std::string, std::string>> ListReader::cells(std::size_t n) const
{
    std::vector<std::pair<std::string, std::string>> cells;
    const auto& row = m_grid->rows()[m_layout.rows[n]];
    const auto sheet = std::ranges::find(m_layout.sheets, row.sheet, &Headings::sheet);
    for (const auto& cell : m_grid->cells(row)) {
        const auto heading = sheet->by_column.find(cell.column);
        cells.emplace_back(heading == sheet->by_column.end() ? std::string{} : heading->second, m_grid->words(cell));
    }
    return cells;
}

} // namespace vigil::lists
