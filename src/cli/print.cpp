// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/print.hpp"

#include "cli/common.hpp"
#include "cli/print_lines.hpp"

#include <fmt/format.h>

namespace vigil::cli {
namespace {

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

namespace {

std::string part_of(std::string_view what, const std::optional<Edtf>& when, const std::vector<std::string>& places)
{
    if (!when && places.empty())
        return {};
    return std::string{what} + (when ? " " + when->to_string() : ", day not known") +
           (places.empty() ? "" : ", " + joined(places));
}

/// Injury, death, finding and burial apart; nothing where only one of them is told.
std::string parts_of(const records::Incident& one)
{
    std::vector<std::string> parts{part_of("injured", one.injured, one.injured_at),
                                   part_of("died", one.died, one.died_at), part_of("found", one.found, one.found_at),
                                   part_of("buried", one.buried, one.buried_at)};
    std::erase(parts, "");
    return parts.size() > 1 ? joined(parts, "; ") : std::string{};
}

/// Only where an official source and another one put it otherwise: else the words stand in the basis.
std::string causes_of(const records::Incident& one)
{
    std::string text;
    if (one.cause_disputed)
        for (const auto& cause : one.causes)
            text += (text.empty() ? "disputed: " : "; ") + cause.text + ", says " + cause.source +
                    (cause.official ? " (official)" : "");
    return text;
}

} // namespace

void print(const Io& io, const answers::Incidents& answer)
{
    for (const auto& row : answer.rows) {
        heading(io, "  " + wrapped(row.label, 4));
        line(io, "numbers", or_not_known(row.numbers));
        line(io, "said done by", joined(row.incident.actors, "; "));
        std::vector<std::string> names;
        for (const auto& victim : row.incident.victims)
            names.push_back(victim.name);
        line(io, "victims", joined(names, "; "));
        line(io, "told of it", parts_of(row.incident));
        line(io, "injured", row.other_numbers);
        line(io, "may be also", row.same_victim_in_words);
        line(io, "cause", causes_of(row.incident));
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
