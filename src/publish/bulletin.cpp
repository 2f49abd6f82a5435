// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/sheet.hpp"
#include "records/mentions.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace vigil::publish {
namespace {

using records::StandingClaim;
using ById = std::map<ledger::EntryId, const StandingClaim*>;

ById by_id(const records::Standing& standing)
{
    ById claims;
    for (const auto& claim : standing.claims)
        claims.emplace(claim.id, &claim);
    return claims;
}

std::string line_of(const StandingClaim& claim)
{
    const std::string when = claim.claim.time ? ", " + claim.claim.time->to_string() : "";
    return in_words(claim.claim) + when + " (" + records::said_by(claim) + ")";
}

std::string status_of(const answers::PersonRow& row)
{
    return row.custody + "; measures: " + row.measures + "; proceedings: " + row.proceedings;
}

/// The row of the same person before: by id, else by a claim that both rest on.
const answers::PersonRow* same_person(const answers::People& people, const answers::PersonRow& row)
{
    const auto found = std::ranges::find(people.rows, row.id, &answers::PersonRow::id);
    if (found != people.rows.end())
        return &*found;
    for (const auto& other : people.rows)
        if (other.name == row.name && std::ranges::any_of(other.basis, [&](const auto& claim) {
                return std::ranges::binary_search(row.basis, claim);
            }))
            return &other;
    return nullptr;
}

void add_people(Sheet& sheet, const Known& before, const Known& after)
{
    sheet.heading("People whose status changed");
    std::size_t changed = 0;
    for (const auto& row : after.people.rows) {
        const auto* old = same_person(before.people, row);
        if (old != nullptr && status_of(*old) == status_of(row))
            continue;
        ++changed;
        sheet.item("status",
                   row.name + ": " + status_of(row) +
                       (old == nullptr ? " (new in the casebook)" : " (before: " + status_of(*old) + ")"),
                   row.basis);
    }
    for (const auto& row : before.people.rows)
        if (same_person(after.people, row) == nullptr) {
            ++changed;
            sheet.item("status", row.name + ": no claim on this record stands any more, or it was joined to another",
                       row.basis);
        }
    if (changed == 0)
        sheet.text("Nobody.");
}

} // namespace

Paper bulletin(const Known& before, const Known& after, const Heading& heading)
{
    const auto old = by_id(before.standing), now = by_id(after.standing);
    std::vector<ledger::EntryId> ids, gone;
    for (const auto& [id, claim] : now)
        ids.push_back(id);
    for (const auto& [id, claim] : old)
        gone.push_back(id);
    answers::Head first, second;
    first.basis = answers::quoted(after.standing, ids);
    second.basis = answers::quoted(before.standing, gone);
    const auto basis = basis_of({&first, &second});
    Sheet sheet{"bulletin.docx",
                (heading.title.empty() ? "Changes" : heading.title + ": changes") + " from " + to_string(before.day) +
                    " to " + to_string(after.day),
                basis};
    sheet.text("What the casebook knew at the end of the first day is held against what it knew at the end of the "
               "second, both with the rules of today.");
    add_people(sheet, before, after);
    const auto list = [&](std::string_view field, std::string title, const auto& wanted, const ById& from) {
        sheet.heading(std::move(title));
        // Ids say nothing: in order of what is told, when, and of its words.
        std::vector<std::tuple<std::string_view, std::string, std::string, ledger::EntryId>> lines;
        for (const auto& [id, claim] : from)
            if (std::string line = wanted(*claim); !line.empty())
                lines.emplace_back(domain::label_of(claim->claim.type),
                                   claim->claim.time ? claim->claim.time->to_string() : std::string{}, std::move(line),
                                   id);
        std::ranges::sort(lines);
        for (const auto& [type, when, line, id] : lines)
            sheet.item(field, line, {id});
        if (lines.empty())
            sheet.text("None.");
    };
    list(
        "new", "New claims",
        [&](const StandingClaim& claim) { return old.contains(claim.id) ? std::string{} : line_of(claim); }, now);
    list(
        "corrected", "Corrected claims",
        [&](const StandingClaim& claim) {
            const auto found = old.find(claim.id);
            return found == old.end() || found->second->claim == claim.claim
                       ? std::string{}
                       : line_of(claim) + "; before: " + line_of(*found->second);
        },
        now);
    list(
        "withdrawn", "Claims that no longer stand",
        [&](const StandingClaim& claim) { return now.contains(claim.id) ? std::string{} : line_of(claim); }, old);
    return sheet.finish(heading);
}

} // namespace vigil::publish
