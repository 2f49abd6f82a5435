// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/list_view.hpp"
#include "cli/commands.hpp"
#include "cli/common.hpp"
#include "cli/print.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vigil::cli {
namespace {

void print_list(const Io& io, const app::ListOverview& list)
{
    fmt::print(io.out, "{}: {}, {} withdrawn\n", list.name, counted(list.now, "row"), list.withdrawn);
    for (const auto& edition : list.editions) {
        fmt::print(io.out, "    {}; {}; imported {}\n", edition.file,
                   edition.published ? edition.published->to_string() : "date not known", to_string(edition.known));
        for (const auto& notice : edition.notices)
            fmt::print(io.out, "      {}\n", wrapped(notice, 8));
    }
}

void print_line(const Io& io, const app::ListRowLine& row)
{
    std::vector<std::string> types;
    for (const auto& claim : row.says)
        if (claim.type != domain::ClaimType::particular)
            types.push_back(std::string{domain::label_of(claim.type)} +
                            (claim.time ? " " + claim.time->to_string() : ""));
    const auto state = row.now ? std::string{} : " — withdrawn by the list";
    fmt::print(io.out, "  {}  {}{}{}\n", row.id, row.name, types.empty() ? "" : "; " + joined(types), state);
}

void print_page(const Io& io, const app::ListRowPage& page)
{
    fmt::print(io.out, "{}, row {}: {}\n", page.list, page.id, page.now ? "on the list" : "withdrawn by the list");
    if (!page.file.empty())
        fmt::print(io.out, "  in {}\n", page.file);
    for (const auto& [heading, words] : page.cells)
        fmt::print(io.out, "    {}: {}\n", heading.empty() ? "(no heading)" : heading, wrapped(words, 6));
    for (const auto& row : page.claims)
        fmt::print(io.out, "  {} ({}{})\n", wrapped(in_words(row.claim), 4), app::name_of(row.state),
                   row.superseded ? "; no longer on the list" : "");
    for (const auto& claim : page.former)
        fmt::print(io.out, "  no longer: {}\n", wrapped(in_words(claim), 4));
}

Result<Exit> run_row(const Invocation& call, const app::Session& session)
{
    VIGIL_TRY(const auto page, app::list_row(session, call.arguments.text("LIST"), call.arguments.text("--row")));
    if (call.arguments.has("--json"))
        fmt::print(call.io.out, "{}", app::to_json(page));
    else
        print_page(call.io, page);
    return Exit::ok;
}

Result<Exit> run_list(const Invocation& call, const app::Session& session)
{
    VIGIL_TRY(auto rows, app::list_rows(session, call.arguments.text("LIST")));
    if (call.arguments.has("--withdrawn"))
        std::erase_if(rows, &app::ListRowLine::now);
    if (call.arguments.has("--json")) {
        fmt::print(call.io.out, "{}", app::to_json(call.arguments.text("LIST"), rows));
        return Exit::ok;
    }
    for (const auto& row : rows)
        print_line(call.io, row);
    const auto gone = static_cast<std::size_t>(std::ranges::count(rows, false, &app::ListRowLine::now));
    fmt::print(call.io.out, "\n{} on the list, {} withdrawn by it.\n", counted(rows.size() - gone, "row"), gone);
    return Exit::ok;
}

} // namespace

void declare_lists(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to ask")
        .optional_argument("LIST", "the rows of this list")
        .option("--row", "NUMBER", "one row of it, with every cell and what it said before")
        .flag("--withdrawn", "only rows that the list has withdrawn")
        .example("vigil lists my.vigil")
        .example("vigil lists my.vigil detainees --row D-017");
}

Result<Exit> run_lists(const Invocation& call)
{
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::read));
    if (call.arguments.has("--row"))
        return call.arguments.has("LIST")
                   ? run_row(call, *session)
                   : Result<Exit>{Error{Fault::invalid_argument, "--row needs the name of a list"}};
    if (call.arguments.has("LIST"))
        return run_list(call, *session);
    VIGIL_TRY(const auto lists, app::lists(*session));
    if (call.arguments.has("--json")) {
        fmt::print(call.io.out, "{}", app::to_json(lists));
        return Exit::ok;
    }
    for (const auto& list : lists)
        print_list(call.io, list);
    if (lists.empty())
        fmt::print(call.io.out, "No lists yet: vigil import takes them in.\n");
    return Exit::ok;
}

} // namespace vigil::cli
