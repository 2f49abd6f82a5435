// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/common.hpp"

#include "publish/csv.hpp"
#include "publish/json.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace vigil::cli {
namespace {

struct Form {
    std::string_view name;
    std::string (*make)(const app::Session&, const app::View&);
};

std::string claims_lines(const app::Session& session, const app::View& view)
{
    return publish::to_json_lines(app::standing_claims(session, view));
}
std::string people_csv(const app::Session& session, const app::View& view)
{
    return publish::to_csv(app::people(session, view));
}
std::string people_json(const app::Session& session, const app::View& view)
{
    return publish::to_json(app::people(session, view));
}
std::string overview_json(const app::Session& session, const app::View& view)
{
    return publish::to_json(app::overview(session, view));
}

constexpr std::array forms{Form{"claims.jsonl", claims_lines}, Form{"people.csv", people_csv},
                           Form{"people.json", people_json}, Form{"overview.json", overview_json}};

} // namespace

void declare_export(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to export from")
        .argument("WHAT", "claims.jsonl, people.csv, people.json or overview.json")
        .option("--out", "FILE", "write there (mode 600) instead of to standard output")
        .example("vigil export my.vigil claims.jsonl --floor proposed --out claims.jsonl");
}

Result<Exit> run_export(const Invocation& call)
{
    const auto& what = call.arguments.text("WHAT");
    const auto* form = std::ranges::find(forms, what, &Form::name);
    if (form == forms.end())
        return Error{Fault::invalid_argument,
                     "'" + what + "' is no export; use claims.jsonl, people.csv, people.json or overview.json"};
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::read));
    VIGIL_TRY(const auto view, view_from(call.arguments, *session));
    const auto bytes = form->make(*session, view);
    if (!call.arguments.has("--out")) {
        fmt::print(call.io.out, "{}", bytes);
        return Exit::ok;
    }
    VIGIL_CHECK(app::write_file(call.arguments.text("--out"), bytes));
    fmt::print(call.io.out, "Wrote {}. It is not encrypted.\n", call.arguments.text("--out"));
    return Exit::ok;
}

} // namespace vigil::cli
