// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/print_why.hpp"

#include "cli/common.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vigil::cli {
namespace {

constexpr std::size_t most_letters = 24; ///< Of a word in the table of words.

std::string words_at(const app::Reason& reason, domain::Span span)
{
    return reason.text.substr(span.begin, span.end - span.begin);
}

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const auto& each : words)
        out += (out.empty() ? "“" : "; “") + each + "”";
    return out;
}

void print_row(const Io& io, const app::Reason& reason)
{
    const read::Why& why = *reason.why;
    if (why.row.empty()) {
        fmt::print(io.out, "  a rule of the program, no row of a table\n");
        return;
    }
    fmt::print(io.out, "  {}:\n    {}\n", why.place, wrapped(why.row, 4));
    fmt::print(io.out, "  made by the word “{}”\n", words_at(reason, why.trigger));
}

void print_fields(const Io& io, const read::Why& why)
{
    for (const auto& field : why.fields)
        fmt::print(io.out, "  {:<9}{}\n", field.field,
                   wrapped(joined(field.words) + (field.role.empty() ? "" : "  by " + field.role), 11));
    if (!why.subject_by_tree.empty())
        fmt::print(io.out, "  {}\n",
                   wrapped("The tree says that the subject is “" + why.subject_by_tree +
                               "”; the rules alone would say " +
                               (why.subject_by_rules.empty() ? "nobody." : "“" + why.subject_by_rules + "”."),
                           2));
}

/// "rule 85 %: +0.73, time +1.02, always -0.07 make 94 %".
void print_weights(const Io& io, const read::Why& why)
{
    if (why.weights.empty()) {
        fmt::print(io.out, "  the rule's own confidence stands: {:.0f} %\n", 100 * why.confidence);
        return;
    }
    std::string line = fmt::format("the rule alone says {:.0f} %; log-odds:", 100 * why.rule_confidence);
    for (const auto& weight : why.weights)
        line += fmt::format(" {} {:+.2f}{}", weight.name, weight.log_odds, &weight == &why.weights.back() ? "" : ",");
    fmt::print(io.out, "  {}\n", wrapped(line + fmt::format(", together {:.0f} %", 100 * why.confidence), 2));
}

void print_words(const Io& io, const app::Reason& reason)
{
    const read::Why& why = *reason.why;
    if (why.words.empty())
        return;
    const bool tree = std::ranges::any_of(why.words, [](const auto& word) { return !word.relation.empty(); });
    fmt::print(io.out, "  {}\n", tree ? "Words, their kind, and the word they belong to" : "Words and their kind");
    for (const auto& word : why.words) {
        const std::string shown = shortened(words_at(reason, word.span), most_letters);
        fmt::print(io.out, "    {:<{}} {:<8}", shown, most_letters, word.tag);
        if (word.head >= 0)
            fmt::print(io.out, " {} of “{}”", word.relation,
                       words_at(reason, why.words[static_cast<std::size_t>(word.head)].span));
        else if (tree)
            fmt::print(io.out, " root");
        fmt::print(io.out, "\n");
    }
}

} // namespace

void print_why(const Io& io, const app::Reason& reason)
{
    fmt::print(io.out, "\nWhy\n");
    if (!reason.why) {
        fmt::print(io.out, "  {}\n", wrapped(reason.without, 2));
        return;
    }
    if (!reason.why->made) {
        fmt::print(
            io.out, "  {}\n",
            wrapped("this version of Vigil would not make this claim: its rules changed since, or the reading was told "
                    "another date or language. Words as it sees them today:",
                    2));
        print_words(io, reason);
        return;
    }
    print_row(io, reason);
    print_fields(io, *reason.why);
    print_weights(io, *reason.why);
    print_words(io, reason);
}

} // namespace vigil::cli
