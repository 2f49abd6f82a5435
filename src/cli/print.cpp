// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/print.hpp"

#include "cli/common.hpp"
#include "cli/print_lines.hpp"

#include <fmt/format.h>

namespace vigil::cli {
namespace {

void print_status(const Io& io, const answers::PersonRow& row)
{
    std::string liberty = or_not_known(row.custody);
    if (row.since)
        liberty += ", since " + row.since->to_string();
    if (!row.place.empty())
        liberty += ", " + row.place;
    if (row.last_confirmed)
        liberty += "; last confirmed " + to_string(*row.last_confirmed);
    line(io, "liberty", liberty);
    if (row.disputed)
        line(io, "disputed", row.dispute.empty() ? "sources disagree" : row.dispute);
    line(io, "measures", or_not_known(row.measures));
    line(io, "proceedings", or_not_known(row.proceedings));
    line(io, "designated", joined(row.designations, "; "));
    line(io, "needs", joined(row.needs, "; "));
    if (row.undecided > 0)
        line(io, "undecided", counted(row.undecided, "other record") + " of this name may be the same person");
}

void print_quoted(const Io& io, const answers::Quoted& quoted)
{
    std::string how = quoted.checked ? "checked" : "proposed";
    if (quoted.disputed)
        how += ", disputed";
    if (quoted.modality != domain::Modality::asserted)
        how += ", " + std::string{domain::name_of(quoted.modality)};
    if (quoted.grade != ledger::Grade::unassessed)
        how += ", assessed " + std::string{answers::label_of(quoted.grade)};
    fmt::print(io.out, "  {}  {} ({})\n", quoted.claim.digest.short_hex(), quoted.label, how);
    fmt::print(io.out, "      “{}”\n", wrapped(quoted.quote, 7));
    std::string from = quoted.source;
    if (!quoted.title.empty() && quoted.title != quoted.source)
        from += ", " + quoted.title;
    if (quoted.published)
        from += ", " + quoted.published->to_string();
    if (!quoted.attributed_to.empty())
        from += "; according to " + quoted.attributed_to;
    fmt::print(io.out, "      {}\n", wrapped(from, 6));
}

std::string known_words(const answers::View& view)
{
    return view.known ? " What was known by " + to_string(*view.known) + ", with today's rules; " +
                            counted(view.erased, "claim") + " erased since."
                      : std::string{};
}

} // namespace

void line(const Io& io, std::string_view label, std::string_view text)
{
    constexpr std::size_t column = 20;
    if (!text.empty())
        fmt::print(io.out, "      {:<13} {}\n", label, wrapped(text, column));
}

void heading(const Io& io, std::string_view text)
{
    fmt::print(io.out, "\n{}\n", text);
}

void nothing(const Io& io, std::size_t rows)
{
    if (rows == 0)
        fmt::print(io.out, "\n  Nothing stands at this floor.\n");
}

void print_times(const Io& io, const answers::View& view)
{
    std::string text = view.as_of ? " Published or told by " + to_string(*view.as_of) + "." : "";
    text += known_words(view);
    if (!text.empty())
        fmt::print(io.out, "{}\n", wrapped(text.substr(1), 0));
}

void print_title(const Io& io, const answers::Head& head)
{
    std::string asked = "as of " + to_string(head.view.day());
    if (head.view.known)
        asked += ", known by " + to_string(*head.view.known);
    fmt::print(io.out, "{}, {}\n", head.title, asked);
}

void print_foot(const Io& io, const answers::Head& head, bool basis)
{
    const bool checked = head.view.floor == records::Floor::checked;
    std::string text = checked ? "Floor: checked (only claims that a person accepted)."
                               : "Floor: proposed (all claims that nobody rejected).";
    if (checked)
        text += head.below == 0
                    ? " No claim lies below it."
                    : " " + counted(head.below, "claim lies", "claims lie") + " below it: --floor proposed.";
    if (head.rejected > 0)
        text += " " + counted(head.rejected, "claim") + " rejected.";
    text += known_words(head.view);
    fmt::print(io.out, "\n{}\n", wrapped(text, 0));
    if (!basis)
        return;
    heading(io, "Basis");
    for (const auto& quoted : head.basis)
        print_quoted(io, quoted);
    if (head.basis.empty())
        fmt::print(io.out, "  No claim.\n");
}

void print(const Io& io, const answers::People& answer)
{
    for (const auto& total : answer.totals) {
        std::string text = total.label + ": " + counted(total.records, "record");
        if (total.at_least != total.records)
            text += ", at least " + counted(total.at_least, "person", "people");
        if (total.oldest_confirmed)
            text += "; oldest last confirmed " + to_string(*total.oldest_confirmed);
        heading(io, text);
        for (const auto& row : answer.rows) {
            if (row.group != total.group)
                continue;
            fmt::print(io.out, "  {}\n", row.name);
            print_status(io, row);
        }
    }
    nothing(io, answer.rows.size());
}

void print(const Io& io, const answers::PersonPage& answer)
{
    fmt::print(io.out, "\n  {}\n", answer.row.name);
    print_status(io, answer.row);
    const auto lines = [&](std::string_view title, const std::vector<std::string>& texts) {
        heading(io, title);
        for (const auto& text : texts)
            fmt::print(io.out, "  {}\n", wrapped(text, 4));
        if (texts.empty())
            fmt::print(io.out, "  not known\n");
    };
    lines("Custody", answer.custody_lines);
    lines("Measures", answer.measure_lines);
    lines("Proceedings", answer.proceeding_lines);
    if (!answer.row.designations.empty())
        lines("Designations", answer.row.designations);
    if (!answer.person.particulars.empty()) {
        heading(io, "Particulars");
        for (const auto& item : answer.person.particulars)
            fmt::print(io.out, "  {}: {}\n", item.kind, item.text);
    }
    if (!answer.person.harms.empty()) {
        heading(io, "Harm");
        for (const auto& harm : answer.person.harms)
            fmt::print(io.out, "  {}\n", wrapped(harm.text, 4));
    }
    if (answer.maybe_same.empty())
        return;
    heading(io, "May be the same person (nobody decided)");
    for (const auto& row : answer.maybe_same)
        fmt::print(io.out, "  {} ({})\n      {}\n", row.name, row.id, or_not_known(row.custody));
}

void print(const Io& io, const answers::Incidents& answer)
{
    for (const auto& row : answer.rows) {
        heading(io, "  " + wrapped(row.label, 4));
        line(io, "numbers", or_not_known(row.numbers));
        line(io, "said done by", joined(row.incident.actors, "; "));
        std::vector<std::string> names;
        for (const auto& victim : row.incident.victims)
            names.push_back(victim.name);
        line(io, "named", joined(names, "; "));
        line(io, "put as", row.incident.alleged ? "alleged only" : "");
        line(io, "disputed", row.incident.disputed ? "sources disagree or somebody denies it" : "");
    }
    nothing(io, answer.rows.size());
}

void print(const Io& io, const answers::Sources& answer)
{
    for (const auto& row : answer.rows) {
        heading(io, "  " + wrapped(row.source, 4));
        line(io, "parts", std::to_string(row.parts));
        line(io, "claims", fmt::format("{}, of which {} checked", row.claims, row.checked));
        if (row.first && row.last)
            line(io, "published",
                 *row.first == *row.last ? row.first->to_string()
                                         : row.first->to_string() + " to " + row.last->to_string());
    }
    nothing(io, answer.rows.size());
}

std::string in_words(const domain::Claim& claim)
{
    using domain::Field;
    std::vector<std::string> pieces;
    const auto field = [&](std::string_view before, Field name) {
        const auto values = claim.all(name);
        if (!values.empty())
            pieces.push_back(std::string{before} + joined(values));
    };
    field("", Field::target);
    field("by ", Field::actor);
    if (claim.count)
        pieces.push_back(claim.count->to_string());
    if (claim.time)
        pieces.push_back(claim.time->to_string());
    field("", Field::place);
    field("law: ", Field::law);
    field("", Field::detail);
    field("according to ", Field::source);
    if (claim.modality != domain::Modality::asserted)
        pieces.emplace_back(domain::name_of(claim.modality));
    return std::string{domain::label_of(claim.type)} + ": " + joined(pieces, "; ");
}

void print(const Io& io, const app::ClaimRow& row)
{
    std::string state{app::name_of(row.state)};
    if (row.grade != ledger::Grade::unassessed)
        state += ", assessed " + std::string{app::name_of(row.grade)};
    fmt::print(io.out, "{}  {} ({:.0f} %)\n", row.id.digest.short_hex(), state,
               100.0 * static_cast<double>(row.proposed.confidence));
    fmt::print(io.out, "    {}\n", wrapped(in_words(row.claim), 6));
    fmt::print(io.out, "    “{}”\n", wrapped(row.proposed.quote, 5));
    if (!row.takes_from.empty())
        fmt::print(io.out, "    takes the place of {}\n", row.takes_from.front().digest.short_hex());
    if (row.passage)
        fmt::print(io.out, "    {}\n", wrapped(joined({row.passage->source, row.passage->title}), 4));
}

} // namespace vigil::cli
