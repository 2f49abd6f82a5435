// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/common.hpp"

#include <array>
#include <fmt/format.h>

namespace vigil::cli {
namespace {

Result<Exit> list_all(const Invocation& call, const app::Session& session)
{
    for (const auto& name : app::vocabulary_names()) {
        VIGIL_TRY(const auto one, app::vocabulary(session, name));
        fmt::print(call.io.out, "{:<16} {} ({}{})\n", name, one.title, counted(one.terms.size(), "term"),
                   one.closed ? "; labels only can be changed" : "");
    }
    return Exit::ok;
}

void print_term(const Io& io, const domain::Term& term, const std::string& language)
{
    std::string labels{term.label(language.empty() ? "en" : language)};
    if (language.empty())
        for (const auto& [code, label] : term.labels)
            if (code != "en")
                labels += "; " + code + ": " + label;
    fmt::print(io.out, "  {:<24} {}{}{}\n", term.code, labels, term.retired ? " (retired)" : "",
               term.added ? " (added by this casebook)" : "");
    for (const auto& [column, values] : term.several)
        fmt::print(io.out, "      {}: changed by two members who did not know of one another: {}\n", column,
                   joined(values, " / "));
    if (!term.huridocs.empty())
        fmt::print(io.out, "      codes: {}\n", joined(term.huridocs));
}

Result<Exit> show_one(const Invocation& call, const app::Session& session)
{
    VIGIL_TRY(const auto one, app::vocabulary(session, call.arguments.text("NAME")));
    if (call.arguments.has("--json")) {
        fmt::print(call.io.out, "{}", app::to_json(one));
        return Exit::ok;
    }
    fmt::print(call.io.out, "{}\n\n", one.title);
    const auto& code = call.arguments.text("CODE");
    std::size_t shown = 0;
    for (const auto& term : one.terms) {
        if (!code.empty() && term.code != code)
            continue;
        print_term(call.io, term, call.arguments.text("--language"));
        if (!code.empty() && !term.words.empty())
            fmt::print(call.io.out, "      words: {}\n", wrapped(joined(term.words, " | "), 13));
        ++shown;
    }
    if (shown == 0)
        return Error{Fault::not_found, "'" + code + "' is no term of " + one.name};
    return Exit::ok;
}

Result<Exit> change(const Invocation& call, app::Session& session, const std::vector<domain::TermEdit>& edits)
{
    for (const auto& edit : edits)
        VIGIL_CHECK(app::set_term(session, call.arguments.text("NAME"), edit));
    fmt::print(call.io.out, "Changed {} in {}. It holds in this casebook from now on.\n", call.arguments.text("CODE"),
               call.arguments.text("NAME"));
    return Exit::ok;
}

/// Columns in the order in which a new term needs them: English first.
std::vector<domain::TermEdit> edits_from(const Arguments& arguments)
{
    std::vector<domain::TermEdit> edits;
    for (const std::string column : {"en", "es", "fa", "huridocs", "words"})
        if (arguments.has("--" + column))
            edits.push_back({arguments.text("CODE"), column, {arguments.text("--" + column)}});
    if (arguments.has("--retire") || arguments.has("--restore"))
        edits.push_back({arguments.text("CODE"), "retired", {arguments.has("--retire") ? "yes" : "no"}});
    return edits;
}

} // namespace

void declare_vocabulary(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to ask or to change")
        .optional_argument("NAME", "the vocabulary; without it: which there are")
        .optional_argument("CODE", "one term of it")
        .option("--language", "LANGUAGE", "labels in en, es or fa only")
        .option("--en", "LABEL", "set the English label; with a new code: add the term")
        .option("--es", "LABEL", "set the Spanish label")
        .option("--fa", "LABEL", "set the Persian label")
        .option("--huridocs", "CODES", "set the codes of HURIDOCS, parted by '|'")
        .option("--words", "WORDS", "set the words by which rules find it, parted by '|'")
        .flag("--retire", "no longer offer the term")
        .flag("--restore", "offer it again")
        .example("vigil vocabulary my.vigil category")
        .example("vigil vocabulary my.vigil category poet --en poet --words \"poet|poets|poeta\"");
}

Result<Exit> run_vocabulary(const Invocation& call)
{
    const auto edits = edits_from(call.arguments);
    if (!edits.empty() && !call.arguments.has("CODE"))
        return Error{Fault::invalid_argument, "say which term of which vocabulary to change"};
    VIGIL_TRY(const auto session, open_casebook(call, edits.empty() ? app::Access::read : app::Access::write));
    if (!edits.empty())
        return change(call, *session, edits);
    return call.arguments.has("NAME") ? show_one(call, *session) : list_all(call, *session);
}

} // namespace vigil::cli
