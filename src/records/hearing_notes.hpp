// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/proceeding.hpp"

/// Hearing notes from the lines of typed notes: docs/methods/proceedings.md, steps 17 and 18.
namespace vigil::records {

/// A line of a hearing note (conventions.hpp), which is no step of its own.
bool is_hearing_line(const domain::Claim& claim);
/// Adds the line to the note that it stands in. Pre: is_hearing_line, not denied.
void add_hearing_line(std::vector<HearingNote>& notes, const StandingClaim& claim);
/// Notes by day and note, lines and answers in the order of the sheet.
void order_hearings(std::vector<HearingNote>& notes);

} // namespace vigil::records
