// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/disruption.hpp"

#include "records/cbor_fields.hpp"

#include <algorithm>
#include <array>

namespace vigil::records {

// Found by FieldWriter and FieldReader through their arguments, so they stand in this namespace.
template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, Statement>
void describe(V& visit, T& value)
{
    visit("what", value.what);
    visit("alleged", value.alleged);
    visit("words", value.words);
    visit("source", value.source);
    visit("by", value.by);
    visit("when", value.when);
    visit("published", value.published);
    visit("claim", value.claim);
}

template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, Disruption>
void describe(V& visit, T& value)
{
    visit("id", value.id);
    visit("kind", value.kind);
    visit("areas", value.areas);
    visit("area_norms", value.area_norms);
    visit("area_from_actor", value.area_from_actor);
    visit("area_key", value.area_key);
    visit("blocked", value.blocked);
    visit("ordered_by", value.ordered_by);
    visit("scope", value.scope);
    visit("start", value.start);
    visit("end", value.end);
    visit("end_partial", value.end_partial);
    visit("state", value.state);
    visit("last_confirmed", value.last_confirmed);
    visit("disputed", value.disputed);
    visit("alleged", value.alleged);
    visit("contradictions", value.contradictions);
    visit("statements", value.statements);
    visit("basis", value.basis);
}

bool is_reported(const Disruption& disruption)
{
    return std::ranges::any_of(disruption.statements, [](const Statement& statement) {
        return statement.what != "denied" && statement.what != "end denied";
    });
}

Cbor to_cbor(const Disruption& disruption)
{
    return FieldWriter::cbor_of(disruption);
}

Result<Disruption> disruption_from_cbor(const Cbor& value)
{
    return record_from<Disruption>(value, "disruption");
}

std::string_view name_of(DisruptionKind kind)
{
    constexpr std::array<std::string_view, 3> names{"shutdown", "throttling", "blocking"};
    const auto at = static_cast<std::size_t>(kind);
    return at < names.size() ? names[at] : "not known";
}

std::string_view name_of(DisruptionState state)
{
    constexpr std::array<std::string_view, 3> names{"not known", "on", "ended"};
    const auto at = static_cast<std::size_t>(state);
    return at < names.size() ? names[at] : "not known";
}

} // namespace vigil::records
