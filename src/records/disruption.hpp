// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/stated.hpp"

/// Shutdown, throttling, blocking and their end. Steps: docs/methods/disruptions.md.
namespace vigil::records {

enum class DisruptionKind : std::uint8_t { shutdown, throttling, blocking };
enum class DisruptionState : std::uint8_t {
    not_known, ///< A start is stated, no end, and nobody says that it goes on.
    on,        ///< Somebody says that it goes on: see last_confirmed.
    ended,
};

struct Statement {
    std::string what; ///< "started", "goes on", "restored", "denied", "end denied", "announced", "possible".
    bool alleged = false;
    std::string words, source;
    std::vector<std::string> by; ///< Who ordered it, according to this statement.
    std::optional<Edtf> when, published;
    EntryId claim;
    bool operator==(const Statement&) const = default;
};

struct Disruption {
    std::string id; ///< Hex of its lowest claim.
    DisruptionKind kind = DisruptionKind::shutdown;
    std::vector<std::string> areas;
    std::vector<std::string> area_norms; ///< "state:VE", "geonames:…": what its areas mean in the gazetteer.
    bool area_from_actor = false;        ///< No place is stated; the country is that of who is said to have ordered it.
    std::string area_key;
    std::vector<std::string> blocked; ///< Of blocking: what is blocked.
    std::vector<std::string> ordered_by;
    std::vector<std::string> scope; ///< "nationwide", "near total".
    std::optional<Edtf> start, end; ///< As precise as stated.
    bool end_partial = false;       ///< Restored in stages or in part.
    DisruptionState state = DisruptionState::not_known;
    std::optional<Day> last_confirmed;
    bool disputed = false; ///< See `contradictions`.
    bool alleged = false;
    std::vector<std::string> contradictions; ///< In words, each side with its source (step 9).
    std::vector<Statement> statements;       ///< In order of time.
    Basis basis;
    bool operator==(const Disruption&) const = default;
};

/// Some statement says that it happened; false: it is only denied.
bool is_reported(const Disruption& disruption);

Cbor to_cbor(const Disruption& disruption);
/// Errors: malformed.
Result<Disruption> disruption_from_cbor(const Cbor& value);

std::string_view name_of(DisruptionKind kind);
std::string_view name_of(DisruptionState state);

} // namespace vigil::records
