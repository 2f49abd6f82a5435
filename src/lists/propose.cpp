// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/lists.md.
#include "base/utf8.hpp"
#include "lists/map.hpp"
#include "lists/rows.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace vigil::lists {
namespace {

constexpr std::size_t cells_to_see = 200;

bool holds_date(const Holds& holds)
{
    return holds.field == "time" || holds.field.ends_with("_date");
}

/// Two columns may give two names of places, aliases or charges; everything else stands in one column.
bool may_repeat(const Holds& holds)
{
    return holds.claim.empty() || holds.field == "alias" || holds.field == "place" || holds.field == "law";
}

struct Candidate {
    std::string heading;
    std::uint32_t sheet = 0, column = 0;
    std::optional<Words::Heading> known;
};

/// At least half of what its cells say are dates (step 6).
bool mostly_dates(const Grid& grid, const Words& words, const Layout& layout, const Candidate& candidate)
{
    DateColumn dates{words, {}};
    for (const auto index : layout.rows) {
        const auto& row = grid.rows()[index];
        if (row.sheet != candidate.sheet || dates.seen() >= cells_to_see)
            continue;
        for (const auto& cell : grid.cells(row))
            if (cell.column == candidate.column && !words.nothing(search_key(grid.words(cell))))
                dates.see(grid.words(cell));
    }
    return dates.like_dates() * 2 >= dates.seen();
}

/// Step 6: a row's own number stands in most rows, and seldom twice.
bool tells_apart(const Grid& grid, const Words& words, const Layout& layout, const std::string& heading)
{
    std::map<std::uint32_t, std::uint32_t> column_of_sheet;
    for (const auto& sheet : layout.sheets)
        for (const auto& [column, over] : sheet.by_column)
            if (search_key(over) == search_key(heading))
                column_of_sheet.emplace(sheet.sheet, column);
    std::size_t filled = 0;
    std::set<std::string> different;
    for (const auto index : layout.rows) {
        const auto& row = grid.rows()[index];
        const auto column = column_of_sheet.find(row.sheet);
        for (const auto& cell : grid.cells(row))
            if (column != column_of_sheet.end() && cell.column == column->second)
                if (auto key = search_key(grid.words(cell)); !key.empty() && !words.nothing(key)) {
                    ++filled;
                    different.insert(std::move(key));
                }
    }
    const auto repeats = filled - different.size();
    return filled * 2 >= layout.rows.size() && repeats <= std::max<std::size_t>(1, filled / 10);
}

std::vector<Candidate> candidates(const Layout& layout, const Words& words)
{
    std::vector<Candidate> all;
    std::set<std::string> seen;
    for (const auto& sheet : layout.sheets)
        for (const auto& [column, heading] : sheet.by_column)
            if (const auto key = search_key(heading); seen.insert(key).second)
                all.push_back({heading, sheet.sheet, column, words.heading(key)});
    return all;
}

/// "name" beside a column of family names holds given names; given names alone are the name.
void settle_names(Map& map)
{
    const auto with = [&](std::string_view field) {
        return std::ranges::find(map, Holds{"person", std::string{field}}, &Column::holds);
    };
    if (with("family") == map.end()) {
        if (const auto given = with("given"); given != map.end() && with("name") == map.end())
            given->holds.field = "name";
    } else if (with("name") != map.end() && with("given") != map.end()) {
        with("given")->holds = {};
        with("family")->holds = {};
    }
}

} // namespace

Map propose_map(const Grid& grid, const Words& words)
{
    const auto layout = layout_by(grid, words, {});
    auto all = candidates(layout, words);
    std::vector<std::size_t> order(all.size());
    for (std::size_t n = 0; n < order.size(); ++n)
        order[n] = n;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        const auto rank = [&](const Candidate& one) {
            return one.known ? std::pair{one.known->whole, one.known->matched} : std::pair{false, std::size_t{0}};
        };
        return rank(all[a]) > rank(all[b]);
    });
    Map map(all.size());
    std::set<Holds> taken;
    for (const auto n : order) {
        map[n].heading = all[n].heading;
        if (!all[n].known)
            continue;
        const auto& holds = all[n].known->holds;
        if (holds_date(holds) && !mostly_dates(grid, words, layout, all[n]))
            continue;
        if (holds.claim == "row" && !tells_apart(grid, words, layout, all[n].heading))
            continue;
        if (may_repeat(holds) || taken.insert(holds).second)
            map[n].holds = holds;
    }
    settle_names(map);
    return map;
}

} // namespace vigil::lists
