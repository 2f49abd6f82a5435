// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/session.hpp"

#include <span>
#include <string>
#include <vector>

/// A report held against the lists of a casebook: docs/methods/lists.md, steps 18 and 19.
namespace vigil::app {

struct AgainstLists {
    struct Match {
        store::ListRow row;
        std::string name; ///< As the list has it.
        bool by_alias = false;
    };
    struct Person {
        std::string name;                   ///< As the report has it.
        std::vector<Match> matches;         ///< Rows that may be meant; none: not on a list.
        std::vector<domain::Claim> changes; ///< What the report says and no such row does.
    };
    std::vector<Person> people; ///< In the order of the report.
    bool on_list(const Person& person) const { return !person.matches.empty(); }
};

/// What `claims` say of people, beside what the lists say of them now. Pre: the caller holds the session's lock.
AgainstLists against_lists(const store::Casebook& casebook, std::span<const domain::Claim> claims);

} // namespace vigil::app
