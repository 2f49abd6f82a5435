// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/common.hpp"
#include "cli/print.hpp"

#include <fmt/format.h>

namespace vigil::cli {
namespace {

void print_people(const Io& io, std::string_view heading, const std::vector<std::string>& people)
{
    if (!people.empty())
        fmt::print(io.out, "         {}: {}\n", heading, wrapped(joined(people, "; "), 11));
}

} // namespace

/// docs/methods/lists.md, step 19.
void print(const Io& io, const app::AgainstLists& lists)
{
    std::vector<std::string> on, changes, not_on;
    for (const auto& person : lists.people) {
        std::vector<std::string> rows, says;
        for (const auto& match : person.matches)
            rows.push_back(match.row.list + " " + match.row.row + (match.by_alias ? ", as " + match.name : ""));
        for (const auto& claim : person.changes)
            says.push_back(std::string{domain::label_of(claim.type)} +
                           (claim.time ? " " + claim.time->to_string() : ""));
        const auto who = person.name + (rows.empty() ? "" : " (" + joined(rows, " or ") + ")");
        if (person.matches.empty())
            not_on.push_back(who);
        else if (says.empty())
            on.push_back(who);
        else
            changes.push_back(who + " " + joined(says));
    }
    print_people(io, "on your list", on);
    print_people(io, "changes proposed", changes);
    print_people(io, "not on your list", not_on);
}

} // namespace vigil::cli
