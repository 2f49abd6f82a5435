// SPDX-License-Identifier: AGPL-3.0-or-later
#include "answers/proof_words.hpp"

#include "records/mentions.hpp"

#include <algorithm>
#include <tuple>

namespace vigil::answers {

using domain::ClaimType;
using records::Custody;

Side side_of(Custody state)
{
    switch (state) {
    case Custody::held:
    case Custody::house_arrest:
    case Custody::disappeared: return Side::in;
    case Custody::released:
    case Custody::at_liberty:
    case Custody::deported:
    case Custody::exchanged:
    case Custody::exiled:
    case Custody::escaped: return Side::out;
    case Custody::died_in_custody:
    case Custody::dead: return Side::dead;
    case Custody::wanted:
    case Custody::not_known: return Side::unknown;
    }
    return Side::unknown;
}

Side side_of(ClaimType type)
{
    using enum ClaimType;
    if (type == arrest || type == held || type == disappearance)
        return Side::in;
    if (type == release || type == deportation)
        return Side::out;
    return type == killing || type == death || type == execution ? Side::dead : Side::unknown;
}

namespace {

/// By day of publication, source, title and place in the text: an order that everybody sees, unlike that of ids.
KeyedClaims in_order(KeyedClaims claims)
{
    std::ranges::sort(claims, {}, [](const Keyed* claim) {
        const auto& passage = *claim->standing->passage;
        return std::tuple{passage.published ? passage.published->to_string() : std::string{},
                          passage.source,
                          passage.title,
                          claim->claim->span,
                          claim->claim->type,
                          claim->standing->id};
    });
    const auto repeated = std::ranges::unique(claims);
    claims.erase(repeated.begin(), repeated.end());
    return claims;
}

} // namespace

std::vector<EntryId> ids_of(const KeyedClaims& claims)
{
    std::vector<EntryId> ids;
    for (const Keyed* claim : in_order(claims))
        ids.push_back(claim->standing->id);
    return ids;
}

namespace {

std::string brief(const Keyed& claim)
{
    const domain::Claim& said = *claim.claim;
    std::string words{domain::label_of(said.type)};
    if (said.count)
        words += " (" + said.count->to_string() + ")";
    const auto detail = records::first_text(said, domain::Field::detail);
    if (!detail.empty())
        words += " (" + detail + ")";
    if (said.time)
        words += ", " + said.time->to_string();
    if (const auto place = records::first_text(said, domain::Field::place); !place.empty())
        words += ", " + place;
    return words;
}

} // namespace

std::string listed(const KeyedClaims& claims)
{
    std::vector<std::string> all;
    for (const Keyed* claim : in_order(claims))
        records::add_new(all, {brief(*claim) + " (" + records::said_by(*claim->standing) + ")"});
    std::string words;
    for (std::size_t i = 0; i < std::min<std::size_t>(all.size(), 4); ++i)
        words += (i == 0 ? "" : "; ") + all[i];
    return all.size() > 4 ? words + "; and " + std::to_string(all.size() - 4) + " more" : words;
}

std::string who(const KeyedClaims& claims)
{
    std::vector<std::string> sources;
    for (const Keyed* claim : in_order(claims))
        records::add_new(sources, {records::said_by(*claim->standing)});
    std::string all;
    for (const auto& source : sources)
        all += (all.empty() ? "" : ", ") + source;
    return all;
}

} // namespace vigil::answers
