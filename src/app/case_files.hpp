// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/case_file.hpp"
#include "answers/people.hpp"
#include "app/session.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Case files as a team works with them: docs/methods/case-files.md. Each function is one transaction.
namespace vigil::app {

/// Errors: invalid_argument (a bad reference; it exists already).
Result<Done> new_case(Session& session, const std::string& reference, const std::map<std::string, std::string>& head);
/// Sets fields of the head: title, officer, state, note; empty removes. Errors: not_found, invalid_argument.
Result<Done> set_case(Session& session, const std::string& reference, const std::map<std::string, std::string>& head);

/// Something to put into a case file or take out of it.
struct CasePick {
    std::string kind; ///< person, proceeding, call, document.
    std::string who;  ///< A name or id; for the others the start of an id, or a file name.
};
/// What was put in or taken out: how it is called. Errors: not_found, invalid_argument, naming which.
Result<std::vector<std::string>> put_in_case(Session& session, const std::string& reference,
                                             const std::vector<CasePick>& picks);
Result<std::vector<std::string>> take_from_case(Session& session, const std::string& reference,
                                                const std::vector<CasePick>& picks);

/// Adds an action, step or need, or (with `number`) changes fields of one. Its key.
/// Errors: not_found, invalid_argument (a field, a day, nothing to write).
Result<std::string> write_in_case(Session& session, const std::string& reference, const std::string& kind,
                                  const std::string& number, const std::map<std::string, std::string>& fields);

Result<answers::CaseFile> case_file(const Session& session, const std::string& reference); ///< Errors: not_found.
std::vector<answers::CaseFile> case_files(const Session& session);                         ///< By reference.

/// A case file with what the casebook says today of what is in it.
struct CasePage {
    answers::CaseFile file;
    struct Line {
        std::string id, label;
        std::string state;   ///< "held, last confirmed 2026-01-09"; empty for documents.
        bool stands = false; ///< A record (or document) of this id stands.
    };
    std::vector<Line> people, proceedings, calls, documents;
};
Result<CasePage> case_page(const Session& session, const answers::View& view, const std::string& reference);

/// Every value ever set in a case file: field, value, member, day.
struct CaseChange {
    std::string field;
    answers::WorkValue value;
};
/// Oldest first. Errors: not_found.
Result<std::vector<CaseChange>> case_history(const Session& session, const std::string& reference);

} // namespace vigil::app
