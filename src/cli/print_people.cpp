// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/common.hpp"
#include "cli/print.hpp"
#include "cli/print_lines.hpp"

#include <algorithm>
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

void print_lines(const Io& io, std::string_view title, const std::vector<std::string>& texts)
{
    heading(io, title);
    for (const auto& text : texts)
        fmt::print(io.out, "  {}\n", wrapped(text, 4));
    if (texts.empty())
        fmt::print(io.out, "  not known\n");
}

std::string marks(const std::vector<std::size_t>& notes)
{
    std::string text;
    for (const std::size_t note : notes)
        text += "[" + std::to_string(note) + "]";
    return text;
}

void print_chronology(const Io& io, const answers::Chronology& chronology)
{
    constexpr std::size_t column = 16;
    heading(io, "Chronology");
    for (const auto& one : chronology.lines)
        fmt::print(io.out, "  {:<12}  {}\n", one.when ? one.when->to_string() : "undated",
                   wrapped(one.words + " " + marks(one.notes), column));
    if (chronology.lines.empty())
        fmt::print(io.out, "  not known\n");
    heading(io, "What sources say of this person");
    for (const auto& one : chronology.said)
        fmt::print(
            io.out, "  {}\n",
            wrapped(one.words + (one.when ? " (" + one.when->to_string() + ")" : "") + " " + marks(one.notes), 4));
}

std::string where_and_when(std::string_view what, const records::DatedPlace& one)
{
    if (one.basis.empty())
        return {};
    return std::string{what} + (one.when ? " " + one.when->to_string() : ", day not known") +
           (one.places.empty() ? "" : ", " + joined(one.places));
}

std::string line_for(const records::Death& death)
{
    std::string text{domain::label_of(death.how)};
    text += death.when ? " " + death.when->to_string() : ", day not known";
    for (const std::string& more : {joined(death.places), where_and_when("injured", death.injured),
                                    where_and_when("found", death.found), where_and_when("buried", death.buried)})
        text += more.empty() ? "" : "; " + more;
    for (const auto& cause : death.causes)
        text += "; cause: " + cause.text + ", says " + cause.source + (cause.official ? " (official)" : "");
    text += death.cause_disputed ? "; the cause is disputed" : "";
    text += death.alleged ? "; alleged" : "";
    text += death.disputed ? "; disputed" : "";
    return text + (death.taken_back.empty() ? "" : "; taken back by its source");
}

void print_deaths(const Io& io, const records::Person& person)
{
    std::vector<std::string> lines;
    for (const auto& death : person.deaths)
        lines.push_back(line_for(death));
    if (!lines.empty())
        print_lines(io, "Death", lines);
}

void print_notes(const Io& io, const answers::PersonPage& answer)
{
    if (answer.chronology.notes.empty())
        return;
    heading(io, "Notes");
    for (std::size_t i = 0; i < answer.chronology.notes.size(); ++i) {
        const auto quoted = std::ranges::find(answer.head.basis, answer.chronology.notes[i], &answers::Quoted::claim);
        if (quoted == answer.head.basis.end())
            continue;
        std::string text = "“" + quoted->quote + "” " + quoted->source;
        if (quoted->published)
            text += ", " + quoted->published->to_string();
        if (!quoted->checked)
            text += "; proposed";
        fmt::print(io.out, "  {:<4}  {}\n", "[" + std::to_string(i + 1) + "]", wrapped(text, 8));
    }
}

/// "Rows 1 to 200 of 1012. More: --from 201; all: --all."
void print_rest(const Io& io, const answers::People& answer)
{
    const std::size_t first = answer.question.from, end = first + answer.rows.size();
    if (answer.question.most == 0 || (first == 0 && end >= answer.matched))
        return;
    if (answer.rows.empty())
        fmt::print(io.out, "\nThere are {} rows; --from {} lies behind the last.\n", answer.matched, first + 1);
    else
        fmt::print(io.out, "\nRows {} to {} of {}.{}\n", first + 1, end, answer.matched,
                   end < answer.matched ? fmt::format(" More: --from {}; all: --all.", end + 1) : std::string{});
}

} // namespace

void print(const Io& io, const answers::People& answer)
{
    for (const auto& total : answer.totals) {
        std::string text = total.label + ": " + counted(total.records, "record");
        if (total.at_least == 0)
            text += ", all of them disputed or unnamed: they count for nobody";
        else if (total.at_least != total.records)
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
    print_rest(io, answer);
}

void print(const Io& io, const answers::PersonPage& answer)
{
    fmt::print(io.out, "\n  {}\n", answer.row.name);
    print_status(io, answer.row);
    line(io, "custody", words_for(answer.times));
    print_chronology(io, answer.chronology);
    print_lines(io, "Custody", answer.custody_lines);
    print_lines(io, "Measures", answer.measure_lines);
    print_lines(io, "Proceedings", answer.proceeding_lines);
    if (!answer.row.designations.empty())
        print_lines(io, "Designations", answer.row.designations);
    print_deaths(io, answer.person);
    if (!answer.maybe_same.empty())
        heading(io, "May be the same person (nobody decided)");
    for (const auto& row : answer.maybe_same)
        fmt::print(io.out, "  {} ({})\n      {}\n", row.name, row.id, or_not_known(row.custody));
    print_notes(io, answer);
}

} // namespace vigil::cli
