// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/incident.hpp"

#include "records/cbor_fields.hpp"

#include <array>

namespace vigil::records {

// Found by FieldWriter and FieldReader through their arguments, so they stand in this namespace.
template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, Victim>
void describe(V& visit, T& value)
{
    visit("name", value.name);
    visit("unnamed", value.unnamed);
    visit("person_key", value.person_key);
    visit("when", value.when);
    visit("places", value.places);
    visit("basis", value.basis);
}

template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, Incident>
void describe(V& visit, T& value)
{
    visit("id", value.id);
    visit("kind", value.kind);
    visit("when", value.when);
    visit("died", value.died);
    visit("injured", value.injured);
    visit("found", value.found);
    visit("buried", value.buried);
    visit("died_at", value.died_at);
    visit("injured_at", value.injured_at);
    visit("found_at", value.found_at);
    visit("buried_at", value.buried_at);
    visit("places", value.places);
    visit("actors", value.actors);
    visit("methods", value.methods);
    visit("place_key", value.place_key);
    visit("numbers", value.numbers);
    visit("other_numbers", value.other_numbers);
    visit("victims", value.victims);
    visit("causes", value.causes);
    visit("cause_disputed", value.cause_disputed);
    visit("lowest", value.lowest);
    visit("highest", value.highest);
    visit("open_above", value.open_above);
    visit("alleged", value.alleged);
    visit("disputed", value.disputed);
    visit("basis", value.basis);
    visit("against", value.against);
}

Cbor to_cbor(const Incident& incident)
{
    return FieldWriter::cbor_of(incident);
}

Result<Incident> incident_from_cbor(const Cbor& value)
{
    return record_from<Incident>(value, "incident");
}

std::string_view name_of(IncidentKind kind)
{
    constexpr std::array<std::string_view, 7> names{"killing",       "death",  "execution", "injury",
                                                    "ill-treatment", "attack", "protest"};
    const auto at = static_cast<std::size_t>(kind);
    return at < names.size() ? names[at] : "not known";
}

} // namespace vigil::records
