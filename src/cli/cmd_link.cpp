// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/answer.hpp"
#include "cli/commands.hpp"
#include "records/incident_link.hpp"

#include <array>
#include <charconv>

namespace vigil::cli {
namespace {

struct Verb {
    std::string_view name;
    ledger::LinkVerb verb;
    bool incidents = false;
};
constexpr std::array verbs{Verb{"same", ledger::LinkVerb::same}, Verb{"not-same", ledger::LinkVerb::not_same},
                           Verb{"distinct", ledger::LinkVerb::distinct},
                           Verb{"same-incident", ledger::LinkVerb::same, true},
                           Verb{"other-incident", ledger::LinkVerb::not_same, true}};
constexpr std::string_view suggest = "suggest";

Result<Verb> verb_from(const std::string& text)
{
    for (const Verb& one : verbs)
        if (one.name == text)
            return one;
    return Error{Fault::invalid_argument,
                 "'" + text + "' is no link; use same, not-same, distinct, same-incident, other-incident or suggest"};
}

Result<std::size_t> limit_from(const Arguments& arguments)
{
    std::size_t most = 50;
    if (!arguments.has("--limit"))
        return most;
    const std::string& text = arguments.text("--limit");
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), most);
    if (fault != std::errc{} || end != text.data() + text.size() || most == 0)
        return Error{Fault::invalid_argument, "--limit takes a number of pairs, not '" + text + "'"};
    return most;
}

Result<Exit> run_suggest(const Invocation& call)
{
    VIGIL_TRY(const auto most, limit_from(call.arguments));
    const bool incidents = call.arguments.has("--incidents");
    return answer(call, [&](const auto& session, const auto& view) {
        return incidents ? app::incident_suggestions(session, view, most) : app::suggestions(session, view, most);
    });
}

Result<ledger::MentionRef> mention_from(const app::Session& session, const std::string& text, bool incident)
{
    if (text.empty())
        return Error{Fault::invalid_argument, "a link needs two mentions: vigil link CASEBOOK VERB A B"};
    VIGIL_TRY(const auto mention, app::find_mention(session, text));
    return incident ? records::incident_mention(mention.claim) : mention;
}

} // namespace

void declare_link(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to write in")
        .argument("VERB", "same, not-same: of people; distinct: two groups without a common member; same-incident, "
                          "other-incident: of claims; suggest: list who may be one person, or what may be one "
                          "incident")
        .optional_argument("A", "a mention: CLAIM/target/0, with the start of the claim's id")
        .optional_argument("B", "the other mention")
        .option("--reason", "WORDS", "why; must be given for a link")
        .option("--limit", "N", "suggest: at most so many pairs (default: 50)")
        .flag("--incidents", "suggest: incidents of different reports that may be one, such as one without a date")
        .example("vigil link my.vigil same 3f2a91/target/0 77c1d0/target/0 --reason \"same birth date\"")
        .example("vigil link my.vigil suggest --floor proposed");
}

Result<Exit> run_link(const Invocation& call)
{
    const std::string& word = call.arguments.text("VERB");
    if (word == suggest)
        return run_suggest(call);
    VIGIL_TRY(const auto verb, verb_from(word));
    VIGIL_TRY(const auto session, open_casebook(call, app::Access::write));
    VIGIL_TRY(const auto a, mention_from(*session, call.arguments.text("A"), verb.incidents));
    VIGIL_TRY(const auto b, mention_from(*session, call.arguments.text("B"), verb.incidents));
    VIGIL_CHECK(app::link(*session, {verb.verb, a, b, call.arguments.text("--reason")}));
    fmt::print(call.io.out, "Linked as {} by {}. It can be taken back with vigil withdraw.\n", word, session->member());
    return Exit::ok;
}

} // namespace vigil::cli
