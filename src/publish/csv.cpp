// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/csv.hpp"

#include "publish/tables.hpp"

#include <initializer_list>

namespace vigil::publish {

namespace {

constexpr std::string_view line_end = "\r\n";

std::string line(std::initializer_list<std::string_view> fields)
{
    std::string text;
    for (const auto field : fields) {
        if (!text.empty())
            text += ',';
        text += csv_field(field);
    }
    return text + std::string{line_end};
}

std::string joined(const std::vector<std::string>& texts)
{
    std::string all;
    for (const auto& text : texts)
        all += (all.empty() ? "" : "; ") + text;
    return all;
}

/// Unknown is said, so that an empty cell never reads as "none".
std::string known(const std::string& text)
{
    return text.empty() ? "not known" : text;
}

} // namespace

bool looks_like_formula(std::string_view text)
{
    return !text.empty() && std::string_view{"=+-@\t\r\n"}.find(text.front()) != std::string_view::npos;
}

std::string csv_field(std::string_view text)
{
    std::string field;
    if (looks_like_formula(text))
        field += '\'';
    for (const char c : text) {
        if (c == '\0')
            continue;
        field += c;
        if (c == '"')
            field += '"';
    }
    // Always quoted: a field of a record that is empty is then still a field.
    return '"' + field + '"';
}

std::string to_csv(const Table& table)
{
    std::string text;
    const auto add = [&](const std::vector<std::string>& fields) {
        for (std::size_t i = 0; i < fields.size(); ++i)
            text += (i == 0 ? "" : ",") + csv_field(fields[i]);
        text += line_end;
    };
    for (const auto& line : table.above)
        add({"# " + line});
    add(table.header);
    for (const auto& row : table.rows)
        add(row);
    return text;
}

std::string to_csv(const answers::People& answer)
{
    return to_csv(people_table(answer, *export_named("people.csv")));
}

std::string to_csv(const answers::MinimumCount& answer)
{
    std::string table = line({"# " + answer.sentence}) + line({"# " + answer.head.method});
    table += line({"in", "reason", "number", "names", "source", "origin", "claim"});
    for (const auto& row : answer.rows)
        table += line({row.in ? "in" : "out", row.reason, known(row.count), joined(row.names), known(row.source),
                       known(row.origin), row.claim.hex()});
    return table;
}

} // namespace vigil::publish
