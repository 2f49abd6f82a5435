// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/stated.hpp"

/// A state in a treaty or body, step by step. Steps: docs/methods/participation.md. An effective date is computed only
/// from a received notification, with the clause of instruments.hpp.
namespace vigil::records {

enum class ParticipationStep : std::uint8_t {
    joined,
    announced, ///< Announced or ordered.
    notified,  ///< Notification received by the depositary.
    notice_withdrawn,
    effective, ///< A source says that it took effect, or that the state left.
    rejoined,
    funding_stopped,
    denied,
    notice_sent, ///< Notification sent; nobody says that the depositary received it.
};

struct DatedStep {
    ParticipationStep what = ParticipationStep::announced;
    std::optional<Edtf> when;
    std::string source, words;
    std::optional<Day> effective; ///< Of a notification received on a stated day: computed from its clause.
    Basis basis;
    bool operator==(const DatedStep&) const = default;
};

struct Participation {
    std::string id;    ///< Hex of its lowest claim, and "/n" of the body in it when one claim names several.
    std::string state; ///< As stated; `state_key` is its norm or search key.
    std::string state_key;
    std::string body, body_key;
    std::string instrument;                ///< Key of instruments.hpp; empty: not in the table.
    std::optional<domain::Count> count;    ///< "66 organisations": a count with the named ones under it.
    std::vector<std::string> named;        ///< Bodies that the same report names beside such a count.
    std::vector<DatedStep> steps;          ///< In order of time; undated ones last.
    std::optional<Day> computed_effective; ///< Of the last notification in force.
    std::string clause;                    ///< "Article 28 of the Paris Agreement: one year after receipt".
    std::string note;                      ///< "notification not seen; if received on D, not before D + …".
    std::string falls_with_it;             ///< Protocols and memberships that end with it; more in instruments.hpp.
    Basis basis;
    bool operator==(const Participation&) const = default;

    /// The last step that had taken place by `day`, a computed effective date included; nullopt: none by then.
    std::optional<ParticipationStep> on(Day day) const;
    /// The notification whose computed day is the reason for `effective` on `day`; nullptr: a source says so itself.
    const DatedStep* effective_by(Day day) const;
};

/// "other climate-related bodies" names none: a body has a capital, is in the table, or is in a script without case.
bool names_body(std::string_view words);

Cbor to_cbor(const Participation& participation);
/// Errors: malformed.
Result<Participation> participation_from_cbor(const Cbor& value);

std::string_view name_of(ParticipationStep step);

} // namespace vigil::records
