// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/cbor.hpp"
#include "ledger/bodies.hpp"

#include <functional>
#include <optional>
#include <vector>

/// How records lie in the database: an entry is named by its position in the log instead of its 32 bytes, a field by a
/// number, a day by a number of days, and a text that was there before by where it was. What is unpacked equals what
/// was packed. The form may change with derived_version: everything that has it is made by a rebuild.
namespace vigil::store {

/// The positions of the entries that the records of a unit name.
class EntryPositions {
public:
    void add(const ledger::EntryId& id, std::int64_t seq) { m_all.emplace_back(id, seq); }
    /// Once, when all are there.
    void order();
    std::optional<std::int64_t> of(const ledger::EntryId& id) const;

private:
    std::vector<std::pair<ledger::EntryId, std::int64_t>> m_all;
};

using PositionOf = std::function<std::optional<std::int64_t>(const ledger::EntryId&)>;
using EntryAt = std::function<ledger::EntryId(std::int64_t)>;

/// `before`: texts that stand beside the value, as a list that may be referred to. Entries whose position is not known
/// stay as they are.
Bytes pack(const Cbor& value, const PositionOf& position_of, const std::vector<std::string_view>& before = {});
/// Errors: malformed, unless `pack` made it. Pre: `before` as it was then.
Result<Cbor> unpack(ByteView bytes, const EntryAt& entry_at, const std::vector<std::string_view>& before = {});

/// Equal identifiers are equal bytes, and they lie in order of their entries.
Bytes pack_id(std::string_view id, const PositionOf& position_of);
/// Errors: malformed.
Result<std::string> unpack_id(ByteView bytes, const EntryAt& entry_at);

} // namespace vigil::store
