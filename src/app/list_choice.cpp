// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/lists.md.
#include "app/files.hpp"
#include "app/list_edition.hpp"
#include "app/list_words.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <set>

namespace vigil::app {
namespace {

using lists::Map;

std::set<std::string> headings_in(const ListTable& table, const Map& map)
{
    std::set<std::string> keys;
    for (const auto& sheet : lists::layout_by(*table.grid, list_words(), map).sheets)
        for (const auto& [column, heading] : sheet.by_column)
            keys.insert(search_key(heading));
    return keys;
}

/// The columns of names and numbers are there, and at least half of the others of which the map says something.
bool fits(const ListTable& table, const Map& map)
{
    const auto keys = headings_in(table, map);
    std::size_t there = 0, missing = 0;
    for (const auto& column : map) {
        if (column.holds.claim.empty() || column.heading == "*")
            continue;
        const bool found = keys.contains(search_key(column.heading));
        if (!found && (column.holds.claim == "person" || column.holds.claim == "row"))
            return false;
        ++(found ? there : missing);
    }
    return there >= missing;
}

/// The list that this table is an edition of, as far as saved maps tell.
Result<std::string> list_by_headings(const Session& session, const ListTable& table)
{
    std::vector<std::string> fitting;
    for (const auto& name : session.casebook().lists())
        if (const auto map = saved_map(session, name); map && fits(table, *map))
            fitting.push_back(name);
    if (fitting.size() < 2)
        return fitting.empty() ? std::string{} : fitting.front();
    std::string names;
    for (const auto& name : fitting)
        names += (names.empty() ? "" : ", ") + name;
    return Error{Fault::invalid_argument,
                 "the columns of " + table.name + " fit several lists (" + names + "): say which with --list NAME"};
}

/// A stated key takes the place of the map's (step 11).
Result<Done> state_key(Map& map, const std::vector<std::string>& key, const std::set<std::string>& headings)
{
    if (key.empty())
        return Done{};
    std::erase_if(map, [](const auto& column) { return column.holds.claim == "row"; });
    for (const auto& heading : key) {
        if (!headings.contains(search_key(heading)))
            return Error{Fault::invalid_argument, "--key names '" + heading + "', but the list has no such column"};
        map.push_back({heading, {"row", "id"}, {}});
    }
    return Done{};
}

Result<Done> state_dates(Map& map, const std::string& dates)
{
    VIGIL_TRY(const auto style, lists::parse_date_style(dates));
    for (auto& column : map)
        if (column.holds.field == "time" || column.holds.field.ends_with("_date")) {
            if (style.order != lists::DateStyle::Order::not_stated)
                column.dates.order = style.order;
            if (style.calendar)
                column.dates.calendar = style.calendar;
        }
    return Done{};
}

} // namespace

std::string list_object(std::string_view list)
{
    return "list:" + std::string{list};
}

std::optional<Map> saved_map(const Session& session, std::string_view list)
{
    // Two that were saved at once: the later one; both stay in the ledger.
    const auto values = session.casebook().setting(list_object(list), "map");
    auto map = values.empty() ? Result<Map>{Error{}} : lists::parse_map(values.back(), "the saved map");
    return map ? std::optional{*std::move(map)} : std::nullopt;
}

Result<Map> map_in(const std::string& path)
{
    VIGIL_TRY(const auto bytes, read_file(path));
    return lists::parse_map(to_nfc(as_text(bytes)), path);
}

Result<ChosenMap> choose_map(const Session& session, const ListTable& table, const ListOrder& order)
{
    ChosenMap chosen;
    chosen.list = to_nfc(trimmed(order.list));
    if (chosen.list.empty()) {
        VIGIL_TRY(chosen.list, list_by_headings(session, table));
        chosen.known_by_headings = !chosen.list.empty();
    }
    if (chosen.list.empty())
        chosen.list = to_nfc(stem_of(table.name));
    const auto saved = saved_map(session, chosen.list);
    if (!order.map.empty()) {
        VIGIL_TRY(chosen.map, map_in(order.map));
        chosen.from = ListImport::MapFrom::file;
    } else if (saved) {
        chosen.map = *saved;
        chosen.from = ListImport::MapFrom::saved;
    } else {
        chosen.map = lists::propose_map(*table.grid, list_words());
    }
    VIGIL_CHECK(state_key(chosen.map, order.key, headings_in(table, chosen.map)));
    VIGIL_CHECK(state_dates(chosen.map, order.dates));
    return chosen;
}

} // namespace vigil::app
