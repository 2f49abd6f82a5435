// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/common.hpp"
#include "cli/print.hpp"
#include "cli/print_lines.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace vigil::cli {
namespace {

constexpr std::size_t most_rows = 12; ///< Of the table; more of them are in the JSON and on the page.

/// "Turkish Penal Code: 217/A, 314/2", "law not stated: 7/2", "spreading propaganda".
std::string charges_of(const answers::ProceedingRow& row)
{
    std::vector<std::string> texts;
    for (const auto& group : row.charges.laws) {
        const std::string law = group.law.empty() ? "law not stated" : group.law;
        texts.push_back(group.articles.empty() ? law : law + ": " + joined(group.articles));
    }
    texts.insert(texts.end(), row.charges.in_words.begin(), row.charges.in_words.end());
    return joined(texts, "; ");
}

/// "acquitted on 2026-01-09, Northtown Penal Court (replaced by a later decision)".
std::string outcome_of(const records::Outcome& row)
{
    std::string text = row.outcome.empty() ? "no outcome stated" : row.outcome;
    if (!row.outcome.empty() && row.when)
        text += " on " + row.when->to_string();
    if (!row.sentence.empty())
        text += ", " + row.sentence;
    if (row.court.find(' ') != std::string::npos) // "court" alone names none.
        text += ", " + row.court;
    if (row.replaced)
        text += " (replaced by a later decision)";
    return text + (row.disputed ? " (disputed)" : "");
}

/// Defendant, outcome and the charges that it is the outcome of.
struct TableLine {
    std::string who, outcome;
    std::vector<std::string> charges;
};

std::vector<TableLine> table_of(const answers::ProceedingRow& row)
{
    std::vector<TableLine> lines;
    for (const auto& cell : row.proceeding.table) {
        const std::string who = cell.defendant.empty() ? "not named" : cell.defendant;
        const std::string outcome = outcome_of(cell);
        const std::string charge = cell.charge.empty() ? "charge not stated" : cell.charge;
        const auto same =
            std::ranges::find_if(lines, [&](const TableLine& one) { return one.who == who && one.outcome == outcome; });
        if (same == lines.end())
            lines.push_back({who, outcome, {charge}});
        else
            same->charges.push_back(charge);
    }
    return lines;
}

void print_table(const Io& io, const answers::ProceedingRow& row)
{
    const auto lines = table_of(row);
    for (std::size_t i = 0; i < lines.size() && i < most_rows; ++i)
        line(io, i == 0 ? "table" : "",
             lines[i].who + " | " + joined(lines[i].charges, "; ") + " | " + lines[i].outcome);
    if (lines.size() > most_rows)
        line(io, "", "and " + counted(lines.size() - most_rows, "further row") + " (--json)");
}

std::string label_of_line(const std::string& what)
{
    const auto* field = records::hearing_field(what);
    return field == nullptr ? what : std::string{field->label};
}

void print_hearing(const Io& io, const records::HearingNote& hearing)
{
    line(io, "hearing", or_not_known(hearing.when) + ", note of " + hearing.source);
    for (const auto& part : hearing.lines)
        line(io, "", label_of_line(part.what) + ": " + part.words);
    const std::string checks = answers::checks_in_words(hearing);
    line(io, "", checks.empty() ? "Fair-trial checklist: nothing was answered" : "Fair-trial checklist: " + checks);
    for (const auto& check : hearing.checks) {
        const auto* item = records::fair_trial_item(check.item);
        if (item == nullptr || check.answer == records::Answer::yes || check.answer == records::Answer::not_observed)
            continue;
        const std::string huridocs = item->huridocs.empty() || check.answer != records::Answer::no
                                         ? std::string{}
                                         : ", HURIDOCS " + std::string{item->huridocs};
        line(io, "",
             std::string{name_of(check.answer)} + ": " + std::string{item->label} + " (" + std::string{item->standard} +
                 huridocs + ")" + (check.words.empty() ? "" : ": " + check.words));
    }
}

void print_case(const Io& io, const answers::ProceedingRow& row)
{
    line(io, "state", or_not_known(row.state));
    line(io, "case", joined(row.proceeding.case_numbers, "; "));
    line(io, "charges", charges_of(row));
    print_table(io, row);
    line(io, "next", row.next.empty() ? "not known" : joined(row.next, "; "));
    for (const auto& severance : row.proceeding.severed)
        line(io, "severed",
             joined(severance.defendants) + (severance.when ? ", on " + severance.when->to_string() : "") +
                 (severance.as.empty() ? "" : ", as " + joined(severance.as)));
    for (const auto& other : row.others)
        line(io, other.relation, other.kind + ", " + other.label + ": " + other.state);
    for (const auto& hearing : row.proceeding.hearings)
        print_hearing(io, hearing);
}

} // namespace

void print(const Io& io, const answers::Proceedings& answer)
{
    if (!answer.rows.empty())
        fmt::print(io.out, "Whoever is named here without a final conviction is presumed innocent.\n");
    for (const auto& row : answer.rows) {
        heading(io, "  " + wrapped(row.label, 4));
        print_case(io, row);
    }
    nothing(io, answer.rows.size());
}

} // namespace vigil::cli
