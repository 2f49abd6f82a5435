// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/area.hpp"
#include "answers/happenings.hpp"

#include <array>

/// What happened under a disruption, and what could be documented of it: docs/methods/disruptions.md, steps 11 to 21.
/// Families of records: disruption, incident. `standing`: the claims under them.
namespace vigil::answers {

struct OverlaidIncident {
    IncidentRow incident;
    Inside inside = Inside::surely;
    std::string why; ///< Why it only may lie inside; empty when it surely does.
};

struct OverlayRow {
    DisruptionRow disruption;
    HeldDays days;
    std::vector<OverlaidIncident> incidents; ///< Surely inside first, then by day.
    std::size_t surely = 0, maybe = 0;
    std::size_t not_known = 0; ///< Incidents whose day or place is not known: never counted as outside.
};
struct Overlay {
    Head head;
    std::vector<OverlayRow> rows; ///< As in disruptions().
};
/// `which`: start of an id, or words of a disruption's label; empty: all but blockings. No row: none fits.
Overlay overlay(const Material& material, const View& view, const PlaceTable& places, std::string_view which = {});

constexpr std::array<int, 3> gap_delays{1, 7, 30}; ///< Days after the happening.

/// Of the happenings of some days: how many were known how soon. Absent: those days have not passed yet.
struct KnownAfter {
    std::array<std::optional<std::size_t>, gap_delays.size()> after;
    bool operator==(const KnownAfter&) const = default;
};

enum class GapPart : std::uint8_t { before, maybe, inside };
std::string_view label_of(GapPart part);

struct GapDay {
    Day day{};
    GapPart part = GapPart::before;
    std::size_t happenings = 0; ///< That the casebook holds now.
    KnownAfter published, kept; ///< By documents' dates of publication, and by the casebook's known-times.
    bool operator==(const GapDay&) const = default;
};

/// For one delay: of `of` happenings on days for which it is known, `known` were known by then.
struct GapShare {
    std::size_t known = 0, of = 0;
    std::size_t days = 0, days_not_yet = 0;
};
struct GapTotal {
    GapPart part = GapPart::before;
    std::size_t days = 0, happenings = 0;
    std::array<GapShare, gap_delays.size()> published, kept;
};

struct GapRow {
    DisruptionRow disruption;
    HeldDays held;
    std::string why_not;          ///< Why there is no table; empty: there is one.
    std::vector<GapDay> days;     ///< Every day, in order.
    std::vector<GapTotal> totals; ///< Before and inside.
    std::size_t inexact = 0; ///< Happenings in the area that may lie in these days, whose day is not stated exactly.
    std::size_t place_unknown = 0; ///< Happenings of these days whose place is not known to lie in the area.
};
struct Gap {
    Head head;
    std::vector<GapRow> rows;
};
Gap documentation_gap(const Material& material, const View& view, const PlaceTable& places,
                      std::string_view which = {});

/// Disruptions that `which` means (see overlay).
std::vector<DisruptionRow> disruptions_meant(const Material& material, const View& view, std::string_view which);

} // namespace vigil::answers
