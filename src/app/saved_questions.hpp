// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/past.hpp"

#include <optional>
#include <string>
#include <vector>

/// Questions that are asked again and again, and report what changed: docs/methods/changes.md, steps 8 and 9.
namespace vigil::app {

struct SavedQuestion {
    std::string name;
    std::string ask;  ///< "people", "proceedings", …, "counts", "all".
    std::string only; ///< Words that a line has to contain; empty: all.
    std::string floor = "checked";
    std::vector<std::string> concurrent; ///< Fields that two members set without knowing of one another.
    std::optional<Instant> last_run;
    std::string last_by;
};

/// By name.
std::vector<SavedQuestion> saved_questions(const Session& session);
/// Errors: not_found.
Result<SavedQuestion> saved_question(const Session& session, const std::string& name);
/// Changes it where it exists; its runs stay. Errors: invalid_argument, naming the field.
Result<Done> save_question(Session& session, const SavedQuestion& question);
/// Errors: not_found.
Result<Done> remove_question(Session& session, const std::string& name);

struct QuestionRun {
    SavedQuestion question;
    std::optional<answers::Changes> changes; ///< Absent: it was never run before.
    std::vector<answers::Line> lines;        ///< Of a first run: the answer itself.
};
/// Asks it, and with `note` writes down that it was asked now. Errors: not_found, and those of its counts.
Result<QuestionRun> run_question(Session& session, const std::string& name, bool note);

std::string to_json(const std::vector<SavedQuestion>& questions);

} // namespace vigil::app
