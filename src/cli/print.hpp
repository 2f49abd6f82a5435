// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/app.hpp"
#include "cli/command.hpp"

/// Answers as calm text. Every one ends with its floor, how much lies below it, and (asked for) its basis.
namespace vigil::cli {

/// The heading of an answer with what was asked.
void print_title(const Io& io, const answers::Head& head);
/// Floor, what lies below, and with `basis` the claims with their words.
void print_foot(const Io& io, const answers::Head& head, bool basis);

/// Of lists without a floor: the days that were asked about; nothing when none was.
void print_times(const Io& io, const answers::View& view);

void print(const Io& io, const answers::People& answer);
void print(const Io& io, const answers::PersonPage& answer);
void print(const Io& io, const answers::Suggestions& answer);
void print(const Io& io, const answers::Proceedings& answer);
void print(const Io& io, const answers::Incidents& answer);
void print(const Io& io, const answers::Disruptions& answer);
void print(const Io& io, const answers::Overlay& answer);
void print(const Io& io, const answers::Gap& answer);
void print(const Io& io, const answers::Participations& answer);
void print(const Io& io, const answers::Calls& answer);
void print(const Io& io, const answers::Sources& answer);
void print(const Io& io, const answers::MinimumCount& answer);
void print(const Io& io, const answers::Changes& answer);
/// The people of a report or note, held against the lists.
void print(const Io& io, const app::AgainstLists& lists);

/// One claim on a few lines: id, state, type, who, when, where, and its words.
void print(const Io& io, const app::ClaimRow& row);
/// "release: Rosa Example; 2026-01-08; Caracas; according to …".
std::string in_words(const domain::Claim& claim);

} // namespace vigil::cli
