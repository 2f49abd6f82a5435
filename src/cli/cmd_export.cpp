// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/export.hpp"
#include "cli/commands.hpp"
#include "cli/deliver.hpp"
#include "publish/exports.hpp"

#include <fmt/format.h>

namespace vigil::cli {
namespace {

std::string all_names()
{
    std::string names;
    for (const auto& form : publish::exports())
        names += (names.empty() ? "" : ", ") + std::string{form.name};
    return names;
}

Exit list_exports(const Io& io)
{
    for (const auto& form : publish::exports())
        fmt::print(io.out, "{:<20}  {}\n", form.name, form.says);
    return Exit::ok;
}

Result<publish::Purpose> purpose_from(const Arguments& arguments)
{
    publish::Purpose purpose;
    purpose.recipient = arguments.text("--recipient");
    if (arguments.has("--use")) {
        const auto use = publish::use_named(arguments.text("--use"));
        if (!use)
            return Error{Fault::invalid_argument, "--use takes count, share, submit or publish"};
        purpose.use = *use;
    }
    if (arguments.has("--up-to")) {
        const auto level = answers::level_named(arguments.text("--up-to"));
        if (!level)
            return Error{Fault::invalid_argument, "--up-to takes open, restricted, confidential or strict"};
        purpose.level = *level;
    }
    for (const auto& name : arguments.all("--include")) {
        const auto what = publish::sensitive_named(name);
        if (!what)
            return Error{Fault::invalid_argument, "--include takes contact, health, minor or sexual_violence"};
        purpose.included.insert(*what);
    }
    return purpose;
}

Result<app::ExportOrder> order_from(const Arguments& arguments)
{
    app::ExportOrder order;
    order.what = arguments.text("WHAT");
    order.people = arguments.all("--person");
    order.case_file = arguments.text("--case");
    order.language = arguments.text("--language");
    if (!order.language.empty() && order.language != "en" && order.language != "es" && order.language != "fa")
        return Error{Fault::invalid_argument, "--language takes en, es or fa, the languages of vigil vocabulary"};
    if (arguments.has("--since")) {
        const auto day = parse_day(arguments.text("--since"));
        if (!day)
            return Error{Fault::invalid_argument, "--since takes a day such as 2026-01-09"};
        order.since = *day;
    }
    VIGIL_TRY(order.purpose, purpose_from(arguments));
    return order;
}

} // namespace

void declare_export(Declaration& declaration)
{
    declaration.optional_argument("CASEBOOK", "the casebook to export from")
        .optional_argument("WHAT", all_names())
        .flag("--list", "print what can be exported")
        .options("--person", "NAME", "whom a dossier, chronology or questionnaire is about; may be repeated")
        .option("--case", "REF", "a case file: the people in it")
        .option("--since", "DAY", "for a bulletin: what changed since the casebook knew on that day; until --known")
        .option("--language", "LANGUAGE",
                "tables: en, es or fa labels of the casebook's vocabularies in place of codes")
        .option("--use", "USE", "count, share, submit or publish (default): consent of sources is looked up for it")
        .option("--recipient", "WHO", "to whom it goes; consent may be for one recipient only")
        .option("--up-to", "LEVEL", "the highest restriction level that may go out (default open)")
        .options("--include", "KIND", "contact, health, minor or sexual_violence, which are withheld otherwise");
    declare_delivery(declaration);
    declaration.example("vigil export my.vigil people.xlsx --to age1… --out people.xlsx.age")
        .example("vigil export my.vigil dossier.docx --person \"Rosa Example\" --plain --out rosa.docx")
        .example("vigil export my.vigil claims.jsonl --floor proposed --plain > claims.jsonl");
}

Result<Exit> run_export(const Invocation& call)
{
    if (call.arguments.has("--list"))
        return list_exports(call.io);
    if (!call.arguments.has("CASEBOOK") || !call.arguments.has("WHAT"))
        return Error{Fault::invalid_argument, "name a casebook and what to export; --list shows what there is"};
    VIGIL_TRY(const auto order, order_from(call.arguments));
    if (publish::export_named(order.what) == nullptr)
        return Error{Fault::invalid_argument,
                     "'" + order.what + "' is no export; vigil export --list names those that there are"};
    VIGIL_CHECK(check_delivery(call.arguments));
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::read));
    VIGIL_TRY(const auto view, view_from(call.arguments, *session));
    const auto& out = call.arguments.text("--out");
    if (order.what == "archive.zip" && call.arguments.has("--plain") && out.ends_with("/")) {
        VIGIL_TRY(const auto withheld, app::export_to_folder(*session, view, order, out.substr(0, out.size() - 1)));
        fmt::print(call.io.out, "Wrote {}. It is not encrypted. {}\n", out, withheld);
        return Exit::ok;
    }
    VIGIL_TRY(const auto made, app::make_export(*session, view, order));
    VIGIL_CHECK(deliver(call, made.bytes, made.withheld));
    return Exit::ok;
}

} // namespace vigil::cli
