// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

/// The tables of casebook.db (spec/casebook.md). Canonical ones are never migrated; derived ones are dropped and made
/// again from them.
namespace vigil::store {

extern const char* const canonical_tables;
extern const char* const derived_tables;
// Of tables that a rebuild fills first: made at once they cost less than row by row.
extern const char* const derived_indexes;
extern const char* const record_indexes;
extern const char* const drop_derived_tables;

/// Version of the derived tables themselves; together with records::fold_version it decides about a rebuild.
constexpr int derived_version = 7;

} // namespace vigil::store
