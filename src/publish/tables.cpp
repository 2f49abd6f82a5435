// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/tables.hpp"

#include "records/mentions.hpp"

#include <functional>

namespace vigil::publish {
namespace {

using records::StandingClaim;

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

std::string yes_no(bool value)
{
    return value ? "yes" : "no";
}

template <typename Row>
struct Column {
    std::string_view field;
    std::string (*text)(const Row&);
};

using domain::Field;

template <Field field>
std::string words_of(const StandingClaim& row)
{
    return joined(records::texts_of(row.claim, field));
}

constexpr auto claim_columns = std::to_array<Column<StandingClaim>>({
    {"id", [](const StandingClaim& row) { return row.id.hex(); }},
    {"type", [](const StandingClaim& row) { return std::string{domain::name_of(row.claim.type)}; }},
    {"actor", words_of<Field::actor>},
    {"target", words_of<Field::target>},
    {"count", [](const StandingClaim& row) { return row.claim.count ? row.claim.count->to_string() : std::string{}; }},
    {"place", words_of<Field::place>},
    {"time", [](const StandingClaim& row) { return row.claim.time ? row.claim.time->to_string() : std::string{}; }},
    {"law", words_of<Field::law>},
    {"detail", words_of<Field::detail>},
    {"source", words_of<Field::source>},
    {"modality", [](const StandingClaim& row) { return std::string{domain::name_of(row.claim.modality)}; }},
    {"quote", [](const StandingClaim& row) { return row.claim.quote; }},
    {"report", [](const StandingClaim& row) { return row.passage->part.hex(); }},
    {"report source", [](const StandingClaim& row) { return row.passage->source; }},
    {"title", [](const StandingClaim& row) { return row.passage->title; }},
    {"published",
     [](const StandingClaim& row) {
         return known(row.passage->published ? row.passage->published->to_string() : std::string{});
     }},
    {"checked", [](const StandingClaim& row) { return yes_no(row.checked); }},
    {"disputed", [](const StandingClaim& row) { return yes_no(row.disputed); }},
    {"grade", [](const StandingClaim& row) { return std::string{answers::label_of(row.grade)}; }},
});

using answers::PersonRow;

constexpr auto people_columns = std::to_array<Column<PersonRow>>({
    {"id", [](const PersonRow& row) { return row.id; }},
    {"name", [](const PersonRow& row) { return row.name; }},
    {"status", [](const PersonRow& row) { return std::string{answers::label_of(row.group)}; }},
    {"custody", [](const PersonRow& row) { return row.custody; }},
    {"since", [](const PersonRow& row) { return known(row.since ? row.since->to_string() : ""); }},
    {"place", [](const PersonRow& row) { return known(row.place); }},
    {"last confirmed",
     [](const PersonRow& row) { return known(row.last_confirmed ? to_string(*row.last_confirmed) : ""); }},
    {"disputed", [](const PersonRow& row) { return yes_no(row.disputed); }},
    {"measures", [](const PersonRow& row) { return row.measures; }},
    {"proceedings", [](const PersonRow& row) { return row.proceedings; }},
    {"designations", [](const PersonRow& row) { return joined(row.designations); }},
    {"needs", [](const PersonRow& row) { return joined(row.needs); }},
    {"may be the same as others", [](const PersonRow& row) { return std::to_string(row.undecided); }},
    {"claims", [](const PersonRow& row) { return std::to_string(row.basis.size()); }},
});

template <typename Row, std::size_t size>
Table table_of(const std::vector<Row>& rows, const std::array<Column<Row>, size>& columns, const Export& form)
{
    Table table;
    std::vector<const Column<Row>*> chosen;
    for (const auto field : form.fields)
        for (const auto& column : columns)
            if (column.field == field) {
                chosen.push_back(&column);
                table.header.emplace_back(field);
            }
    VIGIL_ASSERT(chosen.size() == form.fields.size());
    for (const Row& row : rows) {
        auto& cells = table.rows.emplace_back();
        for (const auto* column : chosen)
            cells.push_back(column->text(row));
    }
    return table;
}

} // namespace

Table claims_table(const records::Standing& standing, const Export& form)
{
    auto table = table_of(standing.claims, claim_columns, form);
    table.name = "claims";
    return table;
}

Table people_table(const answers::People& people, const Export& form)
{
    auto table = table_of(people.rows, people_columns, form);
    table.name = "people";
    return table;
}

} // namespace vigil::publish
