// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/files.hpp"
#include "app/list.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace vigil::app {
namespace {

/// Kinds of particulars are those of records/conventions.hpp.
constexpr std::array<std::string_view, 15> kinds{"alias",       "birth_date",  "death_date", "age",         "sex",
                                                 "nationality", "profession",  "role",       "affiliation", "relation",
                                                 "id_number",   "case_number", "court",      "contact",     "health"};

bool makes_sense(const ListColumn& column)
{
    if (column.claim == "person")
        return column.field == "name";
    if (column.claim == "status")
        return column.field.empty();
    if (column.claim == "particular")
        return std::ranges::find(kinds, column.field) != kinds.end();
    return domain::claim_type_named(column.claim) &&
           (column.field == "time" || column.field == "count" || domain::field_named(column.field));
}

} // namespace

Result<std::vector<ListColumn>> read_list_map(const std::string& path)
{
    VIGIL_TRY(const auto bytes, read_file(path));
    std::vector<ListColumn> columns;
    std::size_t number = 0;
    for (const auto line : split(as_text(bytes), '\n')) {
        ++number;
        if (trimmed(line).empty() || line.starts_with('#') || (columns.empty() && line.starts_with("column\t")))
            continue;
        const auto fields = split(line, '\t');
        ListColumn column{std::string{trimmed(fields[0])}, fields.size() > 1 ? std::string{trimmed(fields[1])} : "",
                          fields.size() > 2 ? std::string{trimmed(fields[2])} : ""};
        if (!makes_sense(column))
            return Error{
                Fault::malformed,
                path + ", line " + std::to_string(number) + ": '" + column.claim + " " + column.field +
                    "' is nothing that a column can hold; write person name, status, particular KIND, or TYPE FIELD"};
        columns.push_back(std::move(column));
    }
    if (std::ranges::none_of(columns, [](const auto& column) { return column.claim == "person"; }))
        return Error{Fault::malformed,
                     path + " does not say which column holds the name: one line must read person, name"};
    return columns;
}

} // namespace vigil::app
