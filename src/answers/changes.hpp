// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/material.hpp"

#include <set>
#include <string>
#include <vector>

/// What two answers to one question, from what was known at two times, do not have in common: docs/methods/changes.md,
/// step by step.
namespace vigil::answers {

/// One line of an answer, so far that it can be compared.
struct Line {
    std::string section; ///< "people", "proceedings", …, "counts".
    std::string id;
    std::string label;          ///< Name of the person, place and day of the incident.
    std::string text;           ///< What the answer says of it.
    std::set<std::string> keys; ///< Mentions (people) or claims that the record is made of; empty: by id alone.
    Basis basis;
    bool operator==(const Line&) const = default;
};

/// What is known at one time: records and standing claims at the floor asked, and the claims that stand at the proposed
/// floor, to tell "checked since" from "new".
struct Knowledge {
    Material material;
    records::Standing proposed;
    std::vector<Line> more; ///< Lines that the caller adds: counts.
};

/// Lines of all records (step 2). Material: all families.
std::vector<Line> lines_of(const Material& material, const View& view);

enum class ChangeKind : std::uint8_t { added, withdrawn, corrected, joined, parted };
std::string_view label_of(ChangeKind kind); ///< "new", "withdrawn" …

enum class ClaimFate : std::uint8_t { added, withdrawn, corrected, above_floor, below_floor };
std::string_view label_of(ClaimFate fate);

struct ClaimChange {
    EntryId claim;
    ClaimFate fate = ClaimFate::added;
    auto operator<=>(const ClaimChange&) const = default;
};

struct Change {
    ChangeKind kind = ChangeKind::added;
    std::string section;
    std::vector<Line> before, after;
    std::vector<ClaimChange> claims; ///< Step 6: claims under the lines that changed themselves.
};

/// Which lines to show.
struct ChangesQuestion {
    std::set<std::string> sections; ///< Empty: all.
    std::string contains;           ///< In label or text, as search key; empty: all.
};

struct Changes {
    Head head;
    std::string since, until; ///< "2026-01-09", "now": of knowledge.
    ChangesQuestion question;
    std::vector<Change> changes;     ///< By section, kind, label.
    std::vector<ClaimChange> claims; ///< Step 7: of all claims, by id.

    std::size_t with(ClaimFate fate) const;
};

/// Both at the floor and day of `view`. `head.basis` quotes the claims that changed, from after where they stand there.
Changes changes(const Knowledge& before, const View& then, const Knowledge& after, const View& now,
                const ChangesQuestion& question = {});

/// Evidence as it was at an instant: entries known later are left out, readings superseded later are not.
records::Evidence known_until(records::Evidence evidence, Instant at);

} // namespace vigil::answers
