// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/material.hpp"
#include "records/call.hpp"

#include <map>

/// Who asks whom to do what, joined across reports, and what shows whether it was done. Steps: docs/methods/calls.md.
namespace vigil::answers {

enum class Met : std::uint8_t { not_known, unmet, partly, met, reversed };
enum class CallsBy : std::uint8_t { nothing, addressee, person, status };

/// Words that name a state, as search keys: "iran", "iranian" → "state:IR". Built by the caller from its tables.
using StateWords = std::map<std::string, std::string, std::less<>>;

struct CallQuestion {
    CallsBy by = CallsBy::nothing;
    StateWords states; ///< Empty: states are known only by their norms.
};

/// One time that a call was made.
struct CallMade {
    std::string by, words, source;
    std::optional<Day> on;
    EntryId claim;
};

struct CallRow {
    records::Call call;               ///< Of all the records: lowest id, first and last day, whole basis.
    std::vector<std::string> records; ///< The records that are one call (step 5).
    std::vector<CallMade> made;       ///< Every time that it was made, oldest first.
    std::string addressee;            ///< "state:IR", a norm or a search key; empty: not stated.
    bool addressee_from_report = false;
    std::vector<std::string> words; ///< Key words of the action that all of them share.
    std::string label;              ///< "Amnesty International asks Iranian authorities: restore full internet access".
    std::optional<std::int64_t> age; ///< Days since it was first made; absent: day not known.
    Met met = Met::not_known;
    std::string because;              ///< "Restored on …, says …"; empty when not known.
    std::string rule;                 ///< Which row of step 8 was used; empty when not known.
    Basis shown_by;                   ///< Claims that show it.
    std::vector<std::string> perhaps; ///< What would show it if somebody decided that two names are one person.
    std::vector<std::string> people;  ///< Names of the people that it is about.
    bool open = true;                 ///< Not met as far as known.
};

struct CallGroup {
    std::string key, label;
    std::vector<std::size_t> rows; ///< Positions in Calls::rows. A call that names two people stands under both.
};

struct Calls {
    Head head;
    std::vector<CallRow> rows; ///< Open ones first, latest first.
    CallsBy by = CallsBy::nothing;
    std::vector<CallGroup> groups; ///< Those of `by`; empty when nothing was asked.
};
/// Families of records: call, person, disruption, proceeding, participation.
Calls calls(const Material& material, const View& view, const CallQuestion& question = {});

std::string_view label_of(Met met);

} // namespace vigil::answers
