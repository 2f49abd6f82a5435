// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/method_sections.hpp"

#include <algorithm>
#include <map>

namespace vigil::publish {
namespace {

using answers::CountRow;
using answers::MinimumCount;
using answers::Quoted;

/// A reason may repeat the words by which a source names somebody.
std::string without_names(const CountRow& row)
{
    const bool names = std::ranges::any_of(
        row.names, [&](const std::string& name) { return row.reason.find("“" + name + "”") != std::string::npos; });
    return names ? row.reason.substr(0, row.reason.find(": “")) : row.reason;
}

MethodRow row_from(const CountRow& row, const std::map<records::EntryId, const Quoted*>& quotes, bool with_words)
{
    MethodRow out;
    out.claim = row.claim.digest.short_hex();
    out.reason = with_words ? row.reason : without_names(row);
    out.number = row.count.empty() ? "" : row.count + (row.in && !row.number ? " (does not count)" : "");
    if (!row.names.empty())
        out.number += (out.number.empty() ? "" : "; ") + std::to_string(row.names.size()) + " named";
    out.source = row.source;
    const auto quote = quotes.find(row.claim);
    if (quote == quotes.end())
        return out;
    out.published = quote->second->published ? quote->second->published->to_string() : "";
    if (with_words)
        out.quote = quote->second->quote;
    return out;
}

MethodSection rows_of(const Method& method, bool in, std::string heading)
{
    std::map<records::EntryId, const Quoted*> quotes;
    for (const Quoted& quote : method.count.head.basis)
        quotes.emplace(quote.claim, &quote);
    MethodSection section;
    std::map<std::string, std::size_t> reasons;
    for (const CountRow& row : method.count.rows)
        if (row.in == in) {
            section.rows.push_back(row_from(row, quotes, method.with_words));
            ++reasons[section.rows.back().reason];
        }
    section.heading = std::move(heading) + ": " + std::to_string(section.rows.size());
    if (!in)
        for (const auto& [reason, count] : reasons)
            section.lines.push_back(std::to_string(count) + " " + reason);
    return section;
}

MethodSection question_of(const Method& method)
{
    const answers::Head& head = method.count.head;
    MethodSection section{"Question", {}, {}};
    if (!method.title.empty())
        section.lines.push_back(method.title);
    section.lines.push_back("Counted: " + answers::in_words(method.count.question) + ".");
    section.lines.push_back("As of " + to_string(head.view.day()) + "; " +
                            (head.view.known ? "known by " + to_string(*head.view.known)
                                             : std::string{"with all that the casebook knows"}) +
                            "; floor: " + std::string{answers::label_of(head.view.floor)} + ".");
    if (head.view.known)
        section.lines.push_back("Claims erased since: " + std::to_string(head.view.erased) + ".");
    section.lines.push_back(method.definition.empty() ? "Asked without a saved definition."
                                                      : "Definition: " + method.definition + ".");
    if (!method.note.empty())
        section.lines.push_back("Note: " + method.note);
    return section;
}

MethodSection rule_of(const MinimumCount& count)
{
    return {
        "Rule",
        {"At least N is the larger of two floors. It is never a sum of reported totals and never an estimate.",
         answers::rule_in_words(count.question),
         "1. Claims of the types counted that stand at the floor become rows in, or rows out with the first reason.",
         "2. Sources that cite or repeat one another are one origin.",
         "3. Floor from reports: the largest total of one origin; under the rule of two origins, the largest that "
         "two reach.",
         "4. Floor from names: named people, doubtful pairs once, and unnamed ones that a person decided distinct.",
         "5. Silence is not zero: without a row in, the answer is not known.",
         "Step by step: docs/methods/minimum-count.md of this version of the program."},
        {}};
}

MethodSection floors_of(const MinimumCount& count)
{
    MethodSection section{"The two floors", {}, {}};
    section.lines.push_back(
        "From reports: " + (count.totals.empty() ? "no number" : std::to_string(count.from_reports)) +
        (count.approximate ? " (stated as about)" : ""));
    section.lines.push_back("From names: " + std::to_string(count.from_names) + " (" + std::to_string(count.named) +
                            " named, " + std::to_string(count.undecided_pairs) + " undecided pairs, " +
                            std::to_string(count.distinct) + " unnamed ones decided distinct)");
    return section;
}

MethodSection totals_of(const MinimumCount& count)
{
    MethodSection section{"Totals by origin (never added)", {}, {}};
    for (const answers::SourceTotal& total : count.totals)
        section.lines.push_back((total.approximate ? "about " : "") + std::to_string(total.least) + "  " +
                                total.source + (total.origin == total.source ? "" : "  [" + total.origin + "]"));
    if (section.lines.empty())
        section.lines.emplace_back("No origin gives a number that passes the rule.");
    return section;
}

MethodSection stocks_of(const MinimumCount& count)
{
    MethodSection section{"Stated stocks and what is stated since (nothing is subtracted)", {}, {}};
    for (const answers::StatedStock& stock : count.stocks) {
        section.lines.push_back(stock.count + " held, " + (stock.when ? stock.when->to_string() : "day not stated") +
                                ", " + stock.source + (stock.counts ? "" : " (another day: does not count)"));
        for (const auto& flow : stock.since)
            section.lines.push_back("  since: " + std::string{domain::label_of(flow.type)} + " " +
                                    (flow.count.empty() ? "by name" : flow.count) + ", " +
                                    (flow.when ? flow.when->to_string() : "") + ", " + flow.source);
    }
    return section;
}

std::string padded(std::string text, std::size_t width)
{
    while (text.size() < width)
        text += ' ';
    return text;
}

} // namespace

std::vector<MethodSection> method_sections(const Method& method)
{
    std::vector<MethodSection> sections{question_of(method), rule_of(method.count), floors_of(method.count),
                                        totals_of(method.count)};
    if (!method.count.stocks.empty())
        sections.push_back(stocks_of(method.count));
    sections.push_back(rows_of(method, true, "Rows in"));
    sections.push_back(rows_of(method, false, "Rows out"));
    MethodSection last{"Made by", {method.program + ", " + method.made}, {}};
    last.lines.push_back("Claims below the floor: " + std::to_string(method.count.head.below) +
                         "; rejected: " + std::to_string(method.count.head.rejected) + ".");
    if (method.with_words)
        last.lines.emplace_back("This page holds names and words of sources: it is for the team.");
    sections.push_back(std::move(last));
    return sections;
}

std::string method_text(const Method& method)
{
    std::string text = method.count.sentence + "\n";
    for (const MethodSection& section : method_sections(method)) {
        text += "\n" + section.heading + "\n";
        for (const std::string& line : section.lines)
            text += "  " + line + "\n";
        for (const MethodRow& row : section.rows) {
            text += "  " + row.claim + "  " + padded(row.number.empty() ? "no number" : row.number, 14) + " " +
                    row.source + (row.published.empty() ? "" : ", " + row.published) + "\n      " + row.reason + "\n";
            if (!row.quote.empty())
                text += "      “" + row.quote + "”\n";
        }
    }
    return text;
}

} // namespace vigil::publish
