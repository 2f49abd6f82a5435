// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "domain/claim.hpp"
#include "ledger/bodies.hpp"

#include <optional>
#include <string>
#include <vector>

/// What an edition of a list changes in the casebook, row by row: docs/methods/lists.md, steps 14 to 16.
namespace vigil::records {

using ledger::EntryId;

/// What a claim of a row says, without the words around it: equal digests say the same.
Digest row_content(const domain::Claim& claim);
/// Claims of one kind take each other's place: the type, and for a particular which one ("particular/age").
std::string row_kind(const domain::Claim& claim);

/// A claim that some edition of the list proposed for a row.
struct ListedClaim {
    EntryId id;
    std::string kind;
    Digest content;
    bool now = true; ///< The list still makes it: no later edition replaced it.
};

/// Under which people of lists are found (step 18): the words of a name in alphabetical order, as search keys.
std::string name_words(std::string_view name);
/// Those of everybody whom a claim of a row names, and of the aliases that it gives.
std::vector<std::string> names_in_row(const domain::Claim& claim);

enum class RowChange { added, changed, same, withdrawn, refused };
std::string_view name_of(RowChange change); ///< "new", "changed", "same", "withdrawn", "refused".

struct RowUpdate {
    RowChange change = RowChange::same;
    std::vector<std::size_t> proposed;               ///< Indexes of the row's claims that are new.
    std::vector<std::optional<EntryId>> takes_place; ///< For each of them: the claim of the same kind before it.
    std::vector<EntryId> replaced;                   ///< Claims that the row no longer makes.
};

/// `says`: the claims of the row in the edition, none when the row is gone. `known`: what earlier editions said of this
/// row, the oldest first. Independent of the order of claims of different kinds.
RowUpdate update_of(const std::vector<domain::Claim>& says, const std::vector<ListedClaim>& known);

} // namespace vigil::records
