// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/work.hpp"
#include "base/edtf.hpp"
#include "base/result.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Case files: the team's own work as values. docs/methods/case-files.md, whose steps the code names. Pure.
namespace vigil::answers {

/// What the team wrote in one field. Several values are concurrent: all are shown.
struct Written {
    std::vector<WorkValue> values;

    bool empty() const { return values.empty(); }
    bool concurrent() const { return values.size() > 1; }
    std::string text() const;       ///< The value, or "a / b (two values)".
    std::optional<Day> day() const; ///< The earliest day written (step 10); absent: none can be read.
    bool all_days() const;          ///< Something is written, and all of it is days: done, answered, met.
    void add_entries_to(std::vector<records::EntryId>& entries) const;
};

/// Something put into a case file.
struct CaseItem {
    std::string id; ///< Of the record, or hexadecimal of the document.
    Written label;  ///< As it was called when it was put in.
};

struct CaseAction {
    std::string key; ///< "2-mara".
    Written kind, what, to, sent, due, answered, answer;
    bool waits() const { return !due.empty() && !answered.all_days(); }
    std::string words() const; ///< "letter to the Ministry of Justice: ask for a visit".
};

struct CaseStep {
    std::string key;
    Written what, due, who, done;
    bool open() const { return !done.all_days(); }
};

struct CaseNeed {
    std::string key;
    Written what, kind, since, met;
    bool open() const { return !met.all_days(); }
};

struct CaseFile {
    std::string reference;
    Written title, officer, state, note;
    std::vector<CaseItem> people, proceedings, calls, documents;
    std::vector<CaseAction> actions;
    std::vector<CaseStep> steps;
    std::vector<CaseNeed> needs;
    std::vector<std::pair<std::string, Written>> others; ///< Fields that this version does not know: kept and shown.

    bool closed() const; ///< All values of `state` say so.
};

/// From the fields of "case:REFERENCE". Whatever they hold becomes some part of it.
CaseFile case_file(std::string reference, const WorkFields& fields);

/// Errors: invalid_argument, unless it is 1 to 60 letters, digits, "-", "_" and "." and begins with a letter or digit.
Result<Done> check_reference(std::string_view reference);

/// Kinds of numbered things and the fields that each has: "action", "step", "need".
std::span<const std::string_view> fields_of(std::string_view kind);
/// Errors: invalid_argument, when the field has no such name, or a day is none ("no" undoes a day).
Result<Done> check_field(std::string_view kind, std::string_view field, std::string_view value);

/// The next free number of a kind with the member's code name: "3-mara" (step 8).
std::string next_key(const CaseFile& file, std::string_view kind, std::string_view member);
/// The key that `typed` means: the key itself, or its number where only one fits. Errors: not_found, invalid_argument.
Result<std::string> key_named(const CaseFile& file, std::string_view kind, std::string_view typed);

} // namespace vigil::answers
