// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/case_file.hpp"
#include "answers/material.hpp"

/// What asks for attention: docs/methods/today.md, whose steps the code names. Pure.
namespace vigil::answers {

struct TodayQuestion {
    int days = 14;   ///< How far ahead.
    int silent = 30; ///< From how many days without confirmation on somebody counts as without news.
    Instant since{}; ///< Claims that the casebook knew after it are new.
};

/// What it is made of.
struct TodayMaterial {
    Material at_floor; ///< People and proceedings at the view's floor, with their claims.
    Material proposed; ///< People and their claims at the floor proposed, for what is new.
    std::vector<CaseFile> cases;
};

/// One line.
struct TodayLine {
    enum class Kind : std::uint8_t { step, action, hearing, limit, need, silence, claim } kind = Kind::step;
    std::optional<Day> day;              ///< When it is due, or was last confirmed; absent: nobody said.
    std::string what;                    ///< In words without names.
    std::string who;                     ///< Names, if it is about somebody.
    std::vector<std::string> references; ///< Case files that it belongs to.
    std::vector<std::string> perhaps;    ///< Case files of who may be the same person; none that stands above.
    std::string officer;                 ///< Who is to do it: a code name.
    Basis basis;                         ///< Claims that say it,
    std::vector<EntryId> entries;        ///< and entries of the case file that do.
    std::string key;                     ///< Stays the same while claim or step stands: for calendars.
    bool judged = false;                 ///< Of a new claim: a person judged it already.
};

struct Today {
    Head head;
    TodayQuestion question;
    std::vector<TodayLine> due, hearings, limits, needs, silent, fresh;
};

Today today(const TodayMaterial& material, const View& view, const TodayQuestion& question = {});

std::string_view name_of(TodayLine::Kind kind);

} // namespace vigil::answers
