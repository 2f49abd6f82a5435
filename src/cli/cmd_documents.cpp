// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/common.hpp"
#include "cli/print.hpp"

#include <fmt/format.h>

namespace vigil::cli {
namespace {

void print_part(const Io& io, const app::DocumentOverview::Part& part, bool alone)
{
    const auto& body = part.row.body;
    std::string text = alone ? "" : body.path + ": ";
    text += body.title.empty() ? "(no title)" : body.title;
    if (!body.organisation.empty())
        text += "; " + body.organisation;
    text += body.published ? "; " + body.published->to_string() : "; date not known";
    fmt::print(io.out, "    {}\n", wrapped(text, 6));
    fmt::print(io.out, "    {}{}, {} judged\n", alone ? "" : "  ", counted(part.claims, "claim"), part.judged);
    for (const auto& [code, notice] : body.notices)
        fmt::print(io.out, "    {}: {}\n", code, wrapped(notice, 6));
}

void print_document(const Io& io, const app::DocumentOverview& document)
{
    const auto& body = document.document.body;
    fmt::print(io.out, "{}  {}\n", document.document.id.digest.short_hex(), body.file_name);
    if (!body.source.empty())
        fmt::print(io.out, "    source: {}\n", body.source);
    for (const auto& part : document.parts)
        print_part(io, part, document.parts.size() == 1);
    if (document.parts.empty())
        fmt::print(io.out, "    kept, not read yet: add the file again to read it\n");
}

} // namespace

void declare_documents(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to ask")
        .optional_argument("DOCUMENT", "only this one: its file name, or the start of its id")
        .example("vigil documents my.vigil");
}

Result<Exit> run_documents(const Invocation& call)
{
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::read));
    VIGIL_TRY(const auto view, view_from(call.arguments, *session));
    std::vector<app::DocumentOverview> found;
    if (call.arguments.has("DOCUMENT")) {
        VIGIL_TRY(auto document, app::document(*session, call.arguments.text("DOCUMENT"), view));
        found.push_back(std::move(document));
    } else {
        found = app::documents(*session, view);
    }
    if (call.arguments.has("--json")) {
        fmt::print(call.io.out, "{}", app::to_json(found));
        return Exit::ok;
    }
    for (const auto& document : found)
        print_document(call.io, document);
    std::size_t claims = 0;
    for (const auto& document : found)
        claims += document.claims();
    fmt::print(call.io.out, "\n{} with {}.\n", counted(found.size(), "document"), counted(claims, "claim"));
    print_times(call.io, view);
    return Exit::ok;
}

} // namespace vigil::cli
