// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/command.hpp"

#include <CLI/CLI.hpp>

#include <deque>
#include <fmt/format.h>

namespace vigil::cli {
namespace {

using Kind = Declaration::Item::Kind;

const std::string no_text;
const std::vector<std::string> no_values;

void add_gate(Declaration& declaration)
{
    declaration.option("--passphrase-file", "FILE", "read the passphrase from the first line of FILE (mode 600)")
        .option("--passphrase-fd", "N", "read the passphrase from the open file descriptor N")
        .option("--key-file", "FILE", "open with a key file instead of a passphrase")
        .option("--level", "LEVEL", "see nothing marked above: open, restricted, confidential, strict (all)");
}

void add_times(Declaration& declaration)
{
    declaration.option("--as-of", "DAY", "how it was on that day, inclusive (YYYY-MM-DD)")
        .option("--known", "DAY", "what the casebook knew by the end of that day, UTC");
}

void add_view(Declaration& declaration)
{
    declaration.option("--floor", "FLOOR",
                       "checked (default): only claims a person accepted; proposed: all that are not rejected");
    add_times(declaration);
    declaration.flag("--basis", "print the claims and their words under the answer");
}

/// Keeps what CLI11 writes into: addresses must not move.
struct Storage {
    const Declaration::Item* item = nullptr;
    std::vector<std::string> values;
    std::string value;
    bool set = false;
};

CLI::Option* attach(CLI::App& app, const Declaration::Item& item, Storage& storage)
{
    switch (item.kind) {
    case Kind::flag: return app.add_flag(item.name, storage.set, item.help);
    case Kind::option: return app.add_option(item.name, storage.value, item.help)->type_name(item.metavar);
    case Kind::options:
        return app.add_option(item.name, storage.values, item.help)
            ->type_name(item.metavar)
            ->expected(1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    case Kind::argument: return app.add_option(item.name, storage.value, item.help)->required()->type_name("");
    case Kind::optional_argument: return app.add_option(item.name, storage.value, item.help)->type_name("");
    case Kind::arguments: return app.add_option(item.name, storage.values, item.help)->required()->type_name("");
    case Kind::optional_arguments: return app.add_option(item.name, storage.values, item.help)->type_name("");
    }
    return nullptr;
}

std::string footer_of(const Declaration& declaration)
{
    std::string text = declaration.examples().size() > 1 ? "Examples:\n" : "Example:\n";
    for (const auto& example : declaration.examples())
        text += "  " + example + "\n";
    return text;
}

/// CLI11 begins its sentences with the option; ours are one sentence without a line break.
std::string one_line(std::string text)
{
    for (auto& c : text)
        if (c == '\n')
            c = ' ';
    return text;
}

} // namespace

bool Arguments::has(std::string_view name) const
{
    return m_values.contains(name);
}

const std::string& Arguments::text(std::string_view name) const
{
    const auto found = m_values.find(name);
    return found == m_values.end() || found->second.empty() ? no_text : found->second.front();
}

const std::vector<std::string>& Arguments::all(std::string_view name) const
{
    const auto found = m_values.find(name);
    return found == m_values.end() ? no_values : found->second;
}

Declaration& Declaration::argument(std::string name, std::string help)
{
    m_items.push_back({std::move(name), "", std::move(help), Item::Kind::argument});
    return *this;
}
Declaration& Declaration::optional_argument(std::string name, std::string help)
{
    m_items.push_back({std::move(name), "", std::move(help), Item::Kind::optional_argument});
    return *this;
}
Declaration& Declaration::arguments(std::string name, std::string help)
{
    m_items.push_back({std::move(name), "", std::move(help), Item::Kind::arguments});
    return *this;
}
Declaration& Declaration::optional_arguments(std::string name, std::string help)
{
    m_items.push_back({std::move(name), "", std::move(help), Item::Kind::optional_arguments});
    return *this;
}
Declaration& Declaration::option(std::string name, std::string metavar, std::string help)
{
    m_items.push_back({std::move(name), std::move(metavar), std::move(help), Item::Kind::option});
    return *this;
}
Declaration& Declaration::options(std::string name, std::string metavar, std::string help)
{
    m_items.push_back({std::move(name), std::move(metavar), std::move(help), Item::Kind::options});
    return *this;
}
Declaration& Declaration::flag(std::string name, std::string help)
{
    m_items.push_back({std::move(name), "", std::move(help), Item::Kind::flag});
    return *this;
}
Declaration& Declaration::example(std::string line)
{
    m_examples.push_back(std::move(line));
    return *this;
}

Declaration declaration_of(const Command& command)
{
    Declaration declaration;
    command.declare(declaration);
    if (holds(command.shared, Shared::view))
        add_view(declaration);
    if (holds(command.shared, Shared::times))
        add_times(declaration);
    if (holds(command.shared, Shared::json))
        declaration.flag("--json", "print the answer as JSON");
    if (holds(command.shared, Shared::writes))
        declaration.option("--member", "NAME", "code name of who writes (default: member)");
    if (holds(command.shared, Shared::gate))
        add_gate(declaration);
    declaration.option("--clock", "TIME", "for tests and replays: claimed time of entries, as 2026-01-09T12:00:00Z");
    return declaration;
}

Result<std::optional<Arguments>> parse(const Command& command, const std::vector<std::string>& words, Io& io)
{
    const auto declaration = declaration_of(command);
    CLI::App app{std::string{command.summary} + ".", "vigil " + std::string{command.name}};
    app.footer(footer_of(declaration));
    app.get_formatter()->column_width(34);
    std::deque<Storage> storages;
    std::vector<std::pair<CLI::Option*, const Storage*>> bound;
    for (const auto& item : declaration.items()) {
        auto& storage = storages.emplace_back();
        storage.item = &item;
        bound.emplace_back(attach(app, item, storage), &storage);
    }
    try {
        app.parse(std::vector<std::string>{words.rbegin(), words.rend()});
    } catch (const CLI::CallForHelp&) {
        fmt::print(io.out, "{}", app.help());
        return std::optional<Arguments>{};
    } catch (const CLI::ParseError& error) {
        return Error{Fault::invalid_argument, one_line(error.what())};
    }
    Arguments arguments;
    for (const auto& [option, storage] : bound) {
        if (option->count() == 0)
            continue;
        const bool many = storage->item->kind == Kind::options || storage->item->kind == Kind::arguments ||
                          storage->item->kind == Kind::optional_arguments;
        arguments.put(storage->item->name, many ? storage->values : std::vector{storage->value});
    }
    return std::optional{std::move(arguments)};
}

} // namespace vigil::cli
