// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/utf8.hpp"
#include "cli/commands.hpp"
#include "cli/common.hpp"
#include "cli/print.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace vigil::cli {
namespace {

using app::ListedRow;
using app::ListImport;
using app::RowChange;

constexpr std::size_t rows_of_a_kind = 20;

/// Columns in characters, as far as a terminal counts them.
std::string padded(std::string_view text, std::size_t width)
{
    const auto shown = shortened(text, width);
    const auto characters =
        std::ranges::count_if(shown, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    return shown + std::string(width - std::min(width, static_cast<std::size_t>(characters)), ' ');
}

void print_map(const Io& io, const ListImport& import)
{
    constexpr std::size_t heading = 28, holds = 24;
    fmt::print(io.out, "  {} {} for instance\n", padded("column", heading), padded("holds", holds));
    for (const auto& line : import.map) {
        const auto& name = line.column.heading;
        fmt::print(io.out, "  {} {} {}\n", padded(name == "*" ? "(every row)" : name, heading),
                   padded(line.holds.empty() ? "- (kept as words)" : line.holds, holds), shortened(line.sample, 40));
    }
}

/// What the map makes of one row, before a thousand are taken.
void print_example(const Io& io, const ListImport::Example& row)
{
    if (row.claims.empty())
        return;
    fmt::print(io.out, "  row {} ({}) is read as:\n", row.number, row.id);
    for (const auto& claim : row.claims)
        fmt::print(io.out, "      {}\n", wrapped(in_words(claim), 8));
}

std::string place_of(const ListedRow& row)
{
    const auto name = row.name.empty() ? std::string{} : " " + row.name;
    const auto sheet = row.sheet > 1 ? "sheet " + std::to_string(row.sheet) + ", " : std::string{};
    return (row.number == 0 ? std::string{} : sheet + "row " + std::to_string(row.number) + " ") + "(" +
           (row.id.empty() ? "no number" : row.id) + ")" + name;
}

void print_row(const Io& io, const ListedRow& row)
{
    const auto what =
        row.change == RowChange::withdrawn ? "withdrawn by the list" : std::string{records::name_of(row.change)};
    fmt::print(io.out, "  {}: {}\n", place_of(row), wrapped(row.refused.empty() ? what : what + ", " + row.refused, 4));
    for (const auto& claim : row.replaces)
        fmt::print(io.out, "      no longer: {}\n", wrapped(in_words(claim), 8));
    for (const auto& claim : row.proposes)
        fmt::print(io.out, "      now: {}\n", wrapped(in_words(claim), 8));
    for (const auto& notice : row.notices)
        fmt::print(io.out, "      {}\n", wrapped(notice, 8));
}

/// Rows that a person has to look at; all of them when asked.
void print_rows(const Io& io, const ListImport& import, bool all)
{
    const std::size_t most = all ? std::numeric_limits<std::size_t>::max() : rows_of_a_kind;
    std::array<std::size_t, 6> shown{};
    std::size_t left = 0;
    for (const auto& row : import.rows) {
        const bool quiet = row.change == RowChange::added || row.change == RowChange::same;
        if (quiet && row.notices.empty() && !all)
            continue;
        if (++shown.at(quiet ? 5 : static_cast<std::size_t>(row.change)) <= most)
            print_row(io, row);
        else
            ++left;
    }
    if (left > 0)
        fmt::print(io.out, "  … and {}; --rows shows all\n", counted(left, "more row", "more rows"));
}

void print(const Io& io, const ListImport& import, bool all_rows)
{
    using From = ListImport::MapFrom;
    const auto* map = import.map_from == From::file    ? "read by the map given"
                      : import.map_from == From::saved ? "read by its saved map"
                                                       : "read by a map proposed from its headings";
    fmt::print(io.out, "{}: list \"{}\"{}, {}\n", import.file, import.list,
               import.known_by_headings ? ", known by its headings" : "", map);
    if (import.map_from == From::proposed || !import.written)
        print_map(io, import);
    if (import.map_from == From::proposed)
        print_example(io, import.example);
    for (const auto& notice : import.notices)
        fmt::print(io.out, "  {}\n", wrapped(notice.text, 4));
    for (const auto& one : import.decided)
        fmt::print(io.out, "  {}\n", wrapped(one, 4));
    print_rows(io, import, all_rows);
    fmt::print(io.out, "{}: {} new, {} changed, {} same, {} refused, {} withdrawn by the list.\n",
               counted(import.rows.size() - import.of(RowChange::withdrawn), "row"), import.of(RowChange::added),
               import.of(RowChange::changed), import.of(RowChange::same), import.of(RowChange::refused),
               import.of(RowChange::withdrawn));
    if (import.written)
        fmt::print(io.out, "{} proposed for review, {} replaced.{}\n", counted(import.proposed, "claim"),
                   import.replaced,
                   import.proposed == 0 ? ""
                                        : "\nThey count once a person accepts them (vigil review); until then: --floor "
                                          "proposed.");
    else
        fmt::print(io.out, "{} would be proposed, {} replaced.\n{}\n", counted(import.proposed, "claim"),
                   import.replaced, wrapped("Nothing was written: " + import.not_written + ".", 2));
}

Result<app::ListOrder> order_from(const Arguments& arguments)
{
    app::ListOrder order;
    VIGIL_TRY(order.add, add_options_from(arguments));
    order.file = arguments.text("FILE");
    order.list = arguments.text("--list");
    order.map = arguments.text("--map");
    order.dates = arguments.text("--dates");
    order.dry = arguments.has("--dry-run");
    order.accept = arguments.has("--accept");
    for (const auto heading : split(arguments.text("--key"), ','))
        if (!trimmed(heading).empty())
            order.key.emplace_back(trimmed(heading));
    return order;
}

} // namespace

void declare_import(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to add to")
        .argument("FILE", "a list of people: XLSX or CSV with headings")
        .option("--list", "NAME", "which list this is an edition of; without it, the one whose saved map fits")
        .option("--map", "TABLE", "what each column holds: a table with tabs, columns column, claim, field, dates")
        .option("--key", "HEADINGS", "columns that tell rows apart, parted by commas; else the map's row id")
        .option("--dates", "HOW", "how dates are written: dmy or mdy, gregorian, jalali or hijri")
        .flag("--dry-run", "show what would change, and write nothing")
        .flag("--accept", "take the proposed map, and withdraw all rows that are gone")
        .option("--save-map", "FILE", "write the map to a file, to change it and give it with --map")
        .flag("--rows", "show every row")
        .option("--published", "DATE", "the date of the list")
        .option("--source", "NAME", "code name of the source of the list")
        .example("vigil import my.vigil detainees.xlsx --dry-run")
        .example("vigil import my.vigil detainees.xlsx --accept --published 2026-01-10");
}

Result<Exit> run_import(const Invocation& call)
{
    VIGIL_TRY(const auto order, order_from(call.arguments));
    VIGIL_TRY(const auto session, open_casebook(call, order.dry ? app::Access::read : app::Access::write, true));
    Progress progress{call.io, "rows"};
    VIGIL_TRY(const auto done, app::import_list(*session, order, [&](auto at, auto all) { progress.show(at, all); }));
    if (call.arguments.has("--save-map"))
        VIGIL_CHECK(app::write_file(call.arguments.text("--save-map"), app::map_text(done)));
    if (call.arguments.has("--json"))
        fmt::print(call.io.out, "{}", app::to_json(done));
    else
        print(call.io, done, call.arguments.has("--rows"));
    if (!done.written && !order.dry)
        return Exit::refused;
    return done.rows.size() == done.of(RowChange::refused) ? Exit::refused : Exit::ok;
}

} // namespace vigil::cli
