// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/incidents.md.
#include "records/causes.hpp"
#include "records/custody.hpp"
#include "records/retraction.hpp"
#include "records/words.hpp"

#include <algorithm>

namespace vigil::records {
namespace {

using domain::ClaimType;
using domain::Field;
using domain::Modality;

bool tells_death(ClaimType type)
{
    return type == ClaimType::killing || type == ClaimType::execution || type == ClaimType::death;
}

/// Execution before killing before death: what is said to have been done goes before what is said to have happened.
int gravity(ClaimType type)
{
    return type == ClaimType::execution ? 3 : type == ClaimType::killing ? 2 : 1;
}

void add_dated(DatedPlace& to, const StandingClaim& claim)
{
    const domain::Claim& said = claim.claim;
    if (said.time)
        to.when = to.when ? finer(*to.when, *said.time) : *said.time;
    add_new(to.places, texts_of(said, Field::place));
    add_basis(to.basis, claim.id);
}

class DeathFold {
public:
    void add(const StandingClaim& claim)
    {
        const domain::Claim& said = claim.claim;
        if (said.modality == Modality::denied)
            return add_basis(m_death.against, claim.id);
        if (said.modality != Modality::asserted && said.modality != Modality::alleged)
            return;
        const bool alleged = said.modality == Modality::alleged;
        if (m_death.basis.empty() || gravity(said.type) > gravity(m_death.how))
            m_death.how = said.type;
        m_death.alleged = m_death.basis.empty() ? alleged : m_death.alleged && alleged;
        add_basis(m_death.basis, claim.id);
        add_day_and_place(claim);
        add_cause(m_death.causes, claim);
        if (m_death.cause.empty())
            m_death.cause = first_text(said, Field::detail);
    }

    /// Step 14: an injury of the same person in the 90 days up to the death stands beside it.
    void add_injury(const StandingClaim& claim)
    {
        const auto& time = claim.claim.time;
        const auto died = m_death.when ? m_death.when->latest() : std::nullopt;
        const auto hurt = time ? time->earliest() : std::nullopt;
        constexpr std::chrono::days window{90};
        if (claim.claim.modality == Modality::denied || !hurt || (died && (*hurt > *died || *died - *hurt > window)))
            return;
        add_dated(m_death.injured, claim);
    }

    std::optional<Death> take()
    {
        m_death.cause_disputed = causes_disputed(m_death.causes);
        m_death.disputed = m_death.disputed || !m_death.against.empty();
        return m_death.basis.empty() ? std::nullopt : std::optional{std::move(m_death)};
    }
    bool empty() const { return m_death.basis.empty(); }

private:
    void add_day_and_place(const StandingClaim& claim)
    {
        const domain::Claim& said = claim.claim;
        const ToldOfDeath told = told_of_death(said);
        if (told == ToldOfDeath::finding)
            return add_dated(m_death.found, claim);
        if (told == ToldOfDeath::burial)
            return add_dated(m_death.buried, claim);
        if (said.time && m_death.when && !may_be_same_time(m_death.when, said.time)) {
            m_death.disputed = true;
            m_death.when = earlier(said.time, m_death.when) ? said.time : m_death.when;
        } else if (said.time) {
            m_death.when = m_death.when ? finer(*m_death.when, *said.time) : *said.time;
        }
        add_new(m_death.places, texts_of(said, Field::place));
    }

    Death m_death;
};

} // namespace

ToldOfDeath told_of_death(const domain::Claim& claim)
{
    if (claim.type == ClaimType::injury)
        return ToldOfDeath::injury;
    if (!tells_death(claim.type))
        return ToldOfDeath::death;
    if (says_buried(claim.quote) && !has_word(claim.quote, {"died on", "was killed on", "died in", "was killed in"}))
        return ToldOfDeath::burial;
    return says_found(claim.quote) ? ToldOfDeath::finding : ToldOfDeath::death;
}

std::vector<Death> deaths_of(const ClaimsOfPerson& claims, const Origins& origins)
{
    const auto retracted = deaths_taken_back(claims, origins);
    DeathFold standing, gone;
    Basis by;
    for (const StandingClaim* claim : claims) {
        if (!tells_death(claim->claim.type))
            continue;
        const auto found = retracted.find(claim->id);
        if (found != retracted.end())
            add_basis(by, found->second);
        (found != retracted.end() ? gone : standing).add(*claim);
    }
    for (const StandingClaim* claim : claims)
        if (claim->claim.type == ClaimType::injury && !standing.empty())
            standing.add_injury(*claim);
    std::vector<Death> result;
    if (auto death = standing.take())
        result.push_back(*std::move(death));
    if (auto death = gone.take()) { // Step 17.
        death->taken_back = std::move(by);
        result.push_back(*std::move(death));
    }
    return result;
}

} // namespace vigil::records
