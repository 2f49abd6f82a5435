// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/person.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Places of detention and courts as the team writes them down, with the names that sources give them. They change
/// what an answer says, never a record: docs/methods/status-of-a-person.md, step 10.
namespace vigil::answers {

struct KnownPlace {
    std::string name;
    std::string kind; ///< "prison", "court" …; empty: not stated.
    std::vector<std::string> aliases;
    bool operator==(const KnownPlace&) const = default;
};

class PlaceNames {
public:
    PlaceNames() = default;
    /// A name or alias that two places claim leads to neither.
    explicit PlaceNames(std::vector<KnownPlace> places);

    const std::vector<KnownPlace>& all() const { return m_places; }
    /// nullptr: the team has no such place.
    const KnownPlace* find(std::string_view text) const;
    /// The team's name of it, else the text.
    std::string name_of(const std::string& text) const;
    /// Search keys of all names, each with one key of its place.
    std::map<std::string, std::string> keys() const;

private:
    std::vector<KnownPlace> m_places;
    std::map<std::string, std::size_t, std::less<>> m_at; ///< By search key; `none` for what two places claim.
};

/// Puts the team's names into a person's places and courts. Stays in one place under two names become one stay.
void use_names(records::Person& person, const PlaceNames& names);

} // namespace vigil::answers
