// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "ledger/bodies.hpp"

/// How people say that two claims tell one incident, or two (docs/methods/incidents.md, step 6): a link between what
/// the claims say of the place, "what happened there". A link never points to a record, so it survives re-reading.
namespace vigil::records {

inline ledger::MentionRef incident_mention(const ledger::EntryId& claim)
{
    return {claim, domain::Field::place, 0};
}

inline bool links_incidents(const ledger::Linked& link)
{
    return link.a.field == domain::Field::place && link.b.field == domain::Field::place;
}

} // namespace vigil::records
