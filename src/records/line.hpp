// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/person.hpp"
#include "records/record.hpp"

/// The line of a person: what a list of people has to know of everybody, so that it need not read whole records of
/// people that it does not show. It follows from the record and its claims, and what is asked of it gives what they
/// would give.
namespace vigil::records {

struct PersonLine {
    struct Period {
        std::optional<Day> begin; ///< From this day on it is the state; absent: never (no day is known).
        std::optional<Day> over;  ///< The last day; absent: it goes on.
        Custody state = Custody::not_known;
        bool contested = false; ///< Somebody says otherwise: it counts for nobody.
        std::optional<Day> first_confirmed, last_confirmed;
        std::vector<Day> between; ///< Days between them on which a claim says that it was so, in order.
        bool operator==(const Period&) const = default;

        /// The last day, not after `day`, for which a claim of the period says that it was so.
        std::optional<Day> confirmed_by(Day day) const;
    };
    std::string id;
    std::string key;                    ///< search_key of the name: the order of a list.
    std::vector<std::string> names;     ///< search_key of every spelling.
    std::vector<std::string> countries; ///< search_key of each.
    std::vector<Period> periods;        ///< In order; without those that hold on no day (announced, taken back).
    std::vector<std::string> undecided; ///< Records that may be the same person.
    bool unnamed = false;               ///< A victim whom nobody names: in no "at least".
    bool operator==(const PersonLine&) const = default;

    /// As Person::on; nullptr: nobody says where the person was then.
    const Period* on(Day day) const;
};

/// `standing`: claims at the floor of the record, ordered by id; those of the person at least.
PersonLine line_of(const Person& person, const Standing& standing);
Cbor to_cbor(const PersonLine& line);
/// Errors: malformed.
Result<PersonLine> line_from_cbor(const Cbor& value);

} // namespace vigil::records
