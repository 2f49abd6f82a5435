// SPDX-License-Identifier: AGPL-3.0-or-later
#include "lists/map.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace vigil::lists {
namespace {

/// Kinds of particulars are those of records/conventions.hpp.
constexpr std::array<std::string_view, 15> kinds{"alias",       "birth_date",  "death_date", "age",         "sex",
                                                 "nationality", "profession",  "role",       "affiliation", "relation",
                                                 "id_number",   "case_number", "court",      "contact",     "health"};

bool makes_sense(const Column& column)
{
    const auto& [claim, field] = column.holds;
    if (column.heading == "*")
        return domain::claim_type_named(claim) && field.empty();
    if (claim == "person")
        return field == "name" || field == "given" || field == "family";
    if (claim == "row")
        return field == "id";
    if (claim == "status" || claim.empty())
        return field.empty();
    if (claim == "particular")
        return std::ranges::find(kinds, field) != kinds.end();
    return domain::claim_type_named(claim) && (field == "time" || field == "count" || domain::field_named(field));
}

std::string cell(const std::vector<std::string_view>& cells, std::size_t n)
{
    const auto words = n < cells.size() ? trimmed(cells[n]) : std::string_view{};
    return std::string{words == "-" ? std::string_view{} : words};
}

/// A heading may hold what parts the cells of the map.
std::string flat(std::string text)
{
    std::ranges::replace_if(
        text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
}

} // namespace

Result<Map> parse_map(std::string_view text, std::string_view name)
{
    if (text.starts_with("\xEF\xBB\xBF")) // What a spreadsheet or an editor puts before the first line.
        text.remove_prefix(3);
    Map map;
    std::size_t number = 0;
    for (const auto line : split(text, '\n')) {
        ++number;
        if (trimmed(line).empty() || line.starts_with('#') || (map.empty() && line.starts_with("column\t")))
            continue;
        const auto cells = split(line, '\t');
        const auto place = std::string{name} + ", line " + std::to_string(number) + ": ";
        Column column{std::string{trimmed(cells[0])}, {cell(cells, 1), cell(cells, 2)}, {}};
        auto dates = parse_date_style(cell(cells, 3));
        if (!dates)
            return Error{Fault::malformed, place + dates.error().message};
        column.dates = *dates;
        if (!makes_sense(column))
            return Error{Fault::malformed,
                         place + "'" + to_string(column.holds) +
                             "' is nothing that a column can hold; write person name, row id, status, "
                             "particular KIND, or TYPE FIELD"};
        map.push_back(std::move(column));
    }
    const auto names_people = [](const Column& column) { return column.holds.claim == "person"; };
    if (std::ranges::none_of(map, names_people))
        return Error{Fault::malformed,
                     std::string{name} + " does not say which column holds the name: one line must read person, name"};
    return map;
}

std::string to_text(const Map& map)
{
    std::string text = "column\tclaim\tfield\tdates\n";
    for (const auto& column : map) {
        const auto or_dash = [](const std::string& word) { return word.empty() ? std::string{"-"} : word; };
        text += flat(column.heading) + "\t" + or_dash(column.holds.claim) + "\t" + or_dash(column.holds.field) + "\t" +
                to_string(column.dates);
        while (text.ends_with('\t'))
            text.pop_back();
        text += "\n";
    }
    return text;
}

std::string to_string(const Holds& holds)
{
    return holds.field.empty() ? holds.claim : holds.claim + " " + holds.field;
}

} // namespace vigil::lists
