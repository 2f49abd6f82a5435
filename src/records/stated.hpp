// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/evidence.hpp"

#include <optional>
#include <string>
#include <vector>

/// What typed records have in common: a value never stands without the claims that say it.
namespace vigil::records {

using Basis = std::vector<EntryId>; ///< Claims that say so, sorted, without repetition.

/// How firmly a release is said: by whom it was announced, told by one origin, or told by two origins (or assessed as
/// confirmed by a person).
enum class Firmness : std::uint8_t { announced, reported, confirmed };

/// Open, closed, or nobody said.
enum class Openness : std::uint8_t { not_known, open, closed };

struct Stated {
    std::string text; ///< As the source has it.
    Basis basis;
    bool operator==(const Stated&) const = default;
};

/// Something that may still follow, only because a claim says so ("The verdict could be subject to appeal").
struct Ahead {
    std::string what;         ///< "hearing", "appeal", "sentence", "execution", …
    std::string words;        ///< Detail or quote of the claim.
    std::optional<Edtf> when; ///< If stated.
    Basis basis;
    bool operator==(const Ahead&) const = default;
};

/// Day and place of one of the things that a death is told by.
struct DatedPlace {
    std::optional<Edtf> when;
    std::vector<std::string> places;
    Basis basis;
    bool operator==(const DatedPlace&) const = default;
};

struct StatedCause {
    std::string text;      ///< Of the source: "heart failure"; for a killing without more: "killed".
    std::string source;    ///< Who says so.
    bool official = false; ///< A ministry, court, police, state medium.
    Basis basis;
    bool operator==(const StatedCause&) const = default;
};

/// One source's number, never added to another's.
struct ReportedNumber {
    domain::Count count;
    std::string of;           ///< What is counted, as stated: "protesters and bystanders".
    std::string source;       ///< Who gives the number (to whom the text attributes it, else who speaks).
    std::string origin;       ///< Numbers of one origin do not confirm one another.
    std::optional<Edtf> when; ///< The window that this number speaks of.
    std::vector<std::string> places;
    std::optional<Edtf> published;
    EntryId claim;
    bool operator==(const ReportedNumber&) const = default;
};

} // namespace vigil::records
