// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/common.hpp"
#include "cli/print.hpp"
#include "cli/print_lines.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace vigil::cli {
namespace {

/// "Iranian authorities (says A)": who is said to have ordered it, each with who says so.
std::string ordered_by(const records::Disruption& disruption)
{
    std::vector<std::string> orders;
    for (const auto& statement : disruption.statements) {
        if (statement.by.empty() || statement.what == "denied" || statement.what == "end denied" ||
            statement.what == "restored")
            continue;
        const auto order = joined(statement.by) + " (says " + statement.source + ")";
        if (std::find(orders.begin(), orders.end(), order) == orders.end())
            orders.push_back(order);
    }
    return orders.empty() ? "not known" : joined(orders, "; ");
}

void print_held(const Io& io, const answers::HeldDays& held)
{
    if (held.first)
        line(io, "surely held", to_string(*held.first) + " to " + to_string(*held.last));
    if (held.first_maybe)
        line(io, "at most", to_string(*held.first_maybe) + " to " + to_string(*held.last_maybe));
    line(io, "not laid over", held.why_not);
}

std::string known_after(const answers::KnownAfter& known)
{
    std::string text;
    for (const auto& number : known.after)
        text += fmt::format("{:>8}", number ? std::to_string(*number) : "not yet");
    return text;
}

/// "after 7 days 2 of 9": only days for which it is known.
std::string shares(const std::array<answers::GapShare, answers::gap_delays.size()>& all)
{
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& share = all.at(i);
        const auto after = counted(static_cast<std::uint64_t>(answers::gap_delays.at(i)), "day");
        std::string text = share.days == 0 ? "after " + after + " not yet known"
                                           : fmt::format("after {} {} of {}", after, share.known, share.of);
        if (share.days > 0 && share.days_not_yet > 0)
            text += fmt::format(" ({} not yet)", counted(share.days_not_yet, "day"));
        texts.push_back(std::move(text));
    }
    return joined(texts, "; ");
}

void print_totals(const Io& io, const answers::GapRow& row)
{
    for (const auto& total : row.totals) {
        line(io, std::string{answers::label_of(total.part)},
             fmt::format("{}, {} in the casebook now", counted(total.days, "day"),
                         counted(total.happenings, "happening")));
        line(io, "  published", shares(total.published));
        line(io, "  kept", shares(total.kept));
    }
    if (row.inexact > 0)
        line(io, "left out", counted(row.inexact, "happening") + " whose day is not stated exactly");
    if (row.place_unknown > 0)
        line(io, "left out", counted(row.place_unknown, "happening") + " not known to lie in the area");
}

/// Days of which no happening is known are left out of long tables, and where the disruption only may have held; the
/// JSON has them all.
void print_days(const Io& io, const answers::GapRow& row)
{
    constexpr std::size_t all_of_them = 62;
    fmt::print(io.out, "\n      {:<12}{:<15}{:>5}   {:<26}{}\n", "", "", "held", "published after 1, 7, 30",
               "kept after 1, 7, 30 days");
    std::size_t left_out = 0;
    for (const auto& day : row.days) {
        const bool shown = row.days.size() <= all_of_them && day.part != answers::GapPart::maybe;
        if (!shown && day.happenings == 0) {
            ++left_out;
            continue;
        }
        fmt::print(io.out, "      {:<12}{:<15}{:>5}   {:<26}{}\n", to_string(day.day), answers::label_of(day.part),
                   day.happenings, known_after(day.published), known_after(day.kept));
    }
    if (left_out > 0)
        fmt::print(io.out, "      {} of which the casebook knows no happening\n", counted(left_out, "further day"));
}

/// The words of the claims that show it; all of them stand in the basis.
void print_shown_by(const Io& io, const answers::CallRow& row, const std::vector<answers::Quoted>& basis)
{
    constexpr std::size_t most = 3;
    std::vector<std::pair<std::string, std::string>> said;
    for (const auto& quoted : basis)
        if (std::ranges::find(row.shown_by, quoted.claim) != row.shown_by.end())
            said.emplace_back(quoted.published ? quoted.published->to_string() : "",
                              quoted.source + (quoted.published ? ", " + quoted.published->to_string() : "") + ": “" +
                                  quoted.quote + "”");
    std::ranges::sort(said);
    for (std::size_t i = 0; i < said.size() && i < most; ++i)
        line(io, "shown by", said[i].second);
    if (said.size() > most)
        line(io, "shown by", counted(said.size() - most, "further claim") + ": --basis");
}

void print_call(const Io& io, const answers::CallRow& row, const std::vector<answers::Quoted>& basis)
{
    heading(io, "  " + wrapped(row.label, 4));
    std::string state{answers::label_of(row.met)};
    if (!row.because.empty())
        state += ": " + row.because;
    line(io, "done", state);
    line(io, "by the rule", row.rule);
    print_shown_by(io, row, basis);
    for (const auto& perhaps : row.perhaps)
        line(io, "perhaps", perhaps);
    std::string since = or_not_known(row.call.since);
    if (row.age)
        since += ", " + counted(static_cast<std::uint64_t>(*row.age), "day") + " ago";
    line(io, "since", since);
    if (row.made.size() > 1)
        for (const auto& made : row.made)
            line(io, or_not_known(made.on), made.by + ": " + made.words);
}

} // namespace

void print(const Io& io, const answers::Disruptions& answer)
{
    for (const auto& row : answer.rows) {
        heading(io, "  " + wrapped(row.label, 4));
        line(io, "state", or_not_known(row.state));
        line(io, "scope", joined(row.disruption.scope));
        line(io, "blocked", joined(row.disruption.blocked));
        line(io, "ordered by", ordered_by(row.disruption));
        line(io, "put as", row.disruption.alleged ? "alleged only" : "");
        for (const auto& contradiction : row.disruption.contradictions)
            line(io, "disputed", contradiction);
    }
    nothing(io, answer.rows.size());
}

void print(const Io& io, const answers::Overlay& answer)
{
    for (const auto& row : answer.rows) {
        heading(io, "  " + wrapped(row.disruption.label, 4));
        line(io, "state", or_not_known(row.disruption.state));
        print_held(io, row.days);
        line(io, "incidents",
             fmt::format("{} inside, {} may lie inside, {} whose day or place is not known", row.surely, row.maybe,
                         row.not_known));
        for (const auto& one : row.incidents) {
            line(io, std::string{answers::label_of(one.inside)}, one.incident.label);
            line(io, "", one.incident.numbers);
            line(io, "", one.why);
        }
    }
    nothing(io, answer.rows.size());
}

void print(const Io& io, const answers::Gap& answer)
{
    for (const auto& row : answer.rows) {
        heading(io, "  " + wrapped(row.disruption.label, 4));
        line(io, "state", or_not_known(row.disruption.state));
        if (!row.why_not.empty()) {
            line(io, "no table", row.why_not);
            continue;
        }
        print_held(io, row.held);
        print_totals(io, row);
        print_days(io, row);
    }
    nothing(io, answer.rows.size());
    fmt::print(io.out, "\n{}\n", wrapped(answer.head.method, 0));
}

void print(const Io& io, const answers::Participations& answer)
{
    for (const auto& row : answer.rows) {
        heading(io, "  " + wrapped(row.label, 4));
        line(io, "state", or_not_known(row.state));
        line(io, "takes part as", row.kind);
        for (const auto& step : row.participation.steps)
            line(io, or_not_known(step.when), std::string{records::name_of(step.what)} + ", says " + step.source);
        for (const auto& remark : row.remarks)
            line(io, "differs", remark);
        // The state says it too while the withdrawal is only announced.
        const auto& note = row.participation.note;
        line(io, "note", row.state.find(note) == std::string::npos ? note : "");
        if (row.ended || row.leaving) {
            line(io, "falls with it", row.participation.falls_with_it);
            line(io, "ends too", row.complaints);
            line(io, "stays", row.stays);
        }
        line(io, "clause from", row.source);
        line(io, "named", joined(row.participation.named, "; "));
    }
    nothing(io, answer.rows.size());
}

void print(const Io& io, const answers::Calls& answer)
{
    if (answer.by == answers::CallsBy::nothing)
        for (const auto& row : answer.rows)
            print_call(io, row, answer.head.basis);
    for (const auto& group : answer.groups) {
        heading(io, group.label + ": " + counted(group.rows.size(), "call"));
        for (const auto row : group.rows)
            print_call(io, answer.rows.at(row), answer.head.basis);
    }
    nothing(io, answer.rows.size());
}

} // namespace vigil::cli
