// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/sheet.hpp"
#include "records/mentions.hpp"

#include <algorithm>

namespace vigil::publish {
namespace {

/// What a claim tells of no day: particulars, quotations and the like have no place in a chronology.
bool tells_of_a_day(const records::StandingClaim& claim)
{
    using enum domain::ClaimType;
    const auto type = claim.claim.type;
    return type != particular && type != designation && type != quote;
}

} // namespace

Paper chronology(const records::Standing& standing, const std::string& name, const Heading& heading)
{
    std::vector<const records::StandingClaim*> claims;
    std::vector<ledger::EntryId> ids;
    for (const auto& claim : standing.claims)
        if (tells_of_a_day(claim)) {
            claims.push_back(&claim);
            ids.push_back(claim.id);
        }
    std::ranges::stable_sort(claims, [](const auto* a, const auto* b) {
        if (records::earlier(a->claim.time, b->claim.time))
            return true;
        return !records::earlier(b->claim.time, a->claim.time) && a->id < b->id;
    });
    const auto basis = answers::quoted(standing, ids);
    const std::string about = heading.title.empty() ? name : heading.title;
    Sheet sheet{"chronology.docx", about.empty() ? "Chronology" : "Chronology: " + about, basis};
    std::optional<std::string> year;
    for (const auto* claim : claims) {
        const std::string when = claim->claim.time ? claim->claim.time->to_string() : std::string{};
        const auto first = claim->claim.time && claim->claim.time->earliest()
                               ? to_string(*claim->claim.time->earliest()).substr(0, 4)
                               : std::string{when.empty() ? "No day stated" : "Before"};
        if (year != first)
            sheet.heading(*(year = first));
        std::string line = (when.empty() ? "" : when + ": ") + in_words(claim->claim);
        if (sheet.has("source"))
            line += " (" + records::said_by(*claim) + ")";
        sheet.item("claim", line, {claim->id});
    }
    if (claims.empty())
        sheet.text("No claim stands at this floor.");
    return sheet.finish(heading);
}

} // namespace vigil::publish
