// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/changes.hpp"
#include "app/session.hpp"

#include <optional>

/// What the casebook knew at one time, and what changed between two: docs/methods/as-of.md and changes.md.
namespace vigil::app {

/// All records and standing claims at the view's floor, known by `at` (absent: by the view's `known`, or all).
answers::Knowledge knowledge(const Session& session, const answers::View& view, std::optional<Instant> at = {});

/// Between what was known by the end of two days, UTC; without `to`: all. Counts that are saved as definitions are
/// lines too. Errors: invalid_argument (`to` lies before `from`).
Result<answers::Changes> changes(const Session& session, const answers::View& view, Day from, std::optional<Day> to,
                                 const answers::ChangesQuestion& question = {});

/// What `now` answers beside what was known at an instant, asked as of that instant's day.
Result<answers::Changes> changes_since(const Session& session, const answers::View& now, Instant then,
                                       const answers::ChangesQuestion& question);
/// The lines that a question has now, in the order of the answer. Errors: those of saved counts.
Result<std::vector<answers::Line>> lines_now(const Session& session, const answers::View& view,
                                             const answers::ChangesQuestion& question);

/// How many claims that were known by the view's `known` were erased since; 0 without one.
std::size_t erased_since(const Session& session, const answers::View& view);

} // namespace vigil::app
