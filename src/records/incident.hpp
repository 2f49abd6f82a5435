// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/stated.hpp"

/// Killings, injuries, attacks, protests, deaths at a place and time, merged across reports. Steps:
/// docs/methods/incidents.md. Numbers stand side by side, one per source; they never add.
namespace vigil::records {

enum class IncidentKind : std::uint8_t { killing, death, execution, injury, ill_treatment, attack, protest };

struct Victim {
    std::string name;
    bool unnamed = false;     ///< "an unidentified man": a person record that may get a name.
    std::string person_key;   ///< Name key; the person record is found by the claim.
    std::optional<Edtf> when; ///< Of injury, death or finding, as the claim's type says.
    std::vector<std::string> places;
    Basis basis;
    bool operator==(const Victim&) const = default;
};

struct Incident {
    std::string id; ///< Hex of its lowest claim.
    IncidentKind kind = IncidentKind::killing;
    std::optional<Edtf> when;                         ///< The narrowest statement that all fit into, else the first.
    std::optional<Edtf> died, injured, found, buried; ///< Dates that are different things; absent: not stated.
    std::vector<std::string> died_at, injured_at, found_at, buried_at; ///< Their places, as stated.
    std::vector<std::string> places, actors, methods;
    std::string place_key;
    std::vector<ReportedNumber> numbers;         ///< Of the incident's own kind, by source, then window.
    std::vector<ReportedNumber> other_numbers;   ///< Of injured people where others died: never in the range.
    std::vector<Victim> victims;                 ///< Named ones, and unnamed ones that stand alone.
    std::vector<StatedCause> causes;             ///< Of deaths, by whom.
    bool cause_disputed = false;                 ///< An official cause and another one.
    std::optional<std::int64_t> lowest, highest; ///< Range over all sources; absent: no number (never zero).
    bool open_above = false;                     ///< Some source says "at least".
    bool alleged = false;                        ///< No claim is a plain assertion.
    bool disputed = false; ///< Somebody denies it, or sources give numbers that exclude one another.
    Basis basis;
    Basis against; ///< Denials.
    bool operator==(const Incident&) const = default;
};

Cbor to_cbor(const Incident& incident);
/// Errors: malformed.
Result<Incident> incident_from_cbor(const Cbor& value);

std::string_view name_of(IncidentKind kind);

} // namespace vigil::records
