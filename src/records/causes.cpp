// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/incidents.md.
#include "records/causes.hpp"

#include "base/utf8.hpp"
#include "records/words.hpp"

#include <algorithm>

namespace vigil::records {
namespace {

using domain::ClaimType;

/// Step 16. That somebody was killed is itself a cause.
std::string cause_in(const domain::Claim& claim)
{
    const bool death =
        claim.type == ClaimType::death || claim.type == ClaimType::killing || claim.type == ClaimType::execution;
    if (!death)
        return {};
    if (auto text = first_text(claim, domain::Field::detail); !text.empty())
        return text;
    return claim.type == ClaimType::killing ? "killed" : claim.type == ClaimType::execution ? "executed" : "";
}

} // namespace

void add_cause(std::vector<StatedCause>& causes, const StandingClaim& claim)
{
    const std::string text = cause_in(claim.claim);
    if (text.empty() || claim.claim.modality == domain::Modality::denied)
        return;
    const std::string source = said_by(claim);
    const auto have = std::ranges::find_if(causes, [&](const StatedCause& one) {
        return search_key(one.text) == search_key(text) && one.source == source;
    });
    StatedCause& cause = have == causes.end() ? causes.emplace_back() : *have;
    cause.text = text;
    cause.source = source;
    cause.official = says_official(source);
    add_basis(cause.basis, claim.id);
}

bool causes_disputed(const std::vector<StatedCause>& causes)
{
    return std::ranges::any_of(causes, [&](const StatedCause& a) {
        return a.official && std::ranges::any_of(causes, [&](const StatedCause& b) {
                   return !b.official && search_key(a.text) != search_key(b.text);
               });
    });
}

} // namespace vigil::records
