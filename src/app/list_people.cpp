// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/lists.md.
#include "app/list_people.hpp"

#include "base/utf8.hpp"
#include "records/conventions.hpp"
#include "records/list_rows.hpp"
#include "records/mentions.hpp"

#include <algorithm>
#include <array>

namespace vigil::app {
namespace {

using domain::Claim;
using domain::ClaimType;

/// Step 19: what moves a status.
constexpr std::array status_types{
    ClaimType::arrest,      ClaimType::held,   ClaimType::release, ClaimType::disappearance, ClaimType::deportation,
    ClaimType::restriction, ClaimType::charge, ClaimType::verdict, ClaimType::sentence,      ClaimType::appeal,
    ClaimType::closure,     ClaimType::ruling, ClaimType::death,   ClaimType::killing,       ClaimType::execution};

bool moves_status(ClaimType type)
{
    return std::ranges::find(status_types, type) != status_types.end();
}

bool may_be_one_time(const Claim& a, const Claim& b)
{
    if (!a.time || !b.time)
        return true;
    return a.time->may_overlap(b.time->earliest().value_or(Day::min()), b.time->latest().value_or(Day::max()));
}

/// A row that has an arrest says as well that somebody was held.
bool says_so(const Claim& row, const Claim& report)
{
    const bool one_kind = row.type == report.type || (report.type == ClaimType::held && row.type == ClaimType::arrest);
    if (!one_kind)
        return false;
    // A state is no other state because it was seen on another day.
    return report.type == ClaimType::held || may_be_one_time(row, report);
}

struct RowNow {
    AgainstLists::Match match;
    std::vector<Claim> claims;
};

/// What a row says now, if it names somebody so now.
std::optional<RowNow> row_now(const store::Casebook& casebook, const store::ListRow& row, const std::string& words)
{
    std::vector<ledger::EntryId> ids;
    for (const auto& claim : casebook.claims_of_row(row))
        if (claim.now)
            ids.push_back(claim.id);
    RowNow now{{row, {}, true}, {}};
    bool found = false;
    for (auto& standing : records::standing(casebook.evidence_of_claims(ids), Floor::proposed).claims) {
        const auto& claim = standing.claim;
        const auto* target = claim.first(domain::Field::target);
        if (now.match.name.empty() && target != nullptr)
            now.match.name = target->text;
        now.match.by_alias = now.match.by_alias && !(target != nullptr && records::name_words(target->text) == words);
        const auto names = records::names_in_row(claim);
        found = found || std::ranges::find(names, words) != names.end();
        now.claims.push_back(std::move(standing.claim));
    }
    return found ? std::optional{std::move(now)} : std::nullopt;
}

} // namespace

AgainstLists against_lists(const store::Casebook& casebook, std::span<const Claim> claims)
{
    AgainstLists out;
    std::vector<std::string> keys;
    std::vector<std::vector<RowNow>> rows;
    for (const auto& claim : claims)
        for (const auto* value : claim.values_of(domain::Field::target)) {
            if (!records::names_person(claim.type, *value))
                continue;
            const auto words = records::name_words(value->norm.empty() ? value->text : value->norm);
            auto at = static_cast<std::size_t>(std::ranges::find(keys, words) - keys.begin());
            if (at == keys.size()) {
                keys.push_back(words);
                out.people.push_back({value->text, {}, {}});
                auto& now = rows.emplace_back();
                for (const auto& row : casebook.list_rows_named(words))
                    if (auto one = row_now(casebook, row, words)) {
                        out.people.back().matches.push_back(one->match);
                        now.push_back(*std::move(one));
                    }
            }
            const bool said = std::ranges::any_of(rows[at], [&](const RowNow& row) {
                return std::ranges::any_of(row.claims, [&](const Claim& one) { return says_so(one, claim); });
            });
            if (!rows[at].empty() && moves_status(claim.type) && !said)
                out.people[at].changes.push_back(claim);
        }
    return out;
}

} // namespace vigil::app
