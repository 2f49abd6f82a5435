// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/second.hpp"

namespace vigil::records {

std::optional<EntryId> claim_with_second(const ledger::Set& body)
{
    constexpr std::string_view kind = "claim:";
    if (body.field != "second" || !body.object.starts_with(kind))
        return std::nullopt;
    const auto digest = parse_digest(body.object.substr(kind.size()));
    return digest ? std::optional{EntryId{*digest}} : std::nullopt;
}

bool asks_for_second(const ledger::Set& body)
{
    return body.value == "yes";
}

} // namespace vigil::records
