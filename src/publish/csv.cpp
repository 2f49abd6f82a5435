// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/csv.hpp"

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

std::string csv_field(std::string_view text)
{
    std::string field;
    // OWASP ASVS 5.0, 1.2.10: these start a formula in spreadsheets.
    if (!text.empty() && std::string_view{"=+-@\t\r\n"}.find(text.front()) != std::string_view::npos)
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

std::string to_csv(const answers::People& answer)
{
    std::string table =
        line({"id", "name", "status", "custody", "since", "place", "last confirmed", "disputed", "measures",
              "proceedings", "designations", "needs", "may be the same as others", "claims"});
    for (const auto& row : answer.rows)
        table += line({row.id, row.name, answers::label_of(row.group), row.custody,
                       known(row.since ? row.since->to_string() : ""), known(row.place),
                       known(row.last_confirmed ? to_string(*row.last_confirmed) : ""), row.disputed ? "yes" : "no",
                       row.measures, row.proceedings, joined(row.designations), joined(row.needs),
                       std::to_string(row.undecided), std::to_string(row.basis.size())});
    return table;
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
