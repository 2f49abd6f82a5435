// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/count_saved.hpp"

#include "base/utf8.hpp"
#include "cli/common.hpp"
#include "publish/method.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace vigil::cli {
namespace {

std::string number_or_not_known(const std::optional<std::int64_t>& number)
{
    return number ? std::to_string(*number) : "not known";
}

void print_definition(const Io& io, const app::Definition& one)
{
    fmt::print(io.out, "{}{}\n", one.label(), one.in_force ? "" : " (no longer in force)");
    if (!one.shipped)
        fmt::print(io.out, "    by {}, {}\n", one.member, to_string(one.known));
    for (const auto line : split(one.text, '\n'))
        if (!line.empty())
            fmt::print(io.out, "    {}\n", wrapped(line, 8));
    fmt::print(io.out, "\n");
}

void print_published(const Io& io, const app::PublishedToday& one)
{
    const auto& number = one.published;
    fmt::print(io.out, "{}  {}\n", number.key, wrapped(number.sentence, 4));
    fmt::print(io.out, "    published:  {}, by {}, {}, vigil {}\n", number.where, number.member, to_string(number.at),
               number.program);
    fmt::print(io.out, "    question:   {}\n",
               number.definition.empty() ? "asked without a definition" : number.definition);
    if (!one.problem.empty()) {
        fmt::print(io.out, "    today:      cannot be asked: {}\n", wrapped(one.problem, 16));
        return;
    }
    fmt::print(io.out, "    number:     {}; today's rules on what was known then: {}; now: {}\n",
               number_or_not_known(number.at_least), number_or_not_known(one.then->at_least),
               number_or_not_known(one.now->at_least));
    fmt::print(io.out, "    claims in:  {} then; {} came in, {} went out; {} erased since\n", number.in.size(),
               one.came_in.size(), one.went_out.size(), one.erased);
    for (const auto& claim : one.came_in)
        fmt::print(io.out, "      came in   {}\n", claim.digest.short_hex());
    for (const auto& claim : one.went_out)
        fmt::print(io.out, "      went out  {}\n", claim.digest.short_hex());
    fmt::print(io.out, "    {}\n", one.differs() ? "DIFFERS from what was published." : "As published.");
}

} // namespace

Result<Exit> show_definitions(const Invocation& call, const app::Session& session)
{
    const auto& name = call.arguments.text("--definition");
    const auto all = name.empty() ? app::definitions(session) : app::versions_of(session, name);
    if (call.arguments.has("--json")) {
        fmt::print(call.io.out, "{}", app::to_json(all));
        return Exit::ok;
    }
    for (const auto& one : all)
        print_definition(call.io, one);
    fmt::print(call.io.out, "{}.\n", counted(all.size(), "definition"));
    return Exit::ok;
}

Result<Exit> show_published(const Invocation& call, const app::Session& session, const app::View& view)
{
    const auto all = app::published_today(session, view);
    const bool differs = std::ranges::any_of(all, &app::PublishedToday::differs);
    if (call.arguments.has("--json")) {
        fmt::print(call.io.out, "{}", app::to_json(all));
        return differs ? Exit::negative : Exit::ok;
    }
    for (const auto& one : all)
        print_published(call.io, one);
    fmt::print(call.io.out, "{}{}.\n", all.empty() ? "" : "\n", counted(all.size(), "published number"));
    return differs ? Exit::negative : Exit::ok;
}

void show_method(const Invocation& call, const app::Session& session, const answers::MinimumCount& count,
                 const app::CountWords& words, const std::optional<app::Definition>& definition)
{
    const publish::Method method{count,
                                 definition ? definition->label() : "",
                                 words.title,
                                 words.note,
                                 app::definition_text(words),
                                 fmt::format("vigil {}", app::version()),
                                 to_string(session.now()),
                                 call.arguments.has("--basis")};
    fmt::print(call.io.out, "{}",
               call.arguments.has("--html") ? publish::method_html(method) : publish::method_text(method));
}

Result<Done> publish(const Invocation& call, app::Session& session, const answers::MinimumCount& count,
                     const app::CountWords& words, const std::optional<app::Definition>& definition)
{
    VIGIL_TRY(const auto number,
              app::publish_count(session, count, words, definition, call.arguments.text("--publish")));
    fmt::print(call.io.out, "\nWritten down as published: {} ({}). See: vigil count CASEBOOK --published\n", number.key,
               number.where);
    return Done{};
}

} // namespace vigil::cli
