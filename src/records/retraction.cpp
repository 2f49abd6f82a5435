// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/status-of-a-person.md.
#include "records/retraction.hpp"

#include "records/custody_facts.hpp"
#include "records/groups.hpp"
#include "records/words.hpp"

namespace vigil::records {
namespace {

using domain::ClaimType;
using domain::Modality;

bool tells_death(const domain::Claim& claim)
{
    return claim.type == ClaimType::killing || claim.type == ClaimType::death || claim.type == ClaimType::execution;
}

/// Something that only a living person does or suffers.
bool tells_of_the_living(const StandingClaim& claim)
{
    const auto fact = liberty_fact(claim);
    return claim.claim.modality == Modality::asserted &&
           (tells_proceeding(claim.claim.type) || (fact && !over(fact->state) && fact->state != Custody::not_known));
}

bool surely_after(const std::optional<Edtf>& time, const std::optional<Edtf>& other)
{
    return time && other && time->earliest() && other->latest() && *time->earliest() > *other->latest();
}

/// Step 9a: a denial, words of correction, or a day after the death on which the person did or suffered something.
bool takes_back(const StandingClaim& later, const StandingClaim& death)
{
    const auto then = published_on(death);
    const auto now = published_on(later);
    if (!then || !now || *now <= *then)
        return false;
    if (tells_death(later.claim))
        return later.claim.modality == Modality::denied;
    return says_alive(later.claim.quote) ||
           (tells_of_the_living(later) && surely_after(later.claim.time, time_or_published(death)));
}

} // namespace

std::map<EntryId, Basis> deaths_taken_back(const ClaimsOfPerson& claims, const Origins& origins)
{
    std::map<EntryId, Basis> taken_back;
    for (const StandingClaim* death : claims) {
        if (!tells_death(death->claim) || death->claim.modality == Modality::denied)
            continue;
        const std::string origin = origins.of(*death);
        for (const StandingClaim* later : claims)
            if (later != death && origins.of(*later) == origin && takes_back(*later, *death))
                add_basis(taken_back[death->id], later->id);
    }
    return taken_back;
}

} // namespace vigil::records
