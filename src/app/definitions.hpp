// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/questions.hpp"

#include <optional>
#include <string>
#include <vector>

/// Questions for counts under a name, in versions: docs/methods/minimum-count.md, steps 25 and 26.
namespace vigil::app {

struct Definition {
    std::string name;        ///< "sdg-16.10.1".
    std::size_t version = 0; ///< From 1 in order of the ledger; 0: as it ships with the program.
    CountWords words;
    std::string text;             ///< As it was saved.
    std::optional<EntryId> entry; ///< Absent: shipped.
    std::string member;
    Instant known{};
    bool shipped = false;
    bool in_force = false;

    std::string label() const; ///< "sdg-16.10.1, version 2".
};

/// Those in force: one of each name, or several that are concurrent; then those that ship under other names. By name.
std::vector<Definition> definitions(const Session& session);
/// All versions of one name, oldest first; the shipped one first of all.
std::vector<Definition> versions_of(const Session& session, const std::string& name);
/// The one in force, or the version asked for. Errors: not_found, invalid_argument (several are in force).
Result<Definition> definition(const Session& session, const std::string& name, std::optional<std::size_t> version = {});
/// A new version. Errors: invalid_argument (a name or words that make no question).
Result<Definition> save_definition(Session& session, const std::string& name, const CountWords& words);

/// Lines "key: value". `definition_text(parse)` gives equal words. Errors: malformed, naming the line.
Result<CountWords> parse_definition(std::string_view text);
std::string definition_text(const CountWords& words);

std::string to_json(const std::vector<Definition>& definitions);

} // namespace vigil::app
