// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/level.hpp"
#include "domain/claim.hpp"
#include "store/casebook.hpp"

#include <map>
#include <string>
#include <vector>

/// Which restriction levels hold (docs/methods/withholding.md, steps 1 to 5). Levels are work data: ("claim:<hex>",
/// "level"), ("document:<hex>", …), ("person:<record id>", …) and so on for each family, ("case:<reference>", …).
namespace vigil::app {

using answers::Level;
using ledger::EntryId;

struct Levels {
    std::map<EntryId, Level> claims;      ///< All claims above `open`, by themselves, their words, document or record.
    std::map<EntryId, Level> documents;   ///< Documents marked as a whole.
    std::map<EntryId, Level> parts;       ///< Their parts.
    std::map<std::string, Level> objects; ///< Everything marked, as it was marked: "case:2026-014".
    struct Words {
        domain::Span span;
        Level level = Level::open;
    };
    std::map<EntryId, std::vector<Words>> words; ///< By part: words of claims that are marked in a part that is not.

    Level of_claim(const EntryId& claim) const;
    Level of_object(const std::string& object) const;
};

/// Reads them all. Costs what is marked, not what the casebook holds.
Levels levels_in(const store::Casebook& casebook);

} // namespace vigil::app
